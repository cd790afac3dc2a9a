import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { LogGuard } from '../../src/log/guard.js';
import { follow, type ToolExit } from '../../src/tool/follow.js';
import { logSecrets } from '../log/logs.js';

const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';
const folder = mkdtempSync(join(tmpdir(), 'run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRETS = logSecrets(TOKEN);
const WITHOUT = { secrets: logSecrets(), onFinding: () => undefined };
const PATH = process.env['PATH'] ?? '';
let count = 0;

interface Child {
  /** A program of sh, or of node when it begins with `node:`. */
  readonly program: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cancel?: AbortSignal;
}

interface Ran extends ToolExit {
  /** The child's lines as they reached the log. */
  readonly log: readonly string[];
}

async function run({ program, args = [], env = {}, cancel }: Child): Promise<Ran> {
  const log: string[] = [];
  const guard = new LogGuard({ isRunnerLog: true, resumeToken: 'f3b1', write: line => void log.push(line) });
  const isNode = program.startsWith('node:');
  const exit = await follow({
    tool: isNode
      ? { command: process.execPath, prefix: ['-e', program.slice(5)] }
      : { command: 'sh', prefix: ['-c', program, 'sh'] },
    args,
    env: { PATH, ...env },
    guard,
    secrets: SECRETS,
    onFinding: () => undefined,
    cancel: cancel ?? new AbortController().signal,
  });
  guard.release();
  return { ...exit, log: log.slice(1) };
}

/** Cancels as soon as the child has written the file that it gets as its first argument. */
async function runAndCancel(program: string): Promise<Ran> {
  const started = join(folder, `started-${count++}`);
  const cancel = new AbortController();
  const running = run({ program, args: [started], cancel: cancel.signal });
  while (!existsSync(started)) await sleep(10);
  cancel.abort();
  return running;
}

describe('a child process of the build', () => {
  test.each([0, 1, 2, 125, 255])('its exit code comes back: %i', async code => {
    expect((await run({ program: `exit ${code}` })).code).toBe(code);
  });

  test('one that was killed has the code -1', async () => {
    expect((await run({ program: 'kill -9 $$' })).code).toBe(-1);
  });

  test('its arguments pass no shell', async () => {
    const args = ['$(id)', '; id', '`id`', 'a b', '', '"', "'", '*', '~', '\\', 'ü', '--', '-c', 'a\nb'];
    const program = 'node:console.log(JSON.stringify(process.argv.slice(1)))';
    const { firstLine } = await run({ program, args: ['--', ...args] });
    expect(JSON.parse(firstLine)).toEqual(args);
  });

  test('its environment is the given one and no other', async () => {
    const program = 'node:console.log(JSON.stringify(process.env))';
    const { firstLine } = await run({ program, env: { ONE: '1' } });
    const { PATH: _, ...rest } = JSON.parse(firstLine) as Record<string, string>;
    expect(rest).toEqual({ ONE: '1' });
  });

  test('it has no input to wait for', async () => {
    expect((await run({ program: 'cat; echo end' })).log).toEqual(['end']);
  });

  test('both of its outputs reach the log, redacted, the last line without a line end too', async () => {
    const { log } = await run({ program: `echo "out ${TOKEN}"; sleep 0.2; printf 'err ${TOKEN}' >&2` });
    expect(log).toEqual(['out ***', 'err ***']);
  });

  test('the two outputs do not mix within a line', async () => {
    const program =
      'printf on; sleep 0.1; printf tw >&2; sleep 0.1; printf "e\\n"; sleep 0.1; printf "o\\n" >&2';
    expect((await run({ program })).log).toEqual(['one', 'two']);
  });

  test('a character and a token that arrive in two pieces are whole', async () => {
    const head = TOKEN.slice(0, 9);
    const program = `printf '\\303'; sleep 0.2; printf '\\274 ${head}'; sleep 0.2; printf '${TOKEN.slice(9)}\\r'; sleep 0.2; printf '\\nend'`;
    expect((await run({ program })).log).toEqual(['ü ***', 'end']);
  });

  test('twenty megabytes on each output arrive in full', async () => {
    const program = `node:
      const line = 'x'.repeat(99) + '\\n', block = line.repeat(1000);
      for (let i = 0; i < 200; i++) { process.stdout.write(block); process.stderr.write(block); }`;
    const { log, code } = await run({ program });
    expect(code).toBe(0);
    expect(log).toHaveLength(400_000);
  });

  test('the end of the error output is kept, redacted', async () => {
    const program = `for i in $(seq 1 200); do echo "line $i ${TOKEN}" >&2; done; echo out; exit 3`;
    const { errorLines, firstLine } = await run({ program });
    expect(errorLines).toHaveLength(50);
    expect(errorLines.at(-1)).toBe('line 200 ***');
    expect(firstLine).toBe('out');
  });

  test('the first line of the output is the first that is not empty, redacted', async () => {
    expect((await run({ program: `echo; echo ' a ${TOKEN} '; echo b` })).firstLine).toBe('a ***');
  });

  test('what a helper writes shortly after the child ended still counts', async () => {
    const { log, code } = await run({ program: '(sleep 0.3; echo late) & echo early; exit 4' });
    expect([code, log]).toEqual([4, ['early', 'late']]);
  });

  test('a program that is not there is an error', async () => {
    const missing = join(folder, 'missing');
    await expect(start(missing)).rejects.toThrow();
  });

  test('a file that is no program is an error', async () => {
    const file = join(folder, 'plain');
    writeFileSync(file, 'no program');
    await expect(start(file)).rejects.toThrow();
    await expect(start(folder)).rejects.toThrow();
  });

  test('arguments that no process can take are an error', async () => {
    await expect(run({ program: ':', args: ['x'.repeat(4 * 1024 * 1024)] })).rejects.toThrow();
  });
});

/** Starts a command as it is. */
function start(command: string): Promise<ToolExit> {
  const guard = new LogGuard({ isRunnerLog: true, resumeToken: 'f3b1', write: () => undefined });
  const tool = { command, prefix: [] };
  return follow({
    ...WITHOUT,
    tool,
    args: [],
    env: { PATH },
    guard,
    cancel: new AbortController().signal,
  });
}

// None of these programs ends by itself while the test waits.
describe('a cancelled build', () => {
  test('gets the signal, and its last words are heard', async () => {
    const program = `trap 'echo stopped; exit 130' TERM; : > "$1"; while :; do sleep 0.05; done`;
    const { code, log } = await runAndCancel(program);
    expect([code, log]).toEqual([130, ['stopped']]);
  });

  test('dies of the signal when it handles none', async () => {
    const { code } = await runAndCancel(
      'node:require("fs").writeFileSync(process.argv[1], ""); setInterval(() => {}, 1000)',
    );
    expect(code).toBe(-1);
  });

  test('is killed when it ignores the signal, before the runner kills the action', async () => {
    const program = `node:
      process.on('SIGTERM', () => console.log('ignored'));
      setInterval(() => {}, 1000);
      require('fs').writeFileSync(process.argv[1], '');`;
    const { code, log } = await runAndCancel(program);
    expect([code, log]).toEqual([-1, ['ignored']]);
  });

  test('is not begun in earnest when it was cancelled before', async () => {
    const { code } = await run({ program: 'exec sleep 1000', cancel: AbortSignal.abort() });
    expect(code).toBe(-1);
  });

  test('a cancel after the end changes nothing', async () => {
    const cancel = new AbortController();
    const { code } = await run({ program: 'exit 7', cancel: cancel.signal });
    cancel.abort();
    await sleep(50);
    expect(code).toBe(7);
  });
});

describe('a helper that holds the output open', () => {
  const withoutToken = (program: string, cancel = new AbortController().signal) =>
    follow({
      ...WITHOUT,
      tool: { command: 'sh', prefix: ['-c', program] },
      args: [],
      env: { PATH: process.env['PATH'] ?? '' },
      guard: new LogGuard({ isRunnerLog: true, resumeToken: 'r', write: () => undefined }),
      cancel,
    });
  const helpers = join(folder, 'helpers');
  /** Lives longer than the test may take: a build that waited for it would not be seen to end. */
  const HELPER = `sleep 1000 & echo $! >> '${helpers}'`;
  afterAll(() => {
    spawnSync('kill', readFileSync(helpers, 'utf8').trim().split('\n'));
  });

  test('does not hold the build', async () => {
    expect((await withoutToken(`${HELPER}; exit 3`)).code).toBe(3);
  });

  test('does not hold a cancelled build until the runner kills the action', async () => {
    expect((await withoutToken(`${HELPER}; exit 0`, AbortSignal.timeout(500))).code).toBe(0);
  });

  test('may be a plugin that survives the killed docker', async () => {
    const stubborn = `trap "" TERM; ${HELPER}; wait; exit 0`;
    expect((await withoutToken(stubborn, AbortSignal.timeout(500))).code).toBe(-1);
  });

  test('a slow log is read to its end', async () => {
    const log: string[] = [];
    const exit = await follow({
      ...WITHOUT,
      tool: {
        command: 'sh',
        prefix: ['-c', 'echo "#1 [x]" >&2; (sleep 0.8; echo one; sleep 0.8; echo two) & exit 0'],
      },
      args: [],
      env: { PATH: process.env['PATH'] ?? '' },
      guard: new LogGuard({ isRunnerLog: true, resumeToken: 'r', write: line => void log.push(line) }),
      cancel: new AbortController().signal,
    });
    expect(log).toEqual(expect.arrayContaining(['one', 'two']));
    expect(exit.hasBegun).toBe(true);
  });
});

describe('a log that nobody takes', () => {
  test('makes the child wait, and is read to its end when it is taken again', async () => {
    let lines = 0;
    let go: () => void = () => undefined;
    const wait = new Promise<void>(resolve => {
      go = resolve;
    });
    const running = follow({
      ...WITHOUT,
      tool: { command: 'sh', prefix: ['-c', 'yes "#1 0.1 line" | head -n 200000 >&2'] },
      args: [],
      env: { PATH },
      guard: new LogGuard({ isRunnerLog: true, resumeToken: 'r', write: () => void lines++ }),
      cancel: new AbortController().signal,
      drained: () => wait,
    });
    await sleep(2500); // longer than the silence after which outputs are let go
    const before = lines;
    go();
    await running;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(20_000);
    expect(lines).toBeGreaterThanOrEqual(200_000);
  });
});

describe('a line that is cut inside a secret', () => {
  test('shows none of it in the error of the build', async () => {
    const program = `process.stderr.write('x'.repeat((1 << 20) - 30) + ${JSON.stringify(TOKEN)} + 'yyy\\n'); process.exitCode = 1`;
    const exit = await follow({
      secrets: SECRETS,
      onFinding: () => undefined,
      tool: { command: process.execPath, prefix: ['-e', program] },
      args: [],
      env: {},
      guard: new LogGuard({ isRunnerLog: true, resumeToken: 'r', write: () => undefined }),
      cancel: new AbortController().signal,
    });
    expect(exit.errorLines.join('')).not.toContain(TOKEN.slice(0, 6));
  });
});
