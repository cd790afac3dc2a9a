import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is there until the tests of the file are over. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cli-test-'));
  folders.push(folder);
  return folder;
}

/** A file with this content in a folder of its own. */
export function makeFile(name: string, content: string | Buffer): string {
  const file = join(makeFolder(), name);
  writeFileSync(file, content);
  return file;
}

interface Image {
  /** The files of its one layer. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Or the layer itself, as it is. */
  readonly layer?: Buffer;
  /** What the builder says that it did. */
  readonly createdBy?: string;
  readonly architecture?: string;
}

/** An OCI image layout with one image of one layer, made by tar and gzip. */
export function makeLayout({ files = {}, layer, createdBy = '', architecture = 'amd64' }: Image): string {
  const folder = makeFolder();
  const put = (content: Buffer | string) => putBlob(folder, content);
  const image = put(layer ?? gzip(tarOf(files)));
  const config = put(
    JSON.stringify({
      os: 'linux',
      architecture,
      rootfs: { type: 'layers', diff_ids: [] },
      history: [{ created_by: createdBy }],
    }),
  );
  const type = 'application/vnd.oci.image';
  const manifest = put(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: `${type}.manifest.v1+json`,
      config: { mediaType: `${type}.config.v1+json`, ...config },
      layers: [{ mediaType: `${type}.layer.v1.tar+gzip`, ...image }],
    }),
  );
  const platform = { os: 'linux', architecture };
  const manifests = [{ mediaType: `${type}.manifest.v1+json`, ...manifest, platform }];
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  return folder;
}

/** Adds a blob to a layout. */
export function putBlob(layout: string, content: Buffer | string): { digest: string; size: number } {
  const hex = createHash('sha256').update(content).digest('hex');
  const file = join(layout, 'blobs/sha256', hex);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return { digest: `sha256:${hex}`, size: Buffer.byteLength(content) };
}

/** The layout as one tar file, as buildx exports it. */
export function tarred(layout: string): string {
  const file = join(makeFolder(), 'image.tar');
  execFileSync('tar', ['-C', layout, '-cf', file, 'oci-layout', 'index.json', 'blobs']);
  return file;
}

export function gzip(bytes: Buffer): Buffer {
  return execFileSync('gzip', ['-c'], { input: bytes, maxBuffer: 2 ** 28 });
}

function tarOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const folder = makeFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return execFileSync('tar', ['-C', folder, '-c', ...Object.keys(files), '--files-from=/dev/null'], {
    maxBuffer: 2 ** 28,
  });
}

/** A tar with one file of this name, in whatever bytes, made by python. */
export function tarNamed(name: Buffer, content: string): Buffer {
  const program = `
import io, sys, tarfile
info = tarfile.TarInfo(bytes.fromhex(sys.argv[1]).decode('utf-8', 'surrogateescape'))
content = sys.argv[2].encode()
info.size = len(content)
out = io.BytesIO()
with tarfile.open(fileobj=out, mode='w', format=tarfile.GNU_FORMAT, errors='surrogateescape') as tar:
    tar.addfile(info, io.BytesIO(content))
sys.stdout.buffer.write(out.getvalue())
`;
  return execFileSync('python3', ['-c', program, name.toString('hex'), content]);
}
