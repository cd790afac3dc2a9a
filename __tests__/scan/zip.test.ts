import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { endsAsZip, isZip, readZip, type ZipEntry } from '../../src/scan/archive/zip.js';
import {
  Collector,
  failingAt,
  faultOf,
  inMemory,
  mutated,
  randomNumbers,
  run,
  temporaryDirectory,
} from './random-access.js';
import { contentsOf, makeZip, readAll } from './zip-fixtures.js';

const directory = temporaryDirectory();
const text = Array.from({ length: 5000 }, (_, index) => `line ${index} of a text\n`).join('');
const noise = Buffer.from(Array.from({ length: 700_000 }, (_, index) => (index * index * 31) >> 7)).toString(
  'latin1',
);
const FILES: readonly [string, string][] = [
  ['sub/text.txt', text],
  ['noise.bin', noise],
  ['empty', ''],
  ['ünïcode €.txt', 'a'],
];
const tail = (bytes: Buffer) => bytes.subarray(-(0xffff + 22));
const file = (name: string) => readFileSync(join(directory, name));
const sorted = (files: readonly (readonly [string, string])[]) =>
  [...files].sort(([one], [other]) => (one < other ? -1 : 1));

run(directory, ['mkdir', 'sub']);
for (const [name, content] of FILES) writeFileSync(join(directory, name), content, 'latin1');

/** Runs Python with `files`, the names and contents, at hand; it writes out.zip. */
function python(script: string): Buffer {
  const names = JSON.stringify(FILES.map(([name]) => name));
  const preamble = `import zipfile, io, sys\nfiles = {n: open(n, 'rb').read() for n in ${names}}\n`;
  run(directory, ['python3', '-c', preamble + script]);
  return file('out.zip');
}

function zipped(...options: readonly string[]): Buffer {
  run(directory, ['rm', '-f', 'out.zip']);
  run(directory, ['zip', '-q', ...options, 'out.zip', ...FILES.map(([name]) => name)]);
  return file('out.zip');
}

const write = (options: string, mode = "'w'") =>
  python(
    `with zipfile.ZipFile('out.zip', ${mode}${options}) as z:\n  for n in files: z.writestr(n, files[n])`,
  );

/** As to a pipe: sizes stand behind the data. */
const streamed = (options: string) =>
  python(`class Pipe(io.RawIOBase):
  def writable(self): return True
  def write(self, b): out.write(b); return len(b)
out = open('out.zip', 'wb')
with zipfile.ZipFile(Pipe(), 'w'${options}) as z:
  for n in files:
    with z.open(n, 'w', force_zip64=n.startswith('noise')) as f: f.write(files[n])
out.close()`);

