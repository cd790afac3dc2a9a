import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { randomNumbers, run, temporaryDirectory } from './random-access.js';
import { gaps, piecesOf, places, searchBytes, searchPieces, TOKEN } from './searching.js';
import { COMPRESSIONS, compress, filter, layerOf, plainFile, tar, wrapped, zip } from './wrapping.js';

const random = randomNumbers(11);
const text = (length: number) => Buffer.from(Array.from({ length }, () => 97 + random(16)));
const netrc = (padding: number) =>
  plainFile('netrc', Buffer.concat([text(padding), Buffer.from(`\npassword ${TOKEN}\n`), text(padding)]));

/** Where the token is in a file of a layer. */
async function placesIn(name: string, bytes: Buffer): Promise<string[]> {
  const result = await searchBytes(layerOf([plainFile(name, bytes)]));
  expect(gaps(result)).toEqual([]);
  return places(result).map(place => place.replace(/^0\//, ''));
}

/** What python prints for a program that knows `token`. */
function python(program: string): Buffer {
  return run(temporaryDirectory(), ['python3', '-c', `import sys, zlib, base64, gzip\n${program}`, TOKEN]);
}

const SHELL = Buffer.from(`#!/bin/sh\n${'# unpacks itself\n'.repeat(400)}exit\n`);

describe('behind a script that unpacks itself', () => {
  test.each(['gz', 'xz', 'zst', 'bz2'])('a tar.%s, small and large', async extension => {
    for (const padding of [100, 300_000]) {
      const { bytes } = wrapped(netrc(padding), tar, compress(extension));
      const [place, ...others] = await placesIn('install.run', Buffer.concat([SHELL, bytes]));
      expect(place).toMatch(new RegExp(`^install\\.run!/\\w+@${SHELL.length}!/netrc content plain$`));
      expect(others).toEqual([]);
    }
  });

  test('base64 of a tar.gz', async () => {
    const packed = filter(wrapped(netrc(3000), tar, compress('gz')).bytes, ['base64']);
    expect(await placesIn('install.sh', Buffer.concat([SHELL, packed, Buffer.from('===\n')]))).toEqual([
      `install.sh!/base64@${SHELL.length}!/netrc content plain`,
    ]);
  });
});

describe('in text', () => {
  const packed = (item = netrc(900)) => COMPRESSIONS['gz']?.(item.bytes) ?? item.bytes;

  test.each([
    ['a manifest', () => `kind: ConfigMap\nbinaryData:\n  a: ${packed().toString('base64')}\n  b: x\n`],
    [
      'a block of YAML',
      () => `write_files:\n- content: !!binary |\n    ${lines(packed()).replaceAll('\n', '\n    ')}\n`,
    ],
    ['JSON', () => JSON.stringify({ archive: packed().toString('base64') })],
    ['a data: URL', () => `<a href="data:application/gzip;base64,${packed().toString('base64')}">`],
    ['a mail', () => `Content-Transfer-Encoding: base64\n\n${lines(packed())}\n\n--end`],
    ['a zip in JSON', () => JSON.stringify({ zip: wrapped(netrc(900), zip).bytes.toString('base64') })],
    [
      'a release of Helm',
      () => `data:\n  release: ${Buffer.from(packed().toString('base64')).toString('base64')}\n`,
    ],
  ])('%s', async (_, write) => {
    const [place, ...others] = await placesIn('file', Buffer.from(write()));
    expect(place).toMatch(/^file!\/base64@\d+!.* content plain$/);
    expect(others).toEqual([]);
  });

  test('the second of two, the first of which is none', async () => {
    const broken = `${packed().toString('base64').slice(0, 90)}${'A'.repeat(90)}`;
    const file = JSON.stringify({ broken, whole: packed().toString('base64') });
    expect(await placesIn('file', Buffer.from(file))).toHaveLength(1);
  });
});

function lines(bytes: Buffer): string {
  return filter(bytes, ['base64']).toString().trimEnd();
}

/** Streams of a PDF as its writers make them. */
const PDF = `
def stream(data):
    packed = zlib.compress(data)
    return b'1 0 obj\\n<</Length %d/Filter/FlateDecode>>\\nstream\\n' % len(packed) + packed + b'\\nendstream\\nendobj\\n'
page = bytes(range(256)) * 40
sys.stdout.buffer.write(b'%PDF-1.7\\n' + stream(page) * 30 + stream(page + sys.argv[1].encode()) + stream(page))
`;

const PNG = `
def chunk(kind, data):
    return len(data).to_bytes(4, 'big') + kind + data + zlib.crc32(kind + data).to_bytes(4, 'big')
head = b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', bytes(3) + b'\\1' + bytes(3) + b'\\1\\x08\\0\\0\\0\\0')
token = zlib.compress(sys.argv[1].encode())
sys.stdout.buffer.write(head + chunk(b'KIND', b'Comment\\0' + (b'\\0' if b'KIND' == b'zTXt' else b'\\1\\0\\0\\0') + token))
`;

test('in a stream of a PDF among others', async () => {
  expect(await placesIn('a.pdf', python(PDF))).toEqual([
    expect.stringMatching(/^a\.pdf!\/zlib@\d+ content plain$/),
  ]);
});

test('in the last of thousands of small streams', async () => {
  const pdf = python(`${PDF.split('page =')[0]}
small = bytes(range(97, 123)) * 4
sys.stdout.buffer.write(b'%PDF-1.7\\n' + stream(small) * 3000 + stream(small + sys.argv[1].encode()))`);
  expect(await placesIn('a.pdf', pdf)).toHaveLength(1);
});

test.each([
  ['zlib', '\x7fELF', 'x\x9c'],
  ['gzip', '\x7fELF', '\x1f\x8b\x08\0\0\0\0\0'],
  ['base64', 'text', ' H4sIAAAAAAAA'],
])(
  'what looks like %s everywhere is not tried at every place, which takes minutes, and the search says so',
  async (_, magic, mark) => {
    const bytes = Buffer.from(magic + mark.repeat(6_000_000 / mark.length), 'latin1');
    const result = await searchBytes(layerOf([plainFile('file', bytes)]));
    // All of the base64 is one run, which is no gzip.
    expect(gaps(result)).toEqual([expect.stringMatching(/^0\/file(!\/base64@\d+ damaged| limit)$/)]);
  },
  30_000,
);

test.each(['zTXt', 'iTXt'])('in the %s of a PNG', async kind => {
  expect(await placesIn('a.png', python(PNG.replaceAll('KIND', kind)))).toEqual([
    expect.stringMatching(/^a\.png!\/zlib@\d+ content plain$/),
  ]);
});

test('in a program, among bytes that only begin like it', async () => {
  const program = run('/', ['cat', process.execPath]).subarray(0, 700_000);
  const frozen = Buffer.concat([
    program,
    python('sys.stdout.buffer.write(zlib.compress(b"x" * 99 + sys.argv[1].encode(), 9))'),
    program,
  ]);
  expect(await placesIn('app', frozen)).toEqual([`app!/zlib@${program.length} content plain`]);
});

test('wherever the stream is cut', async () => {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, 'a.pdf'), python(PDF));
  const { bytes } = wrapped(netrc(80_000), tar, compress('gz'));
  writeFileSync(join(folder, 'b.run'), Buffer.concat([SHELL, bytes, bytes]));
  const layer = run(folder, ['tar', '-cf', '-', 'a.pdf', 'b.run']);
  const whole = places(await searchPieces([layer]));
  expect(whole).toHaveLength(2);
  for (const length of [1, 37, 512, 4099, 70_001])
    expect(places(await searchPieces(piecesOf(layer, () => length)))).toEqual(whole);
});
