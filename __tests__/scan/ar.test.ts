import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type ArEntry, ArReader, isAr } from '../../src/scan/archive/ar.js';
import { TarReader } from '../../src/scan/archive/tar.js';
import { feed, Recorder, randomNumbers, thrownBy } from './sinks.js';
import { keeping, type ReadEntry } from './tar-read.js';

interface ReadMember extends ArEntry {
  readonly content: Recorder;
}

function readAr(bytes: Buffer, chunkSize?: number): ReadMember[] {
  const members: ReadMember[] = [];
  const entry = (found: ArEntry) => {
    const content = new Recorder();
    members.push({ ...found, content });
    return content;
  };
  feed(new ArReader({ entry }), bytes, chunkSize);
  return members;
}

const folder = mkdtempSync(join(tmpdir(), 'ar-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function shell(script: string): Buffer {
  return execFileSync('bash', ['-euc', script], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}

shell(`
for size in 0 1 512 513 3000; do head -c $size /dev/urandom > f$size; done
long=$(printf 'n%.0s' {1..120}); cp f513 $long; cp f1 "with space"; cp f512 fifteen-letters; cp f512 sixteen--letters
echo 'int answer(void) { return 42; }' > code.c
cc -c code.c -o code.o 2>&- || cp f3000 code.o
all=(f0 f1 f512 f513 f3000 $long "with space" fifteen-letters sixteen--letters code.o)
ar rcS gnu.a "\${all[@]}"; ar rcs symbols.a "\${all[@]}"; ar rcST thin.a "\${all[@]}"
bsdtar --format=arbsd -cf bsd.a "\${all[@]}"; bsdtar --format=argnu -cf argnu.a "\${all[@]}"
mkdir -p tree/DEBIAN tree/usr/share
printf 'Package: test\\nVersion: 1\\nArchitecture: all\\nMaintainer: me <me@example.org>\\nDescription: test\\n' > tree/DEBIAN/control
cp f3000 tree/usr/share; dpkg-deb --root-owner-group -Znone -b tree test.deb
`);

const read = (name: string) => readFileSync(join(folder, name));
const CHUNK_SIZES = [1, 59, 60, 61, 4096, 1 << 20];
const TABLES = ['/', '//', '/SYM64/'];
const fails = (reason: string) => expect.objectContaining({ name: 'Unreadable', reason });

describe.each(['gnu.a', 'symbols.a', 'bsd.a', 'argnu.a'])('%s', archive => {
  const bytes = read(archive);

  test.each(CHUNK_SIZES)('has the members of the tool, in chunks of %d bytes', chunkSize => {
    const members = readAr(bytes, chunkSize).filter(({ name }) => !TABLES.includes(name.toString()));
    const names = shell(`${archive === 'bsd.a' ? 'bsdtar -tf' : 'ar t'} ${archive}`)
      .toString()
      .trimEnd()
      .split('\n');
    expect(members.map(({ name }) => name.toString())).toEqual(names);
    for (const { name, size, offset, content } of members) {
      const expected = read(name.toString());
      expect(size).toBe(expected.length);
      expect(content.bytes.equals(expected)).toBe(true);
      expect(bytes.subarray(offset, offset + size).equals(expected)).toBe(true);
      expect(content.calls).toEqual(size === 0 ? ['end', 'close'] : ['write', 'end', 'close']);
    }
  });

  test('hands over its tables as members too', () => {
    const tables = readAr(bytes).filter(({ name }) => TABLES.includes(name.toString()));
    for (const { size, content } of tables) expect(content.bytes).toHaveLength(size);
    expect(tables.length > 0).toBe(archive === 'gnu.a' || archive === 'symbols.a');
  });

  test('cut off anywhere is truncated, or complete up to a member', () => {
    const whole = readAr(bytes);
    const ends = new Set(whole.flatMap(({ offset, size }) => [offset + size, offset + size + (size % 2)]));
    for (let length = 9; length < bytes.length; length++) {
      const error = thrownBy(() => readAr(bytes.subarray(0, length)));
      if (error === undefined) expect(ends.has(length)).toBe(true);
      else expect(error).toEqual(fails('truncated'));
    }
  });

  test('mutated is read or unreadable', () => {
    const random = randomNumbers(3);
    for (let round = 0; round < 500; round++) {
      const mutant = Buffer.from(bytes);
      const members = readAr(bytes);
      const { offset } = members[random() % members.length] ?? { offset: 60 };
      const at = offset - 60 + (random() % 60);
      mutant.writeUInt8((mutant[at] ?? 0) ^ (1 << (random() % 8)), at);
      const error = thrownBy(() => readAr(mutant, 1000));
      if (error !== undefined) expect(error).toMatchObject({ name: 'Unreadable' });
    }
  });
});

describe('a Debian package', () => {
  test('has its three members, and a tar archive in them', () => {
    const entries: ReadEntry[] = [];
    const names: string[] = [];
    const entry = ({ name }: ArEntry) => {
      names.push(name.toString());
      return names.at(-1) === 'data.tar' ? new TarReader(keeping(entries)) : undefined;
    };
    feed(new ArReader({ entry }), read('test.deb'), 1000);
    expect(names).toEqual(['debian-binary', 'control.tar', 'data.tar']);
    const file = entries.find(({ name }) => name.toString().endsWith('f3000'));
    expect(file?.content.bytes.equals(read('f3000'))).toBe(true);
  });
});

describe('a thin archive', () => {
  test('has names without content', () => {
    const members = readAr(read('thin.a'), 7).filter(({ name }) => !TABLES.includes(name.toString()));
    expect(members.map(({ name }) => name.toString())).toEqual(
      shell('ar t thin.a').toString().trimEnd().split('\n'),
    );
    for (const { size, content } of members) expect([size, ...content.calls]).toEqual([0, 'end', 'close']);
  });
});

describe('a header', () => {
  const header = (name: string, size: string | number, end = '`\n') =>
    `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'644'.padEnd(8)}${String(size).padEnd(10)}${end}`;
  const archive = (...parts: readonly string[]) => Buffer.from(`!<arch>\n${parts.join('')}`, 'latin1');
  const reading = (...parts: readonly string[]) =>
    readAr(archive(...parts)).map(({ name }) => name.toString());

  test('is padded to an even length, behind the last member by not everybody', () => {
    expect(reading(header('a/', 1), 'x\n', header('b/', 1), 'x')).toEqual(['a', 'b']);
  });

  test('has long names that end as on Windows', () => {
    expect(reading(header('//', 10), 'long\0next\0', header('/0', 0), header('/5', 0))).toEqual([
      '//',
      'long',
      'next',
    ]);
  });

  test.each([
    ['no end', header('a/', 0, 'xx')],
    ['no size', header('a/', '')],
    ['a negative size', header('a/', '-1')],
    ['a size in hexadecimal', header('a/', '0x10')],
    ['a long name without a table', header('/0', 0)],
    ['a long name behind the table', `${header('//', 2)}a\n${header('/2', 0)}`],
    ['a BSD name without a length', header('#1/', 0)],
    ['a BSD name longer than the member', `${header('#1/4', 3)}abc`],
    ['something else behind it', `${header('a/', 0)}${'x'.repeat(60)}`],
  ])('with %s is damaged', (_, text) => {
    expect(() => reading(text)).toThrow(fails('damaged'));
  });

  test('with names beyond all bounds is beyond the limit', () => {
    expect(() => reading(header('//', 5 << 20))).toThrow(fails('limit'));
    expect(() => reading(header('#1/5000', 6000))).toThrow(fails('limit'));
    expect(() => reading(header('//', 5000), 'x'.repeat(5000), header('/0', 0))).toThrow(fails('limit'));
  });
});

describe('a stream', () => {
  test('is known by its first bytes', () => {
    expect(isAr(read('gnu.a'))).toBe(true);
    expect(isAr(read('thin.a').subarray(0, 8))).toBe(true);
    expect(isAr(read('gnu.a').subarray(0, 7))).toBe(false);
    expect(isAr(Buffer.from('!<arch> no'))).toBe(false);
  });

  test('that is none is damaged, one without members fine', () => {
    expect(() => readAr(Buffer.from('12345678'))).toThrow(fails('damaged'));
    expect(() => readAr(Buffer.from('!<ar'))).toThrow(fails('truncated'));
    writeFileSync(join(folder, 'none.a'), '!<arch>\n');
    expect(readAr(read('none.a'))).toEqual([]);
  });

  test('closes the open member when it breaks off', () => {
    const bytes = read('bsd.a');
    const members: Recorder[] = [];
    const reader = new ArReader({ entry: () => members[members.push(new Recorder()) - 1] });
    reader.write(bytes.subarray(0, (readAr(bytes).find(({ size }) => size > 2000)?.offset ?? 0) + 10));
    expect(() => reader.end()).toThrow(fails('truncated'));
    reader.close();
    expect(members.at(-1)?.calls).toEqual(['write', 'close']);
  });
});