describe('archives of tools are read as they are', () => {
  const DEFLATED = ', zipfile.ZIP_DEFLATED';
  test.each([
    ['zip -0', () => zipped('-0')],
    ['zip -9', () => zipped('-9')],
    ['zip -Z bzip2', () => zipped('-Z', 'bzip2')],
    ['zip -fz, forced zip64', () => zipped('-fz')],
    ['zip -fd, with descriptors', () => zipped('-fd')],
    ['python, stored', () => write('')],
    ['python, deflated', () => write(DEFLATED)],
    ['python, bzip2', () => write(', zipfile.ZIP_BZIP2')],
    ['python, lzma', () => write(', zipfile.ZIP_LZMA')],
    ['python to a pipe, stored', () => streamed('')],
    ['python to a pipe, deflated, as jar does', () => streamed(DEFLATED)],
    ['7z', () => sevenZip('-mm=Deflate')],
    ['7z, xz', () => sevenZip('-mm=xz')],
    ['bsdtar-like, padded to 64 bytes in the extra field, as npz and apk are', () => aligned()],
    [
      'zipapp: offsets from the beginning of the file',
      () => {
        writeFileSync(join(directory, 'out.zip'), '#!/usr/bin/env python3\n');
        return write(DEFLATED, "'a'");
      },
    ],
    [
      'self-extracting: offsets from behind what was put before',
      () => Buffer.concat([Buffer.from(`#!/bin/sh\n${text}`), zipped('-9')]),
    ],
    ['zip64 behind something else', () => Buffer.concat([Buffer.from(text), zipped('-fz')])],
    ['with bytes behind the end', () => Buffer.concat([zipped('-9'), Buffer.from(text.slice(0, 3000))])],
  ])('%s', async (_, make) => {
    const bytes = make();
    const { members, fault } = await readAll(bytes);
    expect(fault).toBe('clean');
    expect(sorted(contentsOf(members))).toEqual(
      sorted(FILES.map(([name, content]) => [nameIn(name), content])),
    );
    for (const { entry, sink } of members) {
      expect(entry.compressedSize).toBe(sink.content.length);
      expect(entry.isEncrypted).toBe(false);
      expect([sink.ended, sink.closed]).toEqual([1, 1]);
      expect(Math.max(0, ...sink.chunks.map(chunk => chunk.length))).toBeLessThanOrEqual(256 << 10);
    }
    expect(endsAsZip(tail(bytes))).toBe(true);
  });

  const nameIn = (name: string) => Buffer.from(name).toString();

  function sevenZip(...options: readonly string[]): Buffer {
    run(directory, ['rm', '-f', 'out.zip']);
    run(directory, ['7z', 'a', '-tzip', '-mcu=on', ...options, 'out.zip', ...FILES.map(([name]) => name)]);
    return file('out.zip');
  }

  function aligned(): Buffer {
    return python(`with zipfile.ZipFile('out.zip', 'w') as z:
  for n in files:
    i = zipfile.ZipInfo(n)
    i.extra = b'FB' + (40).to_bytes(2, 'little') + bytes(40) + b'\\0\\0'
    z.writestr(i, files[n])`);
  }

  test('zip from a pipe to a pipe', async () => {
    const bytes = run(directory, ['zip', '-q', '-fd', '-', '-'], Buffer.from(noise, 'latin1'));
    const { members, fault } = await readAll(bytes);
    expect([contentsOf(members), fault]).toEqual([[['-', noise]], 'clean']);
  });

  test('sinks are waited for', async () => {
    const { members, fault } = await readAll(zipped('-0'), true);
    expect(fault).toBe('clean');
    expect(members.find(({ entry }) => entry.name.toString() === 'noise.bin')?.sink.chunks.length).toBe(3);
  });

  test('comments, extra fields and both names of a member are among its texts, the comment of the archive once', async () => {
    python(`with zipfile.ZipFile('out.zip', 'w') as z:
  z.comment = b'of the archive'
  for n in ('one', 'two'):
    i = zipfile.ZipInfo(n)
    i.comment, i.extra = b'comment of ' + n.encode(), b'up\\7\\0\\1abcdef'
    z.writestr(i, n)`);
    const bytes = Buffer.from(file('out.zip').toString('latin1').replace('two', 'TWO'), 'latin1');
    const { members } = await readAll(bytes);
    expect(members.map(({ entry: { texts } }) => texts.map(String))).toEqual([
      ['one', 'comment of one', 'up\x07\0\x01abcdef', 'of the archive'],
      ['two', 'comment of two', 'up\x07\0\x01abcdef', 'TWO'],
    ]);
  });

  test('names are not judged', async () => {
    const names = ['/etc/passwd', '../../up', 'back\\slash', 'C:/x', 'nul\0byte', 'dir/', './', 'a//b'];
    const invalid = Buffer.from([0xff, 0xfe, 0x80]).toString('latin1');
    const zip = makeZip([...names, 'INV'].map(name => ({ name, content: Buffer.from(name) })));
    const bytes = Buffer.from(zip.toString('latin1').replaceAll('INV', invalid), 'latin1');
    const { members, fault } = await readAll(bytes);
    expect(fault).toBe('clean');
    expect(members.map(({ entry: { name } }) => name.toString('latin1'))).toEqual([...names, invalid]);
    expect(
      members.filter(({ entry }) => entry.isDirectory).map(({ entry }) => entry.name.toString()),
    ).toEqual(['dir/', './']);
  });

  test('duplicates are both read', async () => {
    const { members, fault } = await readAll(
      python(`import warnings; warnings.simplefilter('ignore')
with zipfile.ZipFile('out.zip', 'w') as z:
  z.writestr('same', 'first'); z.writestr('same', 'second')`),
    );
    expect([contentsOf(members), fault]).toEqual([
      [
        ['same', 'first'],
        ['same', 'second'],
      ],
      'clean',
    ]);
  });

  test('70,000 members', async () => {
    const bytes = python(`with zipfile.ZipFile('out.zip', 'w') as z:
  for i in range(70000): z.writestr('f%d' % i, str(i))`);
    const { members, fault } = await readAll(bytes);
    expect([members.length, fault]).toEqual([70_000, 'clean']);
    expect(members.every(({ entry, sink }) => `f${sink.content}` === entry.name.toString())).toBe(true);
  });

  test('an empty archive, alone and behind something else', async () => {
    const bytes = python("zipfile.ZipFile('out.zip', 'w').close()");
    for (const zip of [bytes, Buffer.concat([Buffer.from(text), bytes])])
      expect(await readAll(zip)).toMatchObject({ members: [], fault: 'clean' });
  });

  test('a member that is not wanted is skipped', async () => {
    const names: string[] = [];
    await readZip(inMemory(zipped('-9')), { entry: ({ name }) => void names.push(name.toString()) });
    expect(names.length).toBe(FILES.length);
  });
});

