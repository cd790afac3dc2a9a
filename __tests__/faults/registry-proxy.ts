import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a request instead of an answer of the registry. */
type Fault =
  | { readonly kind: 'answer'; readonly status: number; readonly code?: string }
  /** No answer, ever. */
  | { readonly kind: 'hang' }
  /** The connection ends after the first piece of the body, or at once where there is none. */
  | { readonly kind: 'cut' };

/** Decides about a request by `METHOD path`. */
export type Rule = (line: string) => Fault | undefined;

/** A registry in front of the real one that goes wrong where a test wants it to. */
export class RegistryProxy {
  /** Every request, as `METHOD path`. */
  readonly requests: string[] = [];
  readonly #server: Server;
  readonly #rule: Rule;
  readonly #target: string;

  private constructor(target: string, rule: Rule) {
    this.#target = target;
    this.#rule = rule;
    this.#server = createServer((incoming, answer) => this.#take(incoming, answer));
    this.#server.requestTimeout = 0;
  }

  /** Starts one in front of `localhost:PORT`. */
  static async start(target: string, rule: Rule): Promise<RegistryProxy> {
    const proxy = new RegistryProxy(target, rule);
    await new Promise<void>(resolve => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** `127.0.0.1:PORT`, which docker takes for an insecure registry. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve)); // an error when it is stopped already
    this.#server.closeAllConnections();
    await closed;
  }

  #take(incoming: IncomingMessage, answer: ServerResponse): void {
    const line = `${incoming.method} ${incoming.url}`;
    this.requests.push(line);
    const fault = this.#rule(line);
    if (fault === undefined) this.#pass(incoming, answer);
    else if (fault.kind === 'answer') refuse(incoming, answer, fault);
    else if (fault.kind === 'cut') cut(incoming);
    else incoming.resume();
  }

  #pass(incoming: IncomingMessage, answer: ServerResponse): void {
    const [host, port] = this.#target.split(':');
    const { method, url: path, headers } = incoming;
    const onward = request({ host, port, method, path, headers }, reply => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  }
}

function refuse(
  incoming: IncomingMessage,
  answer: ServerResponse,
  { status, code = 'UNKNOWN' }: Fault & { readonly kind: 'answer' },
): void {
  incoming.resume();
  const headers = { 'content-type': 'application/json', ...(status === 429 ? { 'retry-after': '1' } : {}) };
  answer.writeHead(status, headers);
  answer.end(JSON.stringify({ errors: [{ code, message: `the proxy says ${status}` }] }));
}

function cut(incoming: IncomingMessage): void {
  const hasBody =
    /^(PUT|POST|PATCH)$/.test(incoming.method ?? '') && incoming.headers['content-length'] !== '0';
  if (!hasBody) incoming.socket.destroy();
  else incoming.once('data', () => incoming.socket.destroy());
}
