import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const WHEEL = 'acme_models-1.0-py3-none-any.whl';

/** Python's own writer of archives makes a wheel (PEP 427) of one module. */
const MAKE_WHEEL = `
import sys, zipfile
info = 'acme_models-1.0.dist-info/'
files = {
    'acme_models.py': 'def greeting():\\n    return "from the private index"\\n',
    info + 'METADATA': 'Metadata-Version: 2.1\\nName: acme-models\\nVersion: 1.0\\n',
    info + 'WHEEL': 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n',
}
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    for name, text in files.items(): wheel.writestr(name, text)
    wheel.writestr(info + 'RECORD', ''.join(name + ',,\\n' for name in [*files, info + 'RECORD']))
`;

/** A package index (PEP 503) that gives its one package to who knows the password. */
export class PrivateIndex {
  /** Who asked for what: `known` or `stranger`. */
  readonly requests: string[] = [];
  readonly password = randomUUID();
  readonly #server: Server;

  private constructor(wheel: Buffer) {
    const sha256 = createHash('sha256').update(wheel).digest('hex');
    const page = `<!doctype html><a href="/${WHEEL}#sha256=${sha256}">${WHEEL}</a>`;
    const known = `Basic ${Buffer.from(`ci:${this.password}`).toString('base64')}`;
    this.#server = createServer(({ url = '', headers }, response) => {
      const isKnown = headers.authorization === known;
      this.requests.push(`${isKnown ? 'known' : 'stranger'}: ${url}`);
      if (!isKnown) response.writeHead(401, { 'www-authenticate': 'Basic realm="index"' }).end();
      else if (url === '/simple/acme-models/') response.setHeader('content-type', 'text/html').end(page);
      else if (url === `/${WHEEL}`) response.end(wheel);
      else response.writeHead(404).end();
    });
  }

  static async start(): Promise<PrivateIndex> {
    const folder = mkdtempSync(join(tmpdir(), 'wheel-'));
    const file = join(folder, WHEEL);
    execFileSync('/usr/bin/python3', ['-c', MAKE_WHEEL, file]);
    const index = new PrivateIndex(readFileSync(file));
    rmSync(folder, { recursive: true });
    await new Promise<void>(resolve => index.#server.listen(0, '127.0.0.1', resolve));
    return index;
  }

  /** The address with the password in it: the secret. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://ci:${this.password}@127.0.0.1:${port}/simple`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** An image with this machine's Python and pip, by the name that the engine has it under. */
export function makePipImage(hubImage: string, name: string): void {
  const context = mkdtempSync(join(tmpdir(), 'pip-image-'));
  try {
    const print = 'import pip; print(pip.__file__)';
    const pip = dirname(execFileSync('/usr/bin/python3', ['-c', print], { encoding: 'utf8' }).trim());
    mkdirSync(join(context, 'lib'));
    cpSync(pip, join(context, 'lib/pip'), { recursive: true, dereference: true });
    writeFileSync(join(context, 'pip'), '#!/bin/sh\nexec python3 -m pip "$@"\n', { mode: 0o755 });
    const file = [
      `FROM ${hubImage}`,
      'COPY lib /opt/pip',
      'COPY pip /usr/bin/pip',
      // The distribution wants its own packages alone in its Python; the public Python image has no such mark.
      'ENV PYTHONPATH=/opt/pip PIP_BREAK_SYSTEM_PACKAGES=1 PIP_DISABLE_PIP_VERSION_CHECK=1',
    ];
    writeFileSync(join(context, 'Dockerfile'), `${file.join('\n')}\n`);
    const push = ['buildx', 'build', '--push', '--provenance=false', '--tag', name, context];
    execFileSync('docker', push, { stdio: 'pipe' });
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}
