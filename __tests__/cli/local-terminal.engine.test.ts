import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { gateLine } from '../../src/cli/progress.js';
import { makeFile } from './layouts.js';
import { CLEAN, env, LEAKY, makeContext, newTag, pushedDigest, token, unlike } from './local.js';
import { PROGRAM, type Running, start, startOnTerminal } from './run.js';

const SLOW = `${CLEAN}RUN sleep 60\n`;

/** Waits until nothing that it started is there any more; what it started has to end by itself. */
async function isGone(running: Running): Promise<boolean> {
  for (let tries = 0; running.processes().length > 0; tries++) {
    if (tries === 50) return false;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return true;
}

/** What the terminal shows in its last line. */
const lastLine = (output: string) => output.split('\r\n').at(-1)?.split('\u001b[2K').at(-1);

describe('a terminal', () => {
  test('shows a line below the log that goes away, and a table with colours', async () => {
    const running = startOnTerminal(['build', makeContext(unlike(`${CLEAN}RUN sleep 1\n`))], { env });
    await running.shows(/\r\u001b\[2Kbuilding, \d+ s/);
    const { code, stdout } = await running.ended;
    const lines = stdout.split('\n').map(line => lastLine(line) ?? '');
    expect(lines.filter(line => /^(building|exported|searched \d)/.test(line))).toEqual([]);
    expect(stdout).toContain("\r\nverdict   \u001b[32mclean: nothing in it holds 'hf_token'\u001b[0m\r\n");
    expect(stdout).not.toContain(token);
    expect(code).toBe(0);
  });

  test('shows how far export and search are', async () => {
    const context = makeContext(`${unlike(CLEAN)}COPY numbers.bz2 /\n`);
    writeFileSync(join(context, 'numbers.bz2'), slowToSearch());
    const { code, stdout } = await startOnTerminal(['build', context], { env }).ended;
    expect(stdout).toMatch(/\r\u001b\[2K\[#*-*\] searched [\d.]+ [kM]?B of [\d.]+ MB, [\d.]+ [kM]?B\/s/);
    expect(code).toBe(0);
  });

  test.each([
    { name: 'NO_COLOR', args: [], settings: { NO_COLOR: '1' } },
    { name: '--no-color', args: ['--no-color'], settings: {} },
    { name: 'TERM=dumb', args: [], settings: { TERM: 'dumb' } },
  ])('has no colours with $name', async ({ args, settings }) => {
    const { code, stdout } = await startOnTerminal(['build', ...args, '--no-progress', makeContext(LEAKY)], {
      env: { ...env, ...settings },
    }).ended;
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('verdict   leak');
    expect(code).toBe(1);
  });

  test('tells the rate of the export and what is left of the search', () => {
    const line = gateLine();
    const build = { phase: 'build', exported: 0, searched: 0, total: 0 } as const;
    expect(line(build, 34.2)).toBe('building, 34 s');
    expect(line({ ...build, exported: 1e6 }, 40)).toBe('exported 1.0 MB, 10.0 MB/s');
    expect(line({ ...build, exported: 4e8, searched: 2e6 }, 42)).toBe(
      'exported 400.0 MB, 200.0 MB/s, searched 2.0 MB',
    );
    const search = { phase: 'search', exported: 8e8, searched: 2e8, total: 8e8 } as const;
    expect(line(search, 44)).toBe('[#####---------------] searched 200.0 MB of 800.0 MB, 0 B/s');
    expect(line({ ...search, searched: 4e8 }, 45)).toBe(
      '[##########----------] searched 400.0 MB of 800.0 MB, 200.0 MB/s, 2 s left',
    );
    expect(line({ ...search, searched: 8e8 }, 47)).toMatch(/800\.0 MB of 800\.0 MB, 200\.0 MB\/s, 0 s left$/);
  });
});

/** Random bytes behind the slowest decoder of the search. */
function slowToSearch(): Buffer {
  return execFileSync('bzip2', ['-c', '-9'], { input: randomBytes(12_000_000), maxBuffer: 2 ** 26 });
}

describe('Ctrl-C', () => {
  test('while it builds: 130, and no file, no process and no half line is left', async () => {
    const tag = newTag();
    const running = startOnTerminal(['build', '-t', tag, '--push', makeContext(unlike(SLOW))], { env });
    await running.shows(/RUN sleep 60[\s\S]*building, [1-9]\d* s/);
    expect(running.left()).toEqual([expect.stringMatching(/^hf-secret-build-/)]);
    expect(running.processes().length).toBeGreaterThan(0);
    running.child.stdin.write('\u0003');
    const { code, stdout } = await running.ended;
    expect(code).toBe(130);
    expect(lastLine(stdout)).toBe('');
    expect(stdout).not.toContain('verdict');
    expect(running.left()).toEqual([]);
    expect(await isGone(running)).toBe(true);
    expect(await pushedDigest(tag)).toBeUndefined();
  });

  test('while it searches: the same', async () => {
    const tag = newTag();
    const context = makeContext(`${unlike(CLEAN)}COPY numbers.bz2 /\n`);
    writeFileSync(join(context, 'numbers.bz2'), slowToSearch());
    const running = startOnTerminal(['build', '-t', tag, '--push', context], { env });
    await running.shows(/\] searched /);
    running.child.stdin.write('\u0003');
    const { code, stdout } = await running.ended;
    expect(code).toBe(130);
    expect(lastLine(stdout)).toBe('');
    expect(stdout).not.toContain('verdict');
    expect(running.left()).toEqual([]);
    expect(await isGone(running)).toBe(true);
    expect(await pushedDigest(tag)).toBeUndefined();
  });

  test('a second time ends it at once, when a tool does not', async () => {
    const docker = makeFile(
      'docker',
      `#!/bin/sh\ntrap '' INT TERM\necho stubborn >&2\nsleep 3\nsleep 3\nsleep 3\n`,
    );
    chmodSync(docker, 0o755);
    const PATH = `${join(docker, '..')}:/usr/bin:/bin`;
    const running = startOnTerminal(['build', '--on-missing-token', 'build', makeContext(CLEAN)], {
      env: { ...env, PATH },
    });
    await running.shows(/building, /);
    running.child.stdin.write('\u0003');
    await new Promise(resolve => setTimeout(resolve, 300));
    running.child.stdin.write('\u0003');
    const { code } = await running.ended;
    expect(code).toBe(130);
    expect(running.left()).toEqual([]);
  });

  test.each([
    { signal: 'SIGTERM', code: 143 },
    { signal: 'SIGHUP', code: 129 },
    { signal: 'SIGINT', code: 130 },
  ] as const)('$signal without a terminal as well: $code', async ({ signal, code }) => {
    const args = ['build', '--json', makeContext(unlike(SLOW))];
    const running = start([process.execPath, PROGRAM, ...args], { env });
    await running.shows(/RUN sleep 60/);
    running.child.kill(signal);
    const ended = await running.ended;
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' });
    expect(running.left()).toEqual([]);
    expect(await isGone(running)).toBe(true);
  });

  test('ends a check', async () => {
    const docker = makeFile('docker', '#!/bin/sh\nsleep 60\n');
    chmodSync(docker, 0o755);
    const PATH = `${join(docker, '..')}:/usr/bin:/bin`;
    const running = startOnTerminal(['check', '--annotation', 'a=b', makeContext(CLEAN)], {
      env: { ...env, PATH },
    });
    await new Promise(resolve => setTimeout(resolve, 1000));
    running.child.stdin.write('\u0003');
    expect((await running.ended).code).toBe(130);
    expect(running.left()).toEqual([]);
  });
});
