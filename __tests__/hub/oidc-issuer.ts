import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, fail } from './faults.js';

/** What is changed about an identity, to see whether it is noticed. */
export interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signs with a key that is not published. */
  readonly isForeign?: boolean;
}

/** A question for an identity. */
export interface IdentityCall {
  readonly audience: string;
  readonly authorization: string;
}

/**
 * The token service of a runner and the issuer behind it: GET with the job's request token gives an identity for an
 * audience, signed by RS256, with the keys in a JWKS (RFC 7517).
 * https://docs.github.com/actions/reference/security/oidc
 */
export class OidcIssuer {
  readonly calls: IdentityCall[] = [];
  /** The request token of the job. */
  readonly requestToken = `request-token-${Math.random().toString(36).slice(2)}`;
  /** The identities that were given. */
  readonly given: string[] = [];
  forgery: Forgery = {};
  fault: Fault | undefined;
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '', this.url);
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/jwks') return json(200, this.#jwks());
    const authorization = request.headers.authorization ?? '';
    const audience = url.searchParams.get('audience') ?? '';
    this.calls.push({ audience, authorization });
    if (this.fault !== undefined) return fail(this.fault, request, response);
    if (authorization !== `Bearer ${this.requestToken}`) return json(401, { message: 'Unauthorized' });
    const value = this.#identity(audience);
    this.given.push(value);
    return json(200, { value });
  });

  static async start(): Promise<OidcIssuer> {
    const issuer = new OidcIssuer();
    await new Promise<void>(resolve => issuer.#server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What the runner sets for a job with `id-token: write`. */
  get variables(): Record<string, string> {
    return {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${this.url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: this.requestToken,
    };
  }

  reset(): void {
    this.calls.length = 0;
    this.given.length = 0;
    this.forgery = {};
    this.fault = undefined;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #jwks() {
    const key = this.#keys.publicKey.export({ format: 'jwk' });
    return { keys: [{ ...key, kid: 'key-1', alg: 'RS256', use: 'sig' }] };
  }

  #identity(audience: string): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.url,
      aud: audience,
      sub: 'repo:octocat/hello-world:ref:refs/heads/main',
      repository: 'octocat/hello-world',
      iat: now,
      nbf: now - 5,
      exp: now + 300,
      ...this.forgery.claims,
    };
    return jwt(claims, this.forgery.isForeign ? this.#foreign.privateKey : this.#keys.privateKey);
  }
}

/** RFC 7515, section 3.1. */
function jwt(claims: unknown, key: KeyObject): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'JWT', alg: 'RS256', kid: 'key-1' })}.${part(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}
