import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, fail } from './faults.js';
import { type Access, refusal } from './refusals.js';

/** A request that the Hub got. */
export interface HubCall {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** The bearer token, '' without one. */
  readonly token: string;
  readonly body: string;
}

/** What the Hub answers. An object goes out as JSON; HEAD gets the headers alone. */
export interface HubReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An endpoint: the groups of its pattern are decoded. */
export interface Route {
  readonly method: string;
  /** Tried on the whole path, without the query. */
  readonly path: RegExp;
  readonly answer: (call: HubCall, ...groups: readonly string[]) => HubReply | Promise<HubReply>;
}

/** A repository as the Hub has it for the accounts of this test. */
export interface Repo {
  readonly access: Access;
  /** Branches, tags and commits; `main` when not given. */
  readonly revisions?: readonly string[];
}

interface Trouble {
  readonly path: RegExp;
  readonly fault: Fault;
  /** How many requests it hits; all of them when not given. */
  readonly times?: number;
}

/**
 * The Hub in small, on loopback: https://huggingface.co/docs/hub/api and, for the refusals, what huggingface_hub
 * (utils/_http.py) expects of it. Accounts, repositories, troubles and routes are plain tables that a test fills.
 */
export class HubServer {
  /** What whoami-v2 says of each token. */
  readonly accounts = new Map<string, unknown>();
  /** By kind and id: `models/acme/nano`. */
  readonly repos = new Map<string, Repo>();
  readonly troubles: Trouble[] = [];
  readonly calls: HubCall[] = [];
  /** The first that fits answers. */
  readonly routes: Route[] = [
    { method: 'GET', path: /^\/api\/whoami-v2$/, answer: call => this.#whoAmI(call) },
    {
      method: 'GET',
      path: /^\/api\/(models|datasets|spaces)\/(.+)\/auth-check$/,
      answer: (call, kind = '', id = '') => this.refused(call, `${kind}/${id}`) ?? { status: 200, body: {} },
    },
    {
      method: 'GET',
      path: /^\/api\/(models|datasets|spaces)\/(.+)\/revision\/([^/]+)$/,
      answer: (_call, kind = '', id = '', revision = '') => this.#revision(`${kind}/${id}`, revision),
    },
  ];
  readonly #server: Server = createServer((request, response) => {
    void this.#serve(request, response).catch(() => response.destroy());
  });

  /** Opens the Hub on a free port of loopback. */
  static async start(): Promise<HubServer> {
    const hub = new HubServer();
    await new Promise<void>(resolve => hub.#server.listen(0, '127.0.0.1', resolve));
    return hub;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The paths that were asked for, in their order. */
  get paths(): string[] {
    return this.calls.map(({ path }) => path);
  }

  /** Back to an empty Hub that has no troubles; routes stay. */
  reset(): void {
    for (const table of [this.accounts, this.repos]) table.clear();
    for (const list of [this.calls, this.troubles]) list.length = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  /** How the Hub keeps this caller from the repository; undefined when it gives access. */
  refused({ token }: HubCall, repo: string): HubReply | undefined {
    const isBad = token !== '' && !this.accounts.has(token);
    return refusal(repo, {
      access: this.repos.get(repo)?.access ?? 'missing',
      isBad,
      hasToken: token !== '',
    });
  }

  #whoAmI({ token }: HubCall): HubReply {
    const account = this.accounts.get(token);
    if (account !== undefined) return { status: 200, body: account };
    const error = token === '' ? 'Invalid username or password.' : 'Invalid user token.';
    return { status: 401, headers: { 'x-error-message': error }, body: { error } };
  }

  /** Answers the same to everybody, as it does for gated repositories. */
  #revision(repo: string, revision: string): HubReply {
    const found = (this.repos.get(repo)?.revisions ?? ['main']).includes(revision);
    if (found) return { status: 200, body: { sha: '0'.repeat(40) } };
    const error = `Invalid rev id: ${revision}`;
    const headers = { 'x-error-code': 'RevisionNotFound', 'x-error-message': error };
    return { status: 404, headers, body: { error } };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await read(request);
    this.calls.push(call);
    const trouble = this.troubles.findIndex(({ path }) => path.test(call.path));
    const { fault, times = Number.POSITIVE_INFINITY, path } = this.troubles[trouble] ?? {};
    if (fault === undefined || path === undefined) return send(call, response, await this.#answer(call));
    this.troubles.splice(trouble, 1, ...(times > 1 ? [{ path, fault, times: times - 1 }] : []));
    fail(fault, request, response);
  }

  async #answer(call: HubCall): Promise<HubReply> {
    const path = call.path.replace(/\?.*$/, '');
    for (const route of this.routes) {
      const groups = route.path.exec(path)?.slice(1);
      const isMethod = route.method === call.method || (call.method === 'HEAD' && route.method === 'GET');
      if (groups !== undefined && isMethod) return route.answer(call, ...groups.map(decodeURIComponent));
    }
    return { status: 404, body: { error: 'Sorry, we can’t find the page you are looking for.' } };
  }
}

async function read(request: IncomingMessage): Promise<HubCall> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    token: /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '',
    body: Buffer.concat(pieces).toString(),
  };
}

function send({ method }: HubCall, response: ServerResponse, { status, headers = {}, body }: HubReply): void {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body) || body === undefined;
  const bytes = isRaw ? Buffer.from(body ?? '') : Buffer.from(JSON.stringify(body));
  const type = isRaw ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, 'content-length': bytes.length, ...headers });
  response.end(method === 'HEAD' ? undefined : bytes);
}
