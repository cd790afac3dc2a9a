import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { DeltaInserts } from '../../src/scan/archive/git-pack-delta.js';
import { idOf, makeDelta, makePack, type Packed, readAllObjects, withTrailer } from './git-fixtures.js';
import { mutated, randomNumbers } from './random-access.js';

// Packs that git does not make.

const base = Buffer.from('the base of all that follows here');
const read = (objects: readonly Packed[], count?: number) => readAllObjects(makePack(objects, count).bytes);
const contents = ({ objects }: Awaited<ReturnType<typeof readAllObjects>>) =>
  objects.map(({ type, sink }) => `${type}: ${sink.content.toString('latin1')}`);
const delta = makeDelta(base.length, [[4, 4], ' of ', [0, 8]]);

describe('deltas', () => {
  test('by offset and by id, with the base before and behind', async () => {
    const made = Buffer.from('base of the base');
    const id = idOf('blob', base);
    const whole = { content: base };
    for (const [objects, order] of [
      [
        [whole, { content: delta, base: 12 }],
        [0, 1],
      ],
      [
        [whole, { content: delta, base: id }],
        [0, 1],
      ],
      [
        [{ content: delta, base: id }, whole],
        [1, 0],
      ],
    ] as const) {
      const result = await read(objects);
      expect([contents(result), result.fault]).toEqual([[`blob: ${base}`, `blob: ${made}`], 'clean']);
      expect(result.objects.map(({ offset }) => makePack(objects).offsets.indexOf(offset))).toEqual(order);
    }
  });

  test('chains by id in the worst order, with deltas by offset on top', async () => {
    const texts = Array.from({ length: 50 }, (_, index) => Buffer.from(`text ${index}`));
    const step = (index: number): Packed => ({
      content: makeDelta(texts[index - 1]?.length ?? 0, [`text ${index}`]),
      base: idOf('tree', texts[index - 1] ?? base),
    });
    const backwards = Array.from({ length: 49 }, (_, index) => step(49 - index));
    const onTop = { content: makeDelta(7, [[0, 7], '!']), base: 12 };
    const result = await read([...backwards, onTop, { type: 2, content: texts[0] ?? base }]);
    expect(result.fault).toBe('clean');
    expect(contents(result).sort()).toEqual([...texts.map(text => `tree: ${text}`), 'tree: text 49!'].sort());
  });

  test('what is inserted is joined, what is copied is a gap', async () => {
    const long = 'x'.repeat(1000);
    const thin = makeDelta(base.length, [
      [0, 3],
      long,
      'more',
      [0, 9],
      [3, 9],
      'and',
      [0, 1],
      'then',
      [5, 5],
    ]);
    const result = await read([{ content: thin, base: Buffer.alloc(20) }]);
    expect([contents(result), result.fault]).toEqual([[`delta: ${long}more\nand\nthen`], 'clean']);
  });

  test('inserts are the same whatever the pieces', () => {
    const bytes = makeDelta(100_000, ['a'.repeat(300), [65_536, 70], 'b', [1, 1], 'c'.repeat(127), 'd']);
    for (const length of [1, 2, 3, 5, 130, bytes.length]) {
      const inserts = new DeltaInserts();
      const pieces: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += length)
        pieces.push(inserts.take(bytes.subarray(at, at + length)));
      inserts.end();
      expect(Buffer.concat(pieces).toString()).toBe(`${'a'.repeat(300)}\nb\n${'c'.repeat(127)}d`);
    }
  });

  test('a copy without a size copies 64 KiB', async () => {
    const large = Buffer.alloc(70_000, 'abc');
    const copy = Buffer.concat([makeDelta(large.length, [[0, 0x10000]]).subarray(0, 6), Buffer.from([0x80])]);
    const { objects, fault } = await read([{ content: large }, { content: copy, base: 12 }]);
    expect(fault).toBe('clean');
    expect(objects[1]?.sink.content.equals(large.subarray(0, 0x10000))).toBe(true);
  });

  test.each([
    ['for another base', makeDelta(5, ['x'])],
    ['that copies beyond the base', makeDelta(base.length, [[base.length - 1, 2]])],
    ['that makes too little', Buffer.concat([Buffer.from([base.length, 9]), Buffer.from('\x01x')])],
    ['that makes too much', Buffer.concat([Buffer.from([base.length, 1]), Buffer.from('\x02xy')])],
    ['with a reserved instruction', Buffer.concat([Buffer.from([base.length, 1, 0]), Buffer.from('\x01x')])],
    ['that ends in an insert', Buffer.from([base.length, 9, 9, 1])],
    ['that ends in a copy', Buffer.from([base.length, 9, 0xff])],
    ['that ends in its sizes', Buffer.from([0xff])],
    ['without anything', Buffer.alloc(0)],
    ['with sizes without end', Buffer.alloc(50, 0xff)],
  ])('%s: a fault, and the others are read', async (_, content) => {
    const result = await read([{ content: base }, { content, base: 12 }, { content: Buffer.from('last') }]);
    expect(result.fault).toBe('damaged');
    expect(contents(result)).toHaveLength(3);
    expect(contents(result).at(-1)).toBe('blob: last');
  });

  test('a result that is too large is not made', async () => {
    const large = makeDelta(base.length, [
      'inserted',
      ...Array.from({ length: 400_000 }, () => [0, 33] as const),
    ]);
    const result = await read([{ content: base }, { content: large, base: 12 }]);
    expect([contents(result)[1], result.fault]).toEqual(['delta: inserted', 'clean']);
  });

  test('a chain that is longer than any of git is a limit, and nothing is lost', async () => {
    const objects: Packed[] = [{ content: Buffer.from('0') }];
    const add = (text: string, onto: number) => objects.push({ content: makeDelta(1, [text]), onto });
    for (let index = 1; index < 4200; index++) add(`${index % 10}`, index - 1);
    // Kept in place of the chain.
    const large = { content: Buffer.alloc(8 << 20), deflated: deflateSync(Buffer.alloc(8 << 20)) };
    objects.push(...Array.from({ length: 9 }, () => large));
    add('deep', 4199);
    add('not so deep', 4000);
    const result = await read(objects);
    expect(result.fault).toBe('limit');
    expect(contents({ ...result, objects: result.objects.slice(-2) })).toEqual([
      'delta: deep',
      'blob: not so deep',
    ]);
    expect(result.objects.length).toBe(objects.length);
  });

  test('a long chain on a base that is not there ends soon', async () => {
    const objects: Packed[] = [{ content: makeDelta(1, ['0']), base: Buffer.alloc(20) }];
    for (let index = 1; index < 20_000; index++)
      objects.push({ content: makeDelta(1, [`${index}`]), onto: index - 1 });
    const { fault, objects: all } = await read(objects);
    expect(fault).toBe('clean');
    expect(new Set(all.map(({ sink }) => sink.content.toString())).size).toBe(20_000);
  });
});

