import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

interface Locked {
  readonly integrity?: string;
  readonly resolved?: string;
}

const read = (file: string) => readFileSync(file, 'utf8');
const manifest = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const contributing = read('CONTRIBUTING.md');

/** The names that begin the entries of what the bundler found, each followed by its kind of licence. */
function licensed(): string[] {
  const files = readdirSync('dist').map(entry => `dist/${entry}/licenses.txt`);
  return files
    .filter(existsSync)
    .flatMap(file => [...read(file).matchAll(/^(@?[\w./-]+)\n(?:MIT|ISC|Apache-2\.0|BSD[\w-]*)\n/gm)])
    .map(([, name = '']) => name);
}

describe('what this is made from', () => {
  test('has exact versions, and a hash for each package', () => {
    expect(Object.entries(manifest.devDependencies).filter(([, version]) => !/^\d/.test(version))).toEqual(
      [],
    );
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('runs nothing when it is installed', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    expect(read('scripts/setup.mjs')).toContain("'ci', '--ignore-scripts'");
  });

  test('is named in CONTRIBUTING.md, each package with its reason', () => {
    const names = Object.keys(manifest.devDependencies);
    const rows = contributing.split('\n').filter(line => /^\| `/.test(line));
    expect(names.filter(name => !rows.some(row => row.includes(`\`${name}\``)))).toEqual([]);
  });

  test('is bundled with its licence', () => {
    const bundled = ['@actions/core', '@actions/exec', '@actions/io', '@actions/http-client', 'yauzl'];
    expect(licensed()).toEqual(expect.arrayContaining([...bundled, 'csv-parse', '@balena/dockerignore']));
    expect(read('LICENSE')).toMatch(/Apache License\s+Version 2\.0, January 2004/);
  });
});

test('the files that CONTRIBUTING.md names are there', () => {
  const paths = [...contributing.matchAll(/(?:`|\()((?:src|__tests__|docs|\.ci)\/[\w./-]+)(?:`|\))/g)].map(
    ([, path = '']) => path,
  );
  expect(paths.length).toBeGreaterThan(8);
  expect(paths.filter(path => !existsSync(path))).toEqual([]);
});
