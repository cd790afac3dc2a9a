import { Content } from './content.js';
import { HitGroups } from './hit-groups.js';
import type { Ledger, Spot } from './ledger.js';
import type { Limits } from './limits.js';
import type { Matcher, Search } from './matcher.js';
import type { Retention } from './retained.js';
import { type Segment, Segments } from './segments.js';
import type { Sink } from './sink.js';

/** Where what a search comes upon is noted. */
export type Notes = Pick<Ledger, 'found' | 'searchedMore' | 'unreadable'>;

/** What everything that is unpacked from one blob shares. */
export interface Scope {
  readonly matcher: Matcher;
  readonly ledger: Notes;
  readonly limits: Limits;
  readonly retention: Retention;
  /** Bytes that nested content of this blob may still unpack to. */
  allowance: number;
  /** Bytes of these that may be more than their packed size times `limits.ratio`. */
  freeOutput: number;
}

/** Where content stands in the blob. */
export interface Place {
  /** `usr/app.tar.gz!`, one character a byte; '' for the blob itself. */
  readonly path: string;
  /** How many archives it lies inside. */
  readonly depth: number;
  /**
   * `blob`: a blob as it is. `layer`: what the blob's own compression packed. `member`: a file of an archive.
   * `unpacked`: what a compression packed; the path says so already. `object`: behind the header of a git object.
   */
  readonly kind: 'blob' | 'layer' | 'member' | 'unpacked' | 'object';
}

/**
 * A file is known once its headers are complete: PAX headers of one have up to 1 MiB. So long the place of what was
 * found is left open, or it would depend on how the stream was cut into chunks.
 */
const LONGEST_HEADERS = 2 ** 20 + 2 ** 18;

/** One stream of bytes: all of it goes through the matcher, and what is packed inside is unpacked and searched too. */
export class SearchedStream implements Sink {
  readonly #scope: Scope;
  readonly #place: Place;
  readonly #search: Search;
  readonly #content: Content;
  readonly #segments = new Segments();
  readonly #groups: HitGroups;
  /** What was found is placed when it lies so many bytes back. */
  readonly #delay: number;
  /** Files are known so many bytes back. */
  readonly #lookBack: number;
  #written = 0;
  #isOver = false;

  constructor(scope: Scope, place: Place) {
    const { longest } = scope.matcher;
    this.#scope = scope;
    this.#place = place;
    this.#groups = new HitGroups(4 * longest);
    // The matcher gathers small chunks, and tells of a hit up to two of its longest needles later.
    this.#delay = LONGEST_HEADERS + 3 * longest;
    this.#lookBack = this.#delay + 4 * longest;
    this.#search = scope.matcher.search(hit => this.#groups.add(hit));
    this.#content = new Content(scope, { ...place, stream: this, base: 0 });
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
    this.#segments.add(segment, this.#written - this.#lookBack);
  }

  #searchIn(chunk: Buffer): void {
    this.#written += chunk.length;
    this.#scope.ledger.searchedMore(chunk.length);
    this.#search.push(chunk);
    if (!this.#groups.isEmpty) this.#settle(this.#written - this.#delay);
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#search.end();
    this.#settle(Number.POSITIVE_INFINITY);
  }

  #settle(before: number): void {
    for (const hit of this.#groups.settled(before)) this.#scope.ledger.found(hit, this.#spotOf(hit.offset));
  }

  #spotOf(offset: number): Spot {
    const segment = this.#segments.find(offset);
    if (segment === undefined) return { path: this.#place.path, part: 'content' };
    return { path: segment.path, part: offset < segment.content ? 'header' : 'content' };
  }
}
