import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type CpioEntry, CpioReader, isCpio } from '../../src/scan/archive/cpio.js';
import { feed, Recorder, randomNumbers, thrownBy } from './sinks.js';

interface ReadMember extends CpioEntry {
  readonly content: Recorder;
}

interface Read {
  readonly members: readonly ReadMember[];
  /** What follows the archive. */
  readonly rest: Recorder | undefined;
  readonly restOffset: number;
}

function readCpio(bytes: Buffer, chunkSize?: number): Read {
  const members: ReadMember[] = [];
  const rest = { sink: undefined as Recorder | undefined, offset: -1 };
  const reader = new CpioReader({
    entry(found) {
      const content = new Recorder();
      members.push({ ...found, content });
      return content;
    },
    rest(offset) {
      rest.offset = offset;
      rest.sink = new Recorder();
      return rest.sink;
    },
  });
  feed(reader, bytes, chunkSize);
  return { members, rest: rest.sink, restOffset: rest.offset };
}

const folder = mkdtempSync(join(tmpdir(), 'cpio-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function shell(script: string): Buffer {
  return execFileSync('bash', ['-euc', script], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}

shell(`
mkdir tree; cd tree; for size in 0 1 2 3 4 5 511 512 513 3000; do head -c $size /dev/urandom > f$size; done
mkdir -p d/e; printf x > "d/$(printf 'n%.0s' {1..200})"; ln -s f513 soft; printf latin1 > $'caf\\xe9'
find . -mindepth 1 | LC_ALL=C sort > ../list
for format in bin odc newc crc hpbin hpodc; do cpio --quiet -o -H $format < ../list > ../gnu-$format.cpio; done
for format in odc newc; do bsdcpio --quiet -o -H $format < ../list > ../bsd-$format.cpio; done
busybox cpio -o -H newc < ../list > ../busybox.cpio
cd ..; cat gnu-newc.cpio gnu-odc.cpio > joined.cpio
gzip -c gnu-odc.cpio > rest.gz; cat gnu-newc.cpio rest.gz > initramfs.cpio
`);

// The binary format as a machine of the other byte order writes it: no tool does that any more.
execFileSync(
  'python3',
  [
    '-c',
    `import struct
data, at = bytearray(open('gnu-bin.cpio', 'rb').read()), 0
while data[at:at + 2] == b'\\xc7\\x71':
    words = struct.unpack('<13H', data[at:at + 26])
    data[at:at + 26] = struct.pack('>13H', *words)
    name, size = words[10], words[11] * 65536 + words[12]
    at += 26 + name + name % 2 + size + size % 2
open('swapped.cpio', 'wb').write(data)`,
  ],
  { cwd: folder },
);

const read = (name: string) => readFileSync(join(folder, name));
const names = read('list').toString('latin1').trimEnd().split('\n');
const CHUNK_SIZES = [1, 25, 110, 511, 4096, 1 << 20];
const fails = (reason: string) => expect.objectContaining({ name: 'Unreadable', reason });
const plain = (name: Buffer) => name.toString('latin1').replace(/^\.\//, '');

/** What the tree has under a name: the content of a file, the target of a link. */
function contentOf(name: string): Buffer {
  return execFileSync(
    'python3',
    [
      '-c',
      `import os, sys
path = sys.argv[1].encode('latin1')
sys.stdout.buffer.write(os.readlink(path) if os.path.islink(path) else b'' if os.path.isdir(path) else open(path, 'rb').read())`,
      name,
    ],
    { cwd: join(folder, 'tree'), env: { ...process.env, PYTHONUTF8: '1' } },
  );
}

const contents = new Map(names.map(name => [name.replace(/^\.\//, ''), contentOf(name)]));
const formats = shell('ls *.cpio').toString().trim().split('\n');
const single = formats.filter(name => !/joined|initramfs/.test(name));

describe.each(single)('%s', archive => {
  const bytes = read(archive);

  test.each(CHUNK_SIZES)('has the members of the tree, in chunks of %d bytes', chunkSize => {
    const { members, rest } = readCpio(bytes, chunkSize);
    expect(members.map(({ name }) => plain(name)).sort()).toEqual([...contents.keys()].sort());
    for (const { name, size, offset, content } of members) {
      const expected = contents.get(plain(name)) ?? Buffer.alloc(0);
      expect(content.bytes.equals(expected)).toBe(true);
      expect(bytes.subarray(offset, offset + size).equals(expected)).toBe(true);
      expect(content.calls).toEqual(size === 0 ? ['end', 'close'] : ['write', 'end', 'close']);
    }
    expect(rest).toBeUndefined();
  });

  test('is known by its first block', () => {
    expect(isCpio(bytes.subarray(0, 512))).toBe(true);
    expect(isCpio(bytes.subarray(0, 20))).toBe(false);
  });

  test('cut off in front of its trailer is truncated', () => {
    const trailer = bytes.indexOf('TRAILER!!!');
    for (let length = 1; length < trailer; length++) {
      expect(thrownBy(() => readCpio(bytes.subarray(0, length)))).toEqual(fails('truncated'));
    }
    expect(readCpio(bytes.subarray(0, trailer + 14)).members).toHaveLength(contents.size);
  });

  test('mutated is read or unreadable', () => {
    const random = randomNumbers(5);
    const { members } = readCpio(bytes);
    for (let round = 0; round < 300; round++) {
      const mutant = Buffer.from(bytes);
      const { offset } = members[random() % members.length] ?? { offset: 0 };
      const at = Math.max(0, offset - 1 - (random() % 130));
      mutant.writeUInt8((mutant[at] ?? 0) ^ (1 << (random() % 8)), at);
      const error = thrownBy(() => readCpio(mutant, 1000));
      if (error !== undefined) expect(error).toMatchObject({ name: 'Unreadable' });
    }
  });
});

describe('behind the trailer', () => {
  test.each(CHUNK_SIZES)('another archive is read too, in chunks of %d bytes', chunkSize => {
    expect(readCpio(read('joined.cpio'), chunkSize).members).toHaveLength(2 * contents.size);
  });

  test.each(CHUNK_SIZES)('other bytes go to a sink of their own, in chunks of %d bytes', chunkSize => {
    const { members, rest, restOffset } = readCpio(read('initramfs.cpio'), chunkSize);
    expect(members).toHaveLength(contents.size);
    expect(rest?.bytes).toEqual(read('rest.gz'));
    expect(rest?.calls).toEqual(['write', 'end', 'close']);
    expect(restOffset).toBe(read('gnu-newc.cpio').length);
  });

  test('other bytes that nobody takes are not passed over', () => {
    const reader = new CpioReader({ entry: () => undefined });
    expect(() => reader.write(read('initramfs.cpio'))).toThrow(fails('unsupported'));
    expect(() => readCpio(Buffer.concat([read('gnu-newc.cpio'), Buffer.from('x')]))).not.toThrow();
  });
});

describe('a header', () => {
  interface Fields {
    readonly name?: string;
    readonly nameSize?: number;
    readonly size?: string;
    readonly magic?: string;
  }

  const newc = ({ name = 'a\0', nameSize, size = '00000000', magic = '070701' }: Fields) => {
    const length = (nameSize ?? name.length).toString(16).padStart(8, '0');
    return Buffer.from(`${magic}${'0'.repeat(48)}${size}${'0'.repeat(32)}${length}00000000${name}`);
  };

  test('is as the format says', () => {
    expect(newc({})).toHaveLength(112);
    expect(() => readCpio(Buffer.concat([newc({}), newc({ name: 'TRAILER!!!\0' })]))).toThrow(
      fails('truncated'),
    );
    const trailer = Buffer.concat([newc({ name: 'TRAILER!!!\0' }), Buffer.alloc(3)]);
    expect(readCpio(Buffer.concat([newc({}), trailer])).members.map(({ name }) => name.toString())).toEqual([
      'a',
    ]);
  });

  test.each([
    ['another magic', newc({ magic: '070703' }), 'damaged'],
    ['a size that is no number', newc({ size: '0000000x' }), 'damaged'],
    ['a negative size', newc({ size: '-0000001' }), 'damaged'],
    ['no name', newc({ nameSize: 0 }), 'damaged'],
    ['a name without an end', newc({ name: 'ab' }), 'damaged'],
    ['a name beyond all bounds', newc({ nameSize: 70000 }), 'limit'],
    ['content that is not there', newc({ size: 'ffffffff' }), 'truncated'],
  ])('with %s is unreadable', (_, bytes, reason) => {
    expect(() => readCpio(bytes)).toThrow(fails(reason));
  });

  test('of a stream that is no cpio is none', () => {
    expect(isCpio(Buffer.from(`070701${'no number at all, just a text '.repeat(9)}`))).toBe(false);
    expect(isCpio(Buffer.from([0xc7, 0x71, ...Buffer.alloc(510)]))).toBe(false);
    expect(isCpio(Buffer.from([0xc7, 0x71, ...Buffer.alloc(510, 1)]))).toBe(false);
    expect(isCpio(Buffer.alloc(512))).toBe(false);
    expect(isCpio(Buffer.alloc(0))).toBe(false);
  });
});
