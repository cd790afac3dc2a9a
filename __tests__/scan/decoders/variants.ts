import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Compression } from '../../../src/scan/decode/sniff.js';
import { pipe, python } from './streams.js';

/** A way to compress that a real tool has. */
export interface Variant {
  readonly name: string;
  readonly compression: Compression;
  readonly compress: (content: Buffer) => Buffer;
}

function command(compression: Compression, line: string): Variant {
  return { name: line, compression, compress: content => pipe(content, line.split(' ')) };
}

function program(compression: Compression, name: string, lines: string): Variant {
  return { name, compression, compress: content => python(content, lines) };
}

/** The same stream again and again, each with a part of the content. */
function parts(variant: Variant, name: string, between = Buffer.alloc(0)): Variant {
  const compress = (content: Buffer) => {
    const third = Math.ceil(content.length / 3);
    const streams = [0, 1, 2].map(i => variant.compress(content.subarray(i * third, (i + 1) * third)));
    return Buffer.concat(streams.flatMap(stream => [stream, between]));
  };
  return { name, compression: variant.compression, compress };
}

/** Compresses a file instead of a pipe, so that its name or size is in the header. */
export function compressFile(content: Buffer, args: readonly string[], suffix: string): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'decoders-'));
  try {
    const path = join(directory, 'content');
    writeFileSync(path, content);
    const [name = '', ...rest] = args;
    execFileSync(name, [...rest, path], { stdio: 'ignore', cwd: directory });
    return readFileSync(path + suffix);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function file(compression: Compression, line: string, suffix: string): Variant {
  const compress = (content: Buffer) => compressFile(content, line.split(' '), suffix);
  return { name: `${line} FILE`, compression, compress };
}

/** A gzip member with every optional field. */
const ALL_FIELDS = `import zlib, struct
head = b'\\x1f\\x8b\\x08\\x1f' + bytes(6) + struct.pack('<H', 5) + b'extra' + b'name\\0' + b'comment' * 20000 + b'\\0'
head += struct.pack('<H', zlib.crc32(head) & 0xffff)
c = zlib.compressobj(6, zlib.DEFLATED, -15)
result = head + c.compress(data) + c.flush() + struct.pack('<II', zlib.crc32(data), len(data))`;

/** LZMA alone with a known size and no end marker, as the LZMA SDK writes it: taken out of a 7z archive. */
function lzmaOfKnownSize(content: Buffer): Buffer {
  if (content.length === 0) return Buffer.concat([Buffer.from([0x5d, 0, 0, 0x10, 0]), Buffer.alloc(13)]);
  const archive = compressFile(content, ['7z', 'a', '-mhc=off', '-m0=lzma:d=1m', 'content.7z'], '.7z');
  const packed = archive.subarray(32, 32 + Number(archive.readBigUInt64LE(12)));
  const header = Buffer.alloc(13);
  header.writeUInt8(0x5d, 0);
  header.writeUInt32LE(1 << 20, 1);
  header.writeBigUInt64LE(BigInt(content.length), 5);
  return Buffer.concat([header, packed]);
}

const SKIPPABLE = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

export const ZSTD_VARIANTS: readonly Variant[] = [
  command('zstd', 'zstd -1'),
  command('zstd', 'zstd -19'),
  command('zstd', 'zstd -3 --no-check'),
  command('zstd', 'zstd --fast=5'),
  command('zstd', 'zstd --ultra -22 --long=27'),
  command('zstd', 'zstd -T2 -B65536 --long=31'),
  command('zstd', 'pzstd -p 2'),
  file('zstd', 'zstd -5', '.zst'),
  parts(command('zstd', 'zstd -2'), 'zstd, three frames and skippable ones', SKIPPABLE),
];

export const VARIANTS: readonly Variant[] = [
  command('gzip', 'gzip -1'),
  command('gzip', 'gzip -9'),
  command('gzip', 'pigz -p 2 -b 32'),
  file('gzip', 'gzip -N', '.gz'),
  program('gzip', 'gzip of Python', 'import gzip; result = gzip.compress(data, 5)'),
  program('gzip', 'gzip with all fields', ALL_FIELDS),
  parts(command('gzip', 'gzip -6'), 'gzip, three members'),
  parts(command('gzip', 'gzip -6'), 'gzip, three members with zeros between', Buffer.alloc(700)),
  program('zlib', 'zlib of Python', 'import zlib; result = zlib.compress(data, 9)'),
  program('zlib', 'zlib, stored', 'import zlib; result = zlib.compress(data, 0)'),
  program(
    'deflate',
    'deflate',
    'import zlib; c = zlib.compressobj(6, 8, -15); result = c.compress(data) + c.flush()',
  ),
  ...ZSTD_VARIANTS,
  command('xz', 'xz -0'),
  command('xz', 'xz -9e --check=sha256'),
  command('xz', 'xz -6 --check=none'),
  command('xz', 'xz -6 --check=crc32'),
  command('xz', 'xz -T2 --block-size=40KiB'),
  command('xz', 'xz --x86 --lzma2'),
  command('xz', 'xz --arm --lzma2'),
  command('xz', 'xz --armthumb --lzma2'),
  command('xz', 'xz --arm64 --lzma2'),
  command('xz', 'xz --powerpc --lzma2'),
  command('xz', 'xz --sparc --lzma2'),
  command('xz', 'xz --delta=dist=3 --x86 --lzma2'),
  command('xz', 'xz --lzma2=dict=4KiB,lc=0,lp=4,pb=0'),
  command('xz', 'xz --lzma2=dict=1GiB,lc=4,lp=0,pb=4'),
  parts(command('xz', 'xz -1'), 'xz, three streams with padding', Buffer.alloc(8)),
  command('lzma', 'lzma -1'),
  command('lzma', 'lzma -9'),
  command('lzma', 'xz --format=lzma --lzma1=dict=4KiB,lc=1,lp=3,pb=1'),
  { name: 'LZMA alone of known size', compression: 'lzma', compress: lzmaOfKnownSize },
  command('bzip2', 'bzip2 -1'),
  command('bzip2', 'bzip2 -9'),
  program('bzip2', 'bzip2 of Python', 'import bz2; result = bz2.compress(data, 3)'),
  parts(command('bzip2', 'bzip2 -5'), 'bzip2, three streams'),
  ...[10, 12, 16].map(lzw),
];

/** The tool says 2 for what it could not make smaller, and writes it all the same. */
function lzw(bits: number): Variant {
  const name = `compress -b ${bits}`;
  const line = `${name} -c || [ $? = 2 ]`;
  return { name, compression: 'lzw', compress: content => pipe(content, ['sh', '-c', line]) };
}

/** One variant of each compression. */
export const PLAIN: readonly Variant[] = [
  command('gzip', 'gzip -6'),
  program('zlib', 'zlib of Python', 'import zlib; result = zlib.compress(data, 6)'),
  program(
    'deflate',
    'deflate',
    'import zlib; c = zlib.compressobj(6, 8, -15); result = c.compress(data) + c.flush()',
  ),
  command('zstd', 'zstd -3'),
  command('xz', 'xz -6'),
  command('lzma', 'lzma -6'),
  command('bzip2', 'bzip2 -9'),
];

/** Small windows and blocks, and fast. */
export const WINDOWS: readonly Variant[] = [
  command('gzip', 'gzip -1'),
  command('zstd', 'zstd -1'),
  command('xz', 'xz -0 --lzma2=preset=0,dict=4KiB'),
  command('xz', 'xz -0 --delta=dist=1 --x86 --lzma2=preset=0,dict=64KiB'),
  command('lzma', 'xz --format=lzma --lzma1=preset=0,dict=4KiB'),
  command('bzip2', 'bzip2 -1'),
];
