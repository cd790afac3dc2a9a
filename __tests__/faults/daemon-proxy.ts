import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket in front of the real daemon that can go away in the middle of a build. */
export class DaemonProxy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'daemon-'));
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(target: string) {
    this.#server = createServer({ allowHalfOpen: true }, client => this.#join(client, target));
  }

  /** Starts one in front of `unix:///…`. */
  static async start(target: string): Promise<DaemonProxy> {
    const proxy = new DaemonProxy(target.replace(/^unix:\/\//, ''));
    await new Promise<void>(resolve => proxy.#server.listen(join(proxy.#folder, 'docker.sock'), resolve));
    return proxy;
  }

  get host(): string {
    return `unix://${join(this.#folder, 'docker.sock')}`;
  }

  /** The daemon dies: nothing answers any more, and what was open is closed. */
  die(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  dispose(): void {
    this.die();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #join(client: Socket, target: string): void {
    const daemon = connect({ path: target, allowHalfOpen: true });
    for (const [socket, other] of [
      [client, daemon],
      [daemon, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => this.#sockets.delete(socket));
      socket.pipe(other);
    }
  }
}