describe('what is encrypted is handed over as it is', () => {
  const flags = ({ members }: Awaited<ReturnType<typeof readAll>>) =>
    new Set(members.map(({ entry }) => entry.isEncrypted));

  test('zip -P', async () => {
    const read = await readAll(zipped('-P', 'password'));
    expect([read.fault, flags(read)]).toEqual(['clean', new Set([true])]);
    expect(read.members.find(({ entry }) => entry.name.toString() === 'noise.bin')?.entry.method).toBe(
      'deflate',
    );
  });

  test('AES', async () => {
    run(directory, ['rm', '-f', 'out.zip']);
    run(directory, ['7z', 'a', '-tzip', '-pword', '-mem=AES256', 'out.zip', 'noise.bin']);
    const read = await readAll(file('out.zip'));
    expect([read.fault, flags(read), read.names]).toEqual(['clean', new Set([true]), ['noise.bin']]);
  });

  test('strong encryption, which yauzl refuses, is a fault, and all members come', async () => {
    const content = Buffer.from('content');
    const bytes = makeZip([
      { name: 'a', content },
      { name: 'b', content, flags: 0x41 },
      { name: 'c', content },
    ]);
    const read = await readAll(bytes);
    expect([read.fault, read.names]).toEqual(['encrypted', ['a', 'b', 'c']]);
    expect(read.members.map(({ entry }) => entry.isEncrypted)).toEqual([false, true, false]);
  });
});

describe('the beginning and the end of a zip', () => {
  test('the beginning', () => {
    for (const head of ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08PK\x03\x04', 'PK00PK\x03\x04'])
      expect([isZip(Buffer.from(`${head}rest`)), isZip(Buffer.from(head.slice(0, -1)))]).toEqual([
        true,
        false,
      ]);
    for (const head of ['', 'PK', 'PK\x01\x02', 'PK\x07\x08', 'xPK\x03\x04'])
      expect(isZip(Buffer.from(head))).toBe(false);
  });

  test('the end', () => {
    const zip = makeZip([{ name: 'a', content: Buffer.from('a') }]);
    const long = makeZip([{ name: 'a', content: Buffer.from('a') }], 'c'.repeat(0xffff));
    for (const bytes of [zip, long, Buffer.concat([zip, Buffer.from('\n')])])
      expect(endsAsZip(tail(bytes))).toBe(true);
    // A program that looks for the signature, and one that holds an empty archive.
    const constant = Buffer.from('PK\x05\x06 is the signature; more code follows here and here');
    const emptyZip = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18), Buffer.from('code')]);
    for (const bytes of [constant, emptyZip, zip.subarray(0, -1), Buffer.alloc(0), Buffer.from('PK\x05\x06')])
      expect(endsAsZip(tail(bytes))).toBe(false);
  });
});

