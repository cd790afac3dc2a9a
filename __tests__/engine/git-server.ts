import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Git server on loopback that serves one private repository to whoever has its token. */
export interface GitServer {
  readonly url: string;
  /** The commit that the default branch points to. */
  readonly commit: string;
  close(): Promise<void>;
}

interface Repository {
  /** `owner/name`. */
  readonly name: string;
  /** A folder whose files are committed. */
  readonly files: string;
  readonly token: string;
}

/** Serves the repository over git's own smart HTTP backend, with the authentication that GitHub asks for. */
export async function serveGit({ name, files, token }: Repository): Promise<GitServer> {
  const root = mkdtempSync(join(tmpdir(), 'git-'));
  const commit = commitAll(files, join(root, `${name}.git`));
  const expected = Buffer.from(`x-access-token:${token}`).toString('base64');
  const server = createServer((request, response) => {
    const [scheme = '', credentials] = (request.headers.authorization ?? '').split(' ');
    // The scheme is case-insensitive (RFC 9110, section 11.1): BuildKit writes it in small letters.
    if (scheme.toLowerCase() === 'basic' && credentials === expected) return backend(root, request, response);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    commit,
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function commitAll(files: string, bare: string): string {
  const git = (...args: readonly string[]) =>
    execFileSync(
      'git',
      [
        '-C',
        files,
        '-c',
        'user.name=test',
        '-c',
        'user.email=test@localhost',
        '-c',
        'init.defaultBranch=main',
        ...args,
      ],
      {
        encoding: 'utf8',
      },
    ).trim();
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message=test', '--allow-empty');
  git('clone', '--quiet', '--bare', '.', bare);
  return git('rev-parse', 'HEAD');
}

/** Speaks CGI (RFC 3875) with `git http-backend`. */
function backend(root: string, request: IncomingMessage, response: ServerResponse): void {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REQUEST_METHOD: request.method,
      PATH_INFO: path,
      QUERY_STRING: query,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      REMOTE_USER: 'test',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    const headers = output
      .subarray(0, end)
      .toString()
      .split('\r\n')
      .map(line => line.split(': ', 2));
    const fields = Object.fromEntries(headers) as Record<string, string>;
    response.writeHead(Number.parseInt(fields['Status'] ?? '200', 10), fields).end(output.subarray(end + 4));
  });
}
