import { describe, expect, test } from '@jest/globals';
import { Matcher } from '../../src/scan/match/matcher.js';
import type { Needle } from '../../src/scan/needles/needles.js';
import { cut, cutAtRandom, naive, needleOf, Random, searched, sorted } from './matcher-naive.js';

const SIZES = [1, 2, 3, 7, 127, 1021, 4099];

/** Checks all ways to cut the data against the naive search; returns how many hits there were. */
function check(needles: readonly Needle[], data: Buffer, random: Random): number {
  const matcher = new Matcher(needles);
  const expected = naive(needles, data);
  const ways: readonly [string, Iterable<Buffer>][] = [
    ['whole', [data]],
    ...SIZES.map((size): [string, Iterable<Buffer>] => [`cut by ${size}`, cut(data, size)]),
    ['cut at random', cutAtRandom(data, random)],
  ];
  for (const [way, chunks] of ways) {
    const found = searched(matcher, chunks);
    const ends = found.map(([end]) => end);
    expect({ way, ends }).toEqual({ way, ends: [...ends].sort((a, b) => a - b) });
    expect({ way, found: sorted(found) }).toEqual({ way, found: expected });
  }
  return expected.length;
}

/** Data with needles put in at random, some of them over each other. */
function planted(needles: readonly Needle[], data: Buffer, random: Random): Buffer {
  for (let count = random.below(12); count >= 0; count--) {
    const { bytes } = needles[random.below(needles.length)] ?? needleOf('unused needle');
    bytes.copy(data, random.below(Math.max(1, data.length - bytes.length)));
  }
  needles[0]?.bytes.copy(data, 0);
  needles.at(-1)?.bytes.copy(data, Math.max(0, data.length - (needles.at(-1)?.bytes.length ?? 0)));
  return data;
}

