import { describe, expect, test } from '@jest/globals';
import { contentsOf, type Member, makeZip, readAll } from './zip-fixtures.js';

// What one reader of a zip sees and another does not.

const member = (name: string, more: Partial<Member> = {}): Member => ({
  name,
  content: Buffer.from(`content of ${name}`),
  ...more,
});
const allOf = (...names: readonly string[]) => names.map(name => [name, `content of ${name}`]);

describe('members that the directory does not list', () => {
  test.each([
    ['first', 0],
    ['between', 1],
    ['last', 2],
  ])('are read: %s', async (_, place) => {
    const members = [member('a'), member('b')];
    members.splice(
      place,
      0,
      member('hidden', { isHidden: true }),
      member('too', { isHidden: true, method: 0 }),
    );
    const { members: read, fault } = await readAll(makeZip(members));
    expect(fault).toBe('clean');
    expect(contentsOf(read)).toEqual(allOf('a', 'b', 'hidden', 'too'));
  });

  test('are read with junk around them', async () => {
    const padding = Buffer.from('junk PK\x03\x04 and PK\x03\x04');
    const { members, fault } = await readAll(
      makeZip([member('a'), member('hidden', { isHidden: true, padding }), member('b', { padding })]),
    );
    expect([contentsOf(members), fault]).toEqual([allOf('a', 'b', 'hidden'), 'clean']);
  });

  test.each([255, 256, 257, 262_144 - 30, 262_144 - 15, 262_144 - 1, 262_144, 600_000])(
    'are found %i bytes into a gap',
    async length => {
      const padding = Buffer.alloc(length, 'PK');
      const { members, fault } = await readAll(
        makeZip([member('hidden', { isHidden: true, padding }), member('b')]),
      );
      expect([contentsOf(members), fault]).toEqual([allOf('b', 'hidden'), 'clean']);
    },
  );

  test('are a fault when nobody knows where they end; the others are read', async () => {
    const bytes = makeZip([member('a'), member('hidden', { isHidden: true, flags: 8 }), member('b')]);
    const { members, fault } = await readAll(bytes);
    expect([contentsOf(members), fault]).toEqual([allOf('a', 'b'), 'damaged']);
  });

  test('are a fault when they reach into others', async () => {
    const hidden = makeZip([member('hidden')]).subarray(0, 40); // ends before its data does
    const bytes = makeZip([member('a'), member('b', { padding: hidden })]);
    const { members, fault } = await readAll(bytes);
    expect([contentsOf(members), fault]).toEqual([allOf('a', 'b'), 'damaged']);
  });

  test('an archive before the archive', async () => {
    const bytes = Buffer.concat([makeZip([member('a'), member('b')]), makeZip([member('c')], 'comment')]);
    const { members, fault } = await readAll(bytes);
    expect([contentsOf(members), fault]).toEqual([allOf('c', 'a', 'b'), 'clean']);
    const twice = makeZip([member('a')]);
    expect((await readAll(Buffer.concat([twice, twice]))).names).toEqual(['a', 'a']);
  });

  test('a zip that is a stored member is not taken for hidden members', async () => {
    const bytes = makeZip([{ name: 'inner.zip', content: makeZip([member('a')]), method: 0 }]);
    const { names, fault } = await readAll(bytes);
    expect([names, fault]).toEqual([['inner.zip'], 'clean']);
  });

  test('the signing block of an apk is none', async () => {
    const zip = makeZip([member('a'), member('b')]);
    const at = zip.indexOf('PK\x01\x02');
    const block = Buffer.from('block PK\x03\x04 APK Sig Block 42');
    const bytes = Buffer.concat([zip.subarray(0, at), block, zip.subarray(at)]);
    bytes.writeUInt32LE(at + block.length, bytes.length - 6);
    const { members, fault } = await readAll(bytes);
    expect([contentsOf(members), fault]).toEqual([allOf('a', 'b'), 'clean']);
  });
});

