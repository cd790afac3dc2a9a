import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import type { Certificate } from './certificate.js';

/** A question to tunnel. */
export interface Tunnel {
  /** `host:port`, as the client wants it. */
  readonly target: string;
  readonly authorization: string;
}

/** A proxy on loopback (RFC 9110, section 9.3.6), all of whose tunnels lead to one server behind TLS. */
export class HubProxy {
  readonly tunnels: Tunnel[] = [];
  /** Whether CONNECT gets no answer. */
  isHanging = false;
  readonly #sockets = new Set<Socket>();
  readonly #proxy: Server;
  readonly #tls: TlsServer;

  private constructor(port: number, certificate: Certificate) {
    this.#tls = createTlsServer(certificate, plain => join(plain, connect(port, '127.0.0.1')));
    this.#proxy = createServer((_request, response) => response.writeHead(405).end());
    this.#proxy.on('connection', socket => this.#sockets.add(socket));
    this.#proxy.on('connect', ({ url = '', headers }, client: Socket) => {
      this.tunnels.push({ target: url, authorization: headers['proxy-authorization'] ?? '' });
      if (this.isHanging) return;
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      join(client, connect((this.#tls.address() as AddressInfo).port, '127.0.0.1'));
    });
  }

  /** Opens a proxy whose tunnels end at this port of loopback, and speak TLS with this certificate. */
  static async start(port: number, certificate: Certificate): Promise<HubProxy> {
    const proxy = new HubProxy(port, certificate);
    for (const server of [proxy.#tls, proxy.#proxy]) {
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    }
    return proxy;
  }

  /** `127.0.0.1:PORT` */
  get host(): string {
    return `127.0.0.1:${(this.#proxy.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all([this.#proxy, this.#tls].map(server => new Promise(resolve => server.close(resolve))));
  }
}

function join(a: Socket, b: Socket): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    from.pipe(to);
  }
}
