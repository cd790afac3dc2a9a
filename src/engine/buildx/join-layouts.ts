import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  blobPath,
  directorySource,
  isDigest,
  type LayoutSource,
  listBlobs,
} from '../../scan/image/layout.js';
import { asDescriptors, asText, type JsonObject, parseObject } from '../../scan/image/oci-json.js';

const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';

/** A layout, and what of it is wanted: an image, or an index of one with its attestations. */
interface LayoutPart {
  readonly directory: string;
  readonly digest: string;
}

interface JoinedLayouts {
  readonly parts: readonly LayoutPart[];
  /** Of the index. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** What names a blob (OCI image-spec, descriptor.md). */
interface IndexDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/**
 * Makes one layout of several, with one index of all their images: what buildx would push of them. All blobs are
 * moved, so that nothing of the parts stays unsearched.
 * @returns the descriptor of the index
 * @throws Error when a part does not have what it should
 */
export function joinLayouts(directory: string, { parts, annotations }: JoinedLayouts): IndexDescriptor {
  const manifests = parts.flatMap(({ directory: from, digest }) => imagesOf(directorySource(from), digest));
  for (const part of parts) moveBlobs(part.directory, directory);
  const index = add(directory, {
    ...{ schemaVersion: 2, mediaType: INDEX_TYPE, manifests },
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  });
  writeFileSync(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const root = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests: [index] };
  writeFileSync(join(directory, 'index.json'), JSON.stringify(root));
  return index;
}

/** The descriptors of an image, and of its attestations. */
function imagesOf(source: LayoutSource, digest: string): readonly unknown[] {
  const bytes = isDigest(digest) ? source.document(digest) : undefined;
  const document = bytes && parseObject(bytes);
  if (bytes === undefined || document === undefined) throw new Error('the layout of a platform has no image');
  const { manifests } = document;
  if (Array.isArray(manifests)) return manifests;
  const mediaType = asText(document['mediaType']);
  return [{ mediaType, digest, size: bytes.length, platform: platformOf(source, document) }];
}

/** An image without attestations is in no index that would say for what it is: its config does. */
function platformOf(source: LayoutSource, manifest: JsonObject): JsonObject {
  const [config] = asDescriptors([manifest['config']]);
  const bytes = config === undefined ? undefined : source.document(config.digest);
  const { architecture, os, variant, 'os.version': version } = (bytes && parseObject(bytes)) ?? {};
  return {
    architecture,
    os,
    ...(variant === undefined ? {} : { variant }),
    ...(version === undefined ? {} : { 'os.version': version }),
  };
}

function moveBlobs(from: string, to: string): void {
  for (const digest of listBlobs(from)) {
    const path = blobPath(to, digest);
    mkdirSync(dirname(path), { recursive: true });
    renameSync(blobPath(from, digest), path);
  }
  rmSync(from, { recursive: true });
}

function add(directory: string, document: JsonObject): IndexDescriptor {
  const bytes = Buffer.from(JSON.stringify(document, null, 2));
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  writeFileSync(blobPath(directory, digest), bytes);
  return { mediaType: INDEX_TYPE, digest, size: bytes.length };
}
