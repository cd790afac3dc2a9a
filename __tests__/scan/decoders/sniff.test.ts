import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { looksLikeZlib } from '../../../src/scan/decode/deflate.js';
import { type Compression, sniffCompression } from '../../../src/scan/decode/sniff.js';
import { sniffUnsupported } from '../../../src/scan/decode/unsupported.js';
import { mixture, noise, pipe, python } from './streams.js';
import { compressFile, VARIANTS } from './variants.js';

const CONTENT = mixture(5000);
/** What sniffCompression says of each compression. */
const SNIFFED: Readonly<Record<Compression, Compression | undefined>> = {
  gzip: 'gzip',
  zlib: undefined,
  deflate: undefined,
  zstd: 'zstd',
  xz: 'xz',
  lzma: 'lzma',
  bzip2: 'bzip2',
  lzw: 'lzw',
};

describe.each(VARIANTS)('$name', ({ compression, compress }) => {
  test('is known by its beginning', () => {
    const stream = compress(CONTENT);
    expect(sniffCompression(stream.subarray(0, 512))).toBe(SNIFFED[compression]);
    expect(looksLikeZlib(stream)).toBe(compression === 'zlib');
    expect(sniffUnsupported(stream.subarray(0, 512))).toBeUndefined();
  });
});

test('zlib is known by what it decodes to, at every level', () => {
  for (const level of [0, 1, 5, 6, 9]) {
    const stream = python(CONTENT, `import zlib; result = zlib.compress(data, ${level})`);
    expect(looksLikeZlib(stream.subarray(0, 512))).toBe(true);
    expect(looksLikeZlib(stream.subarray(0, 2))).toBe(false);
  }
});

/** Bytes that look like the beginning of something, and are not. */
const INNOCENT: readonly (readonly [string, Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['zeros', Buffer.alloc(512)],
  ['text', CONTENT],
  ['text with the header of zlib', Buffer.from('x\x9cylophone and other words'.repeat(9), 'latin1')],
  ['text with a header of zlib of letters', Buffer.from('h\x81 words, words, words'.repeat(9), 'latin1')],
  ['text that begins like bzip2', Buffer.from('BZh9 is not the beginning of a file of bzip2')],
  ['text that begins like LZIP', Buffer.from('LZIP is the name of a format')],
  ['text that begins like LRZI', Buffer.from('LRZIP is the name of a format')],
  [
    'properties of LZMA in front of zeros',
    Buffer.concat([Buffer.from([0x5d, 0, 0, 0x80, 0]), Buffer.alloc(500)]),
  ],
  ['properties of LZMA in front of noise', lzmaHeader(noise(500))],
  ['a table of numbers in MATLAB 4', matlab4([0.1, 1.2])],
  ['two bytes of compress', Buffer.from([0x1f, 0x9d, 0x20, 0x20, 0x20, 0x20])],
  ['two bytes of pack', Buffer.from('\x1f\x1ehello, this is text', 'latin1')],
  ['two bytes of ARJ', Buffer.from('\x60\xeahello, this is text', 'latin1')],
  ['a program', readFileSync(process.execPath).subarray(0, 512)],
];

function lzmaHeader(behind: Buffer): Buffer {
  const header = Buffer.from([0x5d, 0, 0, 0x80, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0]);
  return Buffer.concat([header, behind]);
}

/** Five numbers of 32 bits, a name, and the table: the first bytes could be properties of LZMA. */
function matlab4(table: readonly number[]): Buffer {
  const header = Buffer.from(new Uint32Array([0, 1, table.length, 0, 2]).buffer);
  return Buffer.concat([header, Buffer.from('a\0'), Buffer.from(new Float64Array(table).buffer)]);
}

test('LZMA is known however short it is, damaged by default properties alone', () => {
  const short = pipe(Buffer.from('short'), ['xz', '--format=lzma', '-c']);
  const other = pipe(Buffer.from('short'), ['xz', '--format=lzma', '--lzma1=lc=0,lp=0,pb=0', '-c']);
  expect([short, other].map(sniffCompression)).toEqual(['lzma', 'lzma']);
  const cut = (bytes: Buffer) => sniffCompression(bytes.subarray(0, bytes.length - 6));
  expect([short, other].map(cut)).toEqual(['lzma', undefined]);
});

test.each(INNOCENT)('%s is neither a compression nor an archive', (_, head) => {
  expect([sniffCompression(head), looksLikeZlib(head), sniffUnsupported(head)]).toEqual([
    undefined,
    false,
    undefined,
  ]);
});

test('noise is hardly ever anything', () => {
  const hits = { compression: 0, zlib: 0, unsupported: 0 };
  for (let seed = 1; seed <= 20_000; seed++) {
    const head = noise(64, seed * 7919);
    if (sniffCompression(head) !== undefined) hits.compression++;
    if (looksLikeZlib(head)) hits.zlib++;
    if (sniffUnsupported(head) !== undefined) hits.unsupported++;
  }
  expect(hits).toEqual({ compression: 0, zlib: 0, unsupported: 0 });
});

describe('made by their tools', () => {
  const archive = ['7z', 'a', 'content.7z'];
  test.each([
    ['LZ4', () => pipe(CONTENT, ['lz4', '-c'])],
    ['LZ4 (legacy)', () => pipe(CONTENT, ['lz4', '-l', '-c'])],
    ['lzop', () => pipe(CONTENT, ['lzop', '-c'])],
    ['lzip', () => pipe(CONTENT, ['lzip', '-c'])],
    ['lzip', () => pipe(CONTENT, ['lzip', '-c', '-s', '4MiB'])],
    ['7z', () => compressFile(CONTENT, archive, '.7z')],
    ['ARJ', () => compressFile(CONTENT, ['arj', 'a', 'content.arj'], '.arj')],
    ['lrzip', () => compressFile(CONTENT, ['lrzip', '-q'], '.lrz')],
  ] as const)('%s', (name, make) => {
    const head = make().subarray(0, 512);
    expect([sniffUnsupported(head), sniffCompression(head)]).toEqual([name, undefined]);
  });
});

test.each([
  ['RAR', 'Rar!\x1a\x07\x00\xcf\x90\x73'],
  ['RAR', 'Rar!\x1a\x07\x01\x00\x33\x92'],
  ['Snappy', '\xff\x06\x00\x00sNaPpY\x00'],
  ['ZPAQ', '7kSt\xa01\x83\xd3\x8c\xb2(\xb0\xd3zPQ\x01\x01'],
  ['CAB', 'MSCF\x00\x00\x00\x00\x99\x01'],
  ['WIM', 'MSWIM\x00\x00\x00\xd0\x00'],
  ['xar', 'xar!\x00\x1c\x00\x01\x00\x00'],
  ['SquashFS', `hsqs${'\x01'.repeat(16)}\x06\x00\x11\x00\xc0\x00\x01\x00\x04\x00\x00\x00`],
  ['zoo', 'ZOO 2.10 Archive.\x1a\x00\x00\xdc\xa7\xc4\xfd'],
  ['LHA', '\x22\x5e-lh5-\x0c\x00\x00\x00\x0c\x00\x00\x00\x00\x00\x21\x50\x20\x01'],
  ['ACE', '\x91\x5f\x31\x00\x00\x00\x90**ACE**\x14'],
  ['pack', '\x1f\x1e\x00\x00\x01\x00\x03\x00\x01\x02abcd'],
  ['zstd (before 0.8)', '\x26\xb5\x2f\xfd\x00'],
])('%s by its magic number', (name, magic) => {
  expect(sniffUnsupported(Buffer.from(magic, 'latin1'))).toBe(name);
});
