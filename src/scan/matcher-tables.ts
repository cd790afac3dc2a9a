import { FILTER_WORDS, filterWord, hashOf, WORD_STRIDE } from './matcher-scan.js';
import type { Needle } from './needles.js';

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

/** Bytes of a sample. */
const SAMPLE = 4;

/**
 * Compiles needles of 4 bytes and more.
 * @throws RangeError for a shorter one
 */
export function compile(needles: readonly Needle[]): Tables {
  const stride = strideFor(needles);
  const count = needles.length * stride;
  const listBits = Math.max(6, Math.ceil(Math.log2(2 * count + 1)));
  const tables = {
    needles,
    stride,
    filter: new Int32Array(FILTER_WORDS),
    first: new Int32Array(2 ** listBits).fill(-1),
    next: new Int32Array(count),
    listShift: 32 - listBits,
    needleOf: new Int32Array(count),
    offsetOf: new Int32Array(count),
  };
  for (const [index, { bytes }] of needles.entries()) {
    const from = rarestSamples(bytes, stride);
    for (let place = 0; place < stride; place++) {
      addSample(tables, { index, offset: from + place, entry: index * stride + place });
    }
  }
  return tables;
}

/** The longest stride that lets no needle slip through between two samples. */
function strideFor(needles: readonly Needle[]): number {
  if (needles.length === 0) return 0;
  const shortest = needles.reduce((least, { bytes }) => Math.min(least, bytes.length), Infinity);
  if (shortest < SAMPLE) throw new RangeError(`a needle has fewer than ${SAMPLE} bytes`);
  return Math.min(shortest - SAMPLE + 1, WORD_STRIDE);
}

interface Known {
  readonly index: number;
  readonly offset: number;
  readonly entry: number;
}

function addSample(tables: Tables, { index, offset, entry }: Known): void {
  const { filter, first, next, needles, listShift } = tables;
  const hash = hashOf(needles[index]?.bytes.readInt32LE(offset) ?? 0);
  const word = filterWord(hash);
  filter[word] = (filter[word] ?? 0) | (1 << (hash & 31));
  const list = hash >>> listShift;
  next[entry] = first[list] ?? -1;
  first[list] = entry;
  tables.needleOf[entry] = index;
  tables.offsetOf[entry] = offset;
}

/** Where the `stride` samples in a row begin that ordinary data has the least of; the last ones of equals. */
function rarestSamples(bytes: Buffer, stride: number): number {
  const last = bytes.length - SAMPLE + 1 - stride;
  let cost = 0;
  for (let place = 0; place < stride; place++) cost += commonness(bytes, place);
  let [best, least] = [0, cost];
  for (let from = 1; from <= last; from++) {
    cost += commonness(bytes, from + stride - 1) - commonness(bytes, from - 1);
    if (cost <= least) [best, least] = [from, cost];
  }
  return best;
}

/** A rough guess of how often these four bytes stand in an image. */
function commonness(bytes: Buffer, offset: number): number {
  let product = 1;
  for (let at = offset; at < offset + SAMPLE; at++) product *= frequency(bytes[at] ?? 0);
  return product;
}

/** Zeros, padding, spaces, then text. */
function frequency(byte: number): number {
  if (byte === 0) return 16;
  if (byte === 0xff || byte === 0x20) return 6;
  if ((byte >= 0x61 && byte <= 0x7a) || byte < 0x10) return 3;
  if (byte >= 0x30 && byte <= 0x39) return 2;
  return 1;
}
