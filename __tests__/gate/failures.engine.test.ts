import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { type JobResult, runAction } from '../runner/runner.js';
import { type ReadReport, readReport, uploadsTo } from './observe.js';
import { StandIn } from './stand-in.js';
import { testWithLayouts } from './with-layouts.js';

// What goes wrong between the build and the push: the gate stays shut, or what left is what was searched.

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

interface Attempt {
  readonly job: JobResult;
  readonly report: ReadReport | undefined;
  readonly tag: string;
}

interface AttemptOptions {
  readonly dockerfile?: string;
  readonly files?: Readonly<Record<string, Buffer | string>>;
  readonly with?: Readonly<Record<string, string>>;
  readonly docker?: StandIn;
  readonly env?: Readonly<Record<string, string>>;
}

const DOCKERFILE = `FROM ${baseImage}\nCOPY data /data\n`;

async function attempt({
  dockerfile = DOCKERFILE,
  files,
  docker,
  ...options
}: AttemptOptions): Promise<Attempt> {
  const workspace = makeWorkspace({ Dockerfile: dockerfile });
  const tag = makeTag(registry);
  disposables.push(() => rmSync(workspace, { recursive: true, force: true }));
  for (const [name, content] of Object.entries({ data: 'data', ...files })) {
    writeFileSync(join(workspace, name), content);
  }
  if (docker !== undefined) disposables.push(() => docker.dispose());
  const token = makeToken();
  let report: ReadReport | undefined;
  const job = await runAction({
    actionDir: process.cwd(),
    workspace,
    with: {
      context: '.',
      'hf-token': token,
      push: 'true',
      tags: tag,
      provenance: 'false',
      'check-dockerfile': 'off', // most of these Dockerfiles mount nothing
      ...options.with,
    },
    env: { ...options.env, ...(docker === undefined ? {} : { PATH: docker.path }) },
    secrets: [token],
    laterSteps: outputs => {
      if (outputs['report']) report = readReport(outputs);
    },
  });
  disposables.push(job.dispose);
  expect(readdirSync(job.temp).filter(name => name.startsWith('hf-secret-build-'))).toEqual([]);
  return { job, report, tag };
}

const titles = ({ main }: JobResult) => main.annotations.map(({ title }) => title);
const cut = () => gzipSync(randomBytes(5000)).subarray(0, 3000);

describe('what cannot be searched', () => {
  test('is not pushed, and is named', async () => {
    const { job, report, tag } = await attempt({ files: { data: cut() } });
    expect(job.conclusion).toBe('failure');
    expect(job.outputs['verdict']).toBe('unverified');
    expect(titles(job)).toContain('hf-secret-build: UNVERIFIED');
    expect(report?.unscanned).toEqual([
      expect.objectContaining({ path: 'data', reason: 'truncated', role: 'layer' }),
    ]);
    expect(uploadsTo(tag)).toEqual([]);
  });

  test('is pushed under report, with the verdict', async () => {
    const { job, tag } = await attempt({ files: { data: cut() }, with: { verify: 'report' } });
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('unverified');
    expect(uploadsTo(tag)).not.toEqual([]);
  });
});

const leaking = () =>
  `FROM ${baseImage}\nRUN --mount=type=secret,id=hf_token : ${randomBytes(4).toString('hex')}; cp /run/secrets/hf_token /leak\n`;

describe('call', () => {
  test.each(['build,format=json', 'format=text,build', '"build"', 'build,ignorestatus=true'])(
    '%s is a build, which is searched',
    async call => {
      const { job, tag } = await attempt({ dockerfile: leaking(), with: { call } });
      expect(job.outputs['verdict']).toBe('leak');
      expect(uploadsTo(tag)).toEqual([]);
    },
  );

  test.each(['check', 'subrequests.describe', '"targets",format=json'])(
    '%s makes nothing that could leave',
    async call => {
      const docker = new StandIn('');
      const cache = mkdtempSync(join(tmpdir(), 'cache-'));
      disposables.push(() => rmSync(cache, { recursive: true, force: true }));
      const wanted = {
        load: 'true',
        outputs: `type=oci,dest=${cache}/x`,
        'cache-to': `type=local,dest=${cache}`,
      };
      const { job, tag } = await attempt({ dockerfile: leaking(), docker, with: { call, ...wanted } });
      expect(job.conclusion).toBe('success');
      expect(job.outputs['verdict']).toBe('skipped');
      expect(docker.calls().join('\n')).not.toMatch(/--(push|load|output|cache-to)/);
      expect(readdirSync(cache)).toEqual([]);
      expect(uploadsTo(tag)).toEqual([]);
    },
  );

  test('that is not known is an error before anything starts', async () => {
    const docker = new StandIn('');
    const { job } = await attempt({ docker, with: { call: 'format=json' } });
    expect(titles(job)).toEqual(['hf-secret-build: BAD_INPUT']);
    expect(docker.calls()).toEqual([]);
  });
});

