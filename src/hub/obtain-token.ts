import { untilCancelled } from '../cancel.js';
import { ActionError } from '../errors.js';
import type { Problem } from '../problem.js';
import type { Request, TokenSource, WorkflowRun } from '../request.js';
import { tokenMount } from '../secret/mounts.js';
import type { SecretValue } from '../secret/value.js';
import { exchangeToken } from './exchange.js';

/** What obtaining a token needs from the outside, and who hears of it. */
interface Obtaining {
  readonly cancel: AbortSignal;
  readonly workflow: {
    readonly run: WorkflowRun;
    /** Mints the job's OIDC token for an audience. */
    readonly mintIdToken: (audience: string) => Promise<string>;
  };
  readonly log: {
    /** Keeps the token that came up out of the log. */
    readonly mask: (secret: SecretValue) => void;
  };
  readonly journal: {
    readonly tell: (problem: Problem) => void;
    readonly foundToken: (source: TokenSource) => void;
  };
}

const UNUSED_RESOURCE: Problem = {
  level: 'notice',
  code: 'OIDC',
  message: say => `${say.input('hf-oidc-resource')} is not used: a stored token is given.`,
  hint: 'Leave one of the two out. Without the stored token there is none to rotate.',
};

/**
 * The request with its token: where no input holds it, by the tokenless exchange.
 * @throws ActionError OIDC
 */
export async function obtainToken(request: Request, obtaining: Obtaining): Promise<Request> {
  const { cancel, workflow, log, journal } = obtaining;
  const { run, mintIdToken } = workflow;
  const { hub, secretId, mounts } = request;
  const isGiven = mounts.some(({ id }) => id === secretId);
  if (isGiven || hub.oidcResource === '') {
    journal.foundToken(isGiven ? 'input' : 'none');
    if (isGiven && hub.oidcResource !== '') journal.tell(UNUSED_RESOURCE);
    return request;
  }
  const exchange = exchangeToken({
    endpoint: hub.endpoint,
    resource: hub.oidcResource,
    mintIdToken,
    isFork: run.isFork,
    cancel,
  });
  const token = await untilCancelled(exchange, cancel).catch((error: unknown) => {
    if (!canDoWithout(request, run) || !(error instanceof ActionError)) throw error;
    journal.tell({ level: 'notice', code: 'OIDC', message: error.parts.message, hint: '' });
  });
  if (token === undefined) {
    journal.foundToken('none');
    return request;
  }
  log.mask(token);
  journal.foundToken('oidc');
  return { ...request, mounts: [tokenMount(secretId, token, 'hf-oidc-resource'), ...mounts] };
}

/** A pull request from a fork has no identity; the user may want it built, or passed over, all the same. */
function canDoWithout({ onMissingToken }: Request, { isFork }: WorkflowRun): boolean {
  return isFork && (onMissingToken === 'build' || onMissingToken === 'skip');
}
