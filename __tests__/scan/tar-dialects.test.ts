import { describe, expect, test } from '@jest/globals';
import { isTar } from '../../src/scan/archive/tar.js';
import { AFTER, after, contentsOf, header, member, pax, readTar, textsOf } from './tar-read.js';

// What no tool at hand writes: old dialects, doubtful ones, and faults.

const ZEROS = Buffer.alloc(1024);
const fails = (reason: string) => expect.objectContaining({ name: 'Unreadable', reason });

describe('a header', () => {
  test('has a checksum of unsigned or of signed bytes', () => {
    const name = 'caf\xe9'.repeat(9);
    for (const isSigned of [false, true]) {
      const block = header({ name, isSigned });
      expect(isTar(block)).toBe(true);
      expect(contentsOf(block)).toEqual([[name, 'file', '']]);
    }
  });

  test.each([
    ['0', 'file'],
    ['\0', 'file'],
    ['7', 'file'],
    ['S', 'file'],
    ['M', 'file'],
    ['1', 'link'],
    ['2', 'symlink'],
    ['3', 'character'],
    ['4', 'block'],
    ['5', 'directory'],
    ['D', 'directory'],
    ['6', 'fifo'],
    ['V', 'other'],
    ['A', 'other'],
    ['Z', 'other'],
  ])('with flag %j is a %s', (flag, type) => {
    expect(contentsOf(header({ flag }), after)).toEqual([['name', type, ''], AFTER]);
  });

  test('of v7 has a folder by the slash behind its name, and no owners', () => {
    const block = header({ name: 'folder/', flag: '\0', magic: 'junk', at: { 265: 'owner' } });
    expect(contentsOf(block, after)).toEqual([['folder/', 'directory', ''], AFTER]);
    expect(textsOf(block)).toEqual([['folder/']]);
  });

  test('has a prefix in ustar, a shorter one in star, none in GNU and v7', () => {
    const prefix = 'p'.repeat(155);
    expect(contentsOf(header({ prefix }))[0]?.[0]).toBe(`${prefix}/name`);
    expect(contentsOf(header({ prefix, at: { 508: 'tar\0' } }))[0]?.[0]).toBe(`${'p'.repeat(131)}/name`);
    expect(contentsOf(header({ prefix, magic: 'ustar  \0' }))[0]?.[0]).toBe('name');
    expect(contentsOf(header({ prefix, magic: '' }))[0]?.[0]).toBe('name');
  });

  test('has fields that end with their last byte', () => {
    const [name, link, user, group] = ['n'.repeat(100), 'l'.repeat(100), 'u'.repeat(32), 'g'.repeat(32)];
    expect(textsOf(header({ name, link, at: { 265: user, 297: group } }))).toEqual([
      [name, link, user, group],
    ]);
  });
});

describe('a size', () => {
  const binary = (...bytes: readonly number[]) =>
    Buffer.from([...Array(12 - bytes.length).fill(0), ...bytes]);
  const marked = (bytes: Buffer, mark = 0x80) => Buffer.from([(bytes[0] ?? 0) | mark, ...bytes.subarray(1)]);

  test.each([['00000000003\0'], ['          3 '], ['3\0'], ['000000000003'], [marked(binary(3))]])(
    'of three: %j',
    size => {
      expect(contentsOf(member({ size }, 'abc'), after)).toEqual([['name', 'file', 'abc'], AFTER]);
    },
  );

  test.each([['\0'.repeat(12)], [' '.repeat(12)], [marked(binary(0))]])('of nothing: %j', size => {
    expect(contentsOf(header({ size }), after)).toEqual([['name', 'file', ''], AFTER]);
  });

  test.each([
    ['-0000000003\0'],
    ['0000000000x\0'],
    ['00000000009\0'],
    ['0000 000003\0'],
    ['\x000000000003\0'],
    [Buffer.alloc(12, 0xff)],
    [marked(binary(3), 0xc0)],
    [marked(binary(1, 0, 0, 0, 0, 0, 0, 0))],
    [marked(Buffer.alloc(12, 0x3f))],
  ])('that no file has: %j', size => {
    expect(() => contentsOf(header({ size }), after)).toThrow(fails('damaged'));
  });

  test('of 8 GiB and more is as long as it says', () => {
    for (const size of ['100000000000', marked(binary(2, 0, 0, 0, 0))]) {
      expect(() => contentsOf(header({ size }), after)).toThrow(fails('truncated'));
    }
  });
});

