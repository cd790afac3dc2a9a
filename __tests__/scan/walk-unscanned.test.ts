import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { randomNumbers, run, temporaryDirectory } from './random-access.js';
import { gaps, places, searchBytes, TOKEN } from './searching.js';
import { member } from './tar-read.js';
import { COMPRESSIONS, compress, filter, layerOf, plainFile, rpm, tar, wrapped, zip } from './wrapping.js';
import { makeZip } from './zip-fixtures.js';

const random = randomNumbers(7);
/** Text that packs to about half. */
const text = Buffer.from(Array.from({ length: 40_000 }, () => 97 + random(16)));

/** What is said of a file in a layer; around it there are others, which are searched all the same. */
async function gapsOf(bytes: Buffer): Promise<string[]> {
  const result = await searchBytes(
    layerOf([plainFile('before', 'text'), plainFile('file', bytes), plainFile('behind', TOKEN)]),
  );
  expect(places(result)).toEqual(['2/behind content plain']);
  return gaps(result);
}

/** Makes an archive of a file with the tool; the archive's name is the last argument. */
function made([tool, ...options]: readonly [string, ...string[]], extension: string): Buffer {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, 'content'), text);
  run(folder, [tool, ...options, `out.${extension}`, 'content']);
  return run(folder, ['cat', `out.${extension}`]);
}

describe.each(Object.entries(COMPRESSIONS))('%s', (_, pack) => {
  const packed = pack(text);

  test('is unscanned when it is cut off', async () => {
    for (const length of [packed.length >> 1, packed.length - 1])
      expect(await gapsOf(packed.subarray(0, length))).toEqual(['1/file truncated']);
  });

  test('is unscanned when it is damaged', async () => {
    const damaged = Buffer.from(packed);
    for (let at = packed.length >> 1; at < (packed.length >> 1) + 50; at++) damaged[at] = 0xff;
    expect(await gapsOf(damaged)).toEqual([expect.stringMatching(/^1\/file (damaged|truncated)$/)]);
  });

  test('is unscanned when something else stands behind it', async () => {
    expect(await gapsOf(Buffer.concat([packed, Buffer.from('something else')]))).toEqual([
      expect.stringMatching(/^1\/file (damaged|truncated|unsupported)$/),
    ]);
  });

  test('what comes before the fault is searched', async () => {
    const long = pack(Buffer.concat([Buffer.from(`${TOKEN}\n`), ...new Array<Buffer>(8).fill(text)]));
    const result = await searchBytes(layerOf([plainFile('file', long.subarray(0, long.length - 20))]));
    // A block of bzip2 cannot be unpacked in part.
    if (!long.toString('latin1', 0, 3).startsWith('BZh'))
      expect(places(result)).toContain('0/file! content plain');
    expect(gaps(result)).toEqual(['0/file truncated']);
  });
});

