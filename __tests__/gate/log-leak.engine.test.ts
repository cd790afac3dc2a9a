import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import { type JobResult, runAction } from '../runner/runner.js';
import { type ReadReport, readReport, uploadsTo } from './observe.js';

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

interface Built {
  readonly job: JobResult;
  readonly report: ReadReport | undefined;
  readonly token: string;
  readonly tag: string;
  /** Builds of this context that the builder still has a record of. */
  readonly records: readonly string[];
}

async function build(command: string, inputs: Readonly<Record<string, string>> = {}): Promise<Built> {
  const token = makeToken();
  const tag = makeTag(registry);
  const step = `RUN --mount=type=secret,id=hf_token : ${randomUUID()}; ${command}`;
  const workspace = makeWorkspace({ Dockerfile: `FROM ${baseImage}\n\n${step}\nRUN echo after\n` });
  disposables.push(() => rmSync(workspace, { recursive: true, force: true }));
  let report: ReadReport | undefined;
  const job = await runAction({
    actionDir: process.cwd(),
    workspace,
    with: { context: '.', 'hf-token': token, push: 'true', tags: tag, 'no-cache': 'true', ...inputs },
    secrets: [token],
    laterSteps: outputs => {
      if (outputs['report']) report = readReport(outputs);
    },
  });
  disposables.push(job.dispose);
  return { job, report, token, tag, records: recordsOf(workspace) };
}

function recordsOf(workspace: string): string[] {
  // Not `history ls`: the BuildKit in Docker 28.5 dies of listing many records while one is being removed.
  const notes = join(process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker'), 'buildx/refs');
  return readdirSync(notes, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(notes, name)).isFile())
    .filter(name => readFileSync(join(notes, name), 'utf8').includes(JSON.stringify(workspace)))
    .filter(name => {
      const args = ['buildx', 'history', 'inspect', name.split('/').at(-1) ?? ''];
      return spawnSync('docker', args, { stdio: 'ignore' }).status === 0;
    });
}

/** Nothing that a person or a later step can see has the token in it. */
function expectNoTraces({ job, report, token }: Built): void {
  const traces = [
    asStored('report', JSON.stringify(report)),
    asStored('log', job.main.raw.replace(/^::add-mask::.*$/gm, '')),
    asStored('outputs', JSON.stringify(job.outputs)),
  ];
  expect(tracesOf(token, traces)).toEqual([]);
}

const FINDING = {
  secret: 'hf_token',
  role: 'log',
  path: expect.stringMatching(/^#\d+ \[.*2\/3\]$/),
  instruction: { file: 'Dockerfile', line: 3, text: expect.stringMatching(/^RUN : .*; /) },
};

describe('a token in the log of the build', () => {
  test('stops the build at once, and the record of it is removed', async () => {
    const built = await build('cat /run/secrets/hf_token; echo; sleep 1; echo late; sleep 300');
    const { job, report, tag, records } = built;
    expect(job.conclusion).toBe('failure');
    expect(job.outputs['verdict']).toBe('leak');
    expect(report).toMatchObject({ verdict: 'leak', findings: [{ ...FINDING, form: 'plain' }] });
    expect(job.main.log).not.toContain('0 late');
    expect(uploadsTo(tag)).toEqual([]);
    expect(records).toEqual([]);
    const error = job.main.annotations.find(({ message }) => message.includes('Nothing was pushed'));
    expect(error?.message).toMatch(/in the log of the build.*Dockerfile:3.*record.*was removed.*Rotate/s);
    expect(error).toMatchObject({ line: '3' });
    expectNoTraces(built);
  });

  test.each([
    ['as the last words of a build that succeeds', 'cat /run/secrets/hf_token', 'plain'],
    ['as base64 of base64', 'base64 -w 0 /run/secrets/hf_token | base64 -w 0', 'base64 of base64'],
    ['in a hex dump', 'hexdump -C /run/secrets/hf_token', 'plain fragment'],
    [
      'over two lines, by a step that fails',
      `sed 's/^.\\{15\\}/&\\n/' /run/secrets/hf_token; exit 4`,
      'plain',
    ],
    [
      'in colours',
      `printf '%s\\033[31m%s' $(cut -c 1-9 /run/secrets/hf_token) $(cut -c 10- /run/secrets/hf_token)`,
      'plain',
    ],
  ])('is a leak %s', async (_, command, form) => {
    const built = await build(command);
    expect(built.job.outputs['verdict']).toBe('leak');
    expect(built.report?.findings).toContainEqual(expect.objectContaining({ ...FINDING, form }));
    expect(uploadsTo(built.tag)).toEqual([]);
    expectNoTraces(built);
  });

  test('is reported under report, and the build goes on', async () => {
    const built = await build('cat /run/secrets/hf_token; echo; echo late', { verify: 'report' });
    expect(built.job.conclusion).toBe('success');
    expect(built.job.outputs['verdict']).toBe('leak');
    expect(built.report?.findings).toMatchObject([FINDING]);
    expect(built.job.main.log).toContain('late');
    expect(uploadsTo(built.tag)).not.toEqual([]);
    expect(built.records.length).toBeGreaterThan(0);
    expectNoTraces(built);
  });

  test('is hidden when nothing is searched', async () => {
    const built = await build('base64 -w 0 /run/secrets/hf_token | base64 -w 0; echo; echo late', {
      verify: 'off',
    });
    expect(built.job.conclusion).toBe('success');
    expect(built.job.outputs['verdict']).toBe('skipped');
    expect(built.job.main.log).toContain('***');
    expectNoTraces(built);
  });
});
