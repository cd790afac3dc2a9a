import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect } from '@jest/globals';
import { makeTag, testEngine } from '../engine/engine.js';
import { type Built, build, type Options } from '../engines/build.js';
import type { TestedEngine } from '../engines/engines.js';
import { uploadsTo } from '../gate/observe.js';

const { registry, baseImage } = testEngine();

/** Reads the token and leaves nothing of it; no other build has this step. */
const SECRET = () =>
  `RUN --mount=type=secret,id=hf_token,required=true : ${randomUUID()}; wc -c < /run/secrets/hf_token > /length`;

/** An image that runs this command of the shell. */
export function dockerfile(command: string, ...instructions: readonly string[]): string {
  return [
    `FROM ${baseImage}`,
    SECRET(),
    ...instructions,
    `CMD ${JSON.stringify(['sh', '-c', command])}`,
    '',
  ].join('\n');
}

/** What answers at port 8091. */
export const SERVER = 'echo well > /index.html; exec httpd -f -p 8091 -h /';

/** A build that is to be pushed, and what became of it. */
export interface Trial extends Built {
  readonly tag: string;
  readonly uploads: readonly string[];
}

/** Builds with a smoke test, and looks that no container and no image of it is left. */
export async function trial(
  engine: TestedEngine,
  dockerfile: string,
  { with: inputs = {}, ...options }: Omit<Options, 'engine'> = {},
): Promise<Trial> {
  const tag = makeTag(registry);
  const built = await build({
    engine,
    ...options,
    files: { Dockerfile: dockerfile, ...options.files },
    with: { push: 'true', tags: tag, 'smoke-test': 'true', ...inputs },
  });
  expect(left(engine)).toEqual([]);
  return { ...built, tag, uploads: uploadsTo(tag) };
}

/** What the engine still has of smoke tests. */
export function left({ program, env }: TestedEngine): string[] {
  const ask = (...args: string[]) =>
    execFileSync(program, args, { encoding: 'utf8', env: { ...process.env, ...env } })
      .split('\n')
      .filter(line => line.includes('hf-secret-build-'));
  return [
    ...ask('ps', '--all', '--format', '{{.Names}}'),
    ...ask(
      'image',
      'ls',
      '--filter',
      'reference=localhost/hf-secret-build*',
      '--format',
      '{{.Repository}}:{{.Tag}}',
    ),
  ];
}

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  return address.port;
}