describe('a link, folder or device with a size', () => {
  test.each(['1', '2', '3', '4', '5', '6'])('has no content when a header or the end follows (%s)', flag => {
    const block = header({ flag, size: 700 });
    const type = contentsOf(block)[0]?.[1];
    expect(contentsOf(block, after)).toEqual([['name', type, ''], AFTER]);
    expect(contentsOf(block, ZEROS)).toEqual([['name', type, '']]);
    expect(contentsOf(block, ZEROS.subarray(0, 100))).toEqual([['name', type, '']]);
  });

  test.each(['1', '2', '3', '4', '5', '6'])('has the content that follows otherwise (%s)', flag => {
    for (const content of ['c', 'c'.repeat(512), 'c'.repeat(513), 'c'.repeat(2000)]) {
      const entries = contentsOf(member({ flag }, content), after);
      expect(entries.map(([, , bytes]) => bytes)).toEqual([content, 'next']);
    }
  });

  test('is truncated when the content is', () => {
    const bytes = member({ flag: '1' }, 'c'.repeat(700));
    for (const length of [513, 1023, 1024, 1025, 1535]) {
      expect(() => contentsOf(bytes.subarray(0, length))).toThrow(fails('truncated'));
    }
  });

  test('has its place: the next entry is found behind it', () => {
    const entries = readTar(Buffer.concat([header({ flag: '5', size: 9 }), after]));
    expect(entries.map(({ offset, size }) => [offset, size])).toEqual([
      [512, 0],
      [1024, 4],
    ]);
  });
});

describe('sparse maps', () => {
  const more = (isLast: boolean) =>
    Buffer.alloc(512)
      .fill('1', 0, 504)
      .fill(isLast ? 0 : 1, 504, 505);

  test.each([
    ['GNU', { magic: 'ustar  \0', at: { 482: '\x01' } }],
    ['star', { at: { 355: '1', 508: 'tar\0' } }],
  ])('of %s go on in blocks of their own', (_, fields) => {
    const start = member({ flag: 'S', ...fields }, 'stored');
    const parts = [start.subarray(0, 512), more(false), more(false), more(true), start.subarray(512), after];
    expect(contentsOf(...parts)).toEqual([['name', 'file', 'stored'], AFTER]);
    expect(() => contentsOf(...parts.slice(0, 3))).toThrow(fails('truncated'));
  });
});

describe('the end', () => {
  test('of nothing at all, or of zeros, is fine', () => {
    for (const length of [0, 1, 511, 512, 1024, 10240]) expect(contentsOf(Buffer.alloc(length))).toEqual([]);
  });

  test('with zeros is followed by other archives', () => {
    expect(contentsOf(after, ZEROS.subarray(512), after, ZEROS, ZEROS, after)).toEqual([AFTER, AFTER, AFTER]);
  });

  test('has nothing else behind it', () => {
    for (const tail of ['x', 'x'.repeat(512), `${'\0'.repeat(511)}x`, '\0x', `x${'\0'.repeat(600)}`]) {
      expect(() => contentsOf(after, ZEROS, Buffer.from(tail))).toThrow(fails('damaged'));
    }
  });

  test('behind headers that describe an entry is too early', () => {
    for (const bytes of [pax({ path: 'p' }), member({ flag: 'L' }, 'long')]) {
      expect(() => contentsOf(bytes)).toThrow(fails('truncated'));
      expect(() => contentsOf(bytes, ZEROS)).toThrow(fails('damaged'));
    }
  });

  test('without the padding is too early', () => {
    expect(() => contentsOf(after.subarray(0, 516))).toThrow(fails('truncated'));
  });
});

describe('a stream that is no tar', () => {
  test('is known by its first block', () => {
    const damaged = header();
    damaged.write('x', 0);
    expect(isTar(damaged)).toBe(true); // it is marked and looks like one: it is read and reported
    damaged.write('mode', 100);
    expect(isTar(damaged)).toBe(true);
    const v7 = header({ magic: '' });
    expect(isTar(v7)).toBe(true);
    v7.write('x', 0);
    expect(isTar(v7)).toBe(false);
    for (const byte of [0, 0x20, 0x30, 0xff]) expect(isTar(Buffer.alloc(512, byte))).toBe(false);
  });

  test('is text, even when it has the mark of a header where a header has it', () => {
    const program = Buffer.alloc(512, 'exports.decode = function (block) { return parse(block) }\n');
    program.write("'ustar'", 256);
    expect(isTar(program)).toBe(false);
  });

  test('is damaged for the reader, from the start or in the middle', () => {
    const block = header();
    block[0] = 1;
    expect(() => contentsOf(block)).toThrow(fails('damaged'));
    expect(() => contentsOf(after, block, after)).toThrow(fails('damaged'));
  });
});
