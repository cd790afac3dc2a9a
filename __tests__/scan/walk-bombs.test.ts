import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { gaps, piecesOf, places, searchBytes, searchPieces, TOKEN } from './searching.js';
import { member } from './tar-read.js';
import { layerOf, plainFile } from './wrapping.js';
import { makeZip } from './zip-fixtures.js';

const MiB = 2 ** 20;

/** What a command makes of so many zeros. */
function zeros(bytes: number, command: string): Buffer {
  return execFileSync('sh', ['-c', `head -c ${bytes} /dev/zero | ${command}`], { maxBuffer: 1 << 30 });
}

describe('bombs end as limits, in seconds', () => {
  test.each([
    ['gz', 'gzip', 1024],
    ['zst', 'zstd -q', 1024],
    ['bz2', 'bzip2', 256],
    ['xz', 'xz -0', 256],
  ])('10 GiB of zeros in %s in gz', async (_, command, free) => {
    const piece = zeros(128 * MiB, command);
    const bomb = gzipSync(Buffer.concat(new Array<Buffer>(80).fill(piece)));
    const layer = layerOf([plainFile('bomb', bomb), plainFile('b', TOKEN)]);
    const result = await searchBytes(layer, { freeOutput: free * MiB });
    expect(gaps(result)).toContain('0/bomb! limit');
    expect(result.bytes).toBeLessThan(2 ** 31);
    expect(places(result)).toEqual(['1/b content plain']);
  });

  test('zips in zips, sixteen in each', async () => {
    const content = deflateRawSync(Buffer.alloc(32 * MiB));
    let bomb = listing(Array.from({ length: 16 }, (_, index) => ({ name: `${index}`, content })));
    for (let level = 0; level < 4; level++) {
      const inner = deflateRawSync(bomb);
      bomb = listing(Array.from({ length: 16 }, (_, index) => ({ name: `${index}.zip`, content: inner })));
    }
    const result = await searchBytes(layerOf([plainFile('bomb.zip', bomb), plainFile('b', TOKEN)]), {
      nestedBytes: 300 * MiB,
    });
    expect(result.unscanned.length).toBeGreaterThan(0);
    expect(new Set(result.unscanned.map(({ reason }) => reason))).toEqual(new Set(['limit']));
    expect(places(result)).toEqual(['1/b content plain']);
  });

  test('a zip that lists the same bytes many times', async () => {
    const content = Buffer.alloc(64 * MiB);
    const { length: size } = deflateRawSync(content);
    const members = Array.from({ length: 1000 }, (_, index) =>
      index === 0
        ? { name: 'a', content }
        : { name: `b${index}`, content: Buffer.alloc(0), listed: { offset: 0, size } },
    );
    const result = await searchBytes(layerOf([plainFile('bomb.zip', makeZip(members))]));
    expect(gaps(result)).toContain('0/bomb.zip damaged');
    expect(result.bytes).toBeLessThan(80 * MiB);
  });

  test('a tar of a million empty files', async () => {
    const block = Buffer.alloc(MiB, member({ name: 'empty' }));
    const pieces = function* () {
      for (let count = 0; count < 489; count++) yield block;
      yield member({ name: 'last' }, TOKEN);
    };
    const result = await searchPieces(pieces());
    expect(gaps(result)).toEqual([]);
    expect(places(result)).toEqual(['last content plain']);
  });

  test('an ar of a million empty files', async () => {
    const header = Buffer.from(`${'a/'.padEnd(48)}${'0'.padEnd(10)}\`\n`);
    const block = Buffer.alloc(60 * 20_000, header);
    const pieces = function* () {
      yield Buffer.from('!<arch>\n');
      for (let count = 0; count < 50; count++) yield block;
    };
    expect(await searchPieces(pieces())).toMatchObject({ findings: [], unscanned: [] });
  });

  test('tar in tar, a thousand deep', async () => {
    let bomb = member({ name: 'file' }, TOKEN);
    for (let level = 0; level < 1000; level++) bomb = Buffer.concat([member({ name: 't' }), sized(bomb)]);
    const result = await searchPieces(piecesOf(bomb, () => 1 << 16));
    expect(gaps(result)).toEqual([`${Array(9).fill('t').join('!/')} limit`]);
    expect(result.findings).toHaveLength(1);
  });

  test('gzip in gzip, a thousand deep, as a blob', async () => {
    let bomb = Buffer.from(TOKEN);
    for (let level = 0; level < 1000; level++) bomb = gzipSync(bomb);
    expect(gaps(await searchBytes(bomb))).toEqual([`${'!'.repeat(8)} limit`]);
  });

  test('a pack of deltas that copy the same bytes', async () => {
    const result = await searchBytes(layerOf([plainFile('bomb.pack', packOfCopies(3000))]));
    expect(gaps(result)).toEqual(['0/bomb.pack limit']);
  });
});

