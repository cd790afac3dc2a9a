import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Finding, Searched, Unscanned } from '../walk/finding.js';
import type { EarlySearch } from './early.js';
import type { SearchedFile } from './image-tar.js';
import { blobPath, directorySource, type Layout, type LayoutBlob, readLayout } from './layout.js';
import { filesOfImages } from './oci-json.js';
import type { ScanPool } from './pool.js';

/** A finding or a gap, and the blob that it is in. */
type Located<T> = T & { readonly blob: LayoutBlob };

/** The search of everything in a layout. */
export interface LayoutSearch {
  readonly layout: Layout;
  readonly verdict: 'clean' | 'leak' | 'unverified';
  /** How many blobs and documents were searched. */
  readonly blobs: number;
  /** How many of them an earlier search of the same bytes stands for. */
  readonly known: number;
  /** Bytes that went through the matcher, unpacked. */
  readonly bytes: number;
  readonly findings: readonly Located<Finding>[];
  readonly unscanned: readonly Located<Unscanned>[];
  /** Findings and gaps beyond those listed. */
  readonly more: number;
  /** The layers that were searched to their end and hold nothing; `bytes` as above. */
  readonly clean: readonly { readonly digest: string; readonly bytes: number }[];
}

/** Files beside the blobs, in which the layout speaks about itself. */
const DOCUMENTS: ReadonlySet<string> = new Set(['index.json', 'oci-layout', 'manifest.json']);

const NO_IMAGE: Unscanned = { path: '', reason: 'missing', message: 'there is no image in it' };

interface SearchOptions {
  readonly pool: ScanPool;
  /** Further files that leave with the image: the build's metadata. */
  readonly files?: readonly string[];
  /** What was searched while the layout was written. */
  readonly early?: EarlySearch;
}

/**
 * Searches every blob of an OCI layout directory, referenced or not, and the files beside them. Blobs that are
 * named but are not there count as unscanned.
 * @throws Error when the layout cannot be read or a worker of the pool dies
 */
export async function searchLayout(
  directory: string,
  { pool, files = [], early }: SearchOptions,
): Promise<LayoutSearch> {
  const layout = readLayout(directorySource(directory));
  const missing = new Set(layout.missing);
  const isKnown = (digest: string) => early?.isKnown(digest) === true;
  // What is known may stand in the layout without being of this image.
  const blobs = layout.blobs
    .filter(({ digest }) => !missing.has(digest))
    .filter(({ role, digest }) => role !== 'unreferenced' || !isKnown(digest));
  const sources = [
    ...blobs.map(blob => ({ blob, name: '', file: blobPath(directory, blob.digest) })),
    ...otherFiles(directory, layout.blobs),
    ...files.map(file => ({ blob: DOCUMENT, name: basename(file), file })),
  ];
  const results = await Promise.all(
    sources.map(({ file, blob: { digest } }) => early?.resultOf(digest) ?? pool.add({ file, digest })),
  );
  const searched = sources.map(({ blob, name }, index) => ({ blob, name, result: results[index] }));
  const known = blobs.filter(({ digest }) => isKnown(digest)).length;
  return { ...sumUp(searched, { layout, gaps: layout.roots.length === 0 ? [NO_IMAGE] : [] }), known };
}

/** What is in the layout besides its blobs. Names that nobody expects there are not repeated. */
function otherFiles(directory: string, blobs: readonly LayoutBlob[]) {
  const known = new Set(blobs.map(({ digest }) => blobPath(directory, digest)));
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .filter(file => !known.has(file))
    .map(file => {
      const name = relative(directory, file);
      return { blob: DOCUMENT, file, name: DOCUMENTS.has(name) ? name : 'another file of the layout' };
    });
}

/** Stands for everything that is no blob of the layout. */
const DOCUMENT: LayoutBlob = { digest: '', role: 'document', platform: '', layer: 0, createdBy: '' };

const ARCHIVE = 'the image archive';

const INCOMPLETE: Unscanned = {
  path: ARCHIVE,
  reason: 'missing',
  message: 'it does not have every file that its manifest.json names',
};

const MISSING: Unscanned = {
  path: '',
  reason: 'missing',
  message: 'the layout names it but does not have it',
};

const ENCRYPTED: Unscanned = {
  path: '',
  reason: 'encrypted',
  message: 'its media type says that it is encrypted',
};

