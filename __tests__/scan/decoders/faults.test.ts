import { describe, expect, test } from '@jest/globals';
import { DecodingSink } from '../../../src/scan/decode/decoding.js';
import { openDecoder } from '../../../src/scan/decode/open.js';
import { type Sink, Unreadable } from '../../../src/scan/decode/sink.js';
import { decodeZstdWithoutNode } from '../../../src/scan/decode/zstd.js';
import { feed, mixture, noise, pipe, python, reasonOf } from './streams.js';
import { PLAIN } from './variants.js';

const CONTENT = mixture(40_000);
/** Formats that tell every change of the content by a checksum. */
const CHECKED = ['gzip', 'zlib', 'zstd', 'xz', 'bzip2', 'zstd without Node'];

const SUBJECTS = [
  ...PLAIN.map(({ name, compression, compress }) => ({
    name,
    kind: compression as string,
    stream: compress(CONTENT),
    make: (out: Sink) => openDecoder(compression, out),
  })),
  {
    name: 'zstd without Node',
    kind: 'zstd without Node',
    stream: pipe(CONTENT, ['zstd', '-3']),
    make: (out: Sink) => new DecodingSink(decodeZstdWithoutNode, out),
  },
];

/** About `count` places, the first and the last ones among them. */
function places(length: number, count: number): number[] {
  const step = Math.max(1, Math.floor(length / count));
  return Array.from({ length }, (_, i) => i).filter(i => i < 30 || i >= length - 30 || i % step === 0);
}

describe.each(SUBJECTS)('$name', ({ kind, stream, make }) => {
  test('cut off anywhere, it is truncated, and what came before was delivered', async () => {
    for (const length of places(stream.length, 40)) {
      const outcome = await feed(make, stream.subarray(0, length));
      expect([length, reasonOf(outcome), outcome.ended]).toEqual([length, 'truncated', false]);
      expect(outcome.output.equals(CONTENT.subarray(0, outcome.output.length))).toBe(true);
    }
  });

  test('with a bit flipped anywhere, it is never complete and wrong', async () => {
    for (const place of places(stream.length, 150)) {
      const flipped = Buffer.from(stream);
      flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (place % 8)), place);
      const outcome = await feed(make, flipped, 10_000);
      if (outcome.thrown !== undefined) expect(outcome.thrown).toBeInstanceOf(Unreadable);
      else if (CHECKED.includes(kind)) expect([place, outcome.output.equals(CONTENT)]).toEqual([place, true]);
      expect(outcome.ended).toBe(outcome.thrown === undefined);
    }
  });

  test('with noise written over it, it never fails in another way', async () => {
    for (const place of places(stream.length, 60)) {
      const overwritten = Buffer.from(stream);
      noise(40, place).copy(overwritten, place);
      const { thrown } = await feed(make, overwritten, 3000);
      if (thrown !== undefined) expect(thrown).toBeInstanceOf(Unreadable);
      else expect(['deflate', 'lzma', 'gzip']).toContain(kind);
    }
  });

  test('bytes behind the end are damage, and come after all of the content', async () => {
    for (const behind of ['garbage', 'x', '\x1f\x8c', '\xfd7zXY']) {
      const outcome = await feed(make, Buffer.concat([stream, Buffer.from(behind, 'latin1')]), 5000);
      expect(['damaged', 'truncated']).toContain(reasonOf(outcome));
      expect(outcome.output.equals(CONTENT)).toBe(true);
      expect(outcome.ended).toBe(false);
    }
  });

  test('nothing at all is truncated', async () => {
    expect(reasonOf(await feed(make, Buffer.alloc(0)))).toBe('truncated');
  });

  test('noise is damaged from its first bytes on', async () => {
    const outcome = await feed(make, Buffer.concat([Buffer.from([0xff]), noise(3000)]));
    expect(['damaged', 'unsupported']).toContain(reasonOf(outcome));
  });
});

describe('gzip', () => {
  const stream = pipe(CONTENT, ['gzip', '-6']);
  const make = (out: Sink) => openDecoder('gzip', out);

  test('zeros behind the last member are padding', async () => {
    const outcome = await feed(make, Buffer.concat([stream, Buffer.alloc(10_000)]), 999);
    expect([outcome.thrown, outcome.ended]).toEqual([undefined, true]);
  });

  test.each([
    ['unsupported', 2, 7],
    ['unsupported', 3, 0x80],
    ['damaged', 0, 0],
    ['damaged', stream.length - 1, 1],
    ['damaged', stream.length - 8, 1],
  ])('%s when byte %p is %p', async (reason, place, value) => {
    const changed = Buffer.from(stream);
    changed.writeUInt8(value, place);
    expect(reasonOf(await feed(make, changed))).toBe(reason);
  });
});

describe('what is intact and cannot be read', () => {
  test('zlib with a preset dictionary', async () => {
    const program =
      "import zlib; c = zlib.compressobj(zdict=b'item value='); result = c.compress(data) + c.flush()";
    const stream = python(CONTENT, program);
    expect(reasonOf(await feed(out => openDecoder('zlib', out), stream))).toBe('unsupported');
  });

  test.each([0x82, 0x0a])('zstd with descriptor %p: a dictionary or an unknown flag', async descriptor => {
    const stream = Buffer.concat([
      Buffer.from([0x28, 0xb5, 0x2f, 0xfd, descriptor, 0x50, 7, 7, 7, 7]),
      noise(60),
    ]);
    for (const make of [
      (out: Sink) => openDecoder('zstd', out),
      (out: Sink) => new DecodingSink(decodeZstdWithoutNode, out),
    ])
      expect(reasonOf(await feed(make, stream))).toBe('unsupported');
  });

  test('xz with a filter that is unknown here', async () => {
    const stream = pipe(CONTENT, ['xz', '--ia64', '--lzma2']);
    expect(reasonOf(await feed(out => openDecoder('xz', out), stream))).toBe('unsupported');
  });

  test('zstd with matches farther back than 128 MiB', async () => {
    const far = Buffer.concat([noise(600_000), Buffer.alloc(140 * 2 ** 20), noise(600_000)]);
    const stream = pipe(far, ['zstd', '-1', '--no-check', '--long=28']);
    const sink = openDecoder('zstd', { write: () => {}, end: () => {} });
    const feeding = (async () => sink.write(stream))();
    await expect(feeding).rejects.toMatchObject({ name: 'Unreadable', reason: 'limit' });
    sink.close?.();
  });
});
