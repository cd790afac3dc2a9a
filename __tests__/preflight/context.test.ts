import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { searchContext } from '../../src/preflight/context.js';
import type { Problem } from '../../src/problem.js';
import { told } from '../../src/report/journal.js';
import { WORKFLOW } from '../../src/wording.js';
import { makeWorkspace } from '../engine/engine.js';
import { searchFor, TOKEN } from './searching.js';

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

type Files = Readonly<Record<string, string | Buffer>>;

function workspace(files: Files): string {
  const folder = makeWorkspace({ Dockerfile: 'FROM scratch\n' });
  disposables.push(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

interface SearchOptions {
  readonly secrets?: Readonly<Record<string, string>>;
  readonly file?: string;
  readonly buildContexts?: readonly string[];
  readonly ids?: readonly string[];
  readonly isOver?: boolean;
}

async function search(context: string, options: SearchOptions = {}) {
  const secrets = options.secrets ?? { hf_token: TOKEN };
  const log: string[] = [];
  const problems = await searchContext({
    sources: [],
    target: { context, buildContexts: options.buildContexts ?? [], isOwnRepository: false },
    file: options.file ?? '',
    search: searchFor(secrets),
    ids: options.ids ?? Object.keys(secrets),
    isWaitedFor: () => true,
    cancel: options.isOver ? AbortSignal.abort() : new AbortController().signal,
    log: line => log.push(line),
  });
  return { problems, log };
}

const seen = (problems: readonly Problem[]) =>
  problems
    .map(problem => told(problem, WORKFLOW))
    .map(({ level, message }) => `${level} ${/ is in (.*) of the build context/.exec(message)?.[1]}`);

describe('a token in the build context', () => {
  test('is an error with its path and line', async () => {
    const folder = workspace({ '.env': `A=1\nB=2\nHF_TOKEN=${TOKEN}\n`, 'src/app.py': 'print()' });
    const { problems } = await search(folder);
    expect(problems).toEqual([
      {
        level: 'error',
        code: 'SECRET_IN_CONTEXT',
        message: `The secret 'hf_token' is in .env:3 of the build context (plain): COPY would take it into the image. Nothing was started.`,
        hint: expect.stringMatching(
          /^Remove it from the file, or add a line for the file to .*\.dockerignore: \.env$/,
        ),
        place: { file: join(folder, '.env'), line: 3 },
        isLeak: true,
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain(TOKEN.slice(3, 20));
  });

  test.each<[string, Files]>([
    [
      'in the remote of a repository',
      { '.git/config': `[remote "origin"]\n\turl = https://u:${TOKEN}@huggingface.co/a/b\n` },
    ],
    ['without its prefix', { 'a/b/c.txt': TOKEN.slice(3) }],
    [
      'across two pieces of a large file',
      { big: Buffer.concat([Buffer.alloc((1 << 20) - 9, 65), Buffer.from(TOKEN), Buffer.alloc(9999)]) },
    ],
    ['behind bytes that are no text', { 'a.bin': Buffer.concat([Buffer.alloc(50), Buffer.from(TOKEN)]) }],
    ['in the name of a file', { [`keys/${TOKEN}`]: '' }],
  ])('is an error %s', async (_, files) => {
    const { problems } = await search(workspace(files));
    expect(problems.map(({ level }) => level)).toEqual(['error']);
    expect(JSON.stringify(problems)).not.toContain(TOKEN.slice(3, 20));
  });

  test('in another form is a warning: whether it is copied shows in the image', async () => {
    const basic = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
    const { problems } = await search(
      workspace({ '.git/config': `extraheader = AUTHORIZATION: basic ${basic}` }),
    );
    expect(seen(problems)).toEqual(['warning .git/config:1']);
  });

  test('of a named context is an error, by that context’s own ignore file', async () => {
    const other = workspace({ a: TOKEN, b: TOKEN, '.dockerignore': 'b' });
    const { problems } = await search(workspace({}), {
      buildContexts: [`other=${other}`, 'base=docker-image://busybox', 'git=https://example.org/a.git'],
    });
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("in a:1 of the build context 'other' (plain)"),
    ]);
  });

  test('that is ignored does not matter', async () => {
    const folder = workspace({ '.env': TOKEN, 'sub/.env': TOKEN, '.dockerignore': '**/.env' });
    expect((await search(folder)).problems).toEqual([]);
  });

  test('is judged by the ignore file of the Dockerfile where it has one', async () => {
    const folder = workspace({
      ...{ '.env': TOKEN, '.dockerignore': '.env' },
      ...{ 'docker/web.Dockerfile': 'FROM scratch', 'docker/web.Dockerfile.dockerignore': 'docs' },
    });
    expect((await search(folder)).problems).toEqual([]);
    const { problems } = await search(folder, { file: join(folder, 'docker/web.Dockerfile') });
    expect(seen(problems)).toEqual(['error .env:1']);
    expect(problems[0]?.hint).toContain('docker/web.Dockerfile.dockerignore');
  });

  test('in the Dockerfile is left to the check of the Dockerfile', async () => {
    expect((await search(workspace({ Dockerfile: `FROM scratch\n# ${TOKEN}\n` }))).problems).toEqual([]);
  });

  test('of a secret that is not passed does not count', async () => {
    expect((await search(workspace({ a: TOKEN }), { ids: ['other'] })).problems).toEqual([]);
  });

  test('in many files is reported for the first ones', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f${at}`, TOKEN]));
    expect((await search(workspace(files))).problems).toHaveLength(8);
  });
});

describe('other secrets in the build context', () => {
  test('a file of several lines that is passed as a secret is an error', async () => {
    const pip = '[global]\nindex-url = https://user:pass@pypi.example.org/simple\n';
    const { problems } = await search(workspace({ 'conf/pip.conf': pip }), { secrets: { pip } });
    expect(seen(problems)).toEqual(['error conf/pip.conf:1']);
  });

  test('a word that is passed as a secret is a warning: it may be anywhere', async () => {
    const secrets = { user: 'acme-corp' };
    const { problems } = await search(workspace({ 'README.md': 'by acme-corp' }), { secrets });
    expect(seen(problems)).toEqual(['warning README.md:1']);
  });
});

describe('the search of the build context', () => {
  test('follows no link, waits for no pipe or socket, and survives what it cannot read', async () => {
    const outside = workspace({ token: TOKEN, 'folder/token': TOKEN });
    const folder = workspace({ 'locked/token': 'x', last: TOKEN });
    symlinkSync(join(outside, 'token'), join(folder, 'link'));
    symlinkSync(join(outside, 'folder'), join(folder, 'folder-link'));
    symlinkSync('.', join(folder, 'circle'));
    symlinkSync('/nowhere', join(folder, 'dangling'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    chmodSync(join(folder, 'locked'), 0);
    const server = createServer().listen(join(folder, 'socket'));
    disposables.push(() => server.close());
    const { problems } = await search(folder);
    expect(seen(problems)).toEqual(['error last:1']);
  });

  test('says how far it came when there is too much', async () => {
    const folder = workspace({ 'z/late/.env': TOKEN });
    const bytes = randomBytes(1 << 20);
    for (let at = 0; at < 8; at++) writeFileSync(join(folder, `f${at}`), bytes);
    for (let at = 0; at < 3; at++) execFileSync('truncate', ['-s', '20G', join(folder, `g${at}`)]);
    const { problems, log } = await search(folder);
    expect(seen(problems)).toEqual(['error z/late/.env:1']); // large files come last
    expect(log).toEqual([
      expect.stringMatching(
        /^Searched \d+ files of the build contexts for secrets, then time was up in the build context; what is built is searched in any case\.$/,
      ),
    ]);
  });

  test('ends with a cancellation', async () => {
    expect((await search(workspace({ a: TOKEN }), { isOver: true })).problems).toEqual([]);
  });

  test('finds nothing in a context that is no folder here', async () => {
    for (const context of ['https://example.org/a.git#main', '/nowhere', 'git@example.org:a/b.git'])
      expect((await search(context)).problems).toEqual([]);
  });
});
