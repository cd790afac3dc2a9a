import type { Searched } from '../walk/finding.js';
import { blobPath, listBlobs } from './layout.js';
import type { ScanPool } from './pool.js';

/** How often the layout is looked at, in milliseconds. */
const INTERVAL = 100;

/**
 * Searches the blobs of a layout while the builder still writes it: the export leaves a core idle. A blob is in
 * its place only when all of it is there (containerd's content store renames it), and its digest is checked anyway.
 */
export class EarlySearch {
  readonly #directory: string;
  readonly #pool: ScanPool;
  readonly #known: ReadonlyMap<string, Searched>;
  readonly #results = new Map<string, Promise<Searched>>();
  readonly #timer: NodeJS.Timeout;

  /** Blobs whose result is `known` are not read. */
  constructor(directory: string, pool: ScanPool, known: ReadonlyMap<string, Searched> = new Map()) {
    this.#directory = directory;
    this.#pool = pool;
    this.#known = known;
    for (const [digest, result] of known) this.#results.set(digest, Promise.resolve(result));
    this.#timer = setInterval(() => this.#look(), INTERVAL);
    this.#timer.unref();
  }

  /** Looks no longer; what was begun goes on. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** Whether the result of this blob was known before it was written. */
  isKnown(digest: string): boolean {
    return this.#known.has(digest);
  }

  /** The search of a blob that was there already. */
  resultOf(digest: string): Promise<Searched> | undefined {
    return this.#results.get(digest);
  }

  #look(): void {
    for (const digest of this.#digests()) {
      if (this.#results.has(digest)) continue;
      const result = this.#pool.add({ digest, file: blobPath(this.#directory, digest) });
      result.catch(() => {}); // whoever asks for the result hears of it
      this.#results.set(digest, result);
    }
  }

  /** A directory that cannot be read at this moment is read when it is complete. */
  #digests(): string[] {
    try {
      return listBlobs(this.#directory);
    } catch {
      return [];
    }
  }
}
