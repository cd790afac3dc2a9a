import { Content } from './content.js';
import type { Ledger, Spot } from './ledger.js';
import type { Limits } from './limits.js';
import type { Hit, Matcher, Search } from './matcher.js';
import type { Retention } from './retained.js';
import type { Sink } from './sink.js';

/** What everything that is unpacked from one blob shares. */
export interface Scope {
  readonly matcher: Matcher;
  readonly ledger: Ledger;
  readonly limits: Limits;
  readonly retention: Retention;
  /** Bytes that nested content of this blob may still unpack to. */
  allowance: number;
}

/** Where a stream stands in the blob. */
export interface Place {
  /** `usr/app.tar.gz!`, one character a byte; '' for the blob itself. */
  readonly path: string;
  /** How many archives it lies inside. */
  readonly depth: number;
}

/** A part of a stream that belongs to one file of an archive in it. */
export interface Segment {
  readonly from: number;
  /** Where its content begins; before it are its name and attributes. */
  readonly content: number;
  readonly to: number;
  readonly path: string;
}

/** Hits come at most this far behind the segment they lie in: the matcher gathers small chunks. */
const LOOK_BACK = 2 ** 21;

/** Segments are pruned in bulk. */
const MAX_SEGMENTS = 8192;

/** One stream of bytes: all of it goes through the matcher, and what is packed inside is unpacked and searched too. */
export class SearchedStream implements Sink {
  readonly #scope: Scope;
  readonly #place: Place;
  readonly #search: Search;
  readonly #content: Content;
  #written = 0;
  #isOver = false;
  #segments: Segment[] = [];
  /** Hits that overlap: one copy of a secret is seen under several forms. */
  #group: Hit[] = [];
  #groupEnd = 0;

  constructor(scope: Scope, place: Place) {
    this.#scope = scope;
    this.#place = place;
    this.#search = scope.matcher.search(hit => this.#hit(hit));
    this.#content = new Content(scope, { ...place, stream: this, base: 0, kind: 'stream' });
  }

  write(chunk: Buffer): void | Promise<void> {
    const wait = this.#content.write(chunk);
    return wait === undefined ? this.#searchIn(chunk) : wait.then(() => this.#searchIn(chunk));
  }

  end(): void | Promise<void> {
    const wait = this.#content.end();
    return wait === undefined ? this.#finish() : wait.then(() => this.#finish());
  }

  close(): void {
    this.#content.close();
    // Given up on half way: what was seen until here counts.
    this.#finish();
  }

  /** An archive in this stream says which file the bytes belong to. */
  mark(segment: Segment): void {
    this.#segments.push(segment);
    if (this.#segments.length > MAX_SEGMENTS) {
      const least = this.#written - LOOK_BACK;
      this.#segments = this.#segments.filter(({ to }) => to > least);
    }
  }

  #searchIn(chunk: Buffer): void {
    this.#written += chunk.length;
    this.#scope.ledger.searched += chunk.length;
    this.#search.push(chunk);
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#search.end();
    this.#settle();
  }

  #hit(hit: Hit): void {
    if (hit.offset >= this.#groupEnd) this.#settle();
    this.#group.push(hit);
    this.#groupEnd = Math.max(this.#groupEnd, hit.offset + hit.needle.bytes.length);
  }

  /** Of overlapping hits of one secret the longest whole one is reported, else the longest fragment. */
  #settle(): void {
    const best = new Map<string, Hit>();
    for (const hit of this.#group) {
      const other = best.get(hit.needle.secret);
      if (other === undefined || weight(hit) > weight(other)) best.set(hit.needle.secret, hit);
    }
    for (const hit of best.values()) this.#scope.ledger.found(hit, this.#spotOf(hit.offset));
    this.#group = [];
    this.#groupEnd = 0;
  }

  /** The innermost file that the offset belongs to; the last mark wins. */
  #spotOf(offset: number): Spot {
    const segment = this.#segments.findLast(({ from, to }) => from <= offset && offset < to);
    if (segment === undefined) return { path: this.#place.path, part: 'content' };
    return { path: segment.path, part: offset < segment.content ? 'header' : 'content' };
  }
}

function weight({ needle }: Hit): number {
  return needle.bytes.length + (needle.kind === 'whole' ? 2 ** 20 : 0);
}
