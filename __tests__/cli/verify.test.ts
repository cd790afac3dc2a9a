import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeToken } from '../engine/engine.js';
import { gzip, makeFile, makeFolder, makeLayout, putBlob, tarNamed, tarred } from './layouts.js';
import { type Ended, PROGRAM, run, start } from './run.js';

const token = makeToken();
const env = { HF_TOKEN: token };
const clean = makeLayout({ files: { 'etc/motd': 'welcome', 'opt/numbers': randomBytes(300_000) } });
const leaky = makeLayout({
  files: { 'root/.netrc': `machine huggingface.co login a password ${token}\n` },
  createdBy: 'RUN /bin/sh -c hf auth login # buildkit',
});

interface Report {
  readonly verdict: string;
  readonly image: string;
  readonly secrets: readonly unknown[];
  readonly searched: Readonly<Record<string, number>>;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly unscanned: readonly Readonly<Record<string, unknown>>[];
}

const parse = ({ stdout }: Ended) => JSON.parse(stdout) as Report;

describe('a layout', () => {
  test('that is clean: 0, what was searched, and no word about progress', async () => {
    const { code, stdout, stderr } = await run(['verify', clean], { env });
    expect(stdout).toMatch(
      /^Searched 5 blobs, [\d.]+ [kM]B unpacked, for \d+ patterns in [\d.]+ s\.\nClean: .*'hf_token'\.\n$/,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('with a leak: 1, and a line that says where, without the token', async () => {
    const { code, stdout, stderr } = await run(['verify', leaky], { env });
    expect(stdout).toMatch(/^The secret 'hf_token' is in root\/\.netrc of layer 1 for linux\/amd64/);
    expect(stdout).toContain('made by `RUN hf auth login`');
    expect(stdout).toContain('\nLeak: found in 1 place.');
    expect(stdout).not.toContain(token);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  test('that cannot be searched to its end: 2, and what is left', async () => {
    const cut = gzip(randomBytes(5000)).subarray(0, 3000);
    const { code, stdout } = await run(['verify', makeLayout({ layer: cut })], { env });
    expect(stdout).toMatch(/^Not searched: layer 1 .*\(truncated\): /);
    expect(stdout).toContain('\nUnverified: no secret found, but 1 part could not be searched.');
    expect(code).toBe(2);
  });

  test('that lacks a blob, or has one of other bytes, is not clean', async () => {
    const layout = makeLayout({ files: { a: 'a' } });
    const [digest] = /sha256:\w+/.exec(readFileSync(join(layout, 'index.json'), 'utf8')) ?? [];
    const blob = join(layout, 'blobs', (digest ?? '').replace(':', '/'));
    writeFileSync(blob, `${readFileSync(blob, 'utf8')} `);
    expect((await run(['verify', layout], { env })).stdout).toContain('(damaged): its bytes are not those');
    rmSync(blob);
    expect((await run(['verify', layout], { env })).code).toBe(2);
  });

  test('whose blobs nothing names is searched, too', async () => {
    const layout = makeLayout({});
    putBlob(layout, `left over: ${token}`);
    expect((await run(['verify', layout], { env })).code).toBe(1);
  });
});

describe('an archive', () => {
  test.each([
    { name: 'a tar', pack: [] },
    { name: 'compressed by gzip', pack: ['gzip', '-c'] },
    { name: 'compressed by zstd', pack: ['zstd', '-qc'] },
    { name: 'compressed by xz', pack: ['xz', '-c'] },
  ])('$name: from a file and from standard input', async ({ pack: [command, ...args] }) => {
    for (const [layout, expected] of [
      [clean, 0],
      [leaky, 1],
    ] as const) {
      const tar = readFileSync(tarred(layout));
      const packed = command === undefined ? tar : execFileSync(command, args, { input: tar });
      const fromFile = await run(['verify', '--json', makeFile('image', packed)], { env });
      const fromStdin = await run(['verify', '--json', '-'], { env, stdin: packed });
      expect([fromFile.code, fromStdin.code]).toEqual([expected, expected]);
      expect(parse(fromFile).image).toBe(parse(await run(['verify', '--json', layout], { env })).image);
      expect(parse(fromStdin).findings).toEqual(parse(fromFile).findings);
    }
  });

  test('that breaks off is not clean, and a leak before that is one', async () => {
    for (const [layout, expected] of [
      [clean, 2],
      [leaky, 1],
    ] as const) {
      const tar = tarred(layout);
      const packed = makeFile('image.tar.gz', gzip(readFileSync(tar)));
      truncateSync(packed, readFileSync(packed).length - 20);
      expect((await run(['verify', packed], { env })).code).toBe(expected);
    }
    const first = makeFile('layer', Buffer.concat([Buffer.from(token), Buffer.alloc(10_000)]));
    const tar = execFileSync('tar', ['-C', join(first, '..'), '-c', 'layer']);
    const { code, stdout } = await run(['verify', '-'], { env, stdin: tar.subarray(0, 5000) });
    expect(stdout).toContain("The secret 'hf_token' is in layer");
    expect(stdout).toContain('(truncated)');
    expect(code).toBe(1);
  });

  test('that has no image in it is not clean', async () => {
    const tar = execFileSync('tar', ['-C', makeFolder(), '-c', '.']);
    const { code, stdout } = await run(['verify', '-'], { env, stdin: tar });
    expect(stdout).toContain('there is no image in it');
    expect(code).toBe(2);
  });

  test('compressed, with the token in the name that gzip keeps', async () => {
    const named = makeFile(`${token}.tar`, readFileSync(tarred(clean)));
    const { code, stdout } = await run(['verify', '-'], {
      env,
      stdin: execFileSync('gzip', ['-c', named]),
    });
    expect(code).toBe(1);
    expect(stdout).not.toContain(token);
  });
});

describe('--json', () => {
  test('prints exactly the report, of the same verdict as the exit code', async () => {
    const damaged = makeLayout({ layer: gzip(randomBytes(100)).subarray(0, 50) });
    for (const [layout, expected, verdict] of [
      [clean, 0, 'clean'],
      [leaky, 1, 'leak'],
      [damaged, 2, 'unverified'],
    ] as const) {
      const ended = await run(['verify', layout, '--json'], { env });
      const report = parse(ended);
      expect({ code: ended.code, verdict: report.verdict }).toEqual({ code: expected, verdict });
      expect(report.secrets).toEqual([{ id: 'hf_token', input: 'HF_TOKEN', searched: true }]);
      expect(report.image).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(report.findings.length).toBe(verdict === 'leak' ? 1 : 0);
      expect(report.unscanned.length).toBe(verdict === 'unverified' ? 1 : 0);
      expect(ended.stderr).toContain('Searched 5 blobs');
      expect(ended.stdout + ended.stderr).not.toContain(token);
    }
  });
});

describe('names out of an image', () => {
  const ESCAPES = Buffer.from('\u001b]0;owned\u0007\u001b[2J\u009b31m\r\n\u202egpj\u2028::error::', 'utf8');

  test('cannot speak to the terminal, in the text and in the JSON', async () => {
    const layout = makeLayout({
      layer: tarNamed(Buffer.concat([ESCAPES, Buffer.from([0xff, 0x9b])]), token),
      createdBy: `RUN ${ESCAPES}`,
      architecture: `${ESCAPES}`,
    });
    const text = await run(['verify', layout], { env });
    const json = await run(['verify', '--json', layout], { env });
    for (const { code, stdout, stderr } of [text, json]) {
      expect(code).toBe(1);
      expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\ufffd]/u);
      expect(stdout).toContain('owned');
    }
    expect(text.stdout.split('\n').length).toBe(4);
    expect(parse(json).findings[0]?.['platform']).toBe(`linux/${ESCAPES}`);
  });

  test('that hold the token show it nowhere', async () => {
    const layout = makeLayout({
      layer: tarNamed(Buffer.from(`opt/${token}/a`), token),
      createdBy: `RUN TOKEN=${token} true`,
      architecture: token,
    });
    for (const args of [
      ['verify', layout],
      ['verify', '--json', layout],
    ]) {
      const { code, stdout, stderr } = await run(args, { env });
      expect(code).toBe(1);
      expect(stdout + stderr).not.toContain(token);
      expect(stdout).toContain('opt/***/a');
      expect(stdout).toContain('RUN TOKEN=*** true');
    }
  });
});

describe('the program', () => {
  test('runs as what npm installs: an executable file behind a link', async () => {
    const bin = makeFolder();
    const { bin: programs, files } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      bin: Record<string, string>;
      files: string[];
    };
    expect(programs).toEqual({ 'hf-secret-build': 'dist/cli/index.js' });
    expect(files).toEqual(['dist']);
    symlinkSync(PROGRAM, join(bin, 'hf-secret-build'));
    const PATH = `${bin}:${join(process.execPath, '..')}:/usr/bin:/bin`;
    const running = start(['sh', '-c', 'hf-secret-build verify "$0"', leaky], { env: { ...env, PATH } });
    expect((await running.ended).code).toBe(1);
  });

  test('runs by npx from a package, offline: nothing else is installed, and nothing is run to install it', async () => {
    const folder = makeFolder();
    const env = { PATH: process.env['PATH'] ?? '', HOME: folder, npm_config_cache: join(folder, 'cache') };
    const npm = (command: string, args: readonly string[]) =>
      execFileSync(command, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const packed = npm('npm', ['pack', '--offline', '--json', '--pack-destination', folder]);
    const [made] = JSON.parse(packed) as { filename: string; files: { path: string }[] }[];
    const paths = made?.files.map(({ path }) => path) ?? [];
    expect(paths.filter(path => !path.startsWith('dist/')).sort()).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    const { dependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies?: object;
      scripts: object;
    };
    expect(dependencies).toBeUndefined();
    expect(Object.keys(scripts).filter(name => /install|prepare|^(pre|post)/.test(name))).toEqual([]);
    const file = join(folder, made?.filename ?? '');
    const program = ['npx', '--yes', '--offline', `--package=${file}`, 'hf-secret-build'];
    const running = start([...program, 'verify', '--json', leaky], { env: { ...env, HF_TOKEN: token } });
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('Leak: found in 1 place') });
    expect((JSON.parse(stdout) as Report).verdict).toBe('leak');
  });

  test('is quiet when nobody reads its output, and keeps the exit code', async () => {
    const command = '"$0" "$1" verify "$2"; echo $? >&2';
    const running = start(['sh', '-c', `(${command}) | true`, process.execPath, PROGRAM, leaky], { env });
    expect(await running.ended).toEqual({ code: 0, stdout: '', stderr: '1\n' });
  });

  test('fails when its output cannot be written', async () => {
    const running = start(
      ['sh', '-c', '"$0" "$1" verify "$2" > /dev/full', process.execPath, PROGRAM, clean],
      { env },
    );
    const { code, stderr } = await running.ended;
    expect(stderr).toContain('ENOSPC');
    expect(code).toBe(3);
  });
});
