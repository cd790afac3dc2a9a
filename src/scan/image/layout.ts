import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asDescriptors, asText, type Descriptor, type JsonObject, parseObject } from './oci-json.js';

/** What a blob is to the image. */
type Role =
  | 'index'
  | 'manifest'
  | 'attestation manifest'
  | 'config'
  | 'layer'
  | 'attestation'
  | 'cache config'
  | 'cache layer'
  | 'unreferenced' // in the layout, named by nothing in it
  | 'document'; // beside the blobs: the layout's own index, the build's metadata

/** One blob of a layout and what it is there for. */
export interface LayoutBlob {
  readonly digest: string;
  readonly role: Role;
  /** `linux/arm64`; '' for what belongs to no platform or to several. */
  readonly platform: string;
  /** From 1, in the order of the image; 0 for what is no layer. */
  readonly layer: number;
  /** The history entry of the layer: the instruction that made it, as the builder wrote it. */
  readonly createdBy: string;
  /** Its media type says that it is encrypted (ocicrypt): what looks like any bytes was not searched. */
  readonly isEncrypted?: boolean;
}

/** An image of a layout, for one platform. */
interface LayoutImage {
  readonly digest: string;
  readonly platform: string;
  /** Of the manifest with all that it names, as it is stored, in bytes. */
  readonly size: number;
  readonly layers: readonly LayoutLayer[];
}

/** A layer of an image; the same one may be in several. */
interface LayoutLayer {
  readonly digest: string;
  readonly size: number;
  /** The instruction that made it, as the builder wrote it; '' where it is not told. */
  readonly createdBy: string;
}

/** An OCI image layout as far as the search needs it. */
export interface Layout {
  /** Every blob, those that are not there as well. */
  readonly blobs: readonly LayoutBlob[];
  /** Digests that something in the layout names but that are not in it. */
  readonly missing: readonly string[];
  /** The descriptors of index.json. */
  readonly roots: readonly Descriptor[];
  /** The bytes of the images' manifests, without those of attestations and caches. */
  readonly manifests: readonly Buffer[];
  /** The images, without attestations and caches. */
  readonly images: readonly LayoutImage[];
}

/** A manifest of more bytes is none: registries refuse them at 4 MiB. */
export const MAX_DOCUMENT = 16 * 2 ** 20;

/** Indexes inside of indexes. */
const MAX_NESTING = 4;

const DIGEST = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const ENCRYPTED_TYPE = /\+encrypted$/;
const INDEX_TYPE = /\.(image\.index|manifest\.list)\./;
const CACHE_CONFIG = 'application/vnd.buildkit.cacheconfig.v0';

/** The file of a blob (OCI image layout, "Blobs"). */
export function blobPath(directory: string, digest: string): string {
  const [algorithm = '', hex = ''] = digest.split(':');
  return join(directory, 'blobs', algorithm, hex);
}

/** Where a layout is read from: a directory, or an archive that was read through. */
export interface LayoutSource {
  readonly index: Buffer;
  /** The digests of all blobs that are there. */
  readonly digests: readonly string[];
  /** A manifest or config; undefined when it is not there or too large for one. */
  document(digest: string): Buffer | undefined;
}

/** True for `sha256:<hex>` and `sha512:<hex>` (OCI image-spec, descriptor.md, "Digests"). */
export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

/**
 * Reads an OCI image layout: its index, and what that names, down to layers and attestations. Documents that are
 * none leave what they name unreferenced; their bytes are searched all the same.
 * Source: OCI image-spec, image-layout.md, and BuildKit's attestation storage.
 * @throws Error when the index is no JSON object
 */
export function readLayout(source: LayoutSource): Layout {
  const index = parseObject(source.index);
  if (index === undefined) throw new Error('the index.json of the image layout is no JSON object');
  const reader = new LayoutReader(source);
  const roots = asDescriptors(index['manifests']);
  for (const root of roots) reader.visit(root, { platform: '', nesting: 0 });
  return { ...reader.finish(source.digests), roots };
}

/**
 * A layout directory as buildx and Podman write it.
 * @throws Error when index.json cannot be read
 */
export function directorySource(directory: string): LayoutSource {
  return {
    index: readFileSync(join(directory, 'index.json')),
    digests: listBlobs(directory),
    document: digest => {
      const path = blobPath(directory, digest);
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat?.isFile() && stat.size <= MAX_DOCUMENT ? readFileSync(path) : undefined;
    },
  };
}

