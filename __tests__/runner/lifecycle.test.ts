import { afterEach, describe, expect, test } from '@jest/globals';
import { Fixtures } from './fixture.js';
import type { JobResult } from './runner.js';

const fixtures = new Fixtures();
afterEach(() => fixtures.clean());

const WAIT = 'setInterval(() => undefined, 1000);';
const PRINT_STATE = `
  const state = Object.entries(process.env).filter(([name]) => name.startsWith('STATE_'));
  say(JSON.stringify(Object.fromEntries(state)));
`;
const stateOf = (job: JobResult): unknown => JSON.parse(job.post?.raw ?? 'null');

/** A child that lives for a minute and tells its pid. */
const child = (stdio: string): string => `
  const options = { stdio: '${stdio}', detached: true };
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], options);
  child.unref();
  tell('OUTPUT', 'pid=' + child.pid + '\\n');
`;

describe('state', () => {
  test('reaches post from both ways of saving, and only post', async () => {
    const job = await fixtures.run({
      main: `tell('STATE', 'file=1\\n'); say('::save-state name=command::2\\n'); ${PRINT_STATE}`,
      post: PRINT_STATE,
    });
    expect(stateOf(job)).toEqual({ STATE_file: '1', STATE_command: '2' });
    expect(job.main.raw).toContain('{}');
  });

  test('planted by an earlier step is there in both stages until the action saves its own', async () => {
    const job = await fixtures.run(
      { main: `${PRINT_STATE}; tell('STATE', 'own=true\\n')`, post: PRINT_STATE },
      { plantedState: { own: 'planted', other: '/etc/passwd' } },
    );
    expect(JSON.parse(job.main.raw)).toEqual({ STATE_own: 'planted', STATE_other: '/etc/passwd' });
    expect(stateOf(job)).toEqual({ STATE_own: 'true', STATE_other: '/etc/passwd' });
  });
});

describe('results', () => {
  test('main that fails is followed by post', async () => {
    const job = await fixtures.run({ main: "say('m'); process.exitCode = 3", post: "say('p')" });
    expect(job).toMatchObject({
      conclusion: 'failure',
      main: { exitCode: 3, signal: null, outcome: 'failure' },
      post: { exitCode: 0, outcome: 'success', raw: 'p' },
    });
  });

  test('post that fails fails the job', async () => {
    const job = await fixtures.run({ main: '', post: 'process.exit(1)' });
    expect(job).toMatchObject({
      conclusion: 'failure',
      main: { outcome: 'success' },
      post: { outcome: 'failure' },
    });
  });

  test('without post there is none', async () => {
    expect(await fixtures.run({ main: '' })).not.toHaveProperty('post');
  });

  test('a node that cannot be started fails both stages', async () => {
    const job = await fixtures.start({ main: '', post: '' }, { node: '/nonexistent/node' });
    await expect(job.pid).rejects.toThrow('could not be started');
    const result = await job.result;
    expect(result).toMatchObject({
      conclusion: 'failure',
      main: { exitCode: null },
      post: { exitCode: null },
    });
    expect(result.main.annotations.at(-1)?.message).toContain('ENOENT');
  });
});

describe('kill', () => {
  test('post runs after SIGKILL, with the state and outputs that main had written', async () => {
    const job = await fixtures.start({
      main: `tell('STATE', 'dir=/x\\n'); tell('OUTPUT', 'o=1\\n'); say('ready\\n'); ${WAIT}`,
      post: PRINT_STATE,
    });
    await job.waitFor('ready');
    process.kill(await job.pid, 'SIGKILL');
    const result = await job.result;
    expect(result).toMatchObject({
      conclusion: 'failure',
      outputs: { o: '1' },
      main: { exitCode: null, signal: 'SIGKILL', outcome: 'failure' },
    });
    expect(stateOf(result)).toEqual({ STATE_dir: '/x' });
    expect(job.kill('SIGKILL')).toBe(false);
  });

  test('a malformed file of a killed step is still an error', async () => {
    const job = await fixtures.start({ main: `tell('STATE', 'dir<<E\\n/x\\n'); say('ready\\n'); ${WAIT}` });
    await job.waitFor('ready');
    expect(job.kill('SIGKILL')).toBe(true);
    expect((await job.result).main.annotations.map(({ message }) => message)).toEqual([
      "Unable to process file command 'state' successfully.",
      "Invalid value. Matching delimiter not found 'E'",
    ]);
  });
});

