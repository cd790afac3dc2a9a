import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Asking, ask, askNow } from '../../src/tool/ask.js';
import { find } from '../../src/tool/find.js';

const folder = mkdtempSync(join(tmpdir(), 'ask-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { PATH: process.env['PATH'] ?? '' };
const NOTHING = { stdout: '', stderr: '' };

/** A program of sh; its arguments are `$1` and so on. */
const shell = (program: string): Asking => ({
  tool: { command: 'sh', prefix: ['-c', program, 'sh'] },
  env,
});

describe('a question to a tool', () => {
  test.each([0, 1, 125, 255])('its exit code comes back with both outputs: %i', async code => {
    const answer = await ask([String(code)], shell('echo out; echo err >&2; exit $1'));
    expect(answer).toEqual({ code, stdout: 'out\n', stderr: 'err\n' });
  });

  test('its arguments pass no shell', async () => {
    const args = ['$(id)', '; id', 'a b', '', '"', '*', '--', 'ü'];
    expect((await ask(args, shell('printf "%s\\n" "$@"'))).stdout).toBe(`${args.join('\n')}\n`);
  });

  test('it gets the given environment and no input', async () => {
    const { code, stdout } = await ask([], { ...shell('cat; echo "$ONE$HOME"'), env: { ...env, ONE: '1' } });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1\n' });
  });

  test('one that hangs is ended by its time limit', async () => {
    expect(await ask([], { ...shell('exec sleep 600'), limitMs: 100 })).toEqual({ code: -1, ...NOTHING });
  });

  test('one that hangs is ended by a cancellation', async () => {
    expect(await ask([], { ...shell('exec sleep 600'), cancel: AbortSignal.timeout(100) })).toMatchObject({
      code: -1,
    });
  });

  test('one that was cancelled before is not started', async () => {
    const { code, stdout } = await ask([], { ...shell('echo ran'), cancel: AbortSignal.abort() });
    expect({ code, stdout }).toEqual({ code: -1, stdout: '' });
  });

  test('an answer that does not end is no answer', async () => {
    expect((await ask([], shell('exec yes'))).code).toBe(-1);
  });

  test('a tool that cannot be started gives none either', async () => {
    const missing = { tool: { command: join(folder, 'missing'), prefix: [] }, env };
    expect(await ask([], missing)).toEqual({ code: -1, ...NOTHING });
    expect(await ask(['a\0b'], missing)).toEqual({ code: -1, ...NOTHING });
  });
});

describe('a question at once', () => {
  const asking = (program: string, limitMs = 60_000) => ({ ...shell(program), limitMs });

  test('gives what the tool prints', () => {
    expect(askNow(['one'], asking('echo "$1"; cat'))).toBe('one\n');
  });

  test('throws what the tool says when it fails', () => {
    expect(() => askNow([], asking('echo no such image >&2; exit 1'))).toThrow('no such image');
  });

  test('throws when the tool hangs', () => {
    expect(() => askNow([], asking('exec sleep 600', 100))).toThrow('ETIMEDOUT');
  });
});

describe('a tool on the PATH', () => {
  test('is the first of those that are there, and not started', async () => {
    const program = join(folder, 'hf-only-here');
    writeFileSync(program, `#!/bin/sh\ntouch ${folder}/started\n`);
    chmodSync(program, 0o755);
    const path = process.env['PATH'];
    process.env['PATH'] = `${folder}:${path}`;
    try {
      expect(await find(['hf-nowhere', 'hf-only-here', 'sh'])).toEqual({ command: program, prefix: [] });
      expect(await find(['hf-nowhere'])).toBeUndefined();
    } finally {
      process.env['PATH'] = path;
    }
    expect(await find([])).toBeUndefined();
  });
});
