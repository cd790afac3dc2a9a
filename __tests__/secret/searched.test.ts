import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { searchedValues } from '../../src/secret/searched.js';
import { SecretValue } from '../../src/secret/value.js';

const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';

test('every mounted secret is searched for, byte for byte, and the tokens in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'searched-'));
  const path = join(folder, 'key');
  const bytes = Buffer.from([0, 255, 128, 10, 1, 2, 3, 4, 5]);
  writeFileSync(path, bytes);
  try {
    const found = searchedValues(
      [
        {
          id: 'a',
          input: 'secrets',
          source: { kind: 'value', value: new SecretValue(`password ${TOKEN}\n`) },
        },
        { id: 'b', input: 'secret-envs', source: { kind: 'env', name: 'B' } },
        { id: 'c', input: 'secret-files', source: { kind: 'file', path } },
      ],
      { B: 'from the environment' },
    );
    expect(found.map(({ id, value }) => [id, value.toString('latin1')])).toEqual([
      ['a', `password ${TOKEN}\n`],
      ['b', 'from the environment'],
      ['c', bytes.toString('latin1')],
    ]);
    expect(found.map(({ tokens }) => tokens.map(String))).toEqual([[TOKEN], [], []]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('words that are no secret are not searched for', () => {
  const mount = (value: string) => ({ kind: 'value', value: new SecretValue(value) }) as const;
  const mounts = ['false', 'true', '***'].map(
    (value, index) => ({ id: `s${index}`, input: 'secrets', source: mount(value) }) as const,
  );
  expect(searchedValues(mounts, {})).toEqual([]);
});