/** A blob or document, and what its search gave. */
interface SearchedBlob {
  readonly blob: LayoutBlob;
  /** Stands for a document in its paths; '' when they name it already. */
  readonly name: string;
  readonly result: Searched | undefined;
}

interface Whole {
  readonly layout: Layout;
  /** What is wrong with the image as a whole. */
  readonly gaps: readonly Unscanned[];
}

/** Puts the searches of single blobs together. A blob without a result counts as unscanned. */
function sumUp(searched: readonly SearchedBlob[], { layout, gaps }: Whole): LayoutSearch {
  const missing = new Set(layout.missing);
  const findings = searched.flatMap(one => located(one, one.result?.findings ?? []));
  const unscanned = [
    ...gaps.map(gap => ({ ...gap, blob: DOCUMENT })),
    ...layout.blobs.filter(({ digest }) => missing.has(digest)).map(blob => ({ ...MISSING, blob })),
    ...layout.blobs.filter(({ isEncrypted }) => isEncrypted).map(blob => ({ ...ENCRYPTED, blob })),
    ...searched.flatMap(one => located(one, one.result?.unscanned ?? [MISSING])),
  ];
  return {
    layout,
    verdict: findings.length > 0 ? 'leak' : unscanned.length > 0 ? 'unverified' : 'clean',
    blobs: searched.length,
    known: 0,
    bytes: sum(searched.map(({ result }) => result?.bytes ?? 0)),
    findings,
    unscanned,
    more: sum(searched.map(({ result }) => (result?.moreFindings ?? 0) + (result?.moreUnscanned ?? 0))),
    clean: searched.filter(isCleanLayer).map(({ blob, result }) => ({ ...blob, bytes: result?.bytes ?? 0 })),
  };
}

function isCleanLayer({ blob, result }: SearchedBlob): boolean {
  const isLayer = blob.role === 'layer' || blob.role === 'cache layer';
  if (!isLayer || blob.isEncrypted === true || result === undefined) return false;
  return result.findings.length === 0 && result.unscanned.length === 0 && result.moreUnscanned === 0;
}

function located<T extends { readonly path: string }>(
  { blob, name }: SearchedBlob,
  entries: readonly T[],
): Located<T>[] {
  const inside = (path: string) => (path === '' ? name : `${name}!/${path}`);
  return entries.map(entry => ({ ...entry, path: name === '' ? entry.path : inside(entry.path), blob }));
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
    document: digest => {
      const document = documents.get(digest);
      return document === undefined ? undefined : asBuffer(document);
    },
  });
  const blobs = new Map(layout.blobs.map(blob => [blob.digest, blob]));
  const searched = files.map(({ digest, result }) => ({
    blob: blobs.get(digest) ?? DOCUMENT,
    name: '',
    result,
  }));
  const gaps = archiveGaps(files, { layout, list: documents.get('manifest.json') });
  return sumUp([{ blob: DOCUMENT, name: ARCHIVE, result }, ...searched], { layout, gaps });
}

/**
 * What an archive lacks. Docker's own format, older than OCI layouts and still written beside them, has a list of
 * images in manifest.json (moby/docker-image-spec, v1.2).
 */
function archiveGaps(
  files: readonly SearchedFile[],
  { layout, list }: { readonly layout: Layout; readonly list: Uint8Array | undefined },
): Unscanned[] {
  const names = list === undefined ? [] : filesOfImages(asBuffer(list));
  if (names.length === 0 && layout.roots.length === 0) return [NO_IMAGE];
  const there = new Set(files.map(({ name }) => name));
  return names.some(name => !there.has(name)) ? [INCOMPLETE] : [];
}

/** The result of a search that could not be done; `why` holds nothing of what was searched. */
export function failedSearch(why: string): LayoutSearch {
  const gap = { path: '', reason: 'missing', message: `the search failed: ${why}`, blob: DOCUMENT } as const;
  const layout = { blobs: [], missing: [], roots: [], manifests: [], images: [] };
  return {
    ...{ layout, verdict: 'unverified', blobs: 0, known: 0, bytes: 0, findings: [], unscanned: [gap] },
    ...{ more: 0, clean: [] },
  };
}

/** Archives of old versions of docker have no index: everything in them is searched under its own name. */
const NO_IMAGES = '{"manifests":[]}';

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
