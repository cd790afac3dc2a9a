// An OCI layout of a given size, as a model image has it: programs, text and weights in gzip layers.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
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
  for (let index = 0; index < 8; index++) {
    const [file, tar] = [join(directory, 'data'), join(directory, 'layer.tar')];
    writePart(file, { index, bytes: Math.ceil(bytes / 8) });
    spawnSync('tar', ['-cf', tar, '-C', directory, 'data']);
    rmSync(file);
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
 * Writes a file of what model images are made of: programs and text, or (every other index) bfloat16 weights.
 * @param {string} file
 * @param {{ index: number; bytes: number }} part
 */
export function writePart(file, { index, bytes }) {
  if (index % 2 === 0) writePrograms(file, { bytes, skip: index * bytes });
  else writeWeights(file, { bytes, seed: index });
}

/**
 * @param {string} file
 * @param {{ bytes: number; skip: number }} part
 */
function writePrograms(file, { bytes, skip }) {
  const script =
    'n=$(du -sb /usr/lib | cut -f1); tar -cf - -C /usr lib 2>/dev/null | tail -c +$(($2 % (n / 2) + 1000)) | head -c $1 > "$0"';
  spawnSync('sh', ['-c', script, file, String(bytes), String(skip)]);
}

/**
 * @param {string} file
 * @param {{ bytes: number; seed: number }} part
 */
function writeWeights(file, { bytes, seed }) {
  const block = weights(seed);
  writeFileSync(file, '');
  // Deflate looks back 32 KiB: repeated blocks are new to it.
  for (let left = bytes; left > 0; left -= block.length) {
    appendFileSync(file, block.subarray(0, Math.min(left, block.length)));
  }
}

/**
 * 16 MiB of bfloat16 numbers, normally distributed around zero, as trained weights are.
 * @param {number} seed
 */
function weights(seed) {
  const values = new Float32Array(2 ** 23);
  let state = seed + 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
  for (let at = 0; at < values.length; at++) {
    values[at] = 0.02 * Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
  }
  const halves = new Uint16Array(values.buffer);
  return Buffer.from(new Uint16Array(values.length).map((_, at) => halves[2 * at + 1] ?? 0).buffer);
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
