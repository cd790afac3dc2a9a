import type { Needle } from '../needles/needles.js';
import { reachOf } from './matcher-pieces.js';
import { type Hit, scan, type Tables } from './matcher-scan.js';
import { compile } from './matcher-tables.js';

export interface Search {
  /** Takes the next bytes of the stream; they may be overwritten as soon as it returns. */
  push(chunk: Buffer): void;
  /** Reports what was not reported yet. */
  end(): void;
  /** Bytes pushed so far. */
  readonly searched: number;
}

/** Finds all needles in one pass. Compiled once; any number of searches may go on at the same time. */
export class Matcher {
  /** Bytes of the longest hit; 0 without needles. */
  readonly longest: number;
  readonly #tables: Tables;

  /** @throws RangeError for a needle of fewer than 4 bytes */
  constructor(needles: readonly Needle[]) {
    this.#tables = compile(needles);
    this.longest = needles.reduce((most, needle) => Math.max(most, reachOf(needle)), 0);
  }

  get needleCount(): number {
    return this.#tables.needles.length;
  }

  /**
   * A search over one stream. Every occurrence of every needle is reported once, those that overlap too, in the
   * order of their ends; pieces of a strand once or more. What is pushed in small pieces is reported as late as at the end.
   */
  search(onHit: (hit: Hit) => void): Search {
    return new StreamSearch({ tables: this.#tables, reach: Math.max(0, this.longest - 1), onHit });
  }

  /** All hits in a name or another small buffer. */
  hitsIn(bytes: Buffer): Hit[] {
    const hits: Hit[] = [];
    scan(this.#tables, { data: bytes, base: 0, known: 0, onHit: hit => hits.push(hit) });
    return hits;
  }
}

interface SearchParts {
  readonly tables: Tables;
  /** Bytes that a needle may have on one side of a border at most. */
  readonly reach: number;
  readonly onHit: (hit: Hit) => void;
}

/**
 * A chunk is searched where it lies. What lies across its start is found in a copy of the last bytes before and the
 * first bytes of it; small chunks are gathered there. So at most 2 x (longest - 1) bytes are kept.
 */
class StreamSearch implements Search {
  readonly #parts: SearchParts;
  #searched = 0;
  /** The last bytes of the stream; allocated by the first push. */
  #held: Buffer | undefined;
  #length = 0;
  /** So many of the bytes that are held were searched: whatever ends there was reported. */
  #known = 0;

  constructor(parts: SearchParts) {
    this.#parts = parts;
  }

  get searched(): number {
    return this.#searched;
  }

  push(chunk: Buffer): void {
    const { reach } = this.#parts;
    if (this.#length + chunk.length > 2 * reach) {
      this.end();
      this.#keepLast(reach);
    }
    if (this.#length + chunk.length > 2 * reach) this.#searchInPlace(chunk);
    else this.#gather(chunk);
  }

  end(): void {
    if (this.#known === this.#length || this.#held === undefined) return;
    this.#scan(this.#held.subarray(0, this.#length), this.#known);
    this.#known = this.#length;
  }

  #gather(chunk: Buffer): void {
    this.#hold(chunk);
    this.#searched += chunk.length;
  }

  #searchInPlace(chunk: Buffer): void {
    const { reach } = this.#parts;
    const border = this.#length === 0 ? 0 : Math.min(reach, chunk.length);
    this.#gather(chunk.subarray(0, border));
    this.end();
    this.#searched += chunk.length - border;
    this.#scan(chunk, border);
    this.#length = 0;
    this.#hold(chunk.subarray(Math.max(0, chunk.length - reach)));
    this.#known = this.#length;
  }

  #hold(bytes: Buffer): void {
    this.#held ??= Buffer.allocUnsafe(2 * this.#parts.reach);
    this.#length += bytes.copy(this.#held, this.#length);
  }

  /** Makes room; the rest of what was gathered is searched. */
  #keepLast(count: number): void {
    const from = Math.max(0, this.#length - count);
    this.#held?.copyWithin(0, from, this.#length);
    this.#length -= from;
    this.#known = this.#length;
  }

  /** `data` ends where the stream ends so far. */
  #scan(data: Buffer, known: number): void {
    const { tables, onHit } = this.#parts;
    scan(tables, { data, base: this.#searched - data.length, known, onHit });
  }
}
