import { execFileSync, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { inspectLeftover } from '../../src/run/leftover.js';
import { RunDirectory } from '../../src/run/run-directory.js';
import { SecretValue } from '../../src/secret/value.js';
import { csvField, csvFields } from '../../src/text/csv.js';

const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';
const secret = new SecretValue(TOKEN);
const root = realpathSync(mkdtempSync(join(tmpdir(), 'run-directory-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
/** A fresh RUNNER_TEMP. */
function makeTemp(name = ''): string {
  const temp = join(root, `${count++}${name}`);
  mkdirSync(temp);
  return temp;
}

const AT_WORK = { kind: 'refused', reason: 'it belongs to a run that is still at work' };

const modeOf = (path: string) => (lstatSync(path).mode & 0o7777).toString(8);
const NAME = `hf-secret-build-${'0123456789abcdef'.repeat(2)}`;

const MODULES = {
  directory: fileURLToPath(new URL('../../src/run/run-directory.js', import.meta.url)),
  value: fileURLToPath(new URL('../../src/secret/value.js', import.meta.url)),
};

/** Runs code in a process of its own: with its own umask, and where errors of the system are real ones. */
function inProcess(code: string, { temp, umask = '0022' }: { temp: string; umask?: string }): string {
  const program = `
    import * as fs from 'node:fs';
    import { RunDirectory } from ${JSON.stringify(MODULES.directory)};
    import { SecretValue } from ${JSON.stringify(MODULES.value)};
    const temp = process.env.TEMP_UNDER_TEST, secret = new SecretValue(${JSON.stringify(TOKEN)});
    const attempt = run => { try { return run(); } catch (error) { return error.code + ' ' + error.message + ' ' + error.hint; } };
    ${code}`;
  return execFileSync(
    'sh',
    ['-c', 'umask "$0"; exec "$@"', umask, process.execPath, '--input-type=module', '-e', program],
    { encoding: 'utf8', env: { ...process.env, TEMP_UNDER_TEST: temp } },
  ).trim();
}

describe('the directory of a run', () => {
  test('planning creates nothing', () => {
    const temp = makeTemp();
    const directory = RunDirectory.plan(temp);
    expect(dirname(directory.path)).toBe(temp);
    expect(basename(directory.path)).toMatch(/^hf-secret-build-[0-9a-f]{32}$/);
    expect(readdirSync(temp)).toEqual([]);
  });

  test('two runs never share a directory', () => {
    const temp = makeTemp();
    expect(RunDirectory.plan(temp).path).not.toBe(RunDirectory.plan(temp).path);
  });

  test('a file for later steps is private, outlives the secrets, and goes with the directory', () => {
    const directory = RunDirectory.plan(makeTemp());
    directory.create();
    directory.writeReport('{}');
    directory.keepOnlyReport();
    const first = directory.writeForLater('sha256-a.json', 'one');
    expect(directory.writeForLater('sha256-a.json', 'two')).toBe(first);
    expect(readFileSync(first, 'utf8')).toBe('two');
    expect(modeOf(first)).toBe('600');
    directory.remove();
    expect(existsSync(first)).toBe(false);
    expect(() => directory.writeForLater('sha256-a.json', 'three')).toThrow(/not there/);
  });

  test('a secret is written byte for byte, into files whose names say nothing', () => {
    const directory = RunDirectory.plan(makeTemp());
    directory.create();
    for (const text of [TOKEN, `${TOKEN}\n`, ' \r\n', 'ü日本\u{1f917}', 'nul\0byte', 'x'.repeat(512_000)]) {
      const path = directory.writeSecret(new SecretValue(text));
      expect(readFileSync(path).equals(Buffer.from(text))).toBe(true);
      expect(basename(path)).toMatch(/^\d+$/);
      expect(dirname(dirname(path))).toBe(directory.path);
    }
    directory.remove();
  });

  test.each(['0000', '0002', '0022', '0027', '0077'])('only this user can read it under umask %s', umask => {
    const code = `
      const directory = RunDirectory.plan(temp);
      directory.create();
      const file = directory.writeSecret(secret);
      const mode = path => (fs.lstatSync(path).mode & 0o7777).toString(8);
      console.log(mode(directory.path), mode(directory.path + '/secrets'), mode(file));
      directory.remove();`;
    expect(inProcess(code, { temp: makeTemp(), umask })).toBe('700 700 600');
  });

  test.each(['0177', '0277', '0777'])('a umask that takes our own rights away is an error: %s', umask => {
    const temp = makeTemp();
    const code = `
      const directory = RunDirectory.plan(temp);
      console.log(attempt(() => directory.create()));
      directory.remove();`;
    expect(inProcess(code, { temp, umask })).toMatch(/^STORAGE .*instead of 700/);
    expect(readdirSync(temp)).toEqual([]);
  });

  test.each([
    ' with space',
    ',comma',
    '"quote',
    "'single",
    '=equals',
    'ümlaut-日本',
    '#hash',
    '$(id)',
    '%0A',
  ])('RUNNER_TEMP with %s in its name', name => {
    const temp = makeTemp(name);
    const directory = RunDirectory.plan(temp);
    directory.create();
    const path = directory.writeSecret(secret);
    expect(readFileSync(path, 'utf8')).toBe(TOKEN);
    // As an argument of buildx the path is one field of CSV.
    expect(csvFields(`id=a,${csvField(`src=${path}`)}`)).toEqual(['id=a', `src=${path}`]);
    expect(inspectLeftover(directory.path, temp)).toEqual(AT_WORK);
    rmSync(directory.file('owner.json'));
    expect(inspectLeftover(directory.path, temp)).toEqual({ kind: 'ours', path: directory.path });
    directory.remove();
    expect(readdirSync(temp)).toEqual([]);
  });

  test('RUNNER_TEMP that is a link: the saved path is the real one', () => {
    const temp = makeTemp();
    symlinkSync(temp, join(root, 'link'));
    const directory = RunDirectory.plan(join(root, 'link'));
    expect(dirname(directory.path)).toBe(temp);
    directory.create();
    rmSync(directory.file('owner.json'));
    expect(inspectLeftover(directory.path, join(root, 'link'))).toEqual({
      kind: 'ours',
      path: directory.path,
    });
    directory.remove();
  });

  test('removeSecrets takes the secrets and leaves the rest, remove takes all; both can be repeated', () => {
    const temp = makeTemp();
    const directory = RunDirectory.plan(temp);
    directory.remove();
    directory.create();
    const path = directory.writeSecret(secret);
    writeFileSync(directory.file('metadata.json'), '{}');
    directory.removeSecrets();
    directory.removeSecrets();
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(directory.path)).toEqual(['metadata.json', 'owner.json']);
    directory.remove();
    directory.remove();
    expect(readdirSync(temp)).toEqual([]);
  });

  test('removing follows no link out of the directory', () => {
    const outside = makeTemp();
    writeFileSync(join(outside, 'keep'), 'kept');
    const directory = RunDirectory.plan(makeTemp());
    directory.create();
    symlinkSync(outside, directory.file('link'));
    symlinkSync(join(outside, 'keep'), join(directory.path, 'secrets', 'link'));
    directory.removeSecrets();
    directory.remove();
    expect(readdirSync(outside)).toEqual(['keep']);
    expect(existsSync(directory.path)).toBe(false);
  });

  test('a file that waits under the name of a secret is not written to', () => {
    const target = join(makeTemp(), 'target');
    const directory = RunDirectory.plan(makeTemp());
    directory.create();
    symlinkSync(target, join(directory.path, 'secrets', '0'));
    expect(() => directory.writeSecret(secret)).toThrow();
    expect(existsSync(target)).toBe(false);
    directory.remove();
  });

  test('a directory that is there already is not used', () => {
    const directory = RunDirectory.plan(makeTemp());
    mkdirSync(directory.path);
    expect(() => directory.create()).toThrow();
    expect(modeOf(directory.path)).toBe('755');
  });

  test.each([
    ['not set', () => ''],
    ['relative', () => 'relative/temp'],
    ['missing', () => join(makeTemp(), 'missing')],
    ['a file', () => fileIn(makeTemp())],
    ['below a file', () => join(fileIn(makeTemp()), 'below')],
    ['a link to itself', () => loopIn(makeTemp())],
  ])('RUNNER_TEMP that is %s is an error that says so', (_, makePath) => {
    const told = inProcess('console.log(attempt(() => RunDirectory.plan(temp)));', { temp: makePath() });
    expect(told).toMatch(/^STORAGE RUNNER_TEMP/);
    expect(told).toMatch(/RUNNER_TEMP must be a directory/);
  });

  test('a place where nothing can be created is an error', () => {
    const code = `
      const directory = RunDirectory.plan(temp);
      console.log(attempt(() => directory.create()));
      console.log(attempt(() => directory.writeSecret(secret)));
      directory.remove();`;
    const told = inProcess(code, { temp: '/proc' }).split('\n');
    expect(told[0]).toMatch(/^STORAGE The private directory .* cannot be created/);
    expect(told[1]).toMatch(/^STORAGE A secret file cannot be written/);
    expect(told.join()).not.toContain(TOKEN);
  });

  test('RUNNER_TEMP that vanishes after planning is an error', () => {
    const code = `
      const directory = RunDirectory.plan(temp);
      fs.rmdirSync(temp);
      console.log(attempt(() => directory.create()));
      directory.remove();`;
    expect(inProcess(code, { temp: makeTemp() })).toMatch(/^STORAGE .*ENOENT/);
  });

  test('a disk without space is told as such, and no half of a secret stays', () => {
    const temp = makeTemp();
    const code = `
      const directory = RunDirectory.plan(temp);
      directory.create();
      console.log(attempt(() => directory.writeSecret(new SecretValue('x'.repeat(400_000)))));
      directory.remove();`;
    // RLIMIT_FSIZE stands for the full disk: the write comes back short, then fails.
    const program = `ulimit -f 100; trap '' XFSZ; exec "$@"`;
    const script = `
      import * as fs from 'node:fs';
      import { RunDirectory } from ${JSON.stringify(MODULES.directory)};
      import { SecretValue } from ${JSON.stringify(MODULES.value)};
      const temp = process.env.TEMP_UNDER_TEST;
      const attempt = run => { try { return run(); } catch (error) { return error.code + ' ' + error.message; } };
      ${code}`;
    const { stdout } = spawnSync(
      'sh',
      ['-c', program, 'sh', process.execPath, '--input-type=module', '-e', script],
      {
        encoding: 'utf8',
        env: { ...process.env, TEMP_UNDER_TEST: temp },
      },
    );
    expect(stdout).toMatch(/^STORAGE A secret file cannot be written: EFBIG/);
    expect(readdirSync(temp)).toEqual([]);
  });
});

function fileIn(folder: string, name = 'file'): string {
  writeFileSync(join(folder, name), '');
  return join(folder, name);
}

function loopIn(folder: string): string {
  symlinkSync(join(folder, 'loop'), join(folder, 'loop'));
  return join(folder, 'loop');
}

describe('a path that came back as state', () => {
  test('a directory of ours is ours', () => {
    const temp = makeTemp();
    mkdirSync(join(temp, NAME));
    expect(inspectLeftover(join(temp, NAME), temp)).toEqual({ kind: 'ours', path: join(temp, NAME) });
  });

  test('one that main removed is gone', () => {
    const temp = makeTemp();
    expect(inspectLeftover(join(temp, NAME), temp)).toEqual({ kind: 'gone' });
  });

  test.each([
    ['another name', (temp: string) => join(temp, 'other')],
    ['RUNNER_TEMP itself', (temp: string) => temp],
    ['our name with more behind it', (temp: string) => join(temp, `${NAME}0`)],
    ['our name with a line end', (temp: string) => join(temp, `${NAME}\n`)],
    ['our name in upper case', (temp: string) => join(temp, NAME.toUpperCase())],
    ['a slash at the end', (temp: string) => `${join(temp, NAME)}/`],
    ['a way through a folder and back', (temp: string) => `${temp}/x/../${NAME}`],
    ['a doubled slash', (temp: string) => `${temp}//${NAME}`],
    ['a relative path', () => NAME],
    ['one folder deeper', (temp: string) => join(temp, 'x', NAME)],
    ['another folder', () => join(makeTemp(), NAME)],
    ['a folder whose name begins like RUNNER_TEMP', (temp: string) => join(`${temp}x`, NAME)],
    ['nothing', () => ''],
    ['the root', () => '/'],
    ['a directory of ours that is a link', (temp: string) => linkIn(temp, NAME)],
    ['a file under our name', (temp: string) => fileIn(temp, NAME)],
    ['a path through a link to RUNNER_TEMP', (temp: string) => join(linkTo(temp), NAME)],
  ])('%s is refused', (_, pathIn) => {
    const temp = makeTemp();
    mkdirSync(join(temp, 'x'));
    mkdirSync(`${temp}x`);
    for (const place of [temp, join(temp, 'x'), `${temp}x`]) mkdirSync(join(place, `${NAME}-kept`));
    const path = pathIn(temp);
    expect(inspectLeftover(path, temp).kind).toBe('refused');
  });

  test.each(['', 'relative', '/no/such/temp'])('no RUNNER_TEMP, no permission: %j', temp => {
    const real = makeTemp();
    mkdirSync(join(real, NAME));
    expect(inspectLeftover(join(real, NAME), temp).kind).toBe('refused');
  });

  test('the reason does not repeat the path, which may hold a workflow command', () => {
    const leftover = inspectLeftover('/tmp/\n::error::planted', makeTemp());
    expect(leftover.kind).toBe('refused');
    expect(JSON.stringify(leftover)).not.toContain('planted');
  });

  // Only root can give a directory away.
  if (process.getuid?.() === 0) {
    test('a directory of another user is refused', () => {
      const temp = makeTemp();
      mkdirSync(join(temp, NAME));
      chownSync(join(temp, NAME), 12345, 12345);
      expect(inspectLeftover(join(temp, NAME), temp)).toEqual({
        kind: 'refused',
        reason: 'it belongs to another user',
      });
    });
  }
});

function linkIn(temp: string, name: string): string {
  symlinkSync(makeTemp(), join(temp, name));
  return join(temp, name);
}

/** A link that leads to RUNNER_TEMP, with a directory of ours behind it. */
function linkTo(temp: string): string {
  mkdirSync(join(temp, NAME));
  const link = join(makeTemp(), 'link');
  symlinkSync(temp, link);
  return link;
}

describe('a context around the directory', () => {
  test('is every folder above it, also through a link, and no other', () => {
    const temp = makeTemp();
    const directory = RunDirectory.plan(temp);
    const link = join(makeTemp(), 'link');
    symlinkSync(temp, link);
    expect([temp, dirname(temp), '/', link, directory.path].map(path => directory.isBelow(path))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    mkdirSync(join(temp, 'context'));
    const others = [join(temp, 'context'), makeTemp(), 'docker-image://busybox', 'https://example.org/a.git'];
    expect(others.map(path => directory.isBelow(path))).toEqual([false, false, false, false]);
  });
});

test('with a RUNNER_TEMP that a later step removed nothing is left', () => {
  const temp = makeTemp();
  const { path } = RunDirectory.plan(temp);
  rmSync(temp, { recursive: true });
  expect(inspectLeftover(path, temp)).toEqual({ kind: 'gone' });
});
