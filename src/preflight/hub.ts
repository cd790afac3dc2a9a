import { askHub, type HubAnswer, type NoAnswer } from '../hub/client.js';
import type { HubRepo, HubRequest } from '../request.js';
import type { SecretValue } from '../secret/value.js';
import { accountOf } from './hub-account.js';
import { type Asked, refusalOf } from './hub-table.js';
import type { Problem } from './problem.js';

/** What is asked of the Hub. */
export interface HubJob {
  readonly hub: HubRequest;
  /** The Hub's token of this run. */
  readonly token: SecretValue | undefined;
  /** True when this Hub has just given the token by the tokenless exchange. */
  readonly isFresh: boolean;
  readonly cancel: AbortSignal;
  readonly log: (line: string) => void;
}

/** Repositories that are asked for at the same time. */
const AT_ONCE = 4;

/**
 * Asks the Hub whether the token is valid and may read each repository. Only what the Hub itself refuses is an
 * error; a Hub that cannot be reached, or answers something else, is a warning.
 */
export async function checkHub({ hub, token, isFresh, cancel, log }: HubJob): Promise<Problem[]> {
  if (token === undefined && hub.repos.length === 0) return [];
  if (hub.isOffline) {
    log('HF_HUB_OFFLINE is set: the Hub is not asked about the token.');
    return [];
  }
  const host = new URL(hub.endpoint).host;
  if (token !== undefined) log(`Asking ${host} about the token.`);
  const ask: Ask = path => askHub({ url: `${hub.endpoint}${path}`, token: token?.reveal() ?? '' }, cancel);
  const account = token === undefined ? NOBODY : isFresh ? FRESH : await whoIs(ask, hub);
  if (account.isLast) return [...account.problems];
  const asked = { endpoint: hub.endpoint, account: account.name, token: account.token };
  const found = await inTurns(hub.repos, repo => checkRepo(ask, { ...asked, repo }));
  return [...account.problems, ...found.flat()];
}

type Ask = (path: string) => Promise<HubAnswer | NoAnswer>;

interface Known {
  readonly name: string;
  readonly token: Asked['token'];
  /** Whether there is nothing more to ask: the token is refused, or nobody answers. */
  readonly isLast: boolean;
  readonly problems: readonly Problem[];
}

const NOBODY: Known = { name: '', token: 'none', isLast: false, problems: [] };

/** A token that the Hub has just given need not be asked about. */
const FRESH: Known = { ...NOBODY, token: 'valid' };
const UNCLEAR: Known = { ...NOBODY, token: 'unclear' };

/** Once a run: the Hub allows few of these. Whether a token is valid is decided here alone. */
async function whoIs(ask: Ask, { endpoint }: HubRequest): Promise<Known> {
  const reply = await ask('/api/whoami-v2');
  if (reply.kind === 'answer' && reply.status === 200 && isObject(reply.json)) {
    return { token: 'valid', isLast: false, ...accountOf(reply, Date.now()) };
  }
  if (reply.kind === 'answer' && reply.status === 401) {
    const problem: Problem = {
      level: 'error',
      code: 'HUB_TOKEN',
      message: `${new URL(endpoint).host} does not know the token: it is expired, revoked or mistyped.`,
      hint: `Make a new one at ${endpoint}/settings/tokens and store it as the repository secret.`,
    };
    return { ...UNCLEAR, isLast: true, problems: [problem] };
  }
  const isSilent = reply.kind === 'none';
  const what = isSilent ? 'whether the token is valid and gives access' : 'whether the token is valid';
  return { ...UNCLEAR, isLast: isSilent, problems: [unclear(what, { endpoint, reply })] };
}

async function checkRepo(ask: Ask, asked: Asked): Promise<Problem[]> {
  const { kind, id, revision } = asked.repo;
  const access = await ask(`/api/${kind}/${id}/auth-check`);
  const refused = judged(access, asked);
  if (refused !== undefined) return [refused];
  if (revision === '') return [];
  // auth-check knows no revisions; this answers 404 RevisionNotFound, also for gated repositories.
  const found = judged(await ask(`/api/${kind}/${id}/revision/${encodeURIComponent(revision)}`), asked);
  return found === undefined ? [] : [found];
}

/** Undefined when the Hub gives access. */
function judged(reply: HubAnswer | NoAnswer, asked: Asked): Problem | undefined {
  if (reply.kind === 'answer') {
    if (reply.status === 200) return undefined;
    const refusal = refusalOf(reply, asked);
    if (refusal !== undefined) return { level: 'error', ...refusal };
  }
  return unclear(`the access to ${asked.repo.id}`, { endpoint: asked.endpoint, reply });
}

function unclear(
  what: string,
  { endpoint, reply }: { readonly endpoint: string; readonly reply: HubAnswer | NoAnswer },
): Problem {
  const host = new URL(endpoint).host;
  const why =
    reply.kind === 'none'
      ? `cannot be reached (${reply.reason})`
      : `answers ${reply.status}${reply.status === 429 ? ', too many requests' : ''}`;
  return {
    level: 'warning',
    code: 'HUB_UNCLEAR',
    message: `${host} ${why}: ${what} was not checked.`,
    hint: 'The build goes on. HF_HUB_OFFLINE: 1 in the env of the step leaves these checks out.',
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

async function inTurns<T>(repos: readonly HubRepo[], check: (repo: HubRepo) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let at = 0; at < repos.length; at += AT_ONCE) {
    results.push(...(await Promise.all(repos.slice(at, at + AT_ONCE).map(check))));
  }
  return results;
}
