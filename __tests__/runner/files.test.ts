import { afterEach, describe, expect, test } from '@jest/globals';
import { parsePairs } from './files.js';
import { Fixtures } from './fixture.js';
import type { JobResult } from './runner.js';

const fixtures = new Fixtures();
afterEach(() => fixtures.clean());

const outputFile = (text: string): Promise<JobResult> =>
  fixtures.run({ main: `tell('OUTPUT', ${JSON.stringify(text)})` });

describe('grammar', () => {
  test.each([
    [
      'a=1\n\nb=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a==1<<E\n', [['a', '=1<<E']]],
    [' a = 1 \r\n', [[' a ', ' 1 \r']]],
    ['a<<E=x\n1\nE=x\n', [['a', '1']]],
    [
      'a<<E\n1\n\n2\nE\nb=3',
      [
        ['a', '1\n\n2'],
        ['b', '3'],
      ],
    ],
    ['a<<E\nE', [['a', '']]],
    ['a<<E\n\nE\n', [['a', '']]],
    ['a<<E\r\n1\r\nE\r\n', [['a', '1\r']]],
    ['a<<E\n E\nb=1\nE\n', [['a', ' E\nb=1']]],
    ['=1', [['', '1']]],
  ])('%j', (text, pairs) => {
    expect([...parsePairs(text)]).toEqual(pairs);
  });

  test.each([
    ['a\n', 'Invalid format'],
    ['<<E\nE\n', 'Invalid format'],
    ['a<<\n\n', 'Invalid format'],
    ['a<<E\n1\n', "Matching delimiter not found 'E'"],
    ['a<<E', "Matching delimiter not found 'E'"],
    ['a<<E\r\n1\nE\n', 'Matching delimiter not found'],
    ['a<<E\n1', 'missing new line'],
  ])('%j is an error that fails the step; what stands before it counts', async (text, message) => {
    const job = await outputFile(`ok=1\n${text}`);
    expect(job).toMatchObject({ conclusion: 'failure', outputs: { ok: '1' }, main: { exitCode: 0 } });
    expect(job.main.annotations[0]?.message).toBe("Unable to process file command 'output' successfully.");
    expect(job.main.annotations[1]?.message).toContain(message);
  });

  test('an output needs a name', async () => {
    expect((await outputFile('=1')).conclusion).toBe('failure');
  });
});

describe('files', () => {
  test('override the same names of workflow commands, whatever their case', async () => {
    const job = await fixtures.run({
      main: "tell('OUTPUT', 'NAME=file\\n'); tell('STATE', 'S=file\\n'); say('::set-output name=name::command\\n::save-state name=s::command\\n')",
    });
    expect(job.outputs).toEqual({ name: 'file' });
    expect(job.main.state).toEqual({ s: 'file' });
  });

  test('are fresh in each stage, below RUNNER_TEMP; only main sets outputs', async () => {
    const list = `
      const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
      for (const name of names) say(process.env[name] + ':' + fs.readFileSync(process.env[name]).length + '\\n');
      tell('OUTPUT', 'a=' + __filename.slice(-8) + '\\n');
    `;
    const job = await fixtures.run({ main: list, post: list });
    const lines = `${job.main.raw}${job.post?.raw}`.trim().split('\n');
    expect(new Set(lines).size).toBe(10);
    for (const line of lines) {
      expect(line.startsWith(`${job.temp}/_runner_file_commands/`)).toBe(true);
      expect(line.endsWith(':0')).toBe(true);
    }
    expect(job.outputs).toEqual({ a: 'main.cjs' });
  });

  test('export variables and path entries to post; the variables of the step win, NODE_OPTIONS is refused', async () => {
    const job = await fixtures.run(
      {
        main: "tell('ENV', 'A=file\\nB=file\\nNODE_OPTIONS=--bad\\n'); tell('PATH', '/one\\r\\n/two\\n')",
        post: 'say([process.env.A, process.env.B, process.env.PATH].join(" "))',
      },
      { env: { B: 'step' } },
    );
    expect(job.post?.raw).toMatch(/^file step \/two:\/one:/);
    expect(job.main.annotations.map(({ level }) => level)).toEqual(['error']);
    expect(job.conclusion).toBe('success');
  });

  test('may be deleted by the action', async () => {
    const job = await fixtures.run({
      main: 'fs.rmSync(process.env.GITHUB_OUTPUT); fs.rmSync(process.env.GITHUB_STEP_SUMMARY)',
    });
    expect(job).toMatchObject({ conclusion: 'success', outputs: {}, main: { annotations: [], summary: '' } });
  });

  test('drop a summary over 1 MiB with an error that does not fail the step', async () => {
    const fits = await fixtures.run({ main: "tell('STEP_SUMMARY', 'x'.repeat(1024 * 1024))" });
    expect(fits.main.summary).toHaveLength(1024 * 1024 + 1);
    const large = await fixtures.run({ main: "tell('STEP_SUMMARY', 'x'.repeat(1024 * 1024 + 1))" });
    expect(large).toMatchObject({ conclusion: 'success', main: { summary: '' } });
    expect(large.main.annotations).toMatchObject([{ level: 'error' }]);
  });
});
