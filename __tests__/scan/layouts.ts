import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ScanPool } from '../../src/scan/image/pool.js';
import { LIMITS, type Limits } from '../../src/scan/walk/limits.js';
import { run, temporaryDirectory } from './random-access.js';
import { needles } from './searching.js';
import { tarOf } from './wrapping.js';

/** An OCI image layout in a directory of its own, as builders write it. */
export class LayoutFolder {
  readonly directory = temporaryDirectory();

  /** Stores a blob and returns its descriptor. */
  blob(content: Buffer | string, mediaType: string, more: object = {}) {
    const bytes = Buffer.from(content);
    const hex = createHash('sha256').update(bytes).digest('hex');
    this.file(`blobs/sha256/${hex}`, bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length, ...more };
  }

  json(value: object, mediaType: string, more: object = {}) {
    return this.blob(JSON.stringify(value), mediaType, more);
  }

  /** A manifest with a config and these layers. */
  image(layers: readonly object[], more: object = {}) {
    const history = layers.map((_, index) => ({ created_by: `RUN step ${index + 1}` }));
    const config = this.json({ history: [{ empty_layer: true }, ...history] }, `${OCI}.image.config.v1+json`);
    return this.json({ schemaVersion: 2, config, layers }, `${OCI}.image.manifest.v1+json`, more);
  }

  index(manifests: readonly object[]): this {
    this.file('oci-layout', '{"imageLayoutVersion": "1.0.0"}');
    return this.file('index.json', JSON.stringify({ schemaVersion: 2, manifests }));
  }

  file(name: string, content: Buffer | string): this {
    mkdirSync(dirname(join(this.directory, name)), { recursive: true });
    writeFileSync(join(this.directory, name), content);
    return this;
  }

  /** The layout as one tar stream. */
  get tar(): Buffer {
    return tarOf(this.directory);
  }
}

export const OCI = 'application/vnd.oci';
export const LAYER = `${OCI}.image.layer.v1.tar+gzip`;
export const INDEX = `${OCI}.image.index.v1+json`;

/** A compressed layer with one file. */
export function layerWith(name: string, content: string): Buffer {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, name), content);
  return run(folder, ['tar', '-czf', '-', name]);
}

const PROGRAM = join(process.cwd(), 'build/src/scan-worker.js');

/** Gives a pool of real workers to what uses it, and ends them. */
export async function withPool<Result>(
  use: (pool: ScanPool) => Promise<Result>,
  {
    program = PROGRAM,
    threads = 2,
    limits = {},
  }: { program?: string; threads?: number; limits?: Partial<Limits> } = {},
): Promise<Result> {
  const directory = temporaryDirectory();
  const pool = new ScanPool({ program, threads, needles, limits: { ...LIMITS, ...limits }, directory });
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}

/** The bytes as a stream in pieces of this length. */
export async function* streamOf(bytes: Buffer, length: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
