import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Searched } from '../../src/scan/walk/finding.js';
import { temporaryDirectory } from './random-access.js';
import { gaps, NO_TOKEN, places, searchBytes, TOKEN } from './searching.js';
import * as wrap from './wrapping.js';

const { wrapped, compress, plainFile, tar, zip, named } = wrap;

const credentials = (secret: string) => `machine huggingface.co\n  login user\n  password ${secret}\n`;
const netrc = (secret: string) => plainFile('netrc', credentials(secret));

/** One column of the table for each compression. */
function columns(extension: string): Record<string, (secret: string) => wrap.Item> {
  const packed = (secret: string) => wrapped(netrc(secret), compress(extension));
  return {
    [extension]: packed,
    [`tar.${extension}`]: secret => wrapped(netrc(secret), tar, compress(extension)),
    [`${extension} in zip`]: secret => zip(packed(secret)),
    [`${extension} in a git object`]: secret => wrap.looseObject(packed(secret)),
    [`${extension} in a git pack`]: secret => wrap.gitPack(packed(secret)),
    [`${extension} in deb`]: secret => wrap.deb(packed(secret)),
    [`${extension} in ar`]: secret => wrap.ar(packed(secret)),
    [`${extension} in cpio`]: secret => wrap.cpio(packed(secret)),
  };
}

/** A zip as Python's zipfile makes it, with these members. */
function pythonZip(name: string, members: Readonly<Record<string, string>>): wrap.Item {
  const [first = ''] = Object.keys(members);
  const program =
    'import io,json,sys,zipfile\nout=io.BytesIO()\nwith zipfile.ZipFile(out,"w",zipfile.ZIP_DEFLATED) as z:\n' +
    ' for k,v in json.loads(sys.argv[1]).items(): z.writestr(k,v)\nsys.stdout.buffer.write(out.getvalue())';
  const bytes = execFileSync('python3', ['-c', program, JSON.stringify(members)]);
  return { name, bytes, inside: `!/${first}`, isArchive: true };
}

const wheel = (secret: string) =>
  pythonZip('p-1.0-py3-none-any.whl', { 'p/config.py': `T = "${secret}"\n`, 'p-1.0.dist-info/RECORD': '' });

function zipapp(secret: string): wrap.Item {
  const folder = temporaryDirectory();
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/__main__.py'), `print("${secret}")\n`.repeat(50));
  const options = ['-c', '-p', '/usr/bin/env python3', '-o', 'app.pyz'];
  execFileSync('python3', ['-m', 'zipapp', 'app', ...options], { cwd: folder });
  const bytes = readFileSync(join(folder, 'app.pyz'));
  return { name: 'app.pyz', bytes, inside: '!/__main__.py', isArchive: true };
}

/** A zip behind a program, as installers are, with and without its offsets adjusted. */
function behindProgram(secret: string, { magic, adjust }: { magic: string; adjust: boolean }): wrap.Item {
  const folder = temporaryDirectory();
  const program = Buffer.concat([Buffer.from(magic, 'latin1'), Buffer.alloc(5_000_001, 'program ')]);
  const inner = zip(netrc(secret));
  writeFileSync(join(folder, 'setup'), Buffer.concat([program, inner.bytes]));
  if (adjust) execFileSync('zip', ['-qA', 'setup'], { cwd: folder, stdio: 'pipe' });
  const bytes = readFileSync(join(folder, 'setup'));
  return { ...inner, name: 'setup', bytes };
}

