import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { RunDirectory } from '../../src/run/run-directory.js';
import { SecretValue } from '../../src/secret/value.js';

const secret = new SecretValue('hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh');
const root = realpathSync(mkdtempSync(join(tmpdir(), 'storage-')));
const mounts: string[] = [];
afterAll(() => {
  for (const mount of mounts) execFileSync('umount', ['-l', mount]);
  rmSync(root, { recursive: true, force: true });
});

let count = 0;
function makeFolder(): string {
  const folder = join(root, String(count++));
  mkdirSync(folder);
  return folder;
}

function made(): RunDirectory {
  const directory = RunDirectory.plan(makeFolder());
  directory.create();
  return directory;
}

const refusal = (code: string, message: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });
const thrownBy = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('RUNNER_TEMP', () => {
  test('that everybody may write to is refused, unless it is sticky', () => {
    const temp = makeFolder();
    chmodSync(temp, 0o777);
    expect(thrownBy(() => RunDirectory.plan(temp))).toEqual(refusal('STORAGE', /writable by every user/));
    chmodSync(temp, 0o1777);
    RunDirectory.plan(temp).create();
    expect(readdirSync(temp)).toHaveLength(1);
  });

  test('behind a link to a place that everybody may write to is refused too', () => {
    const temp = makeFolder();
    chmodSync(temp, 0o777);
    symlinkSync(temp, join(root, 'wide'));
    expect(thrownBy(() => RunDirectory.plan(join(root, 'wide')))).toEqual(
      refusal('STORAGE', /writable by every user/),
    );
  });

  test('that is a link of another user is refused', () => {
    const link = join(root, 'foreign');
    symlinkSync(makeFolder(), link);
    lchownSync(link, 12345, 12345); // needs root
    expect(thrownBy(() => RunDirectory.plan(link))).toEqual(refusal('STORAGE', /link of another user/));
  });
});

describe('a directory that changes while the build runs', () => {
  test('secrets are not written through a link that took its place', () => {
    const directory = made();
    const outside = makeFolder();
    renameSync(directory.file('secrets'), `${directory.path}.moved`);
    symlinkSync(outside, directory.file('secrets'));
    expect(thrownBy(() => directory.writeSecret(secret))).toEqual(refusal('STORAGE', /removed or replaced/));
    expect(readdirSync(outside)).toEqual([]);
  });

  test('nor into another directory of the same name', () => {
    const directory = made();
    rmSync(directory.file('secrets'), { recursive: true });
    mkdirSync(directory.file('secrets'), { mode: 0o777 });
    expect(thrownBy(() => directory.writeSecret(secret))).toEqual(refusal('STORAGE', /removed or replaced/));
    expect(readdirSync(directory.file('secrets'))).toEqual([]);
  });

  test('the whole directory replaced by a link: nothing is written or removed there', () => {
    const directory = made();
    const outside = makeFolder();
    mkdirSync(join(outside, 'secrets'));
    writeFileSync(join(outside, 'secrets', 'precious'), '');
    rmSync(directory.path, { recursive: true });
    symlinkSync(outside, directory.path);
    for (const act of [
      () => directory.writeSecret(secret),
      () => directory.reopenSecrets(),
      () => directory.scratch(),
      () => directory.writeReport('{}'),
      () => directory.removeSecrets(),
      () => directory.keepOnlyReport(),
      () => directory.remove(),
    ]) {
      expect(thrownBy(act)).toEqual(refusal('STORAGE', /replaced/));
    }
    expect(readdirSync(join(outside, 'secrets'))).toEqual(['precious']);
    expect(lstatSync(directory.path).isSymbolicLink()).toBe(true);
  });

  test('secrets that were replaced are told, and what stands there is removed: it lies inside of ours', () => {
    const directory = made();
    const outside = makeFolder();
    writeFileSync(join(outside, 'precious'), '');
    rmSync(directory.file('secrets'), { recursive: true });
    symlinkSync(outside, directory.file('secrets'));
    expect(thrownBy(() => directory.removeSecrets())).toEqual(refusal('STORAGE', /replaced/));
    expect(readdirSync(outside)).toEqual(['precious']);
    expect(readdirSync(directory.path)).toEqual(['owner.json']);
  });

  test('one that was removed is an error for what is written, and none for what is removed', () => {
    const directory = made();
    rmSync(directory.path, { recursive: true });
    expect(thrownBy(() => directory.writeSecret(secret))).toEqual(refusal('STORAGE', /not there/));
    expect(thrownBy(() => directory.reopenSecrets())).toEqual(refusal('STORAGE', /not there/));
    directory.removeSecrets();
    directory.keepOnlyReport();
    directory.remove();
  });
});

describe('a disk', () => {
  /** A file system of its own. Needs root. */
  const mount = (options: string): string => {
    const folder = makeFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
    mounts.push(folder);
    return folder;
  };

  test('that is full is told as such, and no half of a secret stays', () => {
    const temp = mount('size=64k');
    const directory = RunDirectory.plan(temp);
    directory.create();
    const large = new SecretValue('x'.repeat(400_000));
    expect(thrownBy(() => directory.writeSecret(large))).toEqual(
      refusal('STORAGE', /^A secret file cannot be written: no space is left\.$/),
    );
    directory.keepOnlyReport();
    expect(readdirSync(temp)).toEqual([]);
  });

  test('that has no space for the directory itself is told as such', () => {
    const temp = mount('nr_inodes=2');
    const directory = RunDirectory.plan(temp);
    expect(thrownBy(() => directory.create())).toEqual(refusal('STORAGE', /no space is left/));
    directory.keepOnlyReport();
    expect(readdirSync(temp)).toEqual([]);
  });

  test('that is read-only is told as such', () => {
    const temp = mount('ro');
    const directory = RunDirectory.plan(temp);
    expect(thrownBy(() => directory.create())).toEqual(refusal('STORAGE', /read-only file system/));
    directory.keepOnlyReport();
  });
});
