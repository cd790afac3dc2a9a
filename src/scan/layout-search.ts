import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BlobTask } from './blob.js';
import type { Finding, Searched, Unscanned } from './finding.js';
import { blobPath, directorySource, type Layout, type LayoutBlob, readLayout } from './layout.js';
import type { ScanPool } from './pool.js';

/** A finding or a gap, and the blob that it is in. */
type Located<T> = T & { readonly blob: LayoutBlob };

/** The search of everything in a layout. */
export interface LayoutSearch {
  readonly layout: Layout;
  readonly verdict: 'clean' | 'leak' | 'unverified';
  /** How many blobs and documents were searched. */
  readonly blobs: number;
  /** Bytes that went through the matcher, unpacked. */
  readonly bytes: number;
  readonly findings: readonly Located<Finding>[];
  readonly unscanned: readonly Located<Unscanned>[];
  /** Findings and gaps beyond those listed. */
  readonly more: number;
}

/** Files beside the blobs, in which the layout speaks about itself. */
const DOCUMENTS = ['index.json', 'oci-layout', 'manifest.json'];

const NO_IMAGE: Unscanned = { path: '', reason: 'missing', message: 'there is no image in it' };

interface SearchOptions {
  readonly pool: ScanPool;
  /** Further files that leave with the image: the build's metadata. */
  readonly files?: readonly string[];
}

/**
 * Searches every blob of an OCI layout directory, referenced or not, and the files beside them. Blobs that are
 * named but are not there count as unscanned.
 * @throws Error when the layout cannot be read or a worker of the pool dies
 */
export async function searchLayout(
  directory: string,
  { pool, files = [] }: SearchOptions,
): Promise<LayoutSearch> {
  const layout = readLayout(directorySource(directory));
  const documents = [...DOCUMENTS.map(name => join(directory, name)).filter(existsSync), ...files];
  const tasks: { readonly task: BlobTask; readonly blob: LayoutBlob }[] = [
    ...layout.blobs
      .filter(({ digest }) => !layout.missing.includes(digest))
      .map(blob => ({ blob, task: { digest: blob.digest, file: blobPath(directory, blob.digest) } })),
    ...documents.map(file => ({ blob: DOCUMENT, task: { digest: '', file } })),
  ];
  const results = await pool.search(tasks.map(({ task }) => task));
  return sumUp(
    layout,
    tasks.map(({ blob, task }, index) => ({ blob, name: basename(task.file), result: results[index] })),
  );
}

/** Stands for everything that is no blob of the layout. */
export const DOCUMENT: LayoutBlob = { digest: '', role: 'document', platform: '', layer: 0, createdBy: '' };
const MISSING: Unscanned = {
  path: '',
  reason: 'missing',
  message: 'the layout names it but does not have it',
};

/** A blob or document, and what its search gave. */
export interface SearchedBlob {
  readonly blob: LayoutBlob;
  /** Stands for the path of a document. */
  readonly name: string;
  readonly result: Searched | undefined;
}

/** Puts the searches of single blobs together. A blob without a result counts as unscanned. */
export function sumUp(layout: Layout, searched: readonly SearchedBlob[]): LayoutSearch {
  const gaps = layout.blobs
    .filter(({ digest }) => layout.missing.includes(digest))
    .map(blob => ({ ...MISSING, blob }));
  if (layout.blobs.length === 0 && searched.every(({ name }) => !/layer\.tar$/.test(name)))
    gaps.push({ ...NO_IMAGE, blob: DOCUMENT });
  const findings = searched.flatMap(one => located(one, one.result?.findings ?? []));
  const unscanned = [...gaps, ...searched.flatMap(one => located(one, one.result?.unscanned ?? [MISSING]))];
  return {
    layout,
    verdict: findings.length > 0 ? 'leak' : unscanned.length > 0 ? 'unverified' : 'clean',
    blobs: searched.length,
    bytes: sum(searched.map(({ result }) => result?.bytes ?? 0)),
    findings,
    unscanned,
    more: sum(searched.map(({ result }) => (result?.moreFindings ?? 0) + (result?.moreUnscanned ?? 0))),
  };
}

function located<T extends { readonly path: string }>(
  { blob, name }: SearchedBlob,
  entries: readonly T[],
): Located<T>[] {
  const named = blob.role === 'document' ? name : '';
  return entries.map(entry => ({ ...entry, path: entry.path || named, blob }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * Searches an image that comes as one tar stream (`docker save`, `buildx -o type=oci`), without storing it.
 * @throws Error when the stream fails or the worker dies
 */
export async function searchImageTar(
  stream: AsyncIterable<Uint8Array>,
  pool: ScanPool,
): Promise<LayoutSearch> {
  const { files, result } = await pool.searchTar(stream);
  const documents = new Map(files.map(file => [file.digest || file.name, file.document]));
  const index = documents.get('index.json');
  const layout = readLayout({
    index: Buffer.from(index ?? NO_IMAGES),
    digests: files.map(({ digest }) => digest).filter(digest => digest !== ''),
    document: digest => asBuffer(documents.get(digest)),
  });
  const blobs = new Map(layout.blobs.map(blob => [blob.digest, blob]));
  return sumUp(layout, [
    { blob: DOCUMENT, name: 'the image archive', result },
    ...files.map(file => ({
      blob: blobs.get(file.digest) ?? DOCUMENT,
      name: file.name,
      result: file.result,
    })),
  ]);
}

/** The result of a search that could not be done; `why` holds nothing of what was searched. */
export function failedSearch(why: string): LayoutSearch {
  const gap = { path: '', reason: 'missing', message: `the search failed: ${why}`, blob: DOCUMENT } as const;
  const layout = { blobs: [], missing: [], roots: [], manifests: [] };
  return { layout, verdict: 'unverified', blobs: 0, bytes: 0, findings: [], unscanned: [gap], more: 0 };
}

/** Archives of old versions of docker have no index: everything in them is searched under its own name. */
const NO_IMAGES = '{"manifests":[]}';

function asBuffer(bytes: Uint8Array | undefined): Buffer | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