describe('a directory that cannot be trusted', () => {
  const zip = makeZip([member('a'), member('b'), member('c')]);
  const directoryAt = zip.indexOf('PK\x01\x02');

  test.each([
    ['lost', zip.subarray(0, directoryAt), 'truncated'],
    [
      'overwritten',
      Buffer.concat([zip.subarray(0, directoryAt), Buffer.alloc(100), zip.subarray(-22)]),
      'damaged',
    ],
    ['with a header overwritten', patched(zip, zip.indexOf('PK\x01\x02', directoryAt + 4), 0), 'damaged'],
    ['with a count that is too low', patched(zip, zip.length - 12, 1), 'damaged'],
    ['with a count that is too high', patched(zip, zip.length - 12, 9), 'truncated'],
  ])('%s: the members are read all the same', async (_, bytes, expected) => {
    const { members, fault } = await readAll(bytes);
    expect(contentsOf(members).sort()).toEqual(allOf('a', 'b', 'c'));
    expect(fault).toBe(expected);
  });

  test.each([
    ['the method', member('b', { listed: { method: 0 } })],
    ['the compressed size', member('b', { listed: { size: 3 } })],
    ['the sizes of a stored member', member('b', { method: 0, listed: { size: 3 } })],
    ['the offset', member('b', { listed: { offset: 1 } })],
    ['an offset behind the end', member('b', { listed: { offset: 0x7fffffff } })],
    ['a size beyond the end', member('b', { listed: { size: 0x7fffffff } })],
  ])('%s differs from the local header', async (_, second) => {
    const { names, fault } = await readAll(makeZip([member('a'), second, member('c')]));
    expect(names.sort()).toEqual(['a', 'b', 'c']);
    expect(['damaged', 'truncated']).toContain(fault);
  });

  function patched(bytes: Buffer, at: number, value: number): Buffer {
    const copy = Buffer.from(bytes);
    copy[at] = value;
    return copy;
  }
});

describe('bombs', () => {
  test('many members that are the same bytes come once', async () => {
    const kernel = Buffer.alloc(1 << 20);
    const again = Array.from({ length: 1000 }, (_, index) =>
      member(`${index}`, { listed: { offset: 0 }, content: kernel }),
    );
    const { members, fault } = await readAll(makeZip([{ name: 'kernel', content: kernel }, ...again]));
    expect(fault).toBe('damaged');
    const sizes = members.map(({ sink }) => sink.content.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 << 20);
  });

  test('members whose data holds the next members, as in "A better zip bomb"', async () => {
    const count = 200;
    const inner = makeZip(Array.from({ length: count }, (_, index) => member(`${index}`, { method: 0 })));
    const headers = inner.subarray(0, inner.indexOf('PK\x01\x02'));
    // Each member claims everything up to the end of the last one.
    const bytes = Buffer.from(inner);
    for (let at = headers.indexOf('PK\x03\x04'); at !== -1; at = headers.indexOf('PK\x03\x04', at + 1)) {
      const size = headers.length - at - 30 - headers.readUInt16LE(at + 26);
      bytes.writeUInt32LE(size, at + 18);
      bytes.writeUInt32LE(size, at + 22);
    }
    for (let at = headers.length; at < bytes.length - 22; at += 46 + bytes.readUInt16LE(at + 28)) {
      const local = bytes.readUInt32LE(at + 42);
      bytes.copy(bytes, at + 20, local + 18, local + 26);
    }
    const { members, fault } = await readAll(bytes);
    expect(fault).toBe('damaged');
    expect(members.map(({ sink }) => sink.content.length)).toEqual([headers.length - 31]);
  });

  test('more scattered members than anybody makes are a limit', async () => {
    const padding = Buffer.from('x');
    const content = Buffer.alloc(0);
    const scattered = Array.from({ length: 40_000 }, () => ({ name: 'a', content, method: 0, padding }));
    const { fault } = await readAll(makeZip(scattered));
    expect(fault).toBe('limit');
  });
});