describe('cancel', () => {
  const LISTEN = `
    const start = Date.now();
    for (const name of ['SIGINT', 'SIGTERM']) {
      process.on(name, () => say(name + ' after ' + (Date.now() - start) + '\\n'));
    }
    say('ready\\n');
    ${WAIT}
  `;

  test('sends SIGINT, then SIGTERM, then SIGKILL, and post runs', async () => {
    const cancelTimings = { sigintMs: 600, sigtermMs: 300 };
    const job = await fixtures.start({ main: LISTEN, post: 'say("p")' }, { cancelTimings });
    await job.waitFor('ready');
    job.cancel();
    job.cancel();
    const { main, post, conclusion } = await job.result;
    const [, int, term] = /^ready\nSIGINT after (\d+)\nSIGTERM after (\d+)\n$/.exec(main.raw) ?? [];
    expect(Number(term) - Number(int)).toBeGreaterThanOrEqual(590);
    expect(Number(term) - Number(int)).toBeLessThan(1500);
    expect(main.durationMs).toBeGreaterThanOrEqual(900);
    expect(main).toMatchObject({ signal: 'SIGKILL', outcome: 'cancelled' });
    expect(main.log).toContain('Error: The operation was canceled.\n');
    expect(post).toMatchObject({ raw: 'p', outcome: 'success' });
    expect(conclusion).toBe('cancelled');
  });

  test('stops at the first signal that is honoured, even when that exits with 0', async () => {
    const main = `process.on('SIGINT', () => { say('bye\\n'); process.exit(0) }); process.on('SIGTERM', () => say('no')); say('ready\\n'); ${WAIT}`;
    const job = await fixtures.start({ main });
    await job.waitFor('ready');
    job.cancel();
    const result = await job.result;
    expect(result.main).toMatchObject({ exitCode: 0, raw: 'ready\nbye\n', outcome: 'cancelled' });
    expect(result.main.durationMs).toBeLessThan(5000);
  });

  test('before main has started reaches it as soon as it does', async () => {
    const job = await fixtures.start({ main: WAIT, post: 'say("p")' });
    job.cancel();
    expect(await job.result).toMatchObject({
      conclusion: 'cancelled',
      main: { signal: 'SIGINT' },
      post: { raw: 'p' },
    });
  });

  test('leaves a running post alone', async () => {
    const job = await fixtures.start({
      main: '',
      post: "say('ready\\n'); setTimeout(() => say('done'), 300)",
    });
    await job.waitFor('ready');
    job.cancel();
    expect(await job.result).toMatchObject({
      conclusion: 'cancelled',
      main: { outcome: 'success' },
      post: { raw: 'ready\ndone', outcome: 'success' },
    });
  });

  test('signals the node process only, its children live on as orphans', async () => {
    const job = await fixtures.start({ main: `${child('ignore')} say('ready\\n'); ${WAIT}` });
    await job.waitFor('ready');
    job.cancel();
    const result = await job.result;
    expect(await result.orphans()).toEqual([Number(result.outputs['pid'])]);
  });
});

describe('orphans', () => {
  test('are found by the tracking id and left alive', async () => {
    const job = await fixtures.run({ main: child('ignore') });
    const pid = Number(job.outputs['pid']);
    expect(await job.orphans()).toEqual([pid]);
    process.kill(pid, 'SIGKILL');
    await expectNoneSoon(job);
  });

  test('of another job are not found', async () => {
    const first = await fixtures.run({ main: child('ignore') });
    const second = await fixtures.run({ main: '' });
    expect(await second.orphans()).toEqual([]);
    expect(await first.orphans()).toHaveLength(1);
  });

  test('that hold the output delay the end of the step only so long', async () => {
    const job = await fixtures.run(
      { main: `${child('inherit')} say('half')` },
      { cancelTimings: { drainMs: 400 } },
    );
    expect(job.main.durationMs).toBeGreaterThanOrEqual(400);
    expect(job.main.durationMs).toBeLessThan(5000);
    expect(job).toMatchObject({ conclusion: 'success', main: { exitCode: 0, raw: 'half' } });
  });
});

/** Waits until no orphan is left; a killed process takes a moment to vanish. */
async function expectNoneSoon(job: JobResult): Promise<void> {
  for (let tries = 0; tries < 50 && (await job.orphans()).length > 0; tries++) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  expect(await job.orphans()).toEqual([]);
}
