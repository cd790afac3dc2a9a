import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The engine's own BuildKit as a builder of the driver `remote`: that of the driver `docker` does not push by
 * digest, and another BuildKit is not at hand on every machine.
 */
export class RemoteBuilder {
  readonly name = 'merge-tests';
  /** What docker needs to know the builder. */
  readonly env: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #server: Server;
  readonly #connections: ReadonlySet<Socket>;

  private constructor(folder: string, server: Server, connections: ReadonlySet<Socket>) {
    this.#connections = connections;
    this.#folder = folder;
    this.#server = server;
    this.env = { BUILDX_CONFIG: join(folder, 'buildx') };
  }

  static async start(): Promise<RemoteBuilder> {
    const folder = mkdtempSync(join(tmpdir(), 'remote-builder-'));
    const socket = join(folder, 'buildkit.sock');
    const connections = new Set<Socket>();
    const server = createServer(connection => {
      connections.add(connection);
      const dial = spawn('docker', ['buildx', 'dial-stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
      // A connection that breaks off is an error of each of them, and the end of all.
      for (const end of [connection, dial.stdin, dial.stdout]) end.on('error', () => connection.destroy());
      connection.pipe(dial.stdin);
      dial.stdout.pipe(connection);
      dial.once('close', () => connection.destroy());
      connection.once('close', () => {
        dial.kill();
        dial.stdin.destroy();
        dial.stdout.destroy(); // the plugin behind docker has it too
        dial.unref();
      });
    });
    await new Promise<void>(resolve => server.listen(socket, resolve));
    const builder = new RemoteBuilder(folder, server, connections);
    builder.docker(['buildx', 'create', '--name', builder.name, '--driver', 'remote', `unix://${socket}`]);
    return builder;
  }

  /** Runs docker where it knows the builder. */
  docker(args: readonly string[]): string {
    const env = { ...process.env, ...this.env };
    return execFileSync('docker', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  dispose(): void {
    this.#server.close();
    for (const connection of this.#connections) connection.destroy();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
