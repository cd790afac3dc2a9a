import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import { type TestedEngine, testedEngines } from '../engines/engines.js';
import { type JobResult, runAction } from '../runner/runner.js';
import { LEAKS, type Leak } from './leak-cases.js';
import { type ReadReport, readReport, uploadsTo } from './observe.js';
import { StandIn } from './stand-in.js';

const { registry, store } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

interface Built {
  readonly job: JobResult;
  readonly report: ReadReport | undefined;
  readonly token: string;
  readonly tag: string;
}

async function build(
  leak: Leak,
  engine: TestedEngine,
  more: Readonly<Record<string, string>> = {},
): Promise<Built> {
  const token = makeToken();
  const tag = makeTag(registry);
  const workspace = makeWorkspace({ Dockerfile: leak.dockerfile(token) });
  disposables.push(() => rmSync(workspace, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(leak.files?.(token) ?? {})) {
    writeFileSync(join(workspace, name), content);
  }
  const command = engine.name === 'buildx' ? 'buildx build' : 'build';
  const standIn = new StandIn(
    `case "$*" in "${command} "*--call*) ;; "${command} "*) set -- "$@" ${leak.flags?.(token) ?? ''};; esac`,
    engine.program,
  );
  disposables.push(() => standIn.dispose());
  let report: ReadReport | undefined;
  const job = await runAction({
    actionDir: process.cwd(),
    isPostLeftOut: true,
    workspace,
    with: {
      context: '.',
      'hf-token': token,
      push: 'true',
      tags: tag,
      'no-cache': 'true', // the value of a secret is no part of the cache's key
      provenance: 'false',
      ...(leak.isUnchecked ? { 'check-dockerfile': 'off' } : {}),
      ...leak.with?.({ token, tag }),
      ...engine.inputs,
      ...more,
    },
    env: { ...engine.env, PATH: standIn.path },
    secrets: [token],
    laterSteps: outputs => {
      if (outputs['report']) report = readReport(outputs);
    },
  });
  disposables.push(job.dispose);
  return { job, report, token, tag };
}

/** What the action wrote; the runner's own header repeats the step's inputs, masked. */
const written = ({ job }: Built) => job.main.raw.replace(/^::add-mask::.*$/gm, '');

/** The classic store has no attestations, no cache exports, no other compression and one platform. */
function isPossible({ finding, with: inputs, engine }: Leak, { name }: TestedEngine): boolean {
  if (engine !== undefined && engine !== name) return false;
  if (name === 'podman') return true;
  return (
    store === 'containerd' || (inputs === undefined && !/attestation|manifest/.test(`${finding['role']}`))
  );
}

describe.each(testedEngines())('the gate with $name', engine => {
  test.each(LEAKS.filter(leak => isPossible(leak, engine)))('keeps back a token $name', async leak => {
    const built = await build(leak, engine);
    const { job, report, token, tag } = built;
    expect(job.conclusion).toBe('failure');
    expect(job.outputs['verdict']).toBe('leak');
    expect(job.outputs['digest']).toBe('');
    expect(uploadsTo(tag)).toEqual([]);
    expect(report?.verdict).toBe('leak');
    // Podman prints each instruction, and so what is written in it: that stops the build.
    const isPrinted = engine.name === 'podman' && leak.isUnchecked === true;
    const finding = isPrinted ? { role: 'log' } : leak.finding;
    expect(report?.findings).toContainEqual(expect.objectContaining({ secret: 'hf_token', ...finding }));
    const traces = [
      asStored('report', JSON.stringify(report)),
      asStored('log', written(built)),
      asStored('outputs', JSON.stringify(job.outputs)),
    ];
    expect(tracesOf(token, traces)).toEqual([]);
  });

  test('says where, by which instruction, and what to do', async () => {
    const [inFile] = LEAKS;
    if (inFile === undefined) throw new Error('no case');
    const { job, report } = await build(inFile, engine);
    expect(report?.findings[0]).toMatchObject({
      layer: expect.any(Number),
      instruction: {
        file: expect.stringMatching(/Dockerfile$/),
        line: 3,
        text: expect.stringMatching(/^RUN : .*; cat/),
      },
    });
    const error = job.main.annotations.find(({ message }) => message.includes('Nothing was pushed'));
    expect(error?.message).toMatch(/root\/token.*Dockerfile:3.*rotate the token/s);
    expect(job.main.annotations).toContainEqual(expect.objectContaining({ line: '3' }));
  });

  test('under report it pushes all the same and says what it found', async () => {
    const [inFile] = LEAKS;
    if (inFile === undefined) throw new Error('no case');
    const { job, report, tag } = await build(inFile, engine, { verify: 'report' });
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('leak');
    expect(report?.findings).toHaveLength(1);
    expect(uploadsTo(tag)).not.toEqual([]);
    expect(job.outputs['digest']).toMatch(/^sha256:/);
  });
});
