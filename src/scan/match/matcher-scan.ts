import type { Needle } from '../needles/needles.js';
import { type Place, piecesAt, type Run } from './matcher-pieces.js';

/**
 * What one pass needs to know of all needles. Every `stride` bytes four bytes of the data are looked at, a sample. Of
 * each needle the samples at `stride` places in a row are known: wherever it lies, one sample falls on one of them,
 * and there the whole needle is compared. (Sampled q-grams: Kytöjoki, Salmela and Tarhio, "Tuning string matching
 * for huge pattern sets", 2003.)
 */
export interface Tables {
  readonly needles: readonly Needle[];
  /** Bytes from one sample to the next; 0 without needles. */
  readonly stride: number;
  /** One bit for each hash of a known sample. */
  readonly filter: Int32Array;
  /** By the first bits of the hash: the first known sample, and by sample the next one; -1 ends the list. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** How far a hash is shifted right to be an index of `first`. */
  readonly listShift: number;
  /** By known sample: its needle, and where in it the sample stands. */
  readonly needleOf: Int32Array;
  readonly offsetOf: Int32Array;
}

/** A needle in the stream. */
export interface Hit {
  readonly needle: Needle;
  /** Of the first byte, from the start of the stream. */
  readonly offset: number;
  /** Behind the last byte. */
  readonly end: number;
}

/** Bytes to look through, and where they stand. */
export interface Region {
  readonly data: Buffer;
  /** Offset of its first byte in the stream. */
  readonly base: number;
  /** Hits that end here or before, in bytes from the start of `data`, are known already. */
  readonly known: number;
  readonly onHit: (hit: Hit) => void;
}

/** Bytes from one sample to the next where they are read as words: two of 32 bits. What lies between is not read. */
export const WORD_STRIDE = 8;
const STEP = WORD_STRIDE / 4;

/** For needles that are too short for it: then the words between are read in a second turn. */
export const HALF_STRIDE = 4;

/** A million bits: the samples of all forms of a few secrets set one in a hundred of them. 128 KiB stay in the cache. */
export const FILTER_WORDS = 1 << 15;
const FILTER_SHIFT = 32 - 15;

/** Multiplicative hashing by the golden ratio (Knuth volume 3, section 6.4). */
const HASH_FACTOR = 0x9e3779b1 | 0;

/** Hits are put in order by blocks of so many bytes; what is found in one block is held meanwhile. */
const BLOCK = 256 * 1024;

/** Data of fewer bytes is read byte by byte: a view of it as words costs more. */
const FEW = 512;

/** Taken once: where each look at a global object is a question to someone else (node:vm), it takes most of the time. */
const { imul } = Math;

const ARE_WORDS_LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** The hash of a sample, its four bytes read as a little-endian number. */
export function hashOf(sample: number): number {
  return imul(sample, HASH_FACTOR);
}

/** The word of the filter that a hash belongs to; its last five bits tell the bit. */
export function filterWord(hash: number): number {
  return hash >>> FILTER_SHIFT;
}

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
  const { data } = region;
  if (tables.stride === 0) return;
  const state: Scan = { tables, region, data, pending: [] };
  if (data.length < FEW || tables.stride % HALF_STRIDE !== 0 || !ARE_WORDS_LITTLE) sampleBytes(state);
  else sampleWords(state);
  if (state.pending.length > 0) release(state, data.length);
}

/** Reads each sample byte by byte, from the first byte on. */
function sampleBytes(state: Scan): void {
  const { data } = state;
  const { filter, stride } = state.tables;
  for (let at = 0; at + 4 <= data.length; at += stride) {
    const low = (data[at] as number) | ((data[at + 1] as number) << 8);
    const hash = hashOf(low | ((data[at + 2] as number) << 16) | ((data[at + 3] as number) << 24));
    if ((((filter[filterWord(hash)] as number) >>> hash) & 1) !== 0) compare(state, { at, hash });
    if (state.pending.length > 0 && at % BLOCK < stride) release(state, at);
  }
}

