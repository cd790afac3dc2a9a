import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { randomNumbers, run, temporaryDirectory } from './random-access.js';
import { gaps, places, searchBytes, TOKEN } from './searching.js';
import { COMPRESSIONS, compress, filter, layerOf, plainFile, tar, wrapped, zip } from './wrapping.js';

const random = randomNumbers(5);
/** Text that packs to about half, so that what is damaged in its midst is damaged behind a good beginning. */
const text: Buffer = Buffer.from(Array.from({ length: 40_000 }, () => 97 + random(16)));

/** An archive of the text that the tool writes to its last argument but one. */
function made(tool: readonly [string, ...string[]], extension: string): Buffer {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, 'content'), text);
  run(folder, [...tool, `out.${extension}`, 'content']);
  return run(folder, ['cat', `out.${extension}`]);
}

function squashFs(): Buffer {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, 'content'), text);
  run(folder, ['mksquashfs', 'content', 'out.sqfs', '-quiet', '-no-progress']);
  return run(folder, ['cat', 'out.sqfs']);
}

const inTgz = (name: string, bytes: Buffer) => wrapped(plainFile(name, bytes), tar, compress('gz')).bytes;
const cut = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
const packed = (extension: string, bytes: Buffer = text) => COMPRESSIONS[extension]?.(bytes) ?? bytes;

const sevenZip = made(['7z', 'a', '-bso0', '-bsp0'], '7z');
const secretZip = made(['zip', '-q', '-P', 'password'], 'zip');
const deflate64 = made(['7z', 'a', '-bso0', '-bsp0', '-tzip', '-mm=Deflate64'], 'zip');
const disk = squashFs();

/** What is unscanned in a file of its own. */
const UNSCANNED: Readonly<Record<string, Buffer>> = {
  '7z': sevenZip,
  'a zip with a password': secretZip,
  'a zip in Deflate64': deflate64,
  SquashFS: disk,
  LZ4: filter(text, ['lz4', '-qc']),
  lzip: filter(text, ['lzip', '-c']),
  lzop: filter(text, ['lzop', '-c']),
  '7z in a tgz': inTgz('a', sevenZip),
  'a zip with a password in a tgz': inTgz('a', secretZip),
  'a zip in Deflate64 in a tgz': inTgz('a', deflate64),
  'SquashFS in a tgz': inTgz('a', disk),
  'a damaged gz in a tgz': inTgz('a', cut(packed('gz'))),
  '7z in xz': packed('xz', sevenZip),
  '7z in zst': packed('zst', sevenZip),
  '7z in bz2': packed('bz2', sevenZip),
  'a gz that is cut off': cut(packed('gz')),
  'an xz that is cut off': cut(packed('xz')),
  'a zst that is cut off': cut(packed('zst')),
  'a bz2 that is cut off': cut(packed('bz2')),
  'a small tgz that is cut off': gzipSync(tar(plainFile('a', text)).bytes).subarray(0, 400),
  'a zip that is cut off': cut(zip(plainFile('a', text)).bytes),
};

const program = run('/', ['cat', process.execPath]).subarray(0, 300_000);
const script = '#!/bin/sh\ntail -n +4 "$0" | tar -xz\nexit\n';
const joined = (...parts: readonly (Buffer | string)[]) =>
  Buffer.concat(parts.map(part => Buffer.from(part)));
const lines = (bytes: Buffer) =>
  filter(bytes, ['base64'])
    .toString()
    .replace(/=+\n?$/, '');

const CARRIERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'behind a script': bytes => joined(script, bytes),
  'behind text': bytes => joined('rem unpacks itself\r\n'.repeat(40), bytes),
  'behind a program': bytes => joined(program, bytes),
  'behind a program of Windows': bytes => joined('MZ', program, bytes),
  'behind a JPEG': bytes =>
    joined(Buffer.from('\xff\xd8\xff\xe0', 'latin1'), text, Buffer.from('\xff\xd9', 'latin1'), bytes),
  'behind a PDF': bytes => joined('%PDF-1.7\n', 'text\n'.repeat(99), '%%EOF\n', bytes),
  'as base64 in YAML': bytes => joined(`data:\n  a: ${bytes.toString('base64')}\n  b: x\n`),
  'as base64 in a script': bytes => joined(`${script}base64 -d <<EOF\n${lines(bytes)}\nEOF\n`),
  'as base64 in Python': bytes => joined(`import base64\nx = b'${bytes.toString('base64')}'\nprint(x)\n`),
};

