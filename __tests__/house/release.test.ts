import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const PROGRAM = resolve('scripts/release.mjs');
const folder = mkdtempSync(join(tmpdir(), 'release-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeFileSync(join(folder, 'package.json'), '{ "version": "1.10.0" }');
writeFileSync(
  join(folder, 'CHANGELOG.md'),
  '# Changelog\n\n## 1.10.0 (2026-02-01)\n\n- New.\n- Newer.\n\n## 1.1.0 (2026-01-01)\n\n- Old.\n\n## 1.0.0 (2025-12-01)\n',
);
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@localhost', ...args], { cwd: folder });
git('init', '--quiet');
git('commit', '--quiet', '--allow-empty', '--message=x');
for (const tag of ['v1', 'v1.9.0', 'v1.10.0', 'v1.11.0-rc.1', 'v2.0.0']) git('tag', tag);

function ask(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('a release', () => {
  test('is of the version that package.json and the changelog have', () => {
    expect(ask('check', 'v1.10.0')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(ask('check', 'v1.10.1')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/package\.json says 1\.10\.0/),
    });
    expect(ask('notes', 'v1.0.0')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/says nothing of 1\.0\.0/),
    });
    expect(ask('notes', 'v1.0.1')).toMatchObject({ status: 1 });
  });

  test('has its part of the changelog as its notes', () => {
    expect(ask('notes', 'v1.10.0')).toEqual({ status: 0, stdout: '- New.\n- Newer.\n', stderr: '' });
    expect(ask('notes', 'v1.1.0')).toEqual({ status: 0, stdout: '- Old.\n', stderr: '' });
  });

  test('moves the tag of its major version, unless a newer one is there', () => {
    expect(ask('major', 'v1.10.0').stdout).toBe('v1\n');
    expect(ask('major', 'v1.9.0')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(ask('major', 'v1.9.1').stdout).toBe('');
    expect(ask('major', 'v2.0.0').stdout).toBe('v2\n');
  });

  test('has a tag of three numbers', () => {
    for (const tag of ['', 'v1', '1.2.3', 'v1.2.3-rc.1', 'v1.2.3; true'])
      expect(ask('major', tag).status).toBe(2);
  });
});
