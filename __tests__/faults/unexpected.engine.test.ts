import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import { uploadsTo } from '../gate/observe.js';
import { testWithLayouts } from '../gate/with-layouts.js';
import { type JobResult, type RunOptions, runAction } from '../runner/runner.js';
import { saboteur, withWorker } from './doctored.js';

// What nobody expects: the step fails, the gate stays shut, nothing stays, and every output is written.

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unexpected-'));
  disposables.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the action with a step that takes `seconds`, and expects what holds for every such end. */
async function failing(options: Partial<RunOptions>, seconds = 0): Promise<JobResult> {
  const step = `RUN --mount=type=secret,id=hf_token,required=true : ${randomBytes(8).toString('hex')}; sleep ${seconds}`;
  const workspace = makeWorkspace({ Dockerfile: `FROM ${baseImage}\n${step}\n` });
  const [tag, token] = [makeTag(registry), makeToken()];
  const job = await runAction({
    actionDir: process.cwd(),
    workspace,
    with: { context: '.', push: 'true', tags: tag, 'hf-token': token },
    ...options,
  });
  disposables.push(job.dispose, () => rmSync(workspace, { recursive: true }));
  expect(job.conclusion).toBe('failure');
  expect(job.main.exitCode).toBe(1);
  expect(uploadsTo(tag)).toEqual([]);
  expect(job.outputs).toMatchObject({ imageid: '', digest: '', metadata: '', verdict: 'unverified' });
  expect(Object.keys(job.outputs).sort()).toEqual(
    [
      'digest',
      'digest-file',
      'digest-record',
      'imageid',
      'metadata',
      'report',
      'report-sarif',
      'token-source',
      'verdict',
    ].sort(),
  );
  expect(readdirSync(job.temp).filter(name => name.startsWith('hf-secret-build-'))).toEqual([]);
  expect(await job.orphans()).toEqual([]);
  const shown = job.main.raw.replace(/^::add-mask::.*$/gm, '');
  expect(tracesOf(token, [asStored('log', shown)])).toEqual([]);
  return job;
}

const errorsOf = ({ main }: JobResult) => main.annotations.map(({ title, message }) => `${title} ${message}`);

const NASTY = `const nasty = { toString() { throw nasty; } };`;

describe('something that is no Error', () => {
  test.each<[string, string, RegExp]>([
    ['a text', `throw 'just text';`, /just text/],
    ['null', 'throw null;', /null/],
    ['nothing', 'throw undefined;', /undefined/],
    ['an object without a text', `${NASTY} throw nasty;`, /something without a text was thrown/],
    ['a rejection that nobody awaits', `void Promise.reject('left alone');`, /left alone/],
  ])('%s, thrown beside the line', async (_, source, words) => {
    const env = saboteur(makeFolder(), `setTimeout(() => { ${source} }, 700).unref();`);
    const job = await failing({ env }, 20);
    expect(errorsOf(job)).toEqual([expect.stringMatching(/^hf-secret-build: INTERNAL Unexpected failure: /)]);
    expect(errorsOf(job)[0]).toMatch(words);
  });

  // The metadata is read when the image is built.
  test.each<[string, string, RegExp]>([
    ['a text', `throw 'just text';`, /INTERNAL Unexpected failure: just text/],
    ['an object without a text', `${NASTY} throw nasty;`, /something without a text was thrown/],
    [
      'an Error whose message throws',
      `throw Object.defineProperty(new Error(), 'message', { get() { throw 1; } });`,
      /something without a text/,
    ],
    [
      'a full disk',
      `throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });`,
      /STORAGE A file cannot be written/,
    ],
  ])('%s, thrown in the line', async (_, source, words) => {
    const patch = `const fs = require('node:fs'); const read = fs.readFileSync;
      fs.readFileSync = (path, ...rest) => { if (String(path).endsWith('metadata.json')) { ${source} } return read(path, ...rest); };
      require('node:module').syncBuiltinESMExports();`;
    const job = await failing({ env: saboteur(makeFolder(), patch) });
    expect(errorsOf(job)).toEqual([expect.stringMatching(words)]);
  });
});

describe('a thread of the search that', () => {
  const onQuestion = (act: string) =>
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${act} });`;

  for (const [name, source] of [
    ['is not there', ''],
    ['does not start', `throw new Error('no start');`],
    ['is no program', 'const = ;'],
    ['exits', onQuestion('process.exit(0)')],
    ['throws what is no Error', onQuestion('throw null')],
    ['answers what is no answer', onQuestion(`parentPort.postMessage({ kind: 'taken' })`)],
    [
      'runs out of memory',
      onQuestion('const kept = []; for (;;) kept.push(new Array(1e5).fill(Math.random()))'),
    ],
  ] as const) {
    testWithLayouts(`${name} leaves the gate shut`, async () => {
      const doctored = withWorker(source);
      disposables.push(() => doctored.dispose());
      const job = await failing({ actionDir: doctored.actionDir });
      expect(errorsOf(job).join('\n')).toMatch(/UNVERIFIED|INTERNAL/);
    });
  }
});
