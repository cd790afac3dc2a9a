import { describe, expect, test } from '@jest/globals';
import { Matcher } from '../../src/scan/match/matcher.js';
import { cut, type Found, needleOf, searched } from './matcher-naive.js';

describe('a search', () => {
  const matcher = new Matcher(['needle of one', 'needle of another'].map(needleOf));
  const hitsOf = (chunks: Iterable<Buffer>) => searched(matcher, chunks).map(([, offset]) => offset);

  test('knows nothing of the others that go on at the same time', () => {
    const found: Found[][] = [[], []];
    const searches = found.map(list =>
      matcher.search(({ needle, offset, end }) => list.push([end, offset, needle.form])),
    );
    const [one, other] = [Buffer.from('. needle of one .'), Buffer.from('needle of another')];
    for (let at = 0; at < 17; at++) {
      searches[0]?.push(one.subarray(at, at + 1));
      searches[1]?.push(other.subarray(at, at + 1));
    }
    for (const search of searches) search.end();
    expect(found).toEqual([[[15, 2, 'form 0']], [[17, 0, 'form 1']]]);
  });

  test('can begin inside the report of another', () => {
    const inner: number[] = [];
    const outer: number[] = [];
    const search = matcher.search(({ offset }) => {
      outer.push(offset);
      inner.push(...hitsOf(cut(Buffer.from('..needle of one..'.repeat(9)), 5)));
    });
    search.push(Buffer.from(`needle of one${'.'.repeat(99)}needle of another`));
    search.end();
    expect(outer).toEqual([0, 112]);
    expect(inner).toHaveLength(18);
  });

  test('counts bytes, with and without needles', () => {
    for (const one of [matcher, new Matcher([])]) {
      const search = one.search(() => {});
      for (const size of [0, 1, 5, 1000, 0, 3]) search.push(Buffer.alloc(size));
      expect(search.searched).toBe(1009);
      search.end();
      expect(search.searched).toBe(1009);
    }
  });

  test('reports once, even if the end is told twice or comes too early', () => {
    const found: number[] = [];
    const search = matcher.search(({ offset }) => found.push(offset));
    search.push(Buffer.from('.needle of o'));
    search.end();
    search.push(Buffer.from('ne needle of one'));
    search.end();
    search.end();
    expect(found).toEqual([1, 15]);
  });

  test('reports from a large chunk before the push returns', () => {
    const found: number[] = [];
    const search = matcher.search(({ offset }) => found.push(offset));
    search.push(Buffer.concat([Buffer.alloc(5000, '.'), Buffer.from('needle of one'), Buffer.alloc(5000)]));
    expect(found).toEqual([5000]);
  });

  test('offsets beyond 4 GiB are exact', () => {
    const found: number[] = [];
    const search = matcher.search(({ offset }) => found.push(offset));
    const chunk = Buffer.alloc(1 << 28);
    for (let count = 0; count < 17; count++) search.push(chunk);
    search.push(Buffer.from('needle of one'));
    search.end();
    expect(found).toEqual([17 * 2 ** 28]);
  });

  test('names are searched without one', () => {
    expect(matcher.hitsIn(Buffer.from('needle of one')).map(({ offset }) => offset)).toEqual([0]);
    expect(matcher.hitsIn(Buffer.from('needle of on'))).toEqual([]);
    expect(matcher.hitsIn(Buffer.alloc(0))).toEqual([]);
    expect(new Matcher([]).hitsIn(Buffer.from('needle of one'))).toEqual([]);
  });

  test('what it is made of', () => {
    expect([matcher.needleCount, matcher.longest]).toEqual([2, 17]);
    expect([new Matcher([]).needleCount, new Matcher([]).longest]).toEqual([0, 0]);
    expect(() => new Matcher([needleOf('abc')])).toThrow(RangeError);
  });
});
