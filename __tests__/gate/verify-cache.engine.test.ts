import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { pushedContent } from '../engine/traces.js';
import { type JobResult, runAction } from '../runner/runner.js';
import { type ReadReport, readReport, uploadsTo } from './observe.js';

// A second run searches what is new alone, and only when nothing else can have changed.

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

interface Case {
  readonly workspace: string;
  readonly cache: string;
  readonly token: string;
  readonly tag: string;
}

/** An image with a large layer of its own, which nothing else in the registry has, and a small one that changes. */
function newCase(last = 'COPY change /change'): Case {
  const workspace = makeWorkspace({
    Dockerfile: `FROM ${baseImage}\nCOPY large /large\nRUN --mount=type=secret,id=hf_token,required=true true\n${last}\n`,
    large: randomBytes(300_000).toString('base64'),
    change: 'first',
  });
  const cache = mkdtempSync(join(tmpdir(), 'verify-cache-'));
  disposables.push(() => {
    for (const path of [workspace, cache]) rmSync(path, { recursive: true, force: true });
  });
  return { workspace, cache, token: makeToken(), tag: makeTag(registry) };
}

interface Built {
  readonly job: JobResult;
  readonly report: ReadReport | undefined;
}

async function build(
  { workspace, cache, token, tag }: Case,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Built> {
  let report: ReadReport | undefined;
  const job = await runAction({
    actionDir: process.cwd(),
    isPostLeftOut: true,
    workspace,
    with: {
      ...{ context: '.', 'hf-token': token, push: 'true', tags: tag, 'verify-cache': cache },
      ...inputs,
    },
    secrets: [token],
    laterSteps: outputs => {
      if (outputs['report']) report = readReport(outputs);
    },
  });
  disposables.push(job.dispose);
  return { job, report };
}

/** Builds twice, with one small change in between, and whatever `meddle` does. */
async function rebuilt(
  one: Case,
  { meddle = () => {}, ...inputs }: { meddle?: (record: string) => void; [input: string]: unknown } = {},
): Promise<Built> {
  expect((await build(one)).job.conclusion).toBe('success');
  writeFileSync(join(one.workspace, 'change'), randomBytes(100));
  meddle(join(one.cache, readdirSync(one.cache)[0] ?? ''));
  return build(one, inputs as Record<string, string>);
}

const knownIn = ({ report }: Built) => report?.searched['known'];

describe('verify-cache', () => {
  test('an image with one small change: the layers that are known are left out, and all of it is pushed', async () => {
    const one = newCase();
    const second = await rebuilt(one);
    expect(second.job.conclusion).toBe('success');
    expect(second.report?.verdict).toBe('clean');
    expect(knownIn(second)).toBe(2); // the base image's layer, and the large one
    expect(second.job.main.log).toMatch(
      /Searched \d+ blobs \(2 of them by an earlier run, see verify-cache\)/,
    );
    const stored = await pushedContent(one.tag);
    expect(stored.filter(({ bytes }) => bytes.length > 200_000).length).toBe(2);
  });

  test('what it writes: one private file without the secret', async () => {
    const one = newCase();
    await build(one);
    const [name = '', ...others] = readdirSync(one.cache);
    expect(others).toEqual([]);
    expect(name).toMatch(/^[0-9a-f]{32}\.searched$/);
    expect(statSync(join(one.cache, name)).mode & 0o777).toBe(0o600);
    const [code = '', text = ''] = readFileSync(join(one.cache, name), 'utf8').split('\n');
    expect(code).toMatch(/^[0-9a-f]{64}$/);
    const entries = JSON.parse(text) as Record<string, unknown>[];
    expect(entries.map(entry => Object.keys(entry).sort())).toEqual(
      entries.map(() => ['bytes', 'digest', 'repositories', 'size']),
    );
    expect(entries.length).toBe(2);
  });

  test('a secret in a new layer is found, and nothing is pushed', async () => {
    const one = newCase();
    await build(one);
    const uploads = uploadsTo(one.tag).length;
    writeFileSync(join(one.workspace, 'change'), `token=${one.token}`);
    const { job, report } = await build(one, { 'check-dockerfile': 'off' });
    expect(job.conclusion).toBe('failure');
    expect(report?.verdict).toBe('leak');
    expect(uploadsTo(one.tag).length).toBe(uploads);
  });

  test('another secret: everything is searched again, and what the first run let pass is found', async () => {
    const one = newCase();
    const other = makeToken();
    writeFileSync(join(one.workspace, 'large'), `${randomBytes(300_000).toString('base64')}\n${other}\n`);
    await build(one);
    const second = await build({ ...one, token: other }, { 'check-dockerfile': 'off' });
    expect(second.job.conclusion).toBe('failure');
    expect(second.report?.verdict).toBe('leak');
    expect(readdirSync(one.cache).length).toBe(1);
  });

  test('layers of an image in which a secret was found are searched again', async () => {
    const one = newCase();
    writeFileSync(join(one.workspace, 'large'), `${randomBytes(300_000).toString('base64')}\n${one.token}\n`);
    await build(one, { verify: 'report' });
    const second = await build(one);
    expect(second.job.conclusion).toBe('failure');
    expect(second.report?.verdict).toBe('leak');
  });

  test.each<[string, (record: string) => void]>([
    [
      'a layer was added',
      record => edit(record, text => text.replace(/"digest":"sha256:../, '"digest":"sha256:00')),
    ],
    ['its code was removed', record => edit(record, text => text.slice(65))],
    ['it is cut off', record => edit(record, text => text.slice(0, 100))],
    ['it is empty', record => writeFileSync(record, '')],
    ['it is no text', record => writeFileSync(record, randomBytes(5000))],
    ['it is gone', record => rmSync(record)],
    ['a directory', record => instead(record, () => execFileSync('mkdir', [record]))],
    ['a pipe that nobody writes to', record => instead(record, () => execFileSync('mkfifo', [record]))],
    ['a link to a device', record => instead(record, () => symlinkSync('/dev/zero', record))],
  ])('a record that is not ours counts for nothing: %s', async (_, meddle) => {
    const second = await rebuilt(newCase(), { meddle });
    expect(second.job.conclusion).toBe('success');
    expect(knownIn(second)).toBe(0);
  });

  test('a repository that does not have the layers gets them searched and pushed', async () => {
    const one = newCase();
    const tag = makeTag(registry);
    const second = await rebuilt(one, { tags: tag });
    expect(second.job.conclusion).toBe('success');
    expect(knownIn(second)).toBe(0);
    expect((await pushedContent(tag)).filter(({ bytes }) => bytes.length > 200_000).length).toBe(2);
  });

  test('a layer that the registry has removed is pushed again', async () => {
    const one = newCase();
    const [, repository = ''] = /^[^/]+\/(.+):[^:]+$/.exec(one.tag) ?? [];
    let removed: Response | undefined;
    expect((await build(one)).job.conclusion).toBe('success');
    for (const { name } of (await pushedContent(one.tag)).filter(({ bytes }) => bytes.length > 350_000)) {
      const digest = name.split(' ')[0] ?? '';
      removed = await fetch(`http://${registry}/v2/${repository}/blobs/${digest}`, { method: 'DELETE' });
    }
    expect(removed?.status).toBe(202);
    writeFileSync(join(one.workspace, 'change'), randomBytes(100));
    const second = await build(one);
    expect(second.job.conclusion).toBe('success');
    expect(knownIn(second)).toBe(2);
    expect((await pushedContent(one.tag)).filter(({ bytes }) => bytes.length > 200_000).length).toBe(2);
  });

  test('an image that is only loaded needs no repository', async () => {
    const one = newCase();
    const inputs = { push: 'false', load: 'true' };
    expect((await build(one, inputs)).job.conclusion).toBe('success');
    writeFileSync(join(one.workspace, 'change'), randomBytes(100));
    const second = await build(one, inputs);
    disposables.push(() => execFileSync('docker', ['image', 'rm', '-f', one.tag], { stdio: 'ignore' }));
    expect(second.job.conclusion).toBe('success');
    expect(knownIn(second)).toBe(2);
    const run = ['run', '--rm', one.tag, 'wc', '-c', '/large'];
    expect(execFileSync('docker', run, { encoding: 'utf8' })).toBe('400000 /large\n');
  });

  test('a secret that could be guessed keys no record', async () => {
    const one = newCase();
    const { job } = await build({ ...one, token: 'hunter2-hunter2' });
    expect(job.main.log).toContain('verify-cache is not used');
    expect(readdirSync(one.cache)).toEqual([]);
  });

  test('a folder that cannot be made is an error before the build', async () => {
    const one = newCase();
    const { job } = await build({ ...one, cache: '/dev/null/folder' });
    expect(job.conclusion).toBe('failure');
    expect(job.main.annotations.at(-1)?.title).toBe('hf-secret-build: STORAGE');
  });
});

function edit(record: string, change: (text: string) => string): void {
  writeFileSync(record, change(readFileSync(record, 'utf8')));
}

function instead(record: string, make: () => unknown): void {
  rmSync(record);
  make();
}