/** These are known by nothing but their end, behind which there is nothing. */
const CUT_OFF_ZIP = 'a zip that is cut off';

test.each(Object.entries(CARRIERS))('what cannot be read is unscanned %s as well', async (where, carry) => {
  const names = Object.keys(UNSCANNED).filter(name => name !== CUT_OFF_ZIP || where.startsWith('as base64'));
  const files = names.map(name => plainFile(name, carry(UNSCANNED[name] ?? Buffer.alloc(0))));
  const result = await searchBytes(layerOf([...files, plainFile('behind', TOKEN)]));
  const unread = gaps(result);
  expect(names.filter(name => !unread.some(gap => gap.includes(`/${name}!`)))).toEqual([]);
  expect(places(result)).toEqual([`${names.length}/behind content plain`]);
});

test.each(Object.entries(CARRIERS).filter(([name]) => name.startsWith('behind')))(
  'with more of the file behind it: %s',
  async (_, carry) => {
    const names = Object.keys(UNSCANNED).filter(name => !name.includes('cut off'));
    const files = names.map(name =>
      plainFile(name, joined(carry(UNSCANNED[name] ?? text), program, program)),
    );
    const unread = gaps(await searchBytes(layerOf(files)));
    expect(names.filter(name => !unread.some(gap => gap.includes(`/${name}!`)))).toEqual([]);
  },
);

test('what can be read is searched there, and is no gap', async () => {
  const readable = [inTgz('a', Buffer.from(TOKEN)), zip(plainFile('a', TOKEN)).bytes];
  const carried = Object.values(CARRIERS).flatMap(carry => readable.map(carry));
  const files = carried.map(bytes => plainFile('file', joined(bytes, 'x\n'.repeat(50_000))));
  const result = await searchBytes(layerOf(files));
  expect(gaps(result)).toEqual([]);
  const found = new Set(places(result).map(place => Number(place.split('/')[0])));
  expect(files.map((_, index) => index).filter(index => !found.has(index))).toEqual([]);
});

test('magic bytes alone are no gap: programs that read a format hold them', async () => {
  const { lzip: _, ...others } = UNSCANNED;
  const heads = Object.values(others).map(bytes => joined(bytes.subarray(0, 8), program.subarray(0, 5000)));
  const files = Object.values(CARRIERS).map(carry => plainFile('file', carry(joined(...heads))));
  // As the sources of a program write a stream.
  const escaped = packed('bz2')
    .toString('latin1')
    .replace(/[^ -~]/g, char => `\\${char.charCodeAt(0).toString(8)}`);
  files.push(plainFile('a.c', joined(`char data[] = "`, escaped, '";\n')));
  expect(gaps(await searchBytes(layerOf(files)))).toEqual([]);
});

test.each(Object.entries(CARRIERS))('a limit is never passed over in silence: %s', async (_, carry) => {
  const bomb = gzipSync(joined(Buffer.alloc(3 << 20), TOKEN));
  const limits = { ratio: 2, freeOutput: 1 << 20 };
  const layer = (bytes: Buffer) => layerOf([plainFile('file', carry(bytes))]);
  expect(gaps(await searchBytes(layer(bomb), limits))).toEqual([expect.stringMatching(/^0\/file!.* limit$/)]);
  expect(gaps(await searchBytes(layer(gzipSync(text)), { nestedBytes: 1000 }))).toEqual([
    expect.stringMatching(/^0\/file!.* limit$/),
  ]);
  expect(gaps(await searchBytes(layer(gzipSync(text)), { depth: 0 }))).toEqual([
    expect.stringMatching(/^0\/file!.* limit$/),
  ]);
});