describe('errors of others come out as they are', () => {
  const bytes = zipped('-9');

  test('of the handler', async () => {
    const error = new Error('handler');
    const entry = () => {
      throw error;
    };
    await expect(readZip(inMemory(bytes), { entry })).rejects.toBe(error);
  });

  test.each(['write', 'end'] as const)('of %s of a sink, which is closed', async method => {
    const error = new Error('sink');
    const sink = new Collector();
    sink[method] = () => Promise.reject(error);
    await expect(readZip(inMemory(bytes), { entry: () => sink })).rejects.toBe(error);
    expect(sink.closed).toBe(1);
  });

  test('of every read', async () => {
    const zip = makeZip([
      { name: 'a', content: Buffer.from('a') },
      { name: 'b', content: Buffer.from(noise), method: 0, flags: 8, padding: Buffer.from('gap') },
      { name: 'c', content: Buffer.from('c'), isHidden: true },
    ]);
    const error = new Error('read');
    const all = failingAt(zip, { read: -1, error });
    await readAll(all);
    expect(all.reads).toBeGreaterThan(15);
    for (let read = 0; read < all.reads; read++) {
      const sinks: Collector[] = [];
      const entry = () => sinks[sinks.push(new Collector()) - 1];
      await expect(readZip(failingAt(zip, { read, error }), { entry })).rejects.toBe(error);
      expect(sinks.every(({ closed }) => closed === 1)).toBe(true);
    }
  });
});

describe('changed archives', () => {
  test('3,000 mutations: nothing but Unreadable comes out', async () => {
    const random = randomNumbers(20240229);
    const small = Buffer.from(text.slice(0, 300));
    const sources = [
      makeZip(
        ['a', 'b', 'c'].map(name => ({ name, content: small })),
        'comment',
      ),
      makeZip([
        { name: 'x', content: small, method: 0, flags: 8 },
        { name: 'y', content: small, isHidden: true },
      ]),
      python(
        "with zipfile.ZipFile('out.zip', 'w') as z:\n  with z.open('n', 'w', force_zip64=True) as f: f.write(b'n')",
      ),
      run(directory, ['zip', '-q', '-fz', '-', '-'], small),
    ];
    const faults = new Map<string, number>();
    for (let count = 0; count < 3000; count++) {
      const source = sources[count % sources.length] ?? small;
      const sizes: number[] = [];
      const entry = ({ compressedSize }: ZipEntry) => void sizes.push(compressedSize);
      const bytes = mutated(source, random);
      const fault = await faultOf(readZip(inMemory(bytes), { entry }));
      faults.set(fault, (faults.get(fault) ?? 0) + 1);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(bytes.length);
    }
    expect([...faults.keys()]).toEqual(
      expect.arrayContaining(['clean', 'damaged', 'truncated', 'unsupported']),
    );
  });

  test('cut at every byte: never clean, and what was whole comes', async () => {
    const bytes = makeZip(['a', 'b'].map(name => ({ name, content: Buffer.from(`content of ${name}`) })));
    const second = bytes.indexOf('PK\x03\x04', 4);
    for (let length = 1; length < bytes.length; length++) {
      const { members, fault } = await readAll(bytes.subarray(0, length));
      expect(fault).toBe('truncated');
      if (length >= second) expect(contentsOf(members)[0]).toEqual(['a', 'content of a']);
    }
  });

  test('the parts of a split archive', async () => {
    run(directory, ['zip', '-q', '-0', '-s', '64k', 'split.zip', 'noise.bin', 'sub/text.txt', 'empty']);
    const parts = readdirSync(directory).filter(name => name.startsWith('split.z'));
    expect(parts.length).toBeGreaterThan(10);
    expect(isZip(file('split.z01'))).toBe(true);
    expect((await readAll(file('split.z01'))).fault).toBe('unsupported');
    expect(endsAsZip(tail(file('split.zip')))).toBe(true);
    expect((await readAll(file('split.zip'))).fault).toBe('unsupported');
  });
});
