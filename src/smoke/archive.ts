import { createReadStream, statSync } from 'node:fs';
import { blobPath } from '../scan/image/layout.js';
import type { LayoutImage } from './image.js';

const BLOCK = 512;

/** Sizes from here on do not fit eleven octal digits. */
const OCTAL_LIMIT = 8 ** 11;

interface Archived {
  /** The layout's directory. */
  readonly directory: string;
  readonly image: LayoutImage;
  /** The reference that the engine is to know it by. */
  readonly name: string;
}

/**
 * One image of a layout as the archive that `docker load` reads, without a copy on the disk: an OCI layout for
 * engines that keep images in containerd, with the list of Docker's own format for the others.
 */
export async function* dockerArchive({ directory, image, name }: Archived): AsyncGenerator<Uint8Array> {
  const { manifest, config, layers } = image;
  const sizeOf = (digest: string) => statSync(blobPath(directory, digest)).size;
  const file = ({ digest }: { readonly digest: string }) => `blobs/${digest.replace(':', '/')}`;
  const annotations = { 'io.containerd.image.name': name, 'org.opencontainers.image.ref.name': tagOf(name) };
  const documents = {
    'oci-layout': { imageLayoutVersion: '1.0.0' },
    'index.json': {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [{ ...manifest, size: sizeOf(manifest.digest), annotations }],
    },
    'manifest.json': [{ Config: file(config), RepoTags: [name], Layers: layers.map(file) }],
  };
  for (const [path, document] of Object.entries(documents)) {
    const bytes = Buffer.from(JSON.stringify(document));
    yield* [header(path, bytes.length), bytes, padding(bytes.length)];
  }
  for (const digest of new Set([manifest, config, ...layers].map(blob => blob.digest))) {
    const size = sizeOf(digest);
    yield header(file({ digest }), size);
    yield* createReadStream(blobPath(directory, digest)) as AsyncIterable<Buffer>;
    yield padding(size);
  }
  yield Buffer.alloc(2 * BLOCK);
}

function tagOf(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** A header of a file (POSIX pax, "ustar Interchange Format"), with GNU's binary sizes for large ones. @internal for its test */
export function header(path: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(path, 0, 100);
  block.write('0000644\0' + '0000000\0' + '0000000\0', 100);
  if (size < OCTAL_LIMIT) block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  else {
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(size), 128);
  }
  block.write(`${'0'.repeat(11)}\0`, 136);
  block.write(' '.repeat(8), 148); // the checksum's own field counts as blanks
  block.write('0', 156);
  block.write('ustar\0' + '00', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}
