import { randomUUID } from 'node:crypto';
import { constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { blobPath, directorySource, isDigest } from '../../scan/image/layout.js';
import { asDescriptors, parseObject } from '../../scan/image/oci-json.js';

const NAME = 'org.opencontainers.image.ref.name';

/** A cache export that lies in a layout. */
export interface LayoutCache {
  readonly layout: string;
  /** Of its manifest, or of its index of layers. */
  readonly digest: string;
}

/**
 * The digests of all blobs that a cache export consists of, the manifest first; undefined when the layout lacks one
 * of them, as it does where known layers were left out.
 */
export function cacheBlobs({ layout, digest }: LayoutCache): string[] | undefined {
  const bytes = isDigest(digest) ? directorySource(layout).document(digest) : undefined;
  const { config, layers, manifests } = (bytes && parseObject(bytes)) ?? {};
  const parts = [...asDescriptors([config]), ...asDescriptors(layers), ...asDescriptors(manifests)];
  const digests = [digest, ...parts.map(part => part.digest)];
  return digests.every(one => isDigest(one) && existsSync(blobPath(layout, one))) ? digests : undefined;
}

/** Whether the cache is an index that names its layers directly (`image-manifest=false`), which no image does. */
export function isLayerIndex({ layout, digest }: LayoutCache): boolean {
  const bytes = directorySource(layout).document(digest);
  return bytes !== undefined && parseObject(bytes)?.['manifests'] !== undefined;
}

/** Brings a cache export into a folder, beside what is there, as BuildKit's own export to it does. */
export async function copyCache(
  cache: LayoutCache,
  { folder, tag, cancel }: { readonly folder: string; readonly tag: string; readonly cancel: AbortSignal },
): Promise<void> {
  for (const digest of (cacheBlobs(cache) ?? []).reverse()) {
    cancel.throwIfAborted();
    await copyBlob(blobPath(cache.layout, digest), blobPath(folder, digest));
  }
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  nameCache(join(folder, 'index.json'), cache, tag);
}

async function copyBlob(from: string, to: string): Promise<void> {
  if (existsSync(to)) return;
  mkdirSync(dirname(to), { recursive: true });
  const part = `${to}.${randomUUID()}`;
  try {
    await copyFile(from, part, constants.COPYFILE_FICLONE);
    await rename(part, to);
  } finally {
    await rm(part, { force: true });
  }
}

/** The name stands for the newest cache; what it stood for before stays in the folder. */
function nameCache(file: string, { layout, digest }: LayoutCache, tag: string): void {
  const before = existsSync(file) ? (parseObject(readFileSync(file)) ?? {}) : {};
  const bytes = readFileSync(blobPath(layout, digest));
  const mediaType = parseObject(bytes)?.['mediaType'];
  const listed: unknown[] = Array.isArray(before['manifests']) ? before['manifests'] : [];
  const others = listed.filter(entry => asDescriptors([entry])[0]?.annotations?.[NAME] !== tag);
  const index = {
    ...{ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', ...before },
    manifests: [...others, { mediaType, digest, size: bytes.length, annotations: { [NAME]: tag } }],
  };
  writeFileSync(`${file}.new`, JSON.stringify(index));
  renameSync(`${file}.new`, file);
}
