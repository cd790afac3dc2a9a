import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { LineReader } from '../runner/lines.js';
import { parseCommand } from '../runner/parse.js';
import { type JobResult, runAction } from '../runner/runner.js';
import { attacks, COMMANDS, shellScript } from './injection-corpus.js';

const { baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

const CORPUS = attacks();

/** Builds a Dockerfile that prints the corpus. */
async function build(
  dockerfile: string,
  { inputs = {}, token = makeToken() }: { inputs?: Readonly<Record<string, string>>; token?: string } = {},
): Promise<JobResult> {
  const workspace = makeWorkspace({ Dockerfile: dockerfile, 'attack.sh': shellScript(CORPUS) });
  disposables.push(() => rmSync(workspace, { recursive: true, force: true }));
  const job = await runAction({
    actionDir: process.cwd(),
    isPostLeftOut: true,
    workspace,
    with: { context: '.', 'no-cache': 'true', 'hf-token': token, ...inputs },
    env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: 'true' },
    secrets: [token],
  });
  disposables.push(job.dispose);
  return job;
}

/** Commands that the runner took from the build: of ours, only errors repeat what it says. */
function taken({ main }: JobResult): unknown[] {
  const foreign = new Set(['add-matcher', 'remove-matcher', 'set-env', 'add-path', 'echo', 'set-output']);
  return main.commands
    .filter(
      ({ name, properties }) => name !== 'error' || !/^hf-secret-build: /.test(properties['title'] ?? ''),
    )
    .filter(command => foreign.has(command.name) || /evil/i.test(JSON.stringify(command)));
}

/** What a runner would have kept, had it taken them. */
function kept({ main, outputs }: JobResult): unknown {
  return {
    outputs: Object.values(outputs).filter(value => /evil/.test(value)),
    masks: main.masks.filter(mask => /evil/.test(mask)),
    annotations: main.annotations.filter(({ level }) => level !== 'error'),
    opened: main.commands.filter(({ name }) => name === 'stop-commands').length,
    groups: main.commands.filter(({ name }) => name === 'group').length,
  };
}

function expectHarmless(job: JobResult): void {
  expect(taken(job)).toEqual([]);
  const tokens = job.main.commands.filter(({ name }) => name === 'stop-commands').map(({ value }) => value);
  expect(job.main.commands.filter(({ name }) => tokens.includes(name)).map(({ name }) => name)).toEqual(
    tokens,
  );
  expect(job.main.commands.filter(({ name }) => name === 'endgroup')).toHaveLength(
    job.main.commands.filter(({ name }) => name === 'group').length,
  );
  expect(kept(job)).toMatchObject({ outputs: [], masks: [] });
}

const RUN = `FROM ${baseImage}\nCOPY attack.sh /\nRUN : ${randomUUID()}; sh /attack.sh`;

describe('a Dockerfile that prints workflow commands', () => {
  test('the corpus is dangerous: without a guard the runner takes most of it', () => {
    const registered = new Set(COMMANDS);
    const dangerous = CORPUS.filter(({ writes }) => {
      const reader = new LineReader();
      const lines = [...reader.push(writes.map(([, text]) => text).join('')), ...reader.end()];
      return lines.some(line => parseCommand(line, registered) !== undefined);
    });
    expect(CORPUS.length).toBeGreaterThanOrEqual(60);
    expect(dangerous.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CORPUS.map(({ command }) => command))).toEqual(new Set(COMMANDS));
  });

  test('runs none of them, and every line can be read', async () => {
    const job = await build(`${RUN}\n`);
    expect(job.conclusion).toBe('success');
    expectHarmless(job);
    // Two writes of one line may come apart: the other output's lines stand between them when the machine is busy.
    const log = job.main.log.replace(/[\s:]/g, '');
    const unread = CORPUS.filter(({ letters }) => !letters.every(part => log.includes(part)));
    expect(unread).toEqual([]);
    expect(job.outputs['verdict']).toBe('clean');
  });

  test('runs none of them when it fails, and its error repeats one', async () => {
    const job = await build(
      `${RUN}; printf 'OSError: 401 Client Error\\r::set-output name=digest::evil\\n##[add-mask]evil 403 Client Error ::add-mask::evil\\n'; exit 1\n`,
    );
    expect(job.conclusion).toBe('failure');
    expectHarmless(job);
    expect(job.main.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('runs none that are in the Dockerfile itself, where buildx repeats it', async () => {
    const job = await build(
      `FROM ${baseImage}\nRUN : ${randomUUID()}; echo 'x\r::set-output name=digest::evil' '##[add-mask]evil'; exit 3\n`,
    );
    expect(job.conclusion).toBe('failure');
    expectHarmless(job);
    expect(job.main.annotations.some(({ message }) => message.includes('exit code: 3'))).toBe(true);
  });

  test('runs none that a check prints', async () => {
    const job = await build(
      `FROM ${baseImage} as one\nMAINTAINER ##[add-mask]evil \r::set-output name=x::evil\n`,
      {
        inputs: { call: 'check' },
      },
    );
    expectHarmless(job);
    expect(job.main.log).toContain('MaintainerDeprecated');
  });

  test('runs none that are names of files in its image', async () => {
    const touch = `for n in 1 2 3 4 5 6 7 8 9 10 11 12; do cat /run/secrets/hf_token > "$(printf '/%s a\\n::set-output name=x::evil\\r##[add-mask]evil' $n)"; done`;
    const job = await build(
      `FROM ${baseImage}\nRUN --mount=type=secret,id=hf_token,required=true : ${randomUUID()}; ${touch}\n`,
      { inputs: { verify: 'report' } },
    );
    expect(job.outputs['verdict']).toBe('leak');
    expect(taken(job)).toEqual([]);
    expect(kept(job)).toMatchObject({ outputs: [], masks: [] });
  });
});