const FORMS: Readonly<Record<string, (secret: string) => wrap.Item>> = {
  ...Object.assign({}, ...Object.keys(wrap.COMPRESSIONS).map(columns)),
  tar: secret => tar(netrc(secret)),
  'tar.Z': secret => wrapped(netrc(secret), tar, wrap.lzw),
  rpm: secret => wrap.rpm(netrc(secret)),
  'gz in rpm': secret => wrapped(netrc(secret), compress('gz'), wrap.rpm),
  'tar in tar': secret => wrapped(netrc(secret), tar, tar),
  'stored in zip': secret => wrap.storedZip(netrc(secret)),
  'LZMA in zip': secret => wrap.lzmaZip(netrc(secret)),
  'base64 of gz': secret => wrapped(netrc(secret), compress('gz'), wrap.base64),
  'base64 of zip': secret => wrapped(netrc(secret), zip, wrap.base64),
  'tar in zip': secret => wrapped(netrc(secret), tar, zip),
  'tar, stored in zip': secret => wrapped(netrc(secret), tar, wrap.storedZip),
  'tar in a git object': secret => wrapped(netrc(secret), tar, wrap.looseObject),
  'zip in a git object': secret => wrapped(netrc(secret), zip, wrap.looseObject),
  'tar in a git pack': secret => wrapped(netrc(secret), tar, wrap.gitPack),
  'gz in gz': secret => wrapped(netrc(secret), compress('gz'), compress('gz')),
  'zip in zip in zip': secret => wrapped(netrc(secret), zip, zip, zip),
  wheel,
  'wheel in tar.zst in zip': secret => wrapped(wheel(secret), tar, compress('zst'), zip),
  jar: secret =>
    pythonZip('a.jar', { 'BOOT-INF/application.properties': secret, 'META-INF/MANIFEST.MF': '' }),
  npz: secret =>
    pythonZip('a.npz', { 'arr_0.npy': `\u0093NUMPY\u0001\u0000v\u0000{'descr': '|S37'}${secret}` }),
  docx: secret =>
    pythonZip('a.docx', { 'word/document.xml': `<w:t>${secret}</w:t>`, '[Content_Types].xml': '' }),
  zipapp,
  'zip behind a Windows program': secret => behindProgram(secret, { magic: 'MZ', adjust: false }),
  'zip behind an ELF program, adjusted': secret => behindProgram(secret, { magic: '\x7fELF', adjust: true }),
  'seven archives in a row': secret =>
    wrapped(
      netrc(secret),
      compress('gz'),
      tar,
      zip,
      tar,
      compress('xz'),
      zip,
      wrap.cpio,
      wrap.ar,
      named('8'),
    ),
};

/** Where the token is, if it is in the item at this index of the layer. */
const expected = Object.keys(FORMS);

describe('a token is found in', () => {
  let found: Searched;
  let clean: Searched;
  let items: wrap.Item[];
  beforeAll(async () => {
    items = Object.values(FORMS).map(make => make(TOKEN));
    found = await searchBytes(wrap.layerOf(items));
    clean = await searchBytes(wrap.COMPRESSIONS['gz']?.(cleanLayer()) ?? Buffer.alloc(0));
  }, 60_000);

  const cleanLayer = () => wrap.layerOf(Object.values(FORMS).map(make => make(NO_TOKEN)));

  test.each(expected.map((form, index) => [form, index] as const))('%s', (_, index) => {
    const { name, inside } = items[index] ?? { name: '', inside: '' };
    const here = found.findings.filter(({ path }) => path.startsWith(`${index}/`));
    expect(here.map(({ path, secret, form, part }) => [path, secret, form, part])).toEqual([
      [`${index}/${name}${inside}`, 'hf_token', 'plain', 'content'],
    ]);
  });

  test('and nothing is left unscanned, and nothing is found where no token is', () => {
    expect(gaps(found)).toEqual([]);
    expect(gaps(clean)).toEqual([]);
    expect(places(clean)).toEqual([]);
  });
});

describe('archives in archives', () => {
  const levels = (count: number) =>
    wrapped(netrc(TOKEN), ...Array.from({ length: count }, (_, level) => (level % 2 === 0 ? zip : tar)));

  test('are followed for eight levels', async () => {
    const result = await searchBytes(wrap.layerOf([levels(8)]));
    expect(gaps(result)).toEqual([]);
    expect(places(result)).toEqual([
      '0/in.tar!/in.zip!/in.tar!/in.zip!/in.tar!/in.zip!/in.tar!/in.zip!/netrc content plain',
    ]);
  });

  test('and the ninth is reported with its place', async () => {
    const result = await searchBytes(wrap.layerOf([levels(9)]));
    expect(places(result)).toEqual([]);
    expect(gaps(result)).toEqual([
      '0/in.zip!/in.tar!/in.zip!/in.tar!/in.zip!/in.tar!/in.zip!/in.tar!/in.zip limit',
    ]);
  });

  test('a script at the deepest level is no archive, a zipapp there is one', async () => {
    const script = plainFile('run.sh', '#!/bin/sh\necho hello hello hello\n');
    expect(gaps(await searchBytes(tar(tar(script)).bytes, { depth: 1 }))).toEqual([]);
    const app = zipapp(TOKEN);
    expect(gaps(await searchBytes(tar(tar(app)).bytes, { depth: 1 }))).toEqual(['in.tar!/app.pyz limit']);
  });
});
