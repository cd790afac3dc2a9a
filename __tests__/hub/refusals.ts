import type { HubReply } from './hub-server.js';

/** What the Hub thinks of a token that wants a repository. */
export type Access =
  | 'open'
  | 'granted'
  | 'licence'
  | 'pending'
  | 'rejected'
  | 'reset'
  | 'scope'
  | 'policy'
  | 'revoked'
  | 'missing';

interface Asking {
  readonly access: Access;
  readonly hasToken: boolean;
  /** Whether the token is one that the Hub does not know. */
  readonly isBad: boolean;
}

interface Words {
  readonly status: number;
  readonly code?: string;
  readonly says: string;
}

/** The Hub's words, by what is wrong. `REPO` stands for `model acme/nano`. */
const WORDS: Readonly<Record<Exclude<Access, 'open' | 'granted'>, Words>> = {
  licence: {
    status: 403,
    code: 'GatedRepo',
    says: 'Access to REPO is restricted and you are not in the authorized list. Visit its page to ask for access.',
  },
  pending: {
    status: 403,
    code: 'GatedRepo',
    says: 'Your request to access REPO is awaiting a review from the repo authors.',
  },
  rejected: {
    status: 403,
    code: 'GatedRepo',
    says: "Your request to access REPO has been rejected by the repo's authors.",
  },
  reset: {
    status: 403,
    code: 'GatedRepo',
    says: "Your access to REPO has been reset by the repo's authors.",
  },
  scope: {
    status: 403,
    says: 'Please enable access to public gated repositories in your fine-grained token settings to view this repository.',
  },
  policy: { status: 403, says: 'Your token does not comply with the organization token policy.' },
  revoked: { status: 403, says: 'This token was revoked by the organization administrator.' },
  missing: { status: 404, code: 'RepoNotFound', says: 'Repository not found' },
};

const ANONYMOUS_GATED: Words = {
  status: 401,
  code: 'GatedRepo',
  says: 'Access to REPO is restricted. You must have access to it and be authenticated to access it. Please log in.',
};
const ANONYMOUS_MISSING: Words = { status: 401, says: 'Invalid username or password.' };
const BAD_TOKEN: Words = { status: 401, says: 'Invalid credentials in Authorization header' };

/** How the Hub refuses a repository (`models/acme/nano`); undefined when it does not. */
export function refusal(repo: string, asking: Asking): HubReply | undefined {
  const words = wordsFor(asking);
  if (words === undefined) return undefined;
  const error = words.says.replace('REPO', repo.replace(/^(\w+)s\//, '$1 '));
  const headers = {
    ...(words.code === undefined ? {} : { 'x-error-code': words.code }),
    'x-error-message': error,
  };
  return { status: words.status, headers, body: { error } };
}

function wordsFor({ access, hasToken, isBad }: Asking): Words | undefined {
  if (access === 'open') return undefined;
  if (!hasToken) return access === 'missing' ? ANONYMOUS_MISSING : ANONYMOUS_GATED;
  if (isBad) return BAD_TOKEN;
  return access === 'granted' ? undefined : WORDS[access];
}
