import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DecodingSink } from '../../../src/scan/decode/decoding.js';
import type { Sink } from '../../../src/scan/decode/sink.js';
import { decodeZstdWithoutNode } from '../../../src/scan/decode/zstd.js';
import { decode, feed, mixture, type Outcome } from './streams.js';
import { VARIANTS, WINDOWS, ZSTD_VARIANTS } from './variants.js';

/** Machine code for the branch filters, and everything else. */
const CONTENT = Buffer.concat([
  mixture(90_000),
  readFileSync(process.execPath).subarray(20_000_000, 20_060_000),
]);
const SIZES = [1, 7, 4096, 65_536, undefined];

function expectContent({ output, thrown, ended, largest }: Outcome, content: Buffer): void {
  expect(thrown).toBeUndefined();
  expect(output.equals(content)).toBe(true);
  expect(ended).toBe(true);
  expect(largest).toBeLessThanOrEqual(1024 * 1024);
}

describe.each(VARIANTS)('$name', ({ compression, compress }) => {
  const compressed = compress(CONTENT);

  test.each(SIZES)('in chunks of %p bytes', async size => {
    expectContent(await decode(compression, compressed, size), CONTENT);
  });

  test('nothing', async () => {
    expectContent(await decode(compression, compress(Buffer.alloc(0))), Buffer.alloc(0));
  });
});

describe.each(ZSTD_VARIANTS)('without zstd of Node: $name', ({ compress }) => {
  const compressed = compress(CONTENT);

  test.each(SIZES)('in chunks of %p bytes', async size => {
    expectContent(await feed(out => new DecodingSink(decodeZstdWithoutNode, out), compressed, size), CONTENT);
  });
});

describe('content that is much larger than a window', () => {
  const content = Buffer.concat([mixture(800_000), Buffer.alloc(2_000_000), mixture(600_000)]);

  test.each(WINDOWS)('$name', async ({ compression, compress }) => {
    expectContent(await decode(compression, compress(content), 100_000), content);
  });

  test.each(ZSTD_VARIANTS.slice(0, 1))('without zstd of Node: $name', async ({ compress }) => {
    const make = (out: Sink) => new DecodingSink(decodeZstdWithoutNode, out);
    expectContent(await feed(make, compress(content), 100_000), content);
  });
});
