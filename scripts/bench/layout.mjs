// An OCI layout of a given size, as a model image has it: programs, text and weights in gzip layers.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const TYPES = 'application/vnd.oci.image';

/**
 * Writes a layout whose layers hold about `bytes` bytes, unpacked. The layers repeat this machine's /usr/lib.
 * @param {string} directory
 * @param {number} bytes
 */
export async function writeLayout(directory, bytes) {
  const blobs = join(directory, 'blobs/sha256');
  mkdirSync(blobs, { recursive: true });
  const layers = [];
  const share = Math.ceil(bytes / 8);
  for (let index = 0; index < 8; index++) {
    const tar = join(directory, 'layer.tar');
    // Half of the layers are programs and text, half are numbers: bfloat16 weights around zero.
    if (index % 2 === 0) writePrograms(tar, { bytes: share, skip: index * share });
    else writeWeights(tar, { bytes: share, seed: index });
    layers.push(await addLayer(blobs, tar));
    rmSync(tar);
  }
  const config = addDocument(blobs, { architecture: 'amd64', os: 'linux', rootfs: { type: 'layers' } });
  const manifest = addDocument(blobs, {
    schemaVersion: 2,
    mediaType: `${TYPES}.manifest.v1+json`,
    config: { mediaType: `${TYPES}.config.v1+json`, ...config },
    layers,
  });
  const index = { schemaVersion: 2, manifests: [{ mediaType: `${TYPES}.manifest.v1+json`, ...manifest }] };
  writeFileSync(join(directory, 'index.json'), JSON.stringify(index));
}

/**
 * @param {string} file
 * @param {{ bytes: number; skip: number }} part
 */
function writePrograms(file, { bytes, skip }) {
  const script =
    'n=$(du -sb /usr/lib | cut -f1); tar -cf - -C /usr lib 2>/dev/null | tail -c +$(($2 % (n / 2) + 1)) | head -c $1 > part; tar -cf "$3" part; rm part';
  const folder = `${file}.d`;
  mkdirSync(folder);
  spawnSync('sh', ['-c', script, 'sh', String(bytes), String(skip), file], { cwd: folder });
  rmSync(folder, { recursive: true });
}

/**
 * @param {string} file
 * @param {{ bytes: number; seed: number }} part
 */
function writeWeights(file, { bytes, seed }) {
  const folder = `${file}.d`;
  mkdirSync(folder);
  const values = Buffer.allocUnsafe(bytes - (bytes % 2));
  let state = seed + 1;
  for (let at = 0; at < values.length; at += 2) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // Sign and mantissa are noise, the exponent is one of a few: what trained weights look like to deflate.
    values[at] = state >>> 24;
    values[at + 1] = ((state >>> 16) & 0x80) | (0x3b + ((state >>> 13) & 3));
  }
  writeFileSync(join(folder, 'model.safetensors'), values);
  spawnSync('tar', ['-cf', file, '-C', folder, 'model.safetensors']);
  rmSync(folder, { recursive: true });
}

/**
 * @param {string} blobs
 * @param {string} tar
 */
async function addLayer(blobs, tar) {
  const packed = join(blobs, 'packed');
  const hash = createHash('sha256');
  await pipeline(
    createReadStream(tar, { highWaterMark: 2 ** 20 }),
    createGzip({ level: 3 }),
    async function* (chunks) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(packed),
  );
  const hex = hash.digest('hex');
  renameSync(packed, join(blobs, hex));
  return {
    mediaType: `${TYPES}.layer.v1.tar+gzip`,
    digest: `sha256:${hex}`,
    size: statSync(join(blobs, hex)).size,
  };
}

/**
 * @param {string} blobs
 * @param {object} document
 */
function addDocument(blobs, document) {
  const bytes = Buffer.from(JSON.stringify(document));
  const hex = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(blobs, hex), bytes);
  return { digest: `sha256:${hex}`, size: bytes.length };
}
