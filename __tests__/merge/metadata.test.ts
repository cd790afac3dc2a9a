import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Metadata {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: Readonly<Record<string, string>>;
}

const text = readFileSync('merge/action.yml', 'utf8');
const { inputs, outputs, runs } = parse(text) as Metadata;

test('merge/action.yml declares what is read, and its bundle is there', () => {
  const source = readFileSync('src/runner/merge-inputs.ts', 'utf8');
  expect(Object.keys(inputs).filter(name => !source.includes(`'${name}'`))).toEqual([]);
  expect(Object.keys(outputs)).toEqual(['digest']);
  // No post: a merge leaves nothing to clean up.
  expect(runs).toEqual({ using: 'node20', main: '../dist/merge/index.js' });
  expect(existsSync(join('merge', runs['main'] ?? ''))).toBe(true);
  expect(text).not.toContain('${{');
});

test('docs/matrix.md lists every input', () => {
  const rows = readFileSync('docs/matrix.md', 'utf8').match(/^\| `[a-z-]+` \|/gm) ?? [];
  const named = rows.map(row => row.replace(/[|` ]/g, ''));
  expect(Object.keys(inputs).filter(name => !named.includes(name))).toEqual([]);
});
