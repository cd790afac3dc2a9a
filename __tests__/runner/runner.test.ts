import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Fixtures } from './fixture.js';
import { runAction } from './runner.js';

const fixtures = new Fixtures();
afterEach(() => fixtures.clean());

const PRINT_ENV = 'say(JSON.stringify(process.env))';
const parse = (text: string): Record<string, string> => JSON.parse(text) as Record<string, string>;

describe('inputs', () => {
  const inputs = `
  hf-token: { required: true }
  two words: { default: a b }
  flag: { default: false }
  number: { default: 3 }
  gh: { default: "x-\${{ github.token }}" }
  Cased: {}
`;

  test('arrive in both stages, dashes kept, spaces as underscores, defaults and empty ones present', async () => {
    const job = await fixtures.run(
      { main: PRINT_ENV, post: PRINT_ENV, inputs },
      { with: { 'HF-token': ' v ', cased: 'c' }, github: { token: 'ghs_1234567890' } },
    );
    for (const stage of [job.main, job.post]) {
      expect(parse(stage?.raw ?? '')).toMatchObject({
        'INPUT_HF-TOKEN': ' v ',
        INPUT_TWO_WORDS: 'a b',
        INPUT_FLAG: 'false',
        INPUT_NUMBER: '3',
        INPUT_GH: 'x-ghs_1234567890',
        INPUT_CASED: 'c',
      });
    }
    const bare = await fixtures.run({ main: PRINT_ENV, inputs });
    expect(parse(bare.main.raw)['INPUT_HF-TOKEN']).toBe('');
  });

  test('are printed before main can mask them, except what the runner knows as secret', async () => {
    const job = await fixtures.run(
      { main: '', inputs },
      { with: { 'hf-token': 'hf_open' }, secrets: ['a b'] },
    );
    expect(job.main.log).toMatch(
      /^▼ Run \.\/action-\w+\nwith:\n {2}hf-token: hf_open\n {2}two words: \*\*\*\n/,
    );
    expect(job.main.log).toContain('  gh: x-***\n');
    expect(job.main.raw).toBe('');
  });

  test('that the action does not declare are passed on with a warning in each stage', async () => {
    const job = await fixtures.run(
      { main: PRINT_ENV, post: '', inputs: '  a: {}\n  b: {}\n' },
      { with: { A: '1', c: '2' } },
    );
    expect(parse(job.main.raw)['INPUT_C']).toBe('2');
    const warning = { level: 'warning', message: "Unexpected input(s) 'c', valid inputs are ['a', 'b']" };
    expect(job.main.annotations).toEqual([warning]);
    expect(job.post?.annotations).toEqual([warning]);
  });
});

describe('environment', () => {
  test('is an allow-list plus the contexts, which a step cannot override', async () => {
    process.env['RUNNER_TEST_CANARY'] = 'must not pass';
    const job = await fixtures.run(
      { main: `${PRINT_ENV}; if (fs.readFileSync(0).length) throw 1; tell('STEP_SUMMARY', process.cwd())` },
      {
        env: { MINE: '1', GITHUB_SHA: 'forged', GITHUB_ACTIONS: 'false' },
        github: { repository: 'me/it', ref: 'refs/tags/v1', sha: 'abc', event: { number: 7 } },
      },
    );
    delete process.env['RUNNER_TEST_CANARY'];
    const env = parse(job.main.raw);
    expect(env).toMatchObject({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_REF_NAME: 'v1',
      GITHUB_REF_TYPE: 'tag',
      GITHUB_REPOSITORY_OWNER: 'me',
      GITHUB_SHA: 'abc',
      GITHUB_WORKSPACE: job.workspace,
      MINE: '1',
      RUNNER_TEMP: job.temp,
    });
    expect(env['RUNNER_TRACKING_ID']).toMatch(/^github_[0-9a-f-]{36}$/);
    expect(Object.keys(env).filter(name => /CANARY|JEST|NODE_OPTIONS|RUNNER_DEBUG/.test(name))).toEqual([]);
    expect(await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8')).toBe('{"number":7}');
    expect(job.main.summary).toBe(`${job.workspace}\n`);
  });

  test('has folders that dispose removes, given ones excepted', async () => {
    const workspace = await fixtures.write({ main: '' });
    await writeFile(join(workspace, 'kept'), '');
    const job = await runAction({ actionDir: workspace, workspace });
    expect((await stat(job.temp)).isDirectory()).toBe(true);
    await job.dispose();
    await expect(stat(job.temp)).rejects.toThrow('ENOENT');
    expect((await stat(join(workspace, 'kept'))).isFile()).toBe(true);
  });
});

describe('an action that cannot be loaded', () => {
  test.each([
    ['  using: node16\n', /runs.using must be node20 or node24, not node16/],
    ['  using: composite\n', /not composite/],
    ['  post-if: success()\n', /post-if must be always\(\)/],
    ['  pre: main.cjs\n', /runs.pre/],
  ])('is an error: %j', async (runs, message) => {
    await expect(fixtures.run({ main: '', runs })).rejects.toThrow(message);
  });

  test('includes defaults with other expressions', async () => {
    const inputs = '  a: { default: "${{ github.sha }}" }\n';
    await expect(fixtures.run({ main: '', inputs })).rejects.toThrow('inputs.a.default');
  });

  test('rejects the pid too', async () => {
    const job = await fixtures.start({ main: '', runs: '  using: docker\n' });
    await expect(job.pid).rejects.toThrow('runs.using');
    await expect(job.waitFor('x')).rejects.toThrow('ended without');
  });

  test('does not include node24 and an explicit always()', async () => {
    const job = await fixtures.run({
      main: '',
      post: 'say("p")',
      runs: '  using: node24\n  post-if: always()\n',
    });
    expect(job).toMatchObject({ conclusion: 'success', post: { raw: 'p' } });
  });
});
