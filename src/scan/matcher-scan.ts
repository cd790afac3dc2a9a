import type { Hit } from './matcher.js';
import { hashOfFour, MAX_SHORT_RUN, type Tables } from './matcher-tables.js';

/** Bytes to look through, and where they stand. */
export interface Region {
  readonly data: Buffer;
  /** Offset of its first byte in the stream. */
  readonly base: number;
  /** Hits that end here or before, in bytes from the start of `data`, are known already. */
  readonly known: number;
  readonly onHit: (hit: Hit) => void;
}

/** Hits are put in order by blocks of so many bytes; what is found in one block is held meanwhile. */
const BLOCK = 256 * 1024;

/** A lane takes a segment of a block after the other: short enough that the lanes end together. */
const SEGMENT = 4096;

/** Finds all needles that lie in the region as a whole, in the order of their ends. */
export function scan(tables: Tables, region: Region): void {
  if (tables.width > 0) new Scan(tables, region).run();
}

/**
 * A step has to wait for its byte, then for the table: the processor is idle most of the time. So four places of
 * a block are searched in turns, which triples the speed. In here `data[at] as number`: every index is inside,
 * and a check of each for undefined would cost a fifth.
 */
class Scan {
  readonly #tables: Tables;
  readonly #region: Region;
  readonly #data: Buffer;
  /** Found, but something that ends before may still be. */
  #pending: Hit[] = [];

  constructor(tables: Tables, region: Region) {
    this.#tables = tables;
    this.#region = region;
    this.#data = region.data;
  }

  run(): void {
    const { length } = this.#data;
    for (let from = this.#tables.width - 1; from < length; from += BLOCK) {
      const to = Math.min(from + BLOCK, length);
      if (to - from < 4 * SEGMENT) this.#lane(from, to);
      else this.#lanes(from, to);
      if (this.#pending.length > 0) this.#release(to);
    }
    if (this.#pending.length > 0) this.#release(length);
  }

  /** Looks for the ends of parts at `from` up to before `to`. */
  #lane(from: number, to: number): void {
    const { shift } = this.#tables;
    const data = this.#data;
    let at = from;
    while (at < to) {
      const step = shift[((data[at - 1] as number) << 8) | (data[at] as number)] as number;
      at += step === 0 ? this.#look(at, to) : step;
    }
  }

  #lanes(from: number, to: number): void {
    const { shift } = this.#tables;
    const data = this.#data;
    let [a, b, c, d] = [from, from + SEGMENT, from + 2 * SEGMENT, from + 3 * SEGMENT];
    let next = from + 4 * SEGMENT;
    let [aEnd, bEnd, cEnd, dEnd] = [b, c, d, next];
    for (;;) {
      while (a < aEnd && b < bEnd && c < cEnd && d < dEnd) {
        const aStep = shift[((data[a - 1] as number) << 8) | (data[a] as number)] as number;
        const bStep = shift[((data[b - 1] as number) << 8) | (data[b] as number)] as number;
        const cStep = shift[((data[c - 1] as number) << 8) | (data[c] as number)] as number;
        const dStep = shift[((data[d - 1] as number) << 8) | (data[d] as number)] as number;
        a += aStep === 0 ? this.#look(a, aEnd) : aStep;
        b += bStep === 0 ? this.#look(b, bEnd) : bStep;
        c += cStep === 0 ? this.#look(c, cEnd) : cStep;
        d += dStep === 0 ? this.#look(d, dEnd) : dStep;
      }
      if (next >= to) break;
      const end = Math.min(next + SEGMENT, to);
      if (a >= aEnd) [a, aEnd] = [next, end];
      else if (b >= bEnd) [b, bEnd] = [next, end];
      else if (c >= cEnd) [c, cEnd] = [next, end];
      else [d, dEnd] = [next, end];
      next = end;
    }
    this.#lane(a, aEnd);
    this.#lane(b, bEnd);
    this.#lane(c, cEnd);
    this.#lane(d, dEnd);
  }

  /** A part may end at `at`: compares, and tells how far it is to where the next one may end. */
  #look(at: number, to: number): number {
    const { filter, longestRun, after, shift, width } = this.#tables;
    const data = this.#data;
    const two = ((data[at - 3] as number) << 8) | (data[at - 2] as number);
    const last = data[at] as number;
    const block = ((data[at - 1] as number) << 8) | last;
    const hash = hashOfFour((two << 16) | block);
    if (((filter[hash >>> 3] as number) & (1 << (hash & 7))) !== 0) this.#compare(at, hash);
    if (block >>> 8 === last) {
      const run = longestRun[last] as number;
      if (run <= MAX_SHORT_RUN && run < width && this.#isRun(at, run)) {
        return this.#overRun({ at, to, run }) - at;
      }
    }
    // The blocks before this one may know better: nothing can end before their own shift.
    const middle = shift[((two & 0xff) << 8) | (block >>> 8)] as number;
    return Math.max(after[block] as number, middle - 1, (shift[two] as number) - 2);
  }

  /** Whether the byte at `at` has `length` equal ones before it. */
  #isRun(at: number, length: number): boolean {
    const data = this.#data;
    const last = data[at] as number;
    for (let back = 1; back <= length; back++) if (data[at - back] !== last) return false;
    return true;
  }

  /** The first place behind a run longer than any in a part where a part may end: no part contains the run. */
  #overRun({ at, to, run }: { readonly at: number; readonly to: number; readonly run: number }): number {
    const step = this.#tables.width - run;
    const last = this.#data[at];
    let end = at + step;
    while (end < to && this.#data[end] === last && this.#isRun(end, run)) end += step;
    return end;
  }

  #compare(at: number, hash: number): void {
    const { needles, first, next, partEnd } = this.#tables;
    const { base, known } = this.#region;
    for (let index = first[hash & (first.length - 1)] as number; index >= 0; index = next[index] as number) {
      const needle = needles[index];
      const start = at + 1 - (partEnd[index] as number);
      if (needle === undefined || start < 0 || start + needle.bytes.length <= known) continue;
      if (this.#isAt(start, needle.bytes)) this.#pending.push({ needle, offset: base + start });
    }
  }

  #isAt(start: number, bytes: Buffer): boolean {
    const data = this.#data;
    if (start + bytes.length > data.length) return false;
    for (let at = 0; at < bytes.length; at++) if (data[start + at] !== bytes[at]) return false;
    return true;
  }

  /** Reports what ends before or at `end`, in bytes from the start of the data: nothing more can. */
  #release(end: number): void {
    const { base, onHit } = this.#region;
    const sorted = this.#pending.sort((one, other) => endOf(one) - endOf(other) || one.offset - other.offset);
    const ready = sorted.filter(hit => endOf(hit) <= base + end);
    this.#pending = sorted.slice(ready.length);
    for (const hit of ready) onHit(hit);
  }
}

function endOf({ needle, offset }: Hit): number {
  return offset + needle.bytes.length;
}
