import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { git, gitWithInput } from './git-fixtures.js';
import { run, temporaryDirectory } from './random-access.js';

/** A file that real tools made, and where in it the innermost content is. */
export interface Item {
  readonly name: string;
  readonly bytes: Buffer;
  /** What a report writes behind the name: `!/etc/netrc`. */
  readonly inside: string;
  readonly isArchive: boolean;
}

export type Wrap = (item: Item) => Item;

export function plainFile(name: string, content: string | Buffer): Item {
  return { name, bytes: Buffer.from(content), inside: '', isArchive: false };
}

/** A filter program: bytes in, bytes out. */
export function filter(bytes: Buffer, [tool, ...args]: readonly [string, ...string[]]): Buffer {
  return execFileSync(tool, args, { input: bytes, maxBuffer: 1 << 30, stdio: 'pipe' });
}

export const COMPRESSIONS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gz: bytes => filter(bytes, ['gzip', '-nc']),
  zst: bytes => filter(bytes, ['zstd', '-qc']),
  xz: bytes => filter(bytes, ['xz', '-c']),
  lzma: bytes => filter(bytes, ['xz', '--format=lzma', '-c']),
  bz2: bytes => filter(bytes, ['bzip2', '-c']),
  zlib: bytes => deflateSync(bytes),
};

/** What is compressed is one with what packed it: `app.tar.gz!/etc/netrc`. */
export function compress(extension: string): Wrap {
  return ({ name, bytes, inside, isArchive }) => ({
    name: `${name}.${extension}`,
    bytes: COMPRESSIONS[extension]?.(bytes) ?? bytes,
    inside: isArchive ? inside : `!${inside}`,
    isArchive: false,
  });
}

/** Makes a file of a folder that holds the item. */
function archive(extension: string, make: (folder: string, name: string) => Buffer): Wrap {
  return item => {
    const folder = temporaryDirectory();
    write(folder, item);
    return {
      name: `in.${extension}`,
      bytes: make(folder, item.name),
      inside: `!/${item.name}${item.inside}`,
      isArchive: true,
    };
  };
}

export const tar = archive('tar', (folder, name) => run(folder, ['tar', '-cf', '-', name]));
export const zip = archive('zip', (folder, name) => run(folder, ['zip', '-qr', '-', name]));
export const storedZip = archive('zip', (folder, name) => run(folder, ['zip', '-0qr', '-', name]));
export const cpio = archive('cpio', (folder, name) =>
  run(folder, ['cpio', '-o', '-H', 'newc', '--quiet'], Buffer.from(name)),
);
export const ar = archive('a', (folder, name) => {
  run(folder, ['ar', 'qc', 'out.a', name]);
  return readFileSync(join(folder, 'out.a'));
});

/** A git object outside of a pack. */
/** As Kubernetes and cloud-init keep what is packed: base64, in lines. */
export const base64: Wrap = item => ({
  ...item,
  name: `${item.name}.b64`,
  bytes: filter(item.bytes, ['base64']),
  inside: item.isArchive ? item.inside : '!!',
});

/** A zip whose member is compressed by LZMA. */
export const lzmaZip = archive('zip', (folder, name) =>
  run(folder, [
    'python3',
    '-c',
    `import sys, zipfile\nwith zipfile.ZipFile(sys.stdout.buffer, 'w', zipfile.ZIP_LZMA) as z: z.write('${name}')`,
  ]),
);

export const looseObject: Wrap = ({ bytes, inside, isArchive }) => {
  const folder = temporaryDirectory();
  git(folder, 'init', '-q');
  const id = gitWithInput(folder, bytes, 'hash-object', '-w', '--stdin').toString().trim();
  const name = `${id.slice(0, 2)}-${id.slice(2)}`;
  const path = join(folder, '.git/objects', id.slice(0, 2), id.slice(2));
  return { name, bytes: readFileSync(path), inside: isArchive ? inside : `!${inside}`, isArchive: false };
};

/** The only object of a pack, behind its header of 12 bytes. */
export const gitPack: Wrap = ({ bytes, inside }) => {
  const folder = temporaryDirectory();
  git(folder, 'init', '-q');
  const id = gitWithInput(folder, bytes, 'hash-object', '-w', '--stdin');
  const pack = gitWithInput(folder, id, 'pack-objects', '--stdout', '-q');
  return { name: 'in.pack', bytes: pack, inside: `!/blob@12${inside}`, isArchive: true };
};

/** A Debian package with the item in it. */
export const deb: Wrap = item => {
  const folder = temporaryDirectory();
  write(join(folder, 'p/opt'), item);
  const control =
    'Package: p\nVersion: 1\nArchitecture: all\nMaintainer: a <a@example.org>\nDescription: d\n';
  write(join(folder, 'p/DEBIAN'), plainFile('control', control));
  run(folder, ['dpkg-deb', '-b', 'p', 'p.deb']);
  return {
    name: 'p.deb',
    bytes: readFileSync(join(folder, 'p.deb')),
    inside: `!/data.tar.xz!/./opt/${item.name}${item.inside}`,
    isArchive: true,
  };
};

/** A package of RPM with the item in it. */
export const rpm: Wrap = item => {
  const folder = temporaryDirectory();
  write(folder, item);
  const spec = [
    ...['Name: p', 'Version: 1', 'Release: 1', 'Summary: s', 'License: l', 'BuildArch: noarch'],
    ...[
      '%description',
      'd',
      '%install',
      `install -D "${join(folder, item.name)}" "%{buildroot}/opt/${item.name}"`,
    ],
    ...['%files', `/opt/${item.name}`],
  ];
  writeFileSync(join(folder, 'p.spec'), `${spec.join('\n')}\n`);
  const defines = [`_topdir ${folder}`, '_rpmfilename p.rpm', '__os_install_post %{nil}'];
  run(folder, ['rpmbuild', '-bb', '--quiet', ...defines.flatMap(one => ['--define', one]), 'p.spec']);
  return {
    name: 'p.rpm',
    bytes: readFileSync(join(folder, 'RPMS/p.rpm')),
    inside: `!/payload!/./opt/${item.name}${item.inside}`,
    isArchive: true,
  };
};

/** What compress(1) makes of it. */
export const lzw: Wrap = ({ name, bytes, inside, isArchive }) => ({
  name: `${name}.Z`,
  bytes: filter(bytes, ['compress', '-c']),
  inside: isArchive ? inside : `!${inside}`,
  isArchive: false,
});

/** The item under another name. */
export function named(name: string): Wrap {
  return item => ({ ...item, name });
}

/** Wraps an item again and again, from the inside out. */
export function wrapped(item: Item, ...wraps: readonly Wrap[]): Item {
  return wraps.reduce((inner, wrap) => wrap(inner), item);
}

function write(folder: string, { name, bytes }: Item): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** A layer with these items, as one tar; each in a folder of its own, `0/`, `1/` … */
export function layerOf(items: readonly Item[]): Buffer {
  const folder = temporaryDirectory();
  for (const [index, item] of items.entries()) write(join(folder, String(index)), item);
  return tarOf(folder);
}

/** The content of a folder as a tar, without a name for the folder itself. */
export function tarOf(folder: string, ...options: readonly string[]): Buffer {
  return run(folder, ['tar', '-cf', '-', '--sort=name', ...options, '--', ...readdirSync(folder).sort()]);
}