describe('a push', () => {
  test('of something else than what was searched is an error', async () => {
    const docker = new StandIn('case "$*" in *--push*) echo changed > data;; esac');
    const { job } = await attempt({ files: { data: randomBytes(100) }, docker });
    expect(job.conclusion).toBe('failure');
    expect(titles(job)).toEqual(['hf-secret-build: PUSH_DIFFERS']);
    expect(job.outputs['digest']).toBe('');
  });

  test('that fails on its way is tried again', async () => {
    const failing = `case "$*" in *--push*) if [ "$(grep -c -- --push "$0.calls")" -lt 3 ]; then
      echo '#5 [1/2] FROM base' >&2; echo 'ERROR: failed to push: unexpected status from PUT request: 500' >&2; exit 1
    fi;; esac`;
    const docker = new StandIn(failing);
    const { job, tag } = await attempt({ docker });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toContain('trying again in 2 s (2 of 2)');
    expect(docker.calls().filter(call => call.includes('--push'))).toHaveLength(3);
    expect(uploadsTo(tag)).not.toEqual([]);
  });

  // moby/buildkit#6521
  test.each(['gate', 'off'])(
    'whose image the engine fails to unpack is made again from the cache: verify: %s',
    async verify => {
      const losing = `case "$*" in *--push*) if [ "$(grep -c -- --push "$0.calls")" -lt 2 ]; then
      echo '#5 [1/2] FROM base' >&2
      echo 'ERROR: failed to build: failed to solve: failed to prepare extraction snapshot "extract-1-aB sha256:27421771": parent snapshot sha256:421d6680 does not exist: not found' >&2; exit 1
    fi;; esac`;
      const { job, tag } = await attempt({
        docker: new StandIn(losing),
        with: { verify, 'no-cache': 'true' },
      });
      expect(job.conclusion).toBe('success');
      expect(job.main.log).toContain('The engine lost what it was unpacking; trying again in 1 s (1 of 2)');
      expect(uploadsTo(tag)).not.toEqual([]);
    },
  );

  test('that is refused is not tried again, and nothing is built again for it', async () => {
    const docker = new StandIn(
      `case "$*" in *--push*) echo '#5 [1/2] FROM base' >&2; echo 'ERROR: failed to push: denied: requested access to the resource is denied' >&2; exit 1;; esac`,
    );
    const { job } = await attempt({ docker, with: { 'no-cache': 'true', pull: 'true' } });
    expect(job.conclusion).toBe('failure');
    const pushes = docker.calls().filter(call => call.includes('--push'));
    expect(pushes).toHaveLength(1);
    expect(pushes[0]).not.toMatch(/--no-cache|--pull/);
  });
});

describe('an export whose equal layers block each other', () => {
  testWithLayouts('is written once more, from the cache', async () => {
    const docker = new StandIn(`case "$*" in *tar=false*) if [ "$(grep -c tar=false "$0.calls")" -lt 2 ]; then
      echo '#5 [1/2] FROM base' >&2
      echo 'ERROR: failed to build: (*service).Write failed: rpc error: code = Unavailable desc = ref layer-sha256:00 locked for 2.9ms (since 2026-01-01 00:00:00 UTC m=+1.1): unavailable' >&2; exit 1
    fi;; esac`);
    const { job, report, tag } = await attempt({ docker, with: { 'no-cache': 'true' } });
    expect(job.conclusion).toBe('success');
    expect(report).toMatchObject({ verdict: 'clean' });
    const exports = docker.calls().filter(call => call.includes('tar=false'));
    expect(exports.map(call => call.includes('--no-cache'))).toEqual([true, false]);
    expect(uploadsTo(tag)).not.toEqual([]);
  });
});

describe('a disk that is too small for the layout', () => {
  const full = () =>
    new StandIn(`case "$*" in *tar=false*)
      echo '#5 [1/2] FROM base' >&2
      echo 'ERROR: failed to build: failed to solve: failed to copy: write /x/ingest/data: no space left on device' >&2; exit 1;; esac`);

  testWithLayouts('has the stream searched instead, and the push compared', async () => {
    const { job, report, tag } = await attempt({ docker: full() });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toContain('searching it as a stream instead');
    expect(report).toMatchObject({ verdict: 'clean', findings: [], unscanned: [] });
    expect(report?.searched['blobs']).toBeGreaterThan(4);
    expect(uploadsTo(tag)).not.toEqual([]);
  });

  testWithLayouts('keeps a leak back as well', async () => {
    const { job, report, tag } = await attempt({ dockerfile: leaking(), docker: full() });
    expect(job.outputs['verdict']).toBe('leak');
    expect(report?.findings).toEqual([expect.objectContaining({ path: 'leak', role: 'layer' })]);
    expect(uploadsTo(tag)).toEqual([]);
  });

  testWithLayouts('is an error when a cache export has to be searched too', async () => {
    const { job, tag } = await attempt({ docker: full(), with: { 'cache-to': 'type=local,dest=cache' } });
    expect(titles(job)).toEqual(['hf-secret-build: STORAGE']);
    expect(uploadsTo(tag)).toEqual([]);
  });
});

describe('BUILDKIT_PROGRESS in the environment of the job', () => {
  test.each(['quiet', 'rawjson', 'tty', 'none', 'auto'])('%s blinds nothing', async mode => {
    const nonce = randomBytes(4).toString('hex');
    const printing = `FROM ${baseImage}\nRUN --mount=type=secret,id=hf_token : ${nonce}; cat /run/secrets/hf_token; echo\n`;
    const { job, report, tag } = await attempt({ dockerfile: printing, env: { BUILDKIT_PROGRESS: mode } });
    expect(job.outputs['verdict']).toBe('leak');
    expect(report?.findings).toEqual([expect.objectContaining({ role: 'log' })]);
    expect(uploadsTo(tag)).toEqual([]);
  });
});

describe('a search that fails', () => {
  test('leaves the gate shut', async () => {
    // The layout is gone before it is searched.
    const docker = new StandIn(
      `case "$*" in *tar=false*) dest=$(echo "$*" | sed 's/.*dest=\\([^ ,]*\\).*/\\1/'); ( PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin docker "$@" ); code=$?; rm -rf "$dest/blobs"; exit $code;; esac`,
    );
    const { job, report, tag } = await attempt({ docker });
    expect(job.conclusion).toBe('failure');
    expect(job.outputs['verdict']).toBe('unverified');
    expect(report?.unscanned).not.toEqual([]);
    expect(uploadsTo(tag)).toEqual([]);
  });
});
