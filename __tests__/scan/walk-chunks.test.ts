import { describe, expect, test } from '@jest/globals';
import { Segments } from '../../src/scan/walk/segments.js';
import { Collector, randomNumbers } from './random-access.js';
import { piecesOf, places, searchPieces, TOKEN } from './searching.js';
import { member, pax } from './tar-read.js';
import { compress, cpio, gitPack, layerOf, plainFile, storedZip, tar, wrapped, zip } from './wrapping.js';

const netrc = plainFile('netrc', `machine huggingface.co password ${TOKEN}\n`);
const end = Buffer.alloc(1024);

/** The same bytes in chunks of every kind. */
async function inAllChunkings(bytes: Buffer): Promise<void> {
  const whole = await searchPieces([bytes]);
  expect(whole.findings.length).toBeGreaterThan(0);
  const random = randomNumbers(bytes.length);
  const lengths = [() => 1, () => 7, () => 512, () => 4096, () => random(3000), () => random(80)];
  for (const length of lengths) expect(await searchPieces(piecesOf(bytes, length))).toEqual(whole);
}

describe('the result does not depend on how the stream is cut', () => {
  const items = [netrc, tar(netrc), zip(netrc), storedZip(netrc), cpio(netrc), gitPack(netrc)];
  const layer = layerOf([...items, wrapped(netrc, tar, compress('gz')), wrapped(netrc, compress('xz'), zip)]);

  test('a layer', () => inAllChunkings(layer));
  test.each(['gz', 'zst', 'bz2'])('a layer in %s', async extension => {
    await inAllChunkings(compress(extension)({ ...netrc, bytes: layer }).bytes);
  });

  test('a layer with the token in its names', async () => {
    const archive = Buffer.concat([
      member({ name: 'before' }, 'text'),
      pax({ comment: TOKEN }),
      member({ name: 'behind' }, 'text'),
      pax({ path: `${'d/'.repeat(300)}${TOKEN}` }),
      member({ name: 'short' }, TOKEN),
      end,
    ]);
    await inAllChunkings(archive);
    expect(places(await searchPieces(piecesOf(archive, () => 100)))).toEqual([
      'behind header plain',
      `${'d/'.repeat(250)}… content plain`,
      `${'d/'.repeat(250)}… header plain`,
    ]);
  });

  test('a script with a zip behind it', async () => {
    const script = Buffer.concat([Buffer.from('#!/bin/sh\n# PK\x03\x04\n'.repeat(20)), zip(netrc).bytes]);
    await inAllChunkings(layerOf([plainFile('run', script)]));
  });
});

test('a token at any offset of a file is found, at that offset', async () => {
  const random = randomNumbers(1);
  for (let turn = 0; turn < 300; turn++) {
    const offset = turn < 150 ? turn : random(70_000);
    const content = Buffer.alloc(offset + TOKEN.length + random(100), 'x.');
    content.write(TOKEN, offset);
    const archive = Buffer.concat([member({ name: 'a' }, 'a'), member({ name: 'file' }, content), end]);
    const { findings } = await searchPieces(piecesOf(archive, () => random(9000)));
    expect(findings).toEqual([
      { secret: 'hf_token', form: 'plain', path: 'file', part: 'content', offset: 1536 + offset, count: 1 },
    ]);
  }
});

describe('what is found belongs to its file', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => member({ name: `e${index}` }));

  test('although tens of thousands of files follow it', async () => {
    const archive = Buffer.concat([member({ name: 'first' }, TOKEN), ...many(40_000), end]);
    expect(places(await searchPieces(piecesOf(archive, () => 1 << 16)))).toEqual(['first content plain']);
    expect(places(await searchPieces([archive]))).toEqual(['first content plain']);
  });

  test('in an archive that is a file of an archive, and behind it', async () => {
    const inner = Buffer.concat([...many(3000), pax({ comment: TOKEN }), member({ name: 'inner' }), end]);
    const archive = Buffer.concat([
      member({ name: 'outer.tar' }, Buffer.concat([inner, Buffer.alloc(5120)])),
      member({ name: 'next' }, TOKEN),
      end,
    ]);
    for (const length of [100, 5000, 1 << 20]) {
      expect(places(await searchPieces(piecesOf(archive, () => length)))).toEqual([
        'next content plain',
        'outer.tar!/inner header plain',
      ]);
    }
  });

  test('and each of many copies is counted', async () => {
    const content = Buffer.from(`${TOKEN}\n`.repeat(100_000));
    const { findings } = await searchPieces(
      piecesOf(Buffer.concat([member({ name: 'a' }, content), end]), () => 1 << 18),
    );
    expect(findings).toEqual([
      expect.objectContaining({ path: 'a', form: 'plain', count: 100_000, offset: 512 }),
    ]);
  });

  test('with the number of files known far back limited, each looked up at once', () => {
    const segments = new Segments();
    segments.add({ from: 0, content: 10, to: 10 ** 9, path: 'outer' }, 0);
    for (let at = 0; at < 500_000; at++) {
      const from = 20 + 60 * at;
      segments.add({ from, content: from + 60, to: from + 60, path: `inner ${at}` }, from - 2 ** 22);
    }
    expect(segments.find(20 + 60 * 499_999)?.path).toBe('inner 499999');
    expect(segments.find(20 + 60 * 480_000 + 59)?.path).toBe('inner 480000');
    expect(segments.find(20 + 60 * 500_000)?.path).toBe('outer');
    expect(segments.find(30)?.path).toBe('outer');
    expect(segments.find(10 ** 9)).toBeUndefined();
  });

  test('a file that says it is larger than its archive does not take what is behind that', async () => {
    const inner = member({ name: 'inner', size: 10 ** 9 }, TOKEN);
    const archive = Buffer.concat([
      member({ name: 'a.tar' }, Buffer.concat([inner])),
      member({ name: 'b' }, TOKEN),
    ]);
    expect(places(await searchPieces(piecesOf(archive, () => 200)))).toEqual([
      'a.tar!/inner content plain',
      'b content plain',
    ]);
  });
});

/** Content that is kept: reading it fails at each read in turn. */
describe('a failure while something kept is read', () => {
  const layer = layerOf([wrapped(netrc, zip, zip), wrapped(netrc, gitPack)]);

  const failing = (at: number, error: Error) => {
    let reads = 0;
    const open = () => {
      const held = new Collector();
      const read = (offset: number, length: number) => {
        if (reads++ === at) throw error;
        return held.content.subarray(offset, offset + length);
      };
      return {
        write: (chunk: Buffer) => held.write(chunk),
        end: () => {},
        close: () => {},
        get bytes() {
          return { size: held.content.length, read };
        },
      };
    };
    const retention = { open } as never;
    return { search: () => searchPieces([layer], scope => ({ ...scope, retention })), reads: () => reads };
  };

  test('comes out of the search, whichever read it is', async () => {
    const none = failing(-1, new Error('never'));
    expect(places(await none.search())).toEqual([
      '0/in.zip!/in.zip!/netrc content plain',
      '1/in.pack!/blob@12 content plain',
    ]);
    expect(none.reads()).toBeGreaterThan(10);
    for (let at = 0; at < none.reads(); at++) {
      await expect(failing(at, new Error('the disk is gone')).search()).rejects.toThrow('the disk is gone');
    }
  });
});
