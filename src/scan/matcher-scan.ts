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
const SEGMENT = 8192;

/**
 * One call of scan. Functions over a plain object: V8 gives up on optimised loops over private methods again and
 * again. `as number`: every index is inside the data or the tables, and a check of each would cost a fifth.
 */
interface Scan {
  readonly tables: Tables;
  readonly region: Region;
  readonly data: Buffer;
  /** Found, but something that ends before may still be. */
  pending: Hit[];
}

/** Finds all needles that lie in the region as a whole, in the order of their ends. */
export function scan(tables: Tables, region: Region): void {
  if (tables.width === 0) return;
  const { length } = region.data;
  const state: Scan = { tables, region, data: region.data, pending: [] };
  for (let from = tables.width - 1; from < length; from += BLOCK) {
    const to = Math.min(from + BLOCK, length);
    if (to - from < 4 * SEGMENT) oneLane(state, from, to);
    else fourLanes(state, from, to);
    if (state.pending.length > 0) release(state, to);
  }
  if (state.pending.length > 0) release(state, length);
}

/** Looks for the ends of parts at `from` up to before `to`. */
function oneLane(state: Scan, from: number, to: number): void {
  const { data } = state;
  const { shift } = state.tables;
  let at = from;
  while (at < to) {
    const step = shift[((data[at - 1] as number) << 8) | (data[at] as number)] as number;
    at += step === 0 ? look(state, at, to) : step;
  }
}

/**
 * A step waits for its byte, then for the table, and the processor is idle meanwhile: four places that are searched
 * in turns are three times as fast as one.
 */
function fourLanes(state: Scan, from: number, to: number): void {
  const at = [0, 1, 2, 3].map(lane => from + lane * SEGMENT);
  const ends = at.map(start => start + SEGMENT);
  let next = from + 4 * SEGMENT;
  while (next < to) {
    advance(state, at, ends);
    const lane = at.findIndex((place, one) => place >= (ends[one] as number));
    at[lane] = next;
    next = Math.min(next + SEGMENT, to);
    ends[lane] = next;
  }
  for (const [lane, place] of at.entries()) oneLane(state, place, ends[lane] as number);
}

/**
 * Takes steps until one of the lanes is at its end. A short call: V8 keeps the code that it makes for a loop which
 * does not end, even where it proves wrong.
 */
function advance(state: Scan, at: number[], ends: readonly number[]): void {
  const { data } = state;
  const { shift } = state.tables;
  let [a, b, c, d] = at as [number, number, number, number];
  const [aEnd, bEnd, cEnd, dEnd] = ends as readonly [number, number, number, number];
  while (a < aEnd && b < bEnd && c < cEnd && d < dEnd) {
    const aStep = shift[((data[a - 1] as number) << 8) | (data[a] as number)] as number;
    const bStep = shift[((data[b - 1] as number) << 8) | (data[b] as number)] as number;
    const cStep = shift[((data[c - 1] as number) << 8) | (data[c] as number)] as number;
    const dStep = shift[((data[d - 1] as number) << 8) | (data[d] as number)] as number;
    a += aStep;
    b += bStep;
    c += cStep;
    d += dStep;
    if (aStep === 0) a += look(state, a, aEnd);
    if (bStep === 0) b += look(state, b, bEnd);
    if (cStep === 0) c += look(state, c, cEnd);
    if (dStep === 0) d += look(state, d, dEnd);
  }
  at[0] = a;
  at[1] = b;
  at[2] = c;
  at[3] = d;
}

/** A part may end at `at`, or there is a run: tells how far it is to where the next one may end. */
function look(state: Scan, at: number, to: number): number {
  const { data } = state;
  const { after, longestRun, shift } = state.tables;
  const two = ((data[at - 3] as number) << 8) | (data[at - 2] as number);
  const block = ((data[at - 1] as number) << 8) | (data[at] as number);
  const last = block & 0xff;
  const isRun = two === block && block >>> 8 === last;
  if (isRun && (longestRun[last] as number) <= MAX_SHORT_RUN) return overRun(state, at, to);
  compare(state, at, (two << 16) | block);
  // The blocks before this one may know better: nothing can end before their own shift.
  const middle = shift[((two & 0xff) << 8) | (block >>> 8)] as number;
  return Math.max(after[block] as number, middle - 1, (shift[two] as number) - 2);
}

/** How far it is over a run of four bytes and more, which is in no part, to where a part may end again. */
function overRun({ data, tables }: Scan, at: number, to: number): number {
  const last = data[at];
  const step = tables.width - MAX_SHORT_RUN;
  let end = at + step;
  while (
    end < to &&
    data[end] === last &&
    data[end - 1] === last &&
    data[end - 2] === last &&
    data[end - 3] === last
  ) {
    end += step;
  }
  return end - at;
}

/** Compares the needles whose parts end with these four bytes. */
function compare({ tables, region, data, pending }: Scan, at: number, four: number): void {
  const { needles, filter, first, next, partEnd } = tables;
  const hash = hashOfFour(four);
  if (((filter[hash >>> 3] as number) & (1 << (hash & 7))) === 0) return;
  for (let index = first[hash & (first.length - 1)] as number; index >= 0; index = next[index] as number) {
    const needle = needles[index];
    const start = at + 1 - (partEnd[index] as number);
    if (needle === undefined || start < 0 || start + needle.bytes.length <= region.known) continue;
    if (isAt(data, start, needle.bytes)) pending.push({ needle, offset: region.base + start });
  }
}

function isAt(data: Buffer, start: number, bytes: Buffer): boolean {
  if (start + bytes.length > data.length) return false;
  for (let at = 0; at < bytes.length; at++) if (data[start + at] !== bytes[at]) return false;
  return true;
}

/** Reports what ends before or at `end`, in bytes from the start of the data: nothing else can. */
function release(state: Scan, end: number): void {
  const { base, onHit } = state.region;
  const sorted = state.pending.sort((one, other) => endOf(one) - endOf(other) || one.offset - other.offset);
  const ready = sorted.filter(hit => endOf(hit) <= base + end);
  state.pending = sorted.slice(ready.length);
  for (const hit of ready) onHit(hit);
}

function endOf({ needle, offset }: Hit): number {
  return offset + needle.bytes.length;
}
