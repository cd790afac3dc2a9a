import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { progressLine } from '../../src/cli/progress.js';
import { makeToken } from '../engine/engine.js';
import { makeFile, makeFolder, makeLayout, putBlob, tarred } from './layouts.js';
import { PROGRAM, run, start, startOnTerminal } from './run.js';

const token = makeToken();
const env = { HF_TOKEN: token };
const files = { numbers: randomBytes(400_000), leak: token };
const tar = readFileSync(tarred(makeLayout({ files })));

const ERASE = '\r\u001b[2K';

function makePipe(): string {
  const path = join(makeFolder(), 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
}

/** The first half of the image goes through the pipe; the search waits for the rest. */
function halfWay(args: readonly string[], settings = {}) {
  const input = makePipe();
  const running = startOnTerminal(args, { env: { ...env, ...settings }, input });
  const pipe = createWriteStream(input);
  pipe.on('error', () => {});
  pipe.write(tar.subarray(0, tar.length / 2));
  return { running, goOn: () => pipe.end(tar.subarray(tar.length / 2)), pipe };
}

/** What stays on the terminal. */
const shown = (output: string) =>
  output.replaceAll('\r\n', '\n').replaceAll(/\r\u001b\[2K[^\r\n]*(?=\r)/g, '');

describe('a terminal', () => {
  test('shows one line of progress, which goes away', async () => {
    const { running, goOn } = halfWay(['verify', '--no-color', '-']);
    await running.shows(/searched [1-9][\d.]* kB, [\d.]+ [kM]?B\/s/);
    goOn();
    const { code, stdout } = await running.ended;
    expect(code).toBe(1);
    expect(shown(stdout)).toMatch(
      new RegExp(`^${ERASE.replace('[', '\\[')}The secret 'hf_token' is in leak`),
    );
    expect(stdout.slice(0, stdout.lastIndexOf(ERASE))).not.toContain('\n');
  });

  test('has a bar where the size is known', async () => {
    const layout = makeLayout({ files });
    // A gigabyte that takes no room on the disk, and far longer to search than until the first drawing.
    const { digest } = putBlob(layout, '');
    truncateSync(join(layout, 'blobs', digest.replace(':', '/')), 1e9);
    const { code, stdout } = await startOnTerminal(['verify', layout], { env }).ended;
    expect(stdout).toMatch(
      /\r\u001b\[2K\[#*-+\] searched [\d.]+ [kM]B of 1\.0 GB, [\d.]+ [MG]B\/s, \d+ s left/,
    );
    expect(code).toBe(1);
  });

  test.each([
    { done: 0, total: 2e9, line: '[--------------------] searched 0 B of 2.0 GB, 0 B/s' },
    {
      done: 5e8,
      total: 2e9,
      line: '[#####---------------] searched 500.0 MB of 2.0 GB, 250.0 MB/s, 6 s left',
    },
    { done: 2e9, total: 2e9, line: '[####################] searched 2.0 GB of 2.0 GB, 1.0 GB/s, 0 s left' },
    { done: 3e9, total: 2e9, line: '[####################] searched 3.0 GB of 2.0 GB, 1.5 GB/s, 0 s left' },
    { done: 999, total: undefined, line: 'searched 999 B, 500 B/s' },
    { done: 999_999, total: undefined, line: 'searched 1.0 MB, 500.0 kB/s' },
  ])('reads: $line', ({ done, total, line }) => {
    expect(progressLine({ done, total }, 2)).toBe(line);
  });

  test('has colours, unless they are not wanted', async () => {
    const layout = makeLayout({ files: { leak: token } });
    const colours = /\u001b\[\d+m/;
    const output = async (args: readonly string[], settings = {}) =>
      (await startOnTerminal(['verify', layout, ...args], { env: { ...env, ...settings } }).ended).stdout;
    expect(await output([])).toMatch(colours);
    expect(await output(['--no-color'])).not.toMatch(colours);
    expect(await output([], { NO_COLOR: '1' })).not.toMatch(colours);
    expect(await output([], { TERM: 'dumb' })).not.toMatch(colours);
  });

  test.each([
    { name: 'with --no-progress', args: ['--no-progress'], settings: {} },
    { name: 'on a dumb one', args: [], settings: { TERM: 'dumb' } },
  ])('shows no progress $name', async ({ args, settings }) => {
    const { running, goOn } = halfWay(['verify', '-', ...args], settings);
    await new Promise(resolve => setTimeout(resolve, 500)); // when the line would be there
    goOn();
    expect((await running.ended).stdout).not.toContain('searched ');
  });

  test('is not waited for: 3', async () => {
    const running = startOnTerminal(['verify', '-'], { env, input: '/dev/tty' });
    const { code, stdout } = await running.ended;
    expect(stdout).toContain('Standard input is a terminal');
    expect(code).toBe(3);
  });
});

describe('Ctrl-C', () => {
  test('in the middle ends it at once: 130, and nothing is left', async () => {
    const { running, pipe } = halfWay(['verify', '-']);
    await running.shows(/searched /);
    expect(running.left()).toEqual([expect.stringMatching(/^hf-secret-build-/)]);
    running.child.stdin.write('\u0003');
    const { code, stdout } = await running.ended;
    pipe.destroy();
    expect(code).toBe(130);
    expect(stdout).toMatch(/\r\u001b\[2K$/);
    expect(stdout).not.toContain('\n');
    expect(running.left()).toEqual([]);
  });

  test.each([
    { signal: 'SIGTERM', code: 143 },
    { signal: 'SIGHUP', code: 129 },
  ] as const)('$signal as well: $code', async ({ signal, code }) => {
    const running = start([process.execPath, PROGRAM, 'verify', '-'], { env });
    running.child.stdin.write(tar.subarray(0, 100_000));
    while (running.left().length === 0) await new Promise(resolve => setTimeout(resolve, 10));
    running.child.kill(signal);
    expect(await running.ended).toEqual({ code, stdout: '', stderr: '' });
    expect(running.left()).toEqual([]);
  });
});

/** Stands for an engine's tool that is not on this machine. */
function makeTool(name: string, script: string): string {
  const file = makeFile(name, `#!/bin/sh\n${script}\n`);
  execFileSync('chmod', ['755', file]);
  return join(file, '..');
}

describe('the tool of the engine', () => {
  test('is podman where there is no docker, and gets no token', async () => {
    const image = makeFile('image.tar', tar);
    const PATH = makeTool(
      'podman',
      `[ -z "$HF_TOKEN$OTHER" ] || exit 9
case "$*" in
  "image exists there:1") exit 0 ;;
  "image exists "*) exit 1 ;;
  "image save --format oci-archive there:1") exec /bin/cat ${image} ;;
esac
exit 8`,
    );
    const others = { ...env, PATH, OTHER: `Bearer ${token}` };
    expect((await run(['verify', 'there:1'], { env: others })).code).toBe(1);
    const missing = await run(['verify', 'missing:1'], { env: others });
    expect(missing.stderr).toMatch(/no image of this name here\.\nPull it first: podman pull missing:1/);
    expect(missing.code).toBe(3);
  });

  test('that fails half way makes a failure, in its own words', async () => {
    const PATH = makeTool(
      'docker',
      `[ "$2" = save ] || exit 0
/usr/bin/head -c 5000 ${makeFile('image.tar', tar)}
printf 'first\\nno space \\033[2Jleft\\n' >&2
exit 1`,
    );
    const { code, stdout, stderr } = await run(['verify', 'there:1'], { env: { ...env, PATH } });
    expect(stderr).toContain('docker image save failed: no space \\x1b[2Jleft.');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });

  test('ends with Ctrl-C', async () => {
    const folder = makeFolder();
    const PATH = makeTool(
      'docker',
      `[ "$2" = save ] || exit 0
echo $$ > ${folder}/pid
/bin/cat ${makeFile('image.tar', tar)}
exec /bin/sleep 1000`,
    );
    const running = startOnTerminal(['verify', 'there:1'], {
      env: { ...env, PATH: `${PATH}:/usr/bin:/bin` },
    });
    await running.shows(/searched /);
    running.child.stdin.write('\u0003');
    expect((await running.ended).code).toBe(130);
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(statSync(`/proc/${pid}/exe`, { throwIfNoEntry: false })).toBeUndefined();
  });
});
