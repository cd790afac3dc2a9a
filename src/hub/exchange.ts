import { ActionError, messageOf } from '../errors.js';
import { readToken } from '../secret/token.js';
import type { SecretValue } from '../secret/value.js';
import { askHub, type HubAnswer } from './client.js';

/** What the tokenless exchange works with. */
export interface ExchangeJob {
  readonly endpoint: string;
  /** Hub user, or repo with its namespace. */
  readonly resource: string;
  /** Mints the job's OIDC token for this audience. */
  readonly mintIdToken: (audience: string) => Promise<string>;
  /** True for a pull request from a fork, whose job may mint none. */
  readonly isFork: boolean;
  readonly cancel: AbortSignal;
}

/** RFC 8693, sections 2.1 and 3. */
const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:id_token';

/**
 * Exchanges the job's OIDC identity for a token of the Hub, which lasts an hour (the Hub's Trusted Publishers). The
 * identity is minted for the Hub that it is sent to and is of no use anywhere else.
 * @throws ActionError OIDC
 */
export async function exchangeToken(job: ExchangeJob): Promise<SecretValue> {
  const { endpoint, resource, cancel } = job;
  const audience = new URL(endpoint).origin;
  const subject = await idToken(audience, job);
  const body = {
    grant_type: GRANT_TYPE,
    subject_token_type: ID_TOKEN_TYPE,
    subject_token: subject,
    resource,
  };
  const reply = await askHub({ url: `${endpoint}/oauth/token`, token: '', body }, cancel);
  if (reply.kind === 'none') {
    throw oidc(
      `${audience} cannot be reached for the tokenless exchange (${reply.reason}).`,
      'Check hf-endpoint and the network of the runner, or pass a token by hf-token.',
    );
  }
  if (reply.status !== 200) throw refused(reply, job);
  return tokenOf(reply, audience);
}

async function idToken(audience: string, { mintIdToken, isFork }: ExchangeJob): Promise<string> {
  try {
    return await mintIdToken(audience);
  } catch (error) {
    const isForbidden = /ACTIONS_ID_TOKEN_REQUEST_(URL|TOKEN)/.test(messageOf(error));
    if (isForbidden && isFork) {
      throw oidc(
        'A pull request from a fork has no OIDC identity, so there is no token.',
        'Build it after the merge, or without the token: on-missing-token: skip and no hf-oidc-resource.',
      );
    }
    throw oidc(
      isForbidden
        ? 'This job may not ask for its OIDC identity.'
        : 'GitHub did not give the OIDC identity of this job.',
      isForbidden
        ? 'Add to the job: permissions: { contents: read, id-token: write }. A reusable workflow needs it in the calling job as well.'
        : 'Run the job again; is it still so, look at githubstatus.com.',
    );
  }
}

function refused(reply: HubAnswer, { resource, endpoint }: ExchangeJob): ActionError {
  const { host } = new URL(endpoint);
  const error = (reply.json as { error?: unknown } | undefined)?.error;
  if (error === 'invalid_grant') {
    return oidc(
      `${host} does not trust this workflow for '${resource}' (invalid_grant).`,
      `Compare the Trusted Publisher in the settings of '${resource}' (of a user: Authentication, CI/CD Access) with this run: repository, workflow file, branch or environment.`,
    );
  }
  if (error === 'invalid_request' || error === 'invalid_target') {
    return oidc(
      `${host} does not know the resource '${resource}' (${error}).`,
      "Input 'hf-oidc-resource' is a user name, or namespace/name, datasets/namespace/name, spaces/namespace/name.",
    );
  }
  return oidc(
    `${host} answers ${reply.status} to the tokenless exchange.`,
    reply.status === 404
      ? 'This Hub has no Trusted Publishers; is hf-endpoint a mirror? Pass a token by hf-token.'
      : 'Run the job again, or pass a token by hf-token.',
  );
}

function tokenOf(reply: HubAnswer, audience: string): SecretValue {
  const text = (reply.json as { access_token?: unknown } | undefined)?.access_token;
  try {
    const token = typeof text === 'string' ? readToken(text) : undefined;
    if (token !== undefined) return token;
  } catch {
    // The same as none: its message speaks of an input.
  }
  throw oidc(`${audience} gave no token that can be used.`, 'Pass a token by hf-token.');
}

function oidc(message: string, hint: string): ActionError {
  return new ActionError({ code: 'OIDC', message, hint });
}