describe('faults', () => {
  const one = { content: Buffer.from('one') };
  const two = { content: Buffer.from('two') };

  test.each([
    ['more objects than there are', [one, two], 3, 'truncated'],
    ['fewer objects than there are', [one, two], 1, 'damaged'],
    ['a type that is none', [one, { ...two, type: 5 }], 2, 'damaged'],
    ['the type 0', [one, { ...two, type: 0 }], 2, 'damaged'],
    ['a larger size', [one, { ...two, size: 100 }], 2, 'damaged'],
    ['a smaller size', [one, { ...two, size: 2 }], 2, 'damaged'],
    ['a size of 0', [one, { ...two, size: 0 }], 2, 'damaged'],
    ['a size beyond any', [one, { ...two, size: 2 ** 60 }], 2, 'damaged'],
    ['a size of 1 TiB', [one, { ...two, size: 2 ** 40 }], 2, 'damaged'],
    ['data that is none', [one, { ...two, deflated: Buffer.alloc(30, 1) }], 2, 'damaged'],
    ['data without the header of zlib', [one, { ...two, deflated: deflateRawSync('two') }], 2, 'damaged'],
    [
      'data with a dictionary',
      [one, { ...two, deflated: deflateSync('two', { dictionary: Buffer.from('two') }) }],
      2,
      'damaged',
    ],
    ['data that is cut', [one, { ...two, deflated: deflateSync('two').subarray(0, 6) }], 2, 'truncated'],
    ['a base before the pack', [one, { content: delta, base: -50 }], 2, 'damaged'],
    ['a base at itself', [one, { content: delta, base: 24 }], 2, 'damaged'],
    ['a base in the header', [one, { content: delta, base: 3 }], 2, 'damaged'],
  ])('%s', async (_, objects, count, reason) => {
    const result = await read(objects, count);
    expect(result.fault).toBe(reason);
    expect(contents(result)[0]).toBe('blob: one');
  });

  test('zlib data in tiny stored blocks, more than it should be, is read in pieces', async () => {
    const content = Buffer.alloc(3000, 'abc');
    const blocks = [...content].map((byte, index) => [index === 2999 ? 1 : 0, 1, 0, 0xfe, 0xff, byte]);
    const deflated = Buffer.concat([
      Buffer.from([0x78, 0x01]),
      Buffer.from(blocks.flat()),
      deflateSync(content).subarray(-4),
    ]);
    const result = await read([{ content, deflated }, one]);
    expect(result.fault).toBe('clean');
    expect(result.objects[0]?.sink.content.equals(content)).toBe(true);
  });

  test('a wrong checksum, and bytes behind the end', async () => {
    const { bytes } = makePack([one, two]);
    const changed = Buffer.from(bytes);
    changed[bytes.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    for (const pack of [changed, Buffer.concat([bytes, Buffer.from('x')]), Buffer.concat([bytes, bytes])]) {
      const result = await readAllObjects(pack);
      expect(result.fault).toBe('damaged');
      expect(contents(result)).toEqual(['blob: one', 'blob: two']);
    }
  });

  test('cut at every byte', async () => {
    const { bytes, offsets } = makePack([{ content: base }, one, { content: delta, base: 12 }, two]);
    for (let length = 8; length < bytes.length; length++) {
      const result = await readAllObjects(bytes.subarray(0, length));
      expect(result.fault).toBe('truncated');
      const whole = offsets.filter(offset => offset <= length - 20).length - 1;
      expect(result.objects.length).toBeGreaterThanOrEqual(whole);
    }
  });

  test('4,000 mutations: nothing but Unreadable comes out', async () => {
    const random = randomNumbers(20240301);
    const { bytes } = makePack([
      { content: base },
      { content: delta, base: 12 },
      { content: makeDelta(base.length, ['more']), base: idOf('blob', base) },
      { content: makeDelta(4, ['even ', [0, 4]]), base: idOf('blob', Buffer.from('more')) },
      { content: makeDelta(9, ['thin']), base: Buffer.alloc(20, 'id') },
      { type: 1, content: Buffer.alloc(5000, 'commit') },
      { type: 2, content: Buffer.alloc(0), deflated: deflateSync(Buffer.alloc(0), { level: 0 }) },
    ]);
    const faults = new Set<string>();
    for (let count = 0; count < 4000; count++) {
      const changed = mutated(bytes, random);
      // With the right checksum half of the time, or all ends there.
      const pack = count % 2 === 0 ? changed : withTrailer(changed.subarray(0, -20));
      faults.add((await readAllObjects(pack)).fault);
    }
    expect(faults).toEqual(new Set(['clean', 'damaged', 'truncated']));
  });
});