describe('archives', () => {
  test.each([
    ['tar', tar(plainFile('a', text)).bytes],
    ['zip', zip(plainFile('a', text)).bytes],
  ])('%s that are cut off', async (_, bytes) => {
    expect(await gapsOf(bytes.subarray(0, bytes.length >> 1))).toContain('1/file truncated');
  });

  test('a compressed tar that is cut off, and one whose inner file is damaged', async () => {
    const item = wrapped(plainFile('a', text), tar, compress('gz'));
    expect(await gapsOf(item.bytes.subarray(0, item.bytes.length - 9))).toEqual(['1/file truncated']);
    const bad = Buffer.from(COMPRESSIONS['gz']?.(text) ?? '');
    bad.fill(0xff, bad.length >> 1, (bad.length >> 1) + 9);
    const inner = wrapped(plainFile('a.gz', bad), tar, compress('xz'));
    expect(await gapsOf(inner.bytes)).toEqual(['1/file!/a.gz damaged']);
  });

  test('a package of RPM that is cut off, before its payload or in it', async () => {
    const { bytes } = rpm(plainFile('a', text));
    expect(await gapsOf(bytes.subarray(0, 150))).toEqual(['1/file truncated']);
    expect(await gapsOf(bytes.subarray(0, bytes.length - 20))).toContain('1/file!/payload truncated');
  });

  test('with a password', async () => {
    expect(await gapsOf(made(['zip', '-q', '-P', 'password'], 'zip'))).toEqual(['1/file!/content encrypted']);
  });

  test.each([
    ['7z', () => made(['7z', 'a'], '7z')],
    ['lz4', () => filter(text, ['lz4', '-qc'])],
    ['compress with 9 bits', () => filter(text, ['compress', '-c', '-b', '9'])],
    ['lzip', () => filter(text, ['lzip', '-c'])],
    ['lzop', () => filter(text, ['lzop', '-c'])],
    ['RAR', () => Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1'), text])],
  ])('of a format that is not read: %s', async (_, make) => {
    expect(await gapsOf(make())).toEqual(['1/file unsupported']);
  });

  test('a zip whose members are in an unknown compression', async () => {
    expect(await gapsOf(makeZip([{ name: 'a', content: text, method: 96 }]))).toEqual([
      '1/file!/a unsupported',
    ]);
  });

  test('a folder of a zip that has content is a file', async () => {
    const bytes = makeZip([{ name: 'folder/', content: Buffer.from(TOKEN.repeat(9)) }]);
    expect(places(await searchBytes(layerOf([plainFile('a.zip', bytes)])))).toEqual([
      '0/a.zip!/folder/ content plain',
    ]);
  });

  test('a name that is not there, or too long, is not taken for the blob itself', async () => {
    const gz = COMPRESSIONS['gz']?.(Buffer.from(TOKEN)) ?? Buffer.alloc(0);
    const layer = Buffer.concat([member({ name: '' }, gz), member({ name: 'b' }, 'text')]);
    expect(places(await searchBytes(layer))).toEqual(['(no name)! content plain']);
    expect(gaps(await searchBytes(layer, { depth: 0 }))).toEqual(['(no name) limit']);
  });
});

describe('limits', () => {
  const layer = (item: Parameters<typeof layerOf>[0][number]) => layerOf([item]);
  const zeros = Buffer.alloc(4 << 20);

  test('depth: only nested content counts', async () => {
    const gzip = COMPRESSIONS['gz'] ?? (bytes => bytes);
    const item = wrapped(plainFile('a', TOKEN), tar, compress('gz'));
    expect(gaps(await searchBytes(gzip(layer(item)), { depth: 0 }))).toEqual(['0/in.tar.gz limit']);
    expect(gaps(await searchBytes(gzip(layer(item)), { depth: 1 }))).toEqual([]);
    expect(gaps(await searchBytes(gzip(gzip(layer(item))), { depth: 1 }))).toEqual(['!/0/in.tar.gz limit']);
  });

  test.each(['gz', 'zst', 'xz', 'bz2'])('ratio: %s, nested', async extension => {
    const item = wrapped(plainFile('a', zeros), compress(extension));
    const limits = { ratio: 2, freeOutput: 1 << 20 };
    expect(gaps(await searchBytes(layer(item), limits))).toEqual([`0/a.${extension} limit`]);
    expect(gaps(await searchBytes(layer(item)))).toEqual([]);
    // The layer's own compression is not limited.
    const own = COMPRESSIONS[extension]?.(layer(plainFile('a', zeros))) ?? zeros;
    expect(gaps(await searchBytes(own, { ...limits, nestedBytes: 1 }))).toEqual([]);
  });

  test('ratio: what is free is shared by all nested content of a blob', async () => {
    const item = () => wrapped(plainFile('a', zeros), compress('gz'));
    const limits = { ratio: 2, freeOutput: 10 << 20 };
    const result = await searchBytes(layerOf([item(), item(), item(), plainFile('b', TOKEN)]), limits);
    expect(gaps(result)).toEqual(['2/a.gz limit']);
    expect(places(result)).toEqual(['3/b content plain']);
  });

  test('size: of all nested content of a blob', async () => {
    const item = () => wrapped(plainFile('a', text), zip);
    const result = await searchBytes(layerOf([item(), item(), item()]), { nestedBytes: 90_000 });
    expect(gaps(result)).toEqual(['2/in.zip!/a limit']);
  });

  test('memory: a zip that cannot be kept', async () => {
    const item = wrapped(plainFile('a', text), zip);
    expect(gaps(await searchBytes(layer(item), { retainedMemory: 4096 }))).toEqual(['0/in.zip limit']);
  });

  test('memory: a program that cannot be kept is unscanned only if it is a zip', async () => {
    const { bytes } = zip(plainFile('a', text));
    const program = Buffer.concat([Buffer.from('#!/bin/sh\n'), bytes]);
    const limits = { retainedMemory: 4096 };
    expect(gaps(await searchBytes(layer(plainFile('p', program)), limits))).toEqual(['0/p limit']);
    const behind = Buffer.alloc(70_000, 'echo\n');
    const midst = Buffer.concat([program, behind]);
    expect(gaps(await searchBytes(layer(plainFile('p', midst)), limits))).toEqual(['0/p limit']);
    const none = Buffer.concat([program.subarray(0, -22), behind]);
    expect(gaps(await searchBytes(layer(plainFile('p', none)), limits))).toEqual([]);
  });
});
