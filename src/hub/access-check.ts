import type { Problem } from '../problem.js';
import type { HubRepo, HubRequest } from '../request.js';
import type { SecretValue } from '../secret/value.js';
import { accountOf } from './account.js';
import { askHub, type HubAnswer, type NoAnswer } from './client.js';
import { type Asked, POLICY, REFUSED_BY_POLICY, refusalOf } from './refusals.js';

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

/** For all questions together, in milliseconds: what is not answered by then is not checked. */
const CHECK_MS = 15_000;

/**
 * Asks the Hub whether the token is valid and may read each repository. Only what the Hub itself refuses is an
 * error; a Hub that cannot be reached, or answers something else, is a warning.
 */
export async function checkHub(job: HubJob): Promise<Problem[]> {
  const { hub, token, isFresh, log } = job;
  if (token === undefined && hub.repos.length === 0) return [];
  if (hub.isOffline) {
    log('HF_HUB_OFFLINE is set: the Hub is not asked about the token.');
    return [];
  }
  if (token !== undefined) log(`Asking ${new URL(hub.endpoint).host} about the token.`);
  const ask = asker(job);
  const account = token === undefined ? NOBODY : isFresh ? FRESH : await whoIs(ask, hub);
  if (account.isLast) return [...account.problems];
  const asked = { endpoint: hub.endpoint, account: account.name, token: account.token };
  const found = await inTurns(hub.repos, repo => checkRepo(ask, { ...asked, repo }));
  return [...account.problems, ...problemsOf(found, hub.endpoint)];
}

interface Question {
  readonly path: string;
  readonly isStatusEnough?: boolean;
}

type Ask = (question: Question) => Promise<HubAnswer | NoAnswer>;

/** Asks within the time of the whole check; a Hub that is silent or busy about one repository is asked of no other. */
function asker({ hub, token, cancel }: HubJob): Ask {
  const limit = AbortSignal.any([cancel, AbortSignal.timeout(CHECK_MS)]);
  let lastWord: HubAnswer | NoAnswer | undefined;
  return async ({ path, ...how }) => {
    if (lastWord !== undefined) return lastWord;
    const question = { ...how, url: `${hub.endpoint}${path}`, token: token?.reveal() ?? '' };
    const reply = await askHub(question, limit).catch((error: unknown): NoAnswer => {
      cancel.throwIfAborted();
      if (!limit.aborted) throw error;
      return { kind: 'none', reason: `it did not answer within ${CHECK_MS / 1000} s` };
    });
    const isLast = reply.kind === 'none' || reply.status === 429;
    if (isLast && path !== WHOAMI) lastWord = reply;
    return reply;
  };
}

const WHOAMI = '/api/whoami-v2';

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
async function whoIs(ask: Ask, { endpoint, repos }: HubRequest): Promise<Known> {
  const reply = await ask({ path: WHOAMI });
  if (reply.kind === 'answer' && reply.status === 200 && isObject(reply.json)) {
    return { token: 'valid', isLast: false, ...accountOf(reply, Date.now()) };
  }
  if (reply.kind === 'answer' && reply.status === 401) {
    const problem: Problem = {
      level: 'error',
      code: 'HUB_TOKEN',
      message: `${new URL(endpoint).host} does not know the token: it is expired, revoked or mistyped.`,
      hint: say => `Make a new one at ${endpoint}/settings/tokens and ${say.storeToken}.`,
    };
    return { ...UNCLEAR, isLast: true, problems: [problem] };
  }
  if (reply.kind === 'answer' && POLICY.test(reply.header('x-error-message'))) {
    return { ...UNCLEAR, isLast: true, problems: [{ level: 'error', ...REFUSED_BY_POLICY }] };
  }
  const isSilent = reply.kind === 'none';
  const what = isSilent ? 'whether the token is valid and gives access' : 'whether the token is valid';
  return {
    ...UNCLEAR,
    isLast: isSilent,
    problems: [unclear(what, { endpoint, reply, about: isSilent ? repos : [] })],
  };
}

/** A repository that may be read, that is refused, or of which the Hub says nothing certain. */
type Finding = Problem | { readonly unclear: HubRepo; readonly reply: HubAnswer | NoAnswer } | undefined;

async function checkRepo(ask: Ask, asked: Asked): Promise<Finding> {
  const { kind, id, revision } = asked.repo;
  const access = judged(await ask({ path: `/api/${kind}/${id}/auth-check` }), asked);
  if (access !== undefined || revision === '') return access;
  // auth-check knows no revisions; this answers 404 RevisionNotFound, also for gated repositories. It lists all files.
  const path = `/api/${kind}/${id}/revision/${encodeURIComponent(revision)}`;
  return judged(await ask({ path, isStatusEnough: true }), asked);
}

/** Undefined when the Hub gives access. */
function judged(reply: HubAnswer | NoAnswer, asked: Asked): Finding {
  if (reply.kind === 'answer') {
    if (reply.status === 200 && !isPage(reply)) return undefined;
    const refusal = refusalOf(reply, asked);
    if (refusal !== undefined) return { level: 'error', about: [asked.repo], ...refusal };
  }
  return { unclear: asked.repo, reply };
}

/** A page for people comes from a mirror, or from a network that wants a login first. */
function isPage(reply: HubAnswer): boolean {
  return /^text\/html/i.test(reply.header('content-type'));
}

/** What was not checked for the same reason is one warning: the runner shows ten of a step. */
function problemsOf(findings: readonly Finding[], endpoint: string): Problem[] {
  const problems: Problem[] = [];
  const open = new Map<string, { readonly reply: HubAnswer | NoAnswer; readonly about: HubRepo[] }>();
  for (const finding of findings) {
    if (finding === undefined) continue;
    if ('level' in finding) problems.push(finding);
    else {
      const why = whyOf(finding.reply);
      const { reply, about } = open.get(why) ?? { reply: finding.reply, about: [] };
      open.set(why, { reply, about: [...about, finding.unclear] });
    }
  }
  const warnings = [...open.values()].map(({ reply, about }) => {
    const what = `the access to ${about.map(({ id }) => id).join(', ')}`;
    return unclear(what, { endpoint, reply, about });
  });
  return [...warnings, ...problems];
}

interface Unasked {
  readonly endpoint: string;
  readonly reply: HubAnswer | NoAnswer;
  readonly about: readonly HubRepo[];
}

function unclear(what: string, { endpoint, reply, about }: Unasked): Problem {
  const host = new URL(endpoint).host;
  return {
    level: 'warning',
    code: 'HUB_UNCLEAR',
    about,
    message: `${host} ${whyOf(reply)}: ${what} was not checked.`,
    hint: say => `The build goes on. HF_HUB_OFFLINE=1 in ${say.environment} leaves these checks out.`,
  };
}

function whyOf(reply: HubAnswer | NoAnswer): string {
  if (reply.kind === 'none') return `cannot be reached (${reply.reason})`;
  return `answers ${reply.status}${reply.status === 429 ? ', too many requests' : ''}`;
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
