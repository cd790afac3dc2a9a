import { untilCancelled } from '../cancel.js';
import { ActionError } from '../errors.js';
import type { Request, TokenSource, WorkflowRun } from '../request.js';
import { exchangeToken } from '../secret/exchange.js';
import { tokenMount } from '../secret/mounts.js';
import type { SecretValue } from '../secret/value.js';
import type { Problem } from './problem.js';

/** What obtaining a token needs from the outside, and who hears of it. */
export interface Obtaining {
  readonly cancel: AbortSignal;
  /** Mints the job's OIDC token for an audience. */
  readonly mintIdToken: (audience: string) => Promise<string>;
  /** Keeps the token that came up out of the log. */
  readonly mask: (secret: SecretValue) => void;
  readonly tell: (problem: Problem) => void;
  readonly foundToken: (source: TokenSource) => void;
}

const UNUSED_RESOURCE: Problem = {
  level: 'notice',
  code: 'OIDC',
  message: "Input 'hf-oidc-resource' is not used: a stored token is given.",
  hint: 'Leave one of the two out. Without the stored token there is none to rotate.',
};

/**
 * The request with its token: where no input holds it, by the tokenless exchange.
 * @throws ActionError OIDC
 */
export async function obtainToken(request: Request, run: WorkflowRun, around: Obtaining): Promise<Request> {
  const { hub, secretId, mounts } = request;
  const isGiven = mounts.some(({ id }) => id === secretId);
  if (isGiven || hub.oidcResource === '') {
    around.foundToken(isGiven ? 'input' : 'none');
    if (isGiven && hub.oidcResource !== '') around.tell(UNUSED_RESOURCE);
    return request;
  }
  const exchange = exchangeToken({
    endpoint: hub.endpoint,
    resource: hub.oidcResource,
    mintIdToken: around.mintIdToken,
    isFork: run.isFork,
    cancel: around.cancel,
  });
  const token = await untilCancelled(exchange, around.cancel).catch((error: unknown) => {
    if (!canDoWithout(request, run) || !(error instanceof ActionError)) throw error;
    around.tell({ level: 'notice', code: 'OIDC', message: error.message, hint: '' });
  });
  if (token === undefined) {
    around.foundToken('none');
    return request;
  }
  around.mask(token);
  around.foundToken('oidc');
  return { ...request, mounts: [tokenMount(secretId, token, 'hf-oidc-resource'), ...mounts] };
}

/** A pull request from a fork has no identity; the user may want it built, or passed over, all the same. */
function canDoWithout({ onMissingToken }: Request, { isFork }: WorkflowRun): boolean {
  return isFork && (onMissingToken === 'build' || onMissingToken === 'skip');
}
