import type { Sink } from '../decode/sink.js';
import { HitGroups } from '../match/hit-groups.js';
import type { Search } from '../match/matcher.js';
import { Content } from './content.js';
import type { Spot } from './ledger.js';
import type { Place, Scope } from './place.js';
import { type Segment, Segments } from './segments.js';

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
