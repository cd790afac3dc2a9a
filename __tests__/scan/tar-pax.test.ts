import { describe, expect, test } from '@jest/globals';
import {
  AFTER,
  after,
  asTexts,
  contentsOf,
  header,
  member,
  pax,
  readTar,
  textsOf,
  withChecksum,
} from './tar-read.js';

// Headers that describe the next one, as no tool writes them.

const fails = (reason: string) => expect.objectContaining({ name: 'Unreadable', reason });

describe('PAX headers', () => {
  test.each(['x', 'X'])('give name, size and texts (%s)', flag => {
    const records = {
      path: 'ü'.repeat(99),
      linkpath: 'l',
      size: '3',
      'SCHILY.xattr.user.k': 'v=1\n',
      mtime: '1.5',
    };
    const parts = [pax(records, flag), member({ size: 0 }, 'abc'), after];
    const [entry, next] = readTar(Buffer.concat(parts));
    expect(entry?.name.toString()).toBe(records.path);
    expect(entry?.content.bytes.toString()).toBe('abc');
    expect(entry?.texts.map(String)).toEqual([records.path, 'l', 'SCHILY.xattr.user.k', 'v=1\n', 'name']);
    expect(next && asTexts(next)).toEqual(AFTER);
  });

  test('come before GNU names, and the last one counts', () => {
    const long = member({ flag: 'L' }, 'long\0');
    expect(contentsOf(pax({ path: 'one' }), long, pax({ path: 'two' }), after)).toEqual([
      ['two', 'file', 'next'],
    ]);
    expect(contentsOf(long, member({ flag: 'K' }, 'target\0'), after)).toEqual([['long', 'file', 'next']]);
    expect(textsOf(long, member({ flag: 'K' }, 'target\0'), after)).toEqual([['long', 'target', 'after']]);
  });

  test('without a value leave what the header says', () => {
    expect(contentsOf(pax({ path: '', size: '' }), after)).toEqual([AFTER]);
  });

  test('have the name that is split over two fields as a text', () => {
    const split = Buffer.from(pax({ path: 'p' }));
    split.write('front', 345);
    withChecksum(split.subarray(0, 512));
    expect(textsOf(split, after)).toEqual([['front/PaxHeaders/name', 'p', 'after']]);
  });

  test('may be followed by zeros that count as data', () => {
    expect(contentsOf(member({ flag: 'x' }, '10 path=p\n\0\0\0'), after)).toEqual([['p', 'file', 'next']]);
  });

  test.each([
    ['10 path=p'],
    ['10 path=pp\n'],
    ['8 path=p\n'],
    ['11 path=p\n'],
    ['99 path=p\n'],
    ['999999999999999999999 path=p\n'],
    ['0 path=p\n'],
    ['-1 path=p\n'],
    [' 10 path=p\n'],
    ['path=p\n'],
    ['10path=p\n'],
    ['6 =p\n'],
    ['5 ab\n'],
    ['5 ab\n6 a=b\n'],
    ['3 \n'],
    ['1'],
    ['10 path=p\n\0x'],
    ['11 size=-1\n'],
    ['11 size=1x\n'],
    ['26 size=9999999999999999\n'],
  ])('that are damaged: %j', records => {
    expect(() => contentsOf(member({ flag: 'x' }, records), after)).toThrow(fails('damaged'));
    expect(() => contentsOf(member({ flag: 'g' }, records), after)).toThrow(fails('damaged'));
  });

  test('of all entries are an entry themselves, also when nothing else comes', () => {
    expect(textsOf(pax({ comment: 'c' }, 'g'))).toEqual([['c', 'PaxHeaders/name']]);
    expect(contentsOf(pax({ path: 'p' }, 'x'), pax({ comment: 'c' }, 'g'), after)).toEqual([
      ['PaxHeaders/name', 'other', ''],
      ['p', 'file', 'next'],
    ]);
  });

  test('of all entries that set their size mean different things to different readers', () => {
    expect(() => contentsOf(pax({ size: '1' }, 'g'), after)).toThrow(fails('unsupported'));
  });

  test('are no longer than 1 MiB for an entry, in one piece or in many', () => {
    const value = 'v'.repeat(1000 * 1000);
    expect(textsOf(pax({ comment: value }), after)).toEqual([[value, 'after']]);
    expect(() => contentsOf(pax({ comment: value.repeat(2) }), after)).toThrow(fails('limit'));
    expect(() => contentsOf(header({ flag: 'L', size: 1 << 20 }), after)).toThrow(fails('limit'));
    expect(() => contentsOf(header({ flag: 'x', size: 2 ** 33 - 1 }), after)).toThrow(fails('limit'));
    const many = Array.from({ length: 2049 }, () => header({ flag: 'x' }));
    expect(() => contentsOf(...many, after)).toThrow(fails('limit'));
    expect(contentsOf(...many.slice(0, 1000), after)).toEqual([AFTER]);
  });
});