/** The digests of the blobs that a layout directory has. */
export function listBlobs(directory: string): string[] {
  const folder = join(directory, 'blobs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map(hex => `${name}:${hex}`))
    .filter(isDigest);
}

interface Context {
  readonly platform: string;
  readonly nesting: number;
}

class LayoutReader {
  readonly #source: LayoutSource;
  readonly #blobs = new Map<string, LayoutBlob>();
  /** Each document is read once: what names one many times must not cost as many visits. */
  readonly #visited = new Set<string>();
  readonly #images: LayoutImage[] = [];

  constructor(source: LayoutSource) {
    this.#source = source;
  }

  visit(descriptor: Descriptor, { platform, nesting }: Context): void {
    if (this.#visited.has(descriptor.digest)) return;
    this.#visited.add(descriptor.digest);
    const document = this.#document(descriptor.digest);
    const here = platformOf(descriptor) || platform;
    const isIndex = INDEX_TYPE.test(descriptor.mediaType) || document?.['manifests'] !== undefined;
    const role = isIndex ? 'index' : isAttestation(descriptor) ? 'attestation manifest' : 'manifest';
    this.#note(descriptor, { role, platform: here });
    if (document === undefined || nesting > MAX_NESTING) return;
    for (const child of asDescriptors(document['manifests'])) {
      this.#visitChild(child, { platform: here, nesting: nesting + 1 });
    }
    this.#manifest(document, descriptor, here);
  }

  finish(stored: readonly string[]): Omit<Layout, 'roots'> {
    for (const digest of stored) {
      if (!this.#blobs.has(digest))
        this.#note({ digest, mediaType: '', size: 0 }, { role: 'unreferenced', platform: '' });
    }
    const there = new Set(stored);
    const blobs = [...this.#blobs.values()];
    const missing = blobs.map(({ digest }) => digest).filter(digest => !there.has(digest));
    const manifests = blobs
      .filter(({ role }) => role === 'manifest')
      .flatMap(({ digest }) => this.#source.document(digest) ?? []);
    return { blobs, missing, manifests, images: this.#images };
  }

  /** Cache exports may name their layers directly in an index. */
  #visitChild(child: Descriptor, context: Context): void {
    if (/manifest|index/.test(child.mediaType)) this.visit(child, context);
    else
      this.#note(child, {
        role: child.mediaType === CACHE_CONFIG ? 'cache config' : 'cache layer',
        platform: '',
      });
  }

  #manifest(manifest: JsonObject, descriptor: Descriptor, platform: string): void {
    const [config] = asDescriptors([manifest['config']]);
    const layers = asDescriptors(manifest['layers']);
    const isCache = config?.mediaType === CACHE_CONFIG;
    if (config !== undefined) this.#note(config, { role: isCache ? 'cache config' : 'config', platform });
    const role = isCache ? 'cache layer' : isAttestation(descriptor) ? 'attestation' : 'layer';
    const history = role === 'layer' && config !== undefined ? this.#history(config.digest) : [];
    const createdBy = (index: number) => (history.length === layers.length ? (history[index] ?? '') : '');
    layers.forEach((layer, index) => {
      this.#note(layer, { role, platform, layer: index + 1, createdBy: createdBy(index) });
    });
    if (role === 'layer' && config !== undefined) {
      const made = layers.map(({ digest, size }, index) => ({ digest, size, createdBy: createdBy(index) }));
      const size = [descriptor, config, ...layers].reduce((sum, one) => sum + one.size, 0);
      this.#images.push({ digest: descriptor.digest, platform, size, layers: made });
    }
    for (const other of asDescriptors([manifest['subject']]))
      this.#note(other, { role: 'manifest', platform });
  }

  /** The instructions that made a layer each (OCI image-spec, config.md, "history"). */
  #history(config: string): string[] {
    const history = this.#document(config)?.['history'];
    if (!Array.isArray(history)) return [];
    return history
      .filter((entry: unknown): entry is JsonObject => typeof entry === 'object' && entry !== null)
      .filter(entry => entry['empty_layer'] !== true)
      .map(entry => asText(entry['created_by']));
  }

  /** The first role of a blob counts: an image is read before the cache that shares its layers. */
  #note(
    { digest, mediaType }: Descriptor,
    blob: Partial<LayoutBlob> & Pick<LayoutBlob, 'role' | 'platform'>,
  ): void {
    if (this.#blobs.has(digest) && !/^cache/.test(this.#blobs.get(digest)?.role ?? '')) return;
    const encryption = ENCRYPTED_TYPE.test(mediaType) ? { isEncrypted: true } : {};
    this.#blobs.set(digest, { layer: 0, createdBy: '', ...blob, ...encryption, digest });
  }

  #document(digest: string): JsonObject | undefined {
    const bytes = isDigest(digest) ? this.#source.document(digest) : undefined;
    return bytes === undefined ? undefined : parseObject(bytes);
  }
}

/** BuildKit, docs/attestations/attestation-storage.md. */
export function isAttestation({ annotations }: Descriptor): boolean {
  return annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
}

function platformOf({ platform }: Descriptor): string {
  if (platform === undefined || platform.os === 'unknown') return '';
  return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}
