import type { Wording } from '../wording.js';

/** What stands in a log: all texts in what the step printed, and the pattern in the line that completes them. */
interface Said {
  readonly texts: readonly string[];
  readonly line?: RegExp;
}

/** An error of the Hub as its clients print it, and what the user does about it. */
export interface HubError {
  readonly any: readonly Said[];
  readonly hint: Wording;
}

const TOKENS = 'https://huggingface.co/settings/tokens';
const MOUNT = 'RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true';

/** The texts of huggingface_hub, its predecessors, git, curl, pip and Rust clients; the first row that fits counts. */
export const HUB_ERRORS: readonly HubError[] = [
  row(
    ["Illegal header value b'Bearer", 'return character(s) in header value'],
    `The step read a token with a line break in it, and the client printed the whole header: rotate the token at ${TOKENS}. The token itself is mounted without a line break; strip the file that it reads (tr -d '\\r\\n').`,
  ),
  row(
    ['Please enable access to public gated repositories'],
    `The token is fine-grained and may not read gated repositories: edit it at ${TOKENS} and enable "Read access to contents of all public gated repos you can access".`,
  ),
  row(
    ['awaiting a review from the repo authors'],
    "The request for access is pending: the repository's authors have to accept it first.",
  ),
  row(
    ["has been rejected by the repo's authors", 'has been reset by'],
    "The repository's authors rejected or withdrew the access of the token's account: ask them, and request it again on the repository's page.",
  ),
  row(
    ['you are not in the authorized list'],
    "Accept the licence on the repository's page, signed in as the account that the token belongs to.",
  ),
  row(
    ['be authenticated to access it'],
    say =>
      `The token did not reach this RUN: write ${MOUNT}, with the id that ${say.name('secret-id')} names, or pass the content of /run/secrets/hf_token to the client.`,
  ),
  row(
    ['Invalid credentials in Authorization header', 'Invalid user token.'],
    say => `The token is wrong, expired or revoked: see ${TOKENS} and ${say.updateToken}.`,
  ),
  row(
    ['organization token policy', 'revoked by the organization administrator'],
    "The organisation's policy does not let this token in: ask its administrator, or use a token of the kind that it demands.",
  ),
  row(
    ['Cannot access gated repo for url', 'You are trying to access a gated repo.'],
    "The repository is gated: accept its licence on its page with the token's account, and pass the token to this RUN.",
  ),
  {
    any: [{ texts: ['Access denied.', 'requires approval.'] }],
    hint: say =>
      `The repository is gated: request access on its page with the token's account, and make sure that the token is valid and reaches this RUN. List it in ${say.name('models')} or ${say.name('datasets')} to check it before the build.`,
  },
  row(
    [
      'Repository Not Found for url',
      'is not a valid model identifier',
      'If the repo is private, make sure you are authenticated',
      'Revision not found in model',
    ],
    "The repository's name has a typo, or it is private: does the token reach this RUN, and may its account read it?",
  ),
  row(
    ['Not logged in', 'Token is required', 'You need to authenticate to this hub'],
    say => `This RUN has no token: write ${MOUNT}, with the id that ${say.name('secret-id')} names.`,
  ),
  row(
    ['is a gated dataset on the Hub'],
    "The dataset is gated: accept its conditions on its page with the token's account, and pass the token to this RUN.",
  ),
  row(
    ['It might be because the pipeline is private or gated'],
    'A pipeline loads other repositories: accept the conditions of each of them, not only of the pipeline.',
  ),
  row(
    [
      "We couldn't connect to 'https://huggingface.co'",
      'An error happened while trying to locate the file on the Hub',
    ],
    'Often a refused access that the client hides: check licence and token first, then whether the builder reaches the Hub.',
  ),
  {
    any: [{ texts: ['Forbidden:', 'Make sure your token has the correct permissions'] }],
    hint: `The token lacks the scope for this: edit it at ${TOKENS}.`,
  },
  row(
    ['429 Too Many Requests', 'We had to rate limit your IP'],
    'The Hub limits requests, without a token far earlier: pass the token to this RUN, and run the build again later.',
  ),
  row(
    [
      'Password authentication in git is no longer supported',
      "could not read Username for 'https://huggingface.co'",
      "Authentication failed for 'https://huggingface.co",
    ],
    'git has no token: use hf download, or give git the token from the mount by a credential helper, never in the URL.',
  ),
  row(
    ['batch response: Authentication required'],
    'git-lfs has no token: use hf download, or give git the token from the mount by a credential helper.',
  ),
  {
    any: [{ texts: ['curl: (22)'], line: /\b40[13]\b/ }],
    hint: 'curl was refused: send the token from the mount as a header out of a file (curl -H @file), and accept the licence of a gated repository.',
  },
  row(
    ['HTTP error 401 while getting'],
    'pip was refused: give it the token from the mount by a netrc or a pip.conf that is a secret mount itself.',
  ),
  row(
    ['HTTP status client error (401 Unauthorized)'],
    `The client has no valid token: write ${MOUNT}, and see ${TOKENS}.`,
  ),
  row(
    ['HeaderTooLarge', "invalid load key, 'v'"],
    'The file is a Git LFS pointer or an error page instead of weights: download it by hf download, with the token.',
  ),
  row(
    ['huggingface-cli: not found', 'huggingface-cli: command not found'],
    'huggingface-cli is gone: install huggingface_hub and use hf download.',
    { texts: ['huggingface-cli', 'no longer works'] },
  ),
  row(['OIDC Exchange failed'], say => say.exchangeRefused),
  row(
    [
      '401 Client Error',
      '403 Client Error',
      "Client error '401 Unauthorized'",
      "Client error '403 Forbidden'",
      'Access Denied',
    ],
    `The Hub refused the request: is the token valid (${TOKENS}), does it reach this RUN (--mount=type=secret), and is the licence of the repository accepted?`,
  ),
  {
    any: [
      { texts: ['secret ', ': not found'], line: /^secret [\w.-]+: not found/ },
      { texts: ['/run/secrets/'], line: /\/run\/secrets\/[\w.-]+['"]?: no such file or directory/i },
      {
        texts: ['/run/secrets/'],
        line: /can(?:'|no)t open ['"]?\/run\/secrets\/[\w.-]+['"]?: no such file/i,
      },
      { texts: ['/run/secrets/'], line: /\/run\/secrets\/[\w.-]+['"]? is empty/i },
    ],
    hint: say =>
      `The step has no secret under this id: the mount's id and ${say.name('secret-id')} have to be the same, and ${say.needsToken}.`,
  },
  row(
    ['Revision Not Found for url', 'EntryNotFoundError: 404 Client Error'],
    'The repository is there and may be read, but it has no such revision or file: check the name of the file and --revision.',
  ),
];

function row(texts: readonly string[], hint: Wording, ...more: readonly Said[]): HubError {
  return { any: [...texts.map(text => ({ texts: [text] })), ...more], hint };
}
