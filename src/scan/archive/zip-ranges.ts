import { Unreadable } from '../decode/sink.js';

/** Ranges that do not touch each other. Well-made archives have a handful; each costs memory and time. */
const MAX_RANGES = 1 << 15;

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The parts of an archive that are spoken for: sorted, none overlaps or touches another. */
export class Ranges {
  readonly #ranges: Range[] = [];

  /** Takes the range unless a part of it is taken: false then. @throws Unreadable `limit` for too many ranges */
  claim(range: Range): boolean {
    const index = this.#indexBehind(range.start);
    const before = this.#ranges[index - 1];
    const after = this.#ranges[index];
    if ((before?.end ?? 0) > range.start || (after?.start ?? range.end) < range.end) return false;
    const joinsBefore = before?.end === range.start;
    const joinsAfter = after?.start === range.end;
    const joined = {
      start: joinsBefore ? before.start : range.start,
      end: joinsAfter ? after.end : range.end,
    };
    this.#ranges.splice(index - Number(joinsBefore), Number(joinsBefore) + Number(joinsAfter), joined);
    if (this.#ranges.length > MAX_RANGES)
      throw new Unreadable('limit', 'a zip with too many scattered members');
    return true;
  }

  /** What nobody took of the first `size` bytes, in order. */
  *gaps(size: number): Iterable<Range> {
    let start = 0;
    for (const range of this.#ranges) {
      if (range.start > start) yield { start, end: range.start };
      start = range.end;
    }
    if (size > start) yield { start, end: size };
  }

  /** The index of the first range that begins behind this offset, by bisection. */
  #indexBehind(offset: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ranges[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
