import type { Matcher } from '../../src/scan/match/matcher.js';
import type { Needle } from '../../src/scan/needles/needles.js';

/** Pseudo-random numbers, the same in every run (xorshift, Marsaglia 2003). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed === 0 ? 1 : seed;
  }

  /** A whole number of at least 0 and less than `limit`. */
  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }

  bytes(length: number, alphabet?: Buffer | string): Buffer {
    const from = alphabet === undefined ? undefined : Buffer.from(alphabet);
    return Buffer.from(
      Array.from(
        { length },
        () => from?.[this.below(from.length)] ?? this.below(from === undefined ? 256 : 1),
      ),
    );
  }
}

export function needleOf(bytes: Buffer | string, number = 0): Needle {
  return { bytes: Buffer.from(bytes), form: `form ${number}`, secret: 'secret', kind: 'whole' };
}

/** `[end, offset, form]` of each hit, sorted: what a search has to give in this order of ends. */
export type Found = readonly [end: number, offset: number, form: string];

export function naive(needles: readonly Needle[], data: Buffer): Found[] {
  const found: Found[] = [];
  for (const { bytes, form } of needles) {
    for (let at = data.indexOf(bytes); at >= 0; at = data.indexOf(bytes, at + 1)) {
      found.push([at + bytes.length, at, form]);
    }
  }
  return sorted(found);
}

export function sorted(found: readonly Found[]): Found[] {
  return [...found].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
}

/** The hits of a search over these chunks; each chunk is overwritten after its push. */
export function searched(matcher: Matcher, chunks: Iterable<Buffer>): Found[] {
  const found: Found[] = [];
  const search = matcher.search(({ needle, offset, end }) => found.push([end, offset, needle.form]));
  for (const chunk of chunks) {
    const copy = Buffer.from(chunk);
    search.push(copy);
    copy.fill('!');
  }
  search.end();
  return found;
}

/** Cuts of `size` bytes. */
export function* cut(data: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}

/** Cuts at random, with empty, tiny and large pieces. */
export function* cutAtRandom(data: Buffer, random: Random): Generator<Buffer> {
  for (let at = 0; at < data.length; ) {
    const size = random.below([2, 20, 300, 3000, 40_000][random.below(5)] ?? 1);
    yield data.subarray(at, at + size);
    at += size;
  }
}
