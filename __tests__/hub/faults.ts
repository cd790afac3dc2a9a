import type { IncomingMessage, ServerResponse } from 'node:http';

/** How a server misbehaves, once it has read the request. */
export type Fault =
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Answers with headers and then a byte now and then, without end. */
  | { readonly kind: 'drip' }
  /** Answers with JSON that never ends, as fast as it is read. */
  | { readonly kind: 'endless' }
  /** Ends the connection without an answer, or in the midst of it. */
  | { readonly kind: 'close' }
  | { readonly kind: 'cut' }
  /** Answers with bytes that are no HTTP. */
  | { readonly kind: 'garbage' }
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

/** Does to a request what the fault says. */
export function fail(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault.kind === 'hang') return;
  if (fault.kind === 'close') request.socket.destroy();
  else if (fault.kind === 'garbage') request.socket.end(`\0\x01\x02 no HTTP at all \xff\r\n\r\n`);
  else if (fault.kind === 'cut') cut(request, response);
  else if (fault.kind === 'drip') drip(response);
  else if (fault.kind === 'endless') pour(response);
  else response.writeHead(fault.status, fault.headers).end(fault.body);
}

function cut(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"name": "al', () => request.socket.destroy());
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 200);
  response.on('close', () => clearInterval(timer));
}

function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  };
  response.on('drain', more);
  more();
}