describe('the matcher finds what Buffer.indexOf finds', () => {
  test('every offset around the border of two chunks, every border', () => {
    const needle = needleOf('0123456789abcdef!');
    const matcher = new Matcher([needle]);
    for (let offset = 0; offset <= 40; offset++) {
      const data = Buffer.alloc(64, '.');
      needle.bytes.copy(data, offset);
      for (let border = 0; border <= data.length; border++) {
        const found = searched(matcher, [data.subarray(0, border), data.subarray(border)]);
        expect({ offset, border, found }).toEqual({
          offset,
          border,
          found: [[offset + needle.bytes.length, offset, 'form 0']],
        });
      }
    }
  });

  test.each([
    ['any bytes', undefined],
    ['two letters: overlaps everywhere', 'ab'],
    ['four letters', 'abcd'],
    ['zeros and a letter', '\0\0\0a'],
    ['only zeros', '\0'],
    ['only one letter', 'x'],
    ['hex', '0123456789abcdef'],
    ['base64', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'],
  ])('1 to 500 needles of 8 to 1024 bytes in %s', (_, alphabet) => {
    const random = new Random(20240601);
    let hits = 0;
    for (const [count, least, most] of [
      [1, 8, 8],
      [1, 1024, 1024],
      [3, 8, 12],
      [20, 13, 40],
      [40, 8, 1024],
      [500, 8, 60],
    ] as const) {
      const used = alphabet?.length === 1 ? Math.min(count, 3) : count;
      const needles = Array.from({ length: used }, (_unused, number) =>
        needleOf(random.bytes(least + random.below(most - least + 1), alphabet), number),
      );
      const size = alphabet?.length === 1 ? 1500 : 9000;
      hits += check(needles, planted(needles, random.bytes(size, alphabet), random), random);
    }
    expect(hits).toBeGreaterThan(10);
  });

  test('needles with the same start, the same end, inside each other, twice', () => {
    const random = new Random(7);
    const base = random.bytes(64, 'abcdefghijklmnopqrstuvwxyz');
    const needles = [
      ...Array.from({ length: 40 }, (_unused, more) => base.subarray(0, 8 + more)),
      ...Array.from({ length: 40 }, (_unused, more) => base.subarray(more, 64)),
      ...Array.from({ length: 40 }, (_unused, more) => base.subarray(more, more + 9)),
    ].map(needleOf);
    const data = planted(needles, random.bytes(20_000, 'abcdefghijklmnopqrstuvwxyz'), random);
    expect(check(needles, data, random)).toBeGreaterThan(100);
  });

  test('zeros around and inside: UTF-16 and UTF-32', () => {
    const random = new Random(99);
    const wide = (text: string, unit: number, at: number) =>
      Buffer.concat([...text].map(letter => Buffer.alloc(unit).fill(letter, at, at + 1)));
    const needles = [
      [1, 0],
      [2, 0],
      [2, 1],
      [4, 0],
      [4, 3],
    ].map(([unit = 1, at = 0], number) => needleOf(wide('hf_aBcDeFgHiJ', unit, at), number));
    for (let zeros = 0; zeros < 40; zeros++) {
      const pieces = needles.flatMap(({ bytes }) => [
        Buffer.alloc(zeros),
        bytes,
        Buffer.alloc(random.below(9)),
      ]);
      const data = Buffer.concat([...pieces, Buffer.alloc(zeros), random.bytes(100, '\0\0\0h_f')]);
      expect(check(needles, data, random)).toBeGreaterThanOrEqual(needles.length);
    }
  });

  test('needles that begin or end with zeros, or are runs', () => {
    const random = new Random(3);
    const needles = [
      Buffer.concat([Buffer.alloc(20), Buffer.from('behind')]),
      Buffer.concat([Buffer.from('before'), Buffer.alloc(20)]),
      Buffer.concat([Buffer.from('a'), Buffer.alloc(40), Buffer.from('b')]),
      Buffer.alloc(8),
      Buffer.alloc(300, 'x'),
      Buffer.from('xxxxxxxxxxxxxxxxxxxxy'),
    ].map(needleOf);
    const data = Buffer.concat([
      Buffer.alloc(100),
      Buffer.from('behindbefore'),
      Buffer.alloc(40),
      Buffer.from('ba'),
      Buffer.alloc(40),
      Buffer.from('b'),
      Buffer.alloc(350, 'x'),
      Buffer.from('y'),
    ]);
    expect(check(needles, data, random)).toBeGreaterThan(150);
  });

  test('in data of several blocks, which are searched at four places at a time', () => {
    const random = new Random(42);
    const data = random.bytes(700_001, 'abcdefgh\0\0\0\0\0');
    const needles = Array.from({ length: 60 }, (_unused, number) => {
      const start = number < 2 ? number * (data.length - 30) : random.below(data.length - 600);
      return needleOf(data.subarray(start, start + 30 + random.below(number < 2 ? 1 : 500)), number);
    });
    // Across every 4096th byte and every 262,144th, where segments and blocks meet.
    for (let at = 4096; at < data.length - 40; at += 4096) {
      needles[0]?.bytes.copy(data, at - random.below(31));
    }
    const matcher = new Matcher(needles);
    const expected = naive(needles, data);
    expect(expected.length).toBeGreaterThan(100);
    for (const chunks of [[data], cut(data, 65_536), cut(data, 300_007), cutAtRandom(data, random)]) {
      const found = searched(matcher, chunks);
      expect(sorted(found)).toEqual(expected);
      const ends = found.map(([end]) => end);
      expect(ends).toEqual([...ends].sort((a, b) => a - b));
    }
  });

  test('in the order of their ends, also where two blocks meet', () => {
    const random = new Random(11);
    // Needles share their searched parts where they can: the long one is found by its start.
    const long = random.bytes(940, 'abcdefghijklmnopqrstuvwxyz');
    const matcher = new Matcher([long, long.subarray(501, 531), long.subarray(10, 40)].map(needleOf));
    for (let before = 0; before < 940; before += 20) {
      const data = Buffer.alloc(400_000, '.');
      const at = 256 * 1024 - before;
      long.copy(data, at);
      expect(searched(matcher, [data])).toEqual([
        [at + 40, at + 10, 'form 2'],
        [at + 531, at + 501, 'form 1'],
        [at + 940, at, 'form 0'],
      ]);
    }
  });

  test('needles of which all is searched, beginning or ending in the longest run, behind more of it', () => {
    for (const [run, ...texts] of [
      ['\0', '\0\0\0Ab\0\0\0Cd', 'Ef\0\0\0gH\0\0\0'],
      ['a', 'aaaBcaaaDe', 'FgaaahIaaa'],
    ] as const) {
      const needles = texts.map(needleOf);
      for (let gap = 0; gap < 60; gap++) {
        const data = Buffer.concat(
          [0, 1, 0, 0, 1, 1].flatMap(number => [Buffer.alloc(gap, run), Buffer.from(texts[number] ?? '')]),
        );
        expect(sorted(searched(new Matcher(needles), [data]))).toEqual(naive(needles, data));
      }
    }
  });

  test('zeros and long runs of several blocks, with something at every distance', () => {
    const needles = ['aaab', '\0\0\0a', 'a\0\0\0'].map((end, number) =>
      needleOf(Buffer.from(`Qw${end}Zx${end}Er${end}`), number),
    );
    const data = Buffer.alloc(600_000);
    data.fill('a', 300_000);
    const random = new Random(5);
    for (let at = 100; at < data.length - 100; at += 900 + random.below(300)) {
      needles[random.below(3)]?.bytes.copy(data, at);
    }
    const found = searched(new Matcher(needles), cut(data, 262_144));
    expect(sorted(found)).toEqual(naive(needles, data));
    expect(found.length).toBeGreaterThan(400);
  });
});
