import type { Searched } from './finding.js';
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
  readonly #results = new Map<string, Promise<Searched>>();
  readonly #timer: NodeJS.Timeout;

  constructor(directory: string, pool: ScanPool) {
    this.#directory = directory;
    this.#pool = pool;
    this.#timer = setInterval(() => this.#look(), INTERVAL);
    this.#timer.unref();
  }

  /** Looks no longer; what was begun goes on. */
  stop(): void {
    clearInterval(this.#timer);
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
