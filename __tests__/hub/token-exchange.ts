import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import type { HubCall, HubReply, Route } from './hub-server.js';

/** Whom the Hub trusts, and what it gives them. */
export interface Trust {
  /** Whose identities are taken; its keys are at /.well-known/jwks. */
  readonly issuer: string;
  /** The audience that identities are to be for. */
  readonly audience: string;
  /** The GitHub repository that each resource (`acme`, `acme/nano`, `datasets/acme/speech`) trusts. */
  readonly publishers: ReadonlyMap<string, string>;
  /** Makes the token that is given. */
  readonly issue: (resource: string) => string;
}

/** RFC 8693, section 2.1: what has to be asked for, in these words. */
const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';

/** The Hub's endpoint of Trusted Publishers. */
export function tokenExchange(trust: Trust): Route {
  return { method: 'POST', path: /^\/oauth\/token$/, answer: call => exchange(call, trust) };
}

async function exchange(call: HubCall, trust: Trust): Promise<HubReply> {
  const asked = JSON.parse(call.body) as Record<string, unknown>;
  const { resource, subject_token: subject } = asked;
  const isWellFormed =
    call.headers['content-type']?.startsWith('application/json') &&
    asked['grant_type'] === GRANT_TYPE &&
    asked['subject_token_type'] === ID_TOKEN;
  if (!isWellFormed || typeof resource !== 'string' || typeof subject !== 'string') {
    return refuse('invalid_request');
  }
  const repository = trust.publishers.get(resource);
  if (repository === undefined) return refuse('invalid_request');
  const claims = await verified(subject, trust);
  if (claims?.['repository'] !== repository) return refuse('invalid_grant');
  const body = {
    access_token: trust.issue(resource),
    token_type: 'bearer',
    expires_in: 3600,
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  };
  return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}

function refuse(error: 'invalid_request' | 'invalid_grant'): HubReply {
  return { status: 400, body: { error, error_description: 'No Trusted Publisher matches.' } };
}

/** The claims of an identity that this Hub takes; undefined for any other. RFC 7519, section 7.2. */
async function verified(subject: string, { issuer, audience }: Trust) {
  const [header = '', payload = '', signature = ''] = subject.split('.');
  const { alg, kid } = decode(header);
  const answer = await fetch(`${issuer}/.well-known/jwks`);
  const { keys } = (await answer.json()) as { keys: readonly (JsonWebKey & { readonly kid: string })[] };
  const jwk = keys.find(key => key.kid === kid);
  if (jwk === undefined || alg !== 'RS256') return undefined;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('sha256', signed, key, Buffer.from(signature, 'base64url'))) return undefined;
  const claims = decode(payload);
  const now = Date.now() / 1000;
  const isTimely = Number(claims['nbf']) <= now && now < Number(claims['exp']);
  return claims['iss'] === issuer && claims['aud'] === audience && isTimely ? claims : undefined;
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
}