/** A file of a tar, with its header. */
function sized(content: Buffer): Buffer {
  return member({ name: 't' }, content);
}

/** A zip of members that are deflated already. */
function listing(members: readonly { readonly name: string; readonly content: Buffer }[]): Buffer {
  const program =
    'import io,struct,sys,zlib\n' +
    'data=sys.stdin.buffer.read()\nat=0\nout=io.BytesIO()\ncd=b""\n' +
    'while at<len(data):\n n,l=struct.unpack_from("<II",data,at);at+=8\n name=data[at:at+n];at+=n\n' +
    ' c=data[at:at+l];at+=l\n off=out.tell()\n d=zlib.decompressobj(-15);size=0;crc=0\n buf=c\n' +
    ' while True:\n  o=d.decompress(buf,1<<24)\n  if not o and d.eof: break\n  size+=len(o);crc=zlib.crc32(o,crc);buf=d.unconsumed_tail\n' +
    ' f=struct.pack("<HHHHHIIIHH",20,0,8,0,0x21,crc,len(c),size,n,0)\n out.write(b"PK\\3\\4"+f+name+c)\n' +
    ' cd+=b"PK\\1\\2"+struct.pack("<H",20)+f+struct.pack("<HHHII",0,0,0,0,off)+name\n' +
    'k=cd.count(b"PK\\1\\2")\noff=out.tell()\nout.write(cd+b"PK\\5\\6"+struct.pack("<HHHHIIH",0,0,k,k,len(cd),off,0))\n' +
    'sys.stdout.buffer.write(out.getvalue())';
  const input = members.flatMap(({ name, content }) => {
    const lengths = Buffer.alloc(8);
    lengths.writeUInt32LE(name.length, 0);
    lengths.writeUInt32LE(content.length, 4);
    return [lengths, Buffer.from(name), content];
  });
  return execFileSync('python3', ['-c', program], { input: Buffer.concat(input), maxBuffer: 1 << 30 });
}

/** A base of 1 MiB and deltas that make 8 MiB of it each. */
function packOfCopies(count: number): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(count + 1, 8);
  const base = Buffer.alloc(MiB, 'base ');
  const parts = [header, objectHeader(3, base.length), deflateSync(base)];
  const copies = Buffer.concat([
    varint(base.length),
    varint(128 * 65_535),
    ...new Array(128).fill(copy(65_535)),
  ]);
  let at = parts.reduce((sum, part) => sum + part.length, 0);
  for (let index = 0; index < count; index++) {
    const delta = [objectHeader(6, copies.length), distance(at - 12), deflateSync(copies)];
    parts.push(...delta);
    at += delta.reduce((sum, part) => sum + part.length, 0);
  }
  const body = Buffer.concat(parts);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}

/** Copies so many bytes from the start of the base (gitformat-pack(5), "Deltified representation"). */
function copy(length: number): Buffer {
  return Buffer.from([0b1011_0000, length & 0xff, length >> 8]);
}

function objectHeader(type: number, size: number): Buffer {
  const first = (type << 4) | (size & 15);
  return size < 16 ? Buffer.from([first]) : Buffer.concat([Buffer.from([first | 0x80]), varint(size >>> 4)]);
}

/** How far back the base of a delta begins. */
function distance(value: number): Buffer {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest = rest >>> 7) bytes.unshift(0x80 | (--rest & 0x7f));
  return Buffer.from(bytes);
}
