import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { asStored, filesBelow, tracesOf } from '../engine/traces.js';
import { uploadsTo } from '../gate/observe.js';
import { StandIn } from '../gate/stand-in.js';
import { testWithLayouts } from '../gate/with-layouts.js';
import { type JobResult, type RunOptions, startAction } from '../runner/runner.js';
import { withWorker } from './doctored.js';

// A cancelled step in every part of the line, with tools that do not want to end.

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signals-'));
  disposables.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A docker that hangs for certain arguments and ignores every signal but the last one. */
function hanging(pattern: string, started: string, onSignal = ''): StandIn {
  const docker = new StandIn(
    `case "$*" in ${pattern}) trap '${onSignal}' TERM INT HUP; : > ${started}; while :; do sleep 0.1; done;; esac`,
  );
  disposables.push(() => docker.dispose());
  return docker;
}

interface Cancelled {
  readonly signals: readonly NodeJS.Signals[];
  /** Whether it is time for the signals. */
  readonly isTime: () => boolean;
}

async function cancelled(options: Partial<RunOptions>, { signals, isTime }: Cancelled): Promise<JobResult> {
  const step = `RUN --mount=type=secret,id=hf_token,required=true : ${randomBytes(8).toString('hex')}`;
  const workspace = makeWorkspace({ Dockerfile: `FROM ${baseImage}\n${step}\n` });
  const [tag, token] = [makeTag(registry), makeToken()];
  const running = startAction({
    actionDir: process.cwd(),
    workspace,
    ...options,
    with: { context: '.', push: 'true', tags: tag, 'hf-token': token, ...options.with },
  });
  disposables.push(() => rmSync(workspace, { recursive: true }));
  await eventually(isTime);
  const since = Date.now();
  for (const signal of signals) {
    running.kill(signal);
    await new Promise(resolve => setTimeout(resolve, 150));
  }
  const job = await running.result;
  disposables.push(job.dispose);
  expect(Date.now() - since).toBeLessThan(7500); // the runner's patience
  expect(job.main.signal).toBeNull();
  expect(job.main.exitCode).toBe(1);
  expect(job.main.raw).toContain('CANCELLED');
  expect(Object.keys(job.outputs)).toHaveLength(9);
  expect(job.outputs).toMatchObject({ imageid: '', digest: '', metadata: '' });
  expect(readdirSync(job.temp).filter(name => name.startsWith('hf-secret-build-'))).toEqual([]);
  expect(await job.orphans()).toEqual([]);
  expect(uploadsTo(tag)).toEqual([]);
  expect(
    tracesOf(token, [asStored('state', JSON.stringify(job.main.state)), ...filesBelow(job.temp)]),
  ).toEqual([]);
  return job;
}

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends the step', signal => {
  test.each([
    { part: 'a question to docker', pattern: '*version*', inputs: { call: 'check' } },
    { part: 'the check of the Dockerfile', pattern: '*--call*', inputs: {} },
    { part: 'the build', pattern: '*type=oci*', inputs: {} },
    { part: 'the push', pattern: '*imagetools*|*--push*', inputs: {} },
  ])('although $part hangs and ignores signals', async ({ pattern, inputs }) => {
    const started = join(makeFolder(), 'started');
    const docker = hanging(pattern, started);
    const job = await cancelled(
      { env: { PATH: docker.path }, with: inputs },
      { signals: [signal], isTime: () => existsSync(started) },
    );
    expect(job.main.annotations.map(({ title }) => title)).toContain('hf-secret-build: CANCELLED');
  });
});

describe('the search', () => {
  testWithLayouts('that does not come to its end is ended', async () => {
    const started = join(makeFolder(), 'started');
    const doctored =
      withWorker(`import { parentPort } from 'node:worker_threads'; import { writeFileSync } from 'node:fs';
      parentPort.on('message', () => { writeFileSync('${started}', ''); for (;;); });`);
    disposables.push(() => doctored.dispose());
    await cancelled(
      { actionDir: doctored.actionDir },
      { signals: ['SIGINT'], isTime: () => existsSync(started) },
    );
  });
});

describe('a second signal', () => {
  test('ends tools at once, and is not dirtier', async () => {
    const folder = makeFolder();
    const [started, survived] = [join(folder, 'started'), join(folder, 'survived')];
    const docker = hanging('*type=oci*', started, `sleep 1.5; : > ${survived}`);
    await cancelled(
      { env: { PATH: docker.path } },
      { signals: ['SIGINT', 'SIGINT'], isTime: () => existsSync(started) },
    );
    expect(existsSync(survived)).toBe(false);
  });
});

async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && !holds(); tries++) await new Promise(resolve => setTimeout(resolve, 50));
  expect(holds()).toBe(true);
}
