import { afterAll, describe, expect, test } from '@jest/globals';
import { isTar } from '../../src/scan/archive/tar.js';
import {
  type Fixture,
  type Member,
  makeFixtures,
  membersOf,
  read,
  removeFixtures,
  shell,
} from './tar-fixtures.js';
import { type ReadEntry, readTar } from './tar-read.js';

const fixtures = makeFixtures();
afterAll(removeFixtures);

const CHUNK_SIZES = [1, 511, 512, 513, 4096, 1 << 20];

/** Global headers are no members for Python. */
const isGlobal = ({ name, type, size }: ReadEntry) =>
  type === 'other' && size === 0 && /GlobalHead|@PaxHeader/.test(name.toString());

/** The parts that both sides know, in one form. */
function asMember({ name, type, size, offset, content }: ReadEntry): unknown {
  return { name: withoutSlash(name.toString('latin1')), type, size, offset, sha256: content.sha256 };
}

function expectedOf({ name, type, size, offset, sha256 }: Member): unknown {
  return { name: withoutTime(withoutSlash(name)), type, size, offset, sha256 };
}

const withoutSlash = (name: string) => name.replace(/\/$/, '');

/** Python takes GNU's time of a dump for a prefix of the name. */
const withoutTime = (name: string) => name.replace(/^[0-7]{11}\//, '');

function withoutSparse(fixture: Fixture, entries: readonly ReadEntry[]): ReadEntry[] {
  const kept = entries.filter(entry => !isGlobal(entry));
  return kept.filter((_, index) => fixture.members[index]?.isSparse !== true);
}

describe.each(fixtures)('$name', fixture => {
  const whole = readTar(fixture.bytes);

  test('has the members that Python finds, with their content', () => {
    expect(withoutSparse(fixture, whole).map(asMember)).toEqual(
      fixture.members.filter(({ isSparse }) => !isSparse).map(expectedOf),
    );
  });

  test('has the sparse files that Python finds: what is stored ends with their pieces', () => {
    const members = whole.filter(entry => !isGlobal(entry));
    fixture.members.forEach(({ name, size, isSparse, offset }, index) => {
      if (!isSparse) return;
      const entry = members[index];
      const pieces = fixture.bytes.subarray(offset, offset + size);
      expect(entry?.name.toString('latin1')).toBe(name);
      expect(entry?.content.bytes.subarray(entry.size - size).equals(pieces)).toBe(true);
      expect(entry?.size).toBe(offset + size - (entry?.offset ?? 0));
    });
  });

  test('hands over every name, link target and PAX value as a text', () => {
    const texts = new Set(whole.flatMap(entry => entry.texts.map(text => text.toString('latin1'))));
    const wanted = fixture.members.flatMap(({ name, link, pax }) => [
      withoutTime(name),
      link,
      ...Object.values(textsIn(pax)),
    ]);
    const missing = wanted.filter(text => text !== '' && !texts.has(text) && !texts.has(`${text}/`));
    expect(missing).toEqual([]);
  });

  test.each(CHUNK_SIZES)('is the same in chunks of %d bytes', chunkSize => {
    const entries = readTar(fixture.bytes, chunkSize);
    expect(entries.map(asMember)).toEqual(whole.map(asMember));
    expect(entries.map(({ texts }) => texts)).toEqual(whole.map(({ texts }) => texts));
  });

  test('is known by its first block', () => {
    expect(isTar(fixture.bytes.subarray(0, 512))).toBe(true);
    expect(isTar(fixture.bytes.subarray(0, 511))).toBe(false);
  });

  test('gives each sink its content, then the end, then closes it', () => {
    for (const { size, content } of whole) {
      expect(content.calls).toEqual(size === 0 ? ['end', 'close'] : ['write', 'end', 'close']);
    }
  });
});

/** Values that are texts: numbers stand in the archive as they are. */
function textsIn(pax: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pax).filter(
      ([key]) =>
        !/^([acm]time|size|[ug]id|GNU\.sparse\.(?!name).*|LIBARCHIVE\.creationtime|SCHILY\.(dev|ino|nlink))$/.test(
          key,
        ),
    ),
  );
}

describe('what real tools write on top', () => {
  test('a file of 20 MB, across many chunks', () => {
    shell('head -c 20000001 /dev/urandom > big && tar -cf big.tar big');
    const [entry] = readTar(read('big.tar'), 256 * 1024);
    expect(entry?.content.sha256).toBe(shell('sha256sum big').toString().slice(0, 64));
  });

  test('global headers come once, as an entry of their own', () => {
    const global = fixtures.find(({ name }) => name === 'python-pax.tar');
    const entries = readTar(global?.bytes ?? Buffer.alloc(0));
    const texts = entries.filter(isGlobal).flatMap(entry => entry.texts.map(String));
    expect(texts).toEqual(expect.arrayContaining(['for all', 'vendor.key', 'global']));
    expect(entries.filter(entry => entry.texts.map(String).includes('for all'))).toHaveLength(1);
  });

  test("git's archive, with a global header that holds the commit", () => {
    shell(`git init -q git; cd git; cp ../short/f513 .; git add .
      git -c user.name=me -c user.email=me@example.org commit -qm message; git archive -o ../git.tar HEAD`);
    const [global, file] = readTar(read('git.tar'), 1000);
    const commit = shell('git -C git rev-parse HEAD').toString().trim();
    expect(global?.texts.map(String)).toEqual([commit, 'pax_global_header', 'root', 'root']);
    expect(file?.content.bytes).toEqual(read('short/f513'));
  });

  test('volumes: the first ends inside its file, the second begins with the rest', () => {
    shell(
      'head -c 30000 /dev/urandom > volume; tar --format=gnu -M -L 20 -cf vol-1 -f vol-2 volume </dev/null',
    );
    expect(() => readTar(read('vol-1'))).toThrow(expect.objectContaining({ reason: 'truncated' }));
    const [rest] = readTar(read('vol-2'));
    expect(rest?.name.toString()).toBe('volume');
    const size = rest?.size ?? 0;
    expect(rest?.content.bytes).toEqual(read('volume').subarray(30000 - size));
    expect(size).toBeGreaterThan(5000);
  });

  test('an xattr that bsdtar encodes is handed over decoded', () => {
    shell('bsdtar --format=pax -cf xattr.tar @python-pax.tar');
    const bytes = read('xattr.tar');
    expect(bytes.includes(`LIBARCHIVE.xattr.user.x=${btoa('value=\n of it')}`.replace(/=+$/, ''))).toBe(true);
    const texts = readTar(bytes).flatMap(entry => entry.texts.map(String));
    expect(texts.filter(text => text === 'value=\n of it')).toHaveLength(2);
  });

  test('an archive that was extended with tar -r is read to its end', () => {
    shell(
      'tar --format=ustar -cf grown.tar short/f1 && tar -rf grown.tar short/f513 && tar -uf grown.tar short/f0',
    );
    expect(readTar(read('grown.tar')).map(asMember)).toEqual(membersOf('grown.tar')[0]?.map(expectedOf));
  });
});
