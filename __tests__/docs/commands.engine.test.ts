import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, testEngine } from '../engine/engine.js';
import { HubServer } from '../hub/hub-server.js';
import { blocksIn } from './blocks.js';
import { commandsIn, missingLines } from './console.js';

// Every command and every Dockerfile that a document shows is run as it stands there.

const { baseImage, registry } = testEngine();
const PROGRAM = resolve('dist/cli/index.js');
const token = makeToken();
const folder = mkdtempSync(join(tmpdir(), 'documents-'));
const [workspace = '', home = '', bin = ''] = ['workspace', 'home', 'bin'].map(name => join(folder, name));
let hub: HubServer;

const put = (name: string, text: string, mode = 0o644) => writeFileSync(join(folder, name), text, { mode });
const docker = (...args: readonly string[]) =>
  execFileSync('docker', args, { cwd: workspace, stdio: 'ignore' });

/** A base image that no build has used before: the builder caches steps without a look at secrets. */
function uniqueBase(): string {
  const tag = makeTag(registry);
  put('workspace/base', `FROM ${baseImage}\nCOPY hf /bin/\nRUN echo ${randomUUID()} > /unique\n`);
  docker('buildx', 'build', '--push', '-t', tag, '-f', 'base', '.');
  return tag;
}

beforeAll(async () => {
  for (const path of [workspace, home, bin]) mkdirSync(path);
  hub = await HubServer.start();
  hub.accounts.set(token, {
    name: 'me',
    type: 'user',
    auth: { accessToken: { displayName: 'x', role: 'read' } },
  });
  hub.repos.set('models/acme/gated', { access: 'licence' });
  hub.repos.set('datasets/acme/open', { access: 'open' });
  // What is not there to be installed: npx finds the bundle, and hf logs in without a browser.
  put('bin/npx', `#!/bin/sh\nshift\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`, 0o755);
  put('token', `${token}\n`);
  const login = `umask 077; mkdir -p ~/.cache/huggingface; cp '${join(folder, 'token')}' ~/.cache/huggingface/token`;
  put('bin/hf', `#!/bin/sh\n${login}\n`, 0o755);
  // In the image it does what a careless client does.
  put('workspace/hf', '#!/bin/sh\necho "$HF_TOKEN" > /root/.netrc\n', 0o755);
  const base = uniqueBase();
  const mount = 'RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true';
  put('workspace/Dockerfile.hf', `FROM ${base}\n${mount} test -n "$HF_TOKEN" && sleep 1\n`);
  const netrc = `printf 'machine huggingface.co login me password %s\\n' "$HF_TOKEN" > /root/.netrc`;
  put('workspace/Dockerfile.leak', `FROM ${base}\n${mount} ${netrc}\n`);
  put('workspace/Dockerfile.wrong', `FROM ${base}\n${mount.replace('hf_token', 'hftoken')} true\n`);
  put('workspace/pip.conf', `password = ${randomUUID()}\n`);
  put('workspace/app', `FROM ${base}\n${mount.replace(',required=true', '')} hf auth login\n`);
  docker(
    'buildx',
    'build',
    '--load',
    '-t',
    'acme/app:1',
    '--secret',
    `id=hf_token,src=${join(folder, 'token')}`,
    '-f',
    'app',
    '.',
  );
  docker('buildx', 'build', '-o', 'type=oci,tar=false,dest=oci-layout', '-f', 'base', '.');
});

afterAll(async () => {
  await hub.close();
  spawnSync('docker', ['image', 'rm', '-f', 'acme/app:1', 'nemotron-hf:latest'], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a line in a shell as a person would, both outputs together; the Hub of the tests answers meanwhile. */
function shell(line: string, { cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> }) {
  const child = spawn('bash', ['-o', 'pipefail', '-c', `{ ${line.replace(/\s#.*$/, '')}\n} 2>&1`], {
    cwd,
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise<{ code: number | null; output: string }>(done => {
    child.once('close', code => done({ code, output }));
  });
}

describe('a session in a terminal', () => {
  test.each(blocksIn('console').map(({ at, text }) => ({ at, text })))(
    '$at is what a terminal shows',
    async ({ text }) => {
      for (const command of commandsIn(text)) {
        const hasVariable = / check |HF_TOKEN/.test(command.text);
        const { code, output } = await shell(command.text, {
          cwd: workspace,
          env: {
            PATH: `${bin}:${process.env['PATH'] ?? ''}`,
            HOME: home,
            DOCKER_CONFIG: process.env['DOCKER_CONFIG'] ?? join(process.env['HOME'] ?? '', '.docker'),
            HF_ENDPOINT: hub.url,
            ...(hasVariable ? { HF_TOKEN: token } : {}),
          },
        });
        expect(output).not.toContain(token);
        const missing = missingLines(command.output, output);
        const said = missing.length === 0 ? '' : output; // to be seen beside what is missing
        expect({ command: command.text, missing, said }).toEqual({
          command: command.text,
          missing: [],
          said: '',
        });
        const isLeak = /leak|save/i.test(`${command.output.join()}${command.text}`);
        expect({ command: command.text, code }).toEqual({
          command: command.text,
          code: isLeak ? 1 : command.output.some(line => line.startsWith('error:')) ? 3 : 0,
        });
      }
    },
    180_000,
  );
});

describe('a command', () => {
  const lines = blocksIn('bash').flatMap(({ at, text }) =>
    text
      .trimEnd()
      .split('\n')
      .map(line => ({ at, line })),
  );
  const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
    .scripts;

  test.each(lines)(
    'of $at works: $line',
    async ({ line }) => {
      const [, script = '', arguments_ = ''] = /^npm (?:run )?([\w-]+)([^#]*)/.exec(line) ?? [];
      if (script !== '') expect(scripts[script]).toBeDefined();
      // This is what runs now; figures need a quiet machine, and CI runs them by themselves.
      if (script === 'test') return;
      if (script === 'bench') {
        const name = /(\w+)\s*$/.exec(arguments_)?.[1] ?? '';
        expect(readFileSync('scripts/bench.mjs', 'utf8')).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
        return;
      }
      const { code, output } = await shell(line, { cwd: process.cwd() });
      expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/\w{10}/) });
    },
    240_000,
  );
});

describe('a Dockerfile', () => {
  test.each(blocksIn('dockerfile').map(({ at, text }) => ({ at, text })))(
    "of $at passes the builder's checks and this action's",
    async ({ text }) => {
      const file = join(folder, `Dockerfile-${randomUUID()}`);
      writeFileSync(file, text);
      const flags = `--build-context python:3.12-slim=docker-image://${baseImage} -f ${file} ${workspace}`;
      const checked = await shell(`docker buildx build --call=check ${flags}`, { cwd: workspace });
      expect(checked).toEqual({ code: 0, output: expect.stringContaining('no warnings found') });
      const own = await shell(`'${process.execPath}' '${PROGRAM}' check ${flags}`, {
        cwd: workspace,
        env: { HF_TOKEN: token, HF_HUB_OFFLINE: '1' },
      });
      expect(own).toEqual({ code: 0, output: expect.not.stringMatching(/^(error|warning)/m) });
    },
    60_000,
  );
});
