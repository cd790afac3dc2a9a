import type { ErrorCode } from '../errors.js';
import type { HubRepo } from '../request.js';
import type { Wording } from '../wording.js';
import type { HubAnswer } from './client.js';

/** What a refusal of the Hub means. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: Wording;
}

/** Who asked for what. */
export interface Asked {
  readonly repo: HubRepo;
  readonly endpoint: string;
  /** The account's name on the Hub; '' where it is not known. */
  readonly account: string;
  /** `valid`: the Hub has said so in this run. */
  readonly token: 'none' | 'unclear' | 'valid';
}

interface Row {
  readonly status: number;
  /** X-Error-Code and X-Error-Message; both as the Hub writes them. */
  readonly code?: string;
  readonly says?: RegExp;
  readonly explain: (asked: Asked) => Refusal;
}

/** How an organisation's rules refuse a token, whatever it asks for. */
export const POLICY = /organization token policy|revoked by the organization administrator/i;

/** The Hub's refusals of auth-check, the telling ones first. Sources: huggingface_hub, utils/_http.py; Hub docs. */
const ROWS: readonly Row[] = [
  { status: 403, says: /awaiting a review from the repo authors/i, explain: pending },
  { status: 403, says: /has been (rejected|reset) by/i, explain: rejected },
  { status: 403, says: /enable access to public gated repositories/i, explain: lacksScope },
  { status: 403, says: POLICY, explain: policy },
  { status: 403, code: 'GatedRepo', explain: noLicence },
  { status: 403, says: /not in the authorized list/i, explain: noLicence },
  { status: 401, code: 'GatedRepo', explain: needsToken },
  { status: 401, says: /must have access to it and be authenticated/i, explain: needsToken },
  { status: 401, says: /Invalid (credentials|user token)/i, explain: invalidToken },
  { status: 401, explain: hidden },
  { status: 404, code: 'RevisionNotFound', explain: noRevision },
  { status: 404, code: 'RepoNotFound', explain: notFound },
];

/** What an answer to a question for access means; undefined when it means nothing certain. */
export function refusalOf(answer: HubAnswer, asked: Asked): Refusal | undefined {
  // Whether a token is valid is decided by whoami alone; a mirror may lose it on the way to a repository.
  if (answer.status === 401 && asked.token === 'valid') return undefined;
  const code = answer.header('x-error-code');
  const text = answer.header('x-error-message');
  const row = ROWS.find(
    row =>
      row.status === answer.status &&
      (row.code === undefined || row.code === code) &&
      (row.says === undefined || row.says.test(text)),
  );
  return row?.explain(asked);
}

/** The page of a repository, where a person accepts its licence. */
function pageOf({ endpoint, repo }: Asked): string {
  return `${endpoint}/${repo.kind === 'datasets' ? 'datasets/' : ''}${repo.id}`;
}

function nameOf({ repo }: Asked): string {
  return `The ${repo.kind === 'models' ? 'model' : 'dataset'} ${repo.id}`;
}

function accountOf({ account }: Asked): string {
  return account === '' ? "the token's account" : `the account ${account}`;
}

function noLicence(asked: Asked): Refusal {
  return {
    code: 'HUB_LICENCE',
    message: `${nameOf(asked)} is gated, and ${accountOf(asked)} has not been given access to it.`,
    hint: `Log in with ${accountOf(asked)}, open ${pageOf(asked)} and accept the conditions there.`,
  };
}

function pending(asked: Asked): Refusal {
  return {
    code: 'HUB_PENDING',
    message: `${nameOf(asked)} is gated, and the request of ${accountOf(asked)} awaits a review by its authors.`,
    hint: `Wait for their answer; ${pageOf(asked)} shows it.`,
  };
}

function rejected(asked: Asked): Refusal {
  return {
    code: 'HUB_REJECTED',
    message: `${nameOf(asked)} is gated, and its authors rejected or reset the access of ${accountOf(asked)}.`,
    hint: `Ask again or contact them at ${pageOf(asked)}, or use the token of an account that has access.`,
  };
}

function lacksScope(asked: Asked): Refusal {
  return {
    code: 'HUB_SCOPE',
    message: `${nameOf(asked)} is gated, and the fine-grained token may not read gated repositories.`,
    hint: `Edit the token at ${asked.endpoint}/settings/tokens: "Read access to contents of all public gated repos you can access".`,
  };
}

function policy(asked: Asked): Refusal {
  return {
    ...REFUSED_BY_POLICY,
    message: `${nameOf(asked)} belongs to an organisation whose token policy refuses this token.`,
  };
}

/** For a token that is refused whatever it asks for. */
export const REFUSED_BY_POLICY: Refusal = {
  code: 'HUB_POLICY',
  message: "An organisation's token policy refuses the token, or its administrator revoked it.",
  hint: 'Ask the administrator of the organisation to approve the token, or make one as its policy wants it.',
};

function needsToken(asked: Asked): Refusal {
  if (asked.token !== 'none') return invalidToken(asked);
  return {
    code: 'HUB_LICENCE',
    message: `${nameOf(asked)} is gated, and there is no token.`,
    hint: say =>
      `Accept its conditions at ${pageOf(asked)} and pass a token of that account by ${say.name('hf-token')}.`,
  };
}

function invalidToken(asked: Asked): Refusal {
  return {
    code: 'HUB_TOKEN',
    message: `The Hub does not take the token: it is expired, revoked or mistyped.`,
    hint: say => `Make a new one at ${asked.endpoint}/settings/tokens and ${say.storeToken}.`,
  };
}

/** Who is not known is not told whether a private repository exists. */
function hidden(asked: Asked): Refusal {
  if (asked.token !== 'none') return invalidToken(asked);
  return {
    code: 'HUB_NOT_FOUND',
    message: `${nameOf(asked)} does not exist, or is private and there is no token.`,
    hint: say =>
      `Check the name at ${pageOf(asked)}, or pass a token that may read it by ${say.name('hf-token')}.`,
  };
}

function notFound(asked: Asked): Refusal {
  return {
    code: 'HUB_NOT_FOUND',
    message: `${nameOf(asked)} does not exist, or ${accountOf(asked)} may not see it.`,
    hint: `Check the name at ${pageOf(asked)}; a fine-grained token names the repositories that it may read.`,
  };
}

function noRevision(asked: Asked): Refusal {
  return {
    code: 'HUB_NOT_FOUND',
    message: `${nameOf(asked)} has no revision ${asked.repo.revision}.`,
    hint: `Its branches, tags and commits are at ${pageOf(asked)}.`,
  };
}