/** Reads the samples as whole words, which begin where the memory's do: up to three bytes behind the first one. */
function sampleWords(state: Scan): void {
  const { data } = state;
  const { filter, stride } = state.tables;
  const turns = WORD_STRIDE / stride;
  const before = -data.byteOffset & 3;
  const words = new Int32Array(data.buffer, data.byteOffset + before, (data.length - before) >>> 2);
  for (let from = 0; from < words.length; from += BLOCK / 4) {
    const to = Math.min(from + BLOCK / 4, words.length);
    for (let first = from; first < from + turns; first++) {
      for (
        let at = nextKnown(words, filter, first, to);
        at < to;
        at = nextKnown(words, filter, at + STEP, to)
      ) {
        compare(state, { at: before + 4 * at, hash: hashOf(words[at] as number) });
      }
    }
    if (state.pending.length > 0) release(state, before + 4 * to);
  }
}

/**
 * The next of the samples at `from`, `from` + STEP and so on that the filter knows; `to` or more when there is none.
 * No sample waits for the one before, so the processor reads several at once. Constants and four bare arguments,
 * against the rule of the house: they are worth a factor of two.
 */
function nextKnown(words: Int32Array, filter: Int32Array, from: number, to: number): number {
  let at = from;
  for (const last = to - 7 * STEP; at < last; at += 8 * STEP) {
    const a = imul(words[at] as number, HASH_FACTOR);
    const b = imul(words[at + STEP] as number, HASH_FACTOR);
    const c = imul(words[at + 2 * STEP] as number, HASH_FACTOR);
    const d = imul(words[at + 3 * STEP] as number, HASH_FACTOR);
    const e = imul(words[at + 4 * STEP] as number, HASH_FACTOR);
    const f = imul(words[at + 5 * STEP] as number, HASH_FACTOR);
    const g = imul(words[at + 6 * STEP] as number, HASH_FACTOR);
    const h = imul(words[at + 7 * STEP] as number, HASH_FACTOR);
    const known =
      ((filter[a >>> FILTER_SHIFT] as number) >>> a) |
      ((filter[b >>> FILTER_SHIFT] as number) >>> b) |
      ((filter[c >>> FILTER_SHIFT] as number) >>> c) |
      ((filter[d >>> FILTER_SHIFT] as number) >>> d) |
      ((filter[e >>> FILTER_SHIFT] as number) >>> e) |
      ((filter[f >>> FILTER_SHIFT] as number) >>> f) |
      ((filter[g >>> FILTER_SHIFT] as number) >>> g) |
      ((filter[h >>> FILTER_SHIFT] as number) >>> h);
    if ((known & 1) !== 0) break;
  }
  for (; at < to; at += STEP) {
    const hash = imul(words[at] as number, HASH_FACTOR);
    if ((((filter[hash >>> FILTER_SHIFT] as number) >>> hash) & 1) !== 0) return at;
  }
  return at;
}

/** Compares the needles that have this sample. */
function compare({ tables, region, data, pending }: Scan, { at, hash }: Sample): void {
  const { needles, first: lists, next, needleOf, offsetOf, listShift } = tables;
  for (let entry = lists[hash >>> listShift] as number; entry >= 0; entry = next[entry] as number) {
    const needle = needles[needleOf[entry] as number];
    if (needle === undefined) continue;
    const offset = offsetOf[entry] as number;
    // Most are ruled out by their first byte, or, of strands, by the middle of the sample: its ends may be borders.
    const first = needle.piece === undefined ? 0 : offset + 1;
    const last = needle.piece === undefined ? needle.bytes.length - 1 : offset + 2;
    const start = at - offset;
    if (data[start + first] !== needle.bytes[first] || data[start + last] !== needle.bytes[last]) continue;
    const found =
      needle.kind === 'strand'
        ? piecesAt(data, { needle, at, offset })
        : wholeAt(data, { needle, at, offset });
    if (found === undefined || found.to <= region.known) continue;
    pending.push({ needle, offset: region.base + found.from, end: region.base + found.to });
  }
}

interface Sample {
  readonly at: number;
  readonly hash: number;
}

function wholeAt(data: Buffer, { needle: { bytes }, at, offset }: Place): Run | undefined {
  const start = at - offset;
  if (start < 0 || start + bytes.length > data.length) return undefined;
  for (let at = 0; at < bytes.length; at++) if (data[start + at] !== bytes[at]) return undefined;
  return { from: start, to: start + bytes.length };
}

/** Reports what ends before or at `end`, in bytes from the start of the data: nothing else can. */
function release(state: Scan, end: number): void {
  const { base, onHit } = state.region;
  const sorted = state.pending.sort((one, other) => one.end - other.end || one.offset - other.offset);
  const ready = sorted.filter(hit => hit.end <= base + end);
  state.pending = sorted.slice(ready.length);
  for (const hit of ready) onHit(hit);
}
