import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const text = readFileSync('docs/threat-model.md', 'utf8');
const rows = text.split('\n').filter(line => /^\| I\d+ \|/.test(line));
const testsIn = (row: string) =>
  [...row.matchAll(/`(__tests__\/[^`]+\.test\.ts)`/g)].map(([, file]) => file ?? '');

test('invariants are numbered, and each has its tests', () => {
  expect(rows.map(row => /I\d+/.exec(row)?.[0])).toEqual(rows.map((_, index) => `I${index + 1}`));
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter(row => testsIn(row).length === 0)).toEqual([]);
});

test('every test that is named is there', () => {
  expect(testsIn(text).filter(file => !existsSync(file))).toEqual([]);
});
