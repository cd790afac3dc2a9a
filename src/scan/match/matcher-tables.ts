import type { Needle } from '../needles/needles.js';
import { FILTER_WORDS, filterWord, HALF_STRIDE, hashOf, type Tables, WORD_STRIDE } from './matcher-scan.js';

/** Bytes of a sample. */
const SAMPLE = 4;

/**
 * Compiles needles of 4 bytes and more.
 * @throws RangeError for a shorter one
 */
export function compile(needles: readonly Needle[]): Tables {
  const stride = strideFor(needles);
  const samples = needles.map(needle => samplesOf(needle, stride));
  const count = samples.reduce((total, { length }) => total + length, 0);
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
  let entry = 0;
  for (const [index, offsets] of samples.entries()) {
    for (const offset of offsets) addSample(tables, { index, offset, entry: entry++ });
  }
  return tables;
}

/** The longest stride that lets no needle slip through between two samples. */
function strideFor(needles: readonly Needle[]): number {
  if (needles.length === 0) return 0;
  const shortest = needles
    .filter(({ kind }) => kind !== 'strand')
    .reduce((least, { bytes }) => Math.min(least, bytes.length), Infinity);
  if (shortest < SAMPLE) throw new RangeError(`a needle has fewer than ${SAMPLE} bytes`);
  const longest = shortest - SAMPLE + 1;
  return [WORD_STRIDE, HALF_STRIDE].find(stride => stride <= longest) ?? longest;
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

/** Where the samples of a needle that are known stand in it. */
function samplesOf({ bytes, piece }: Needle, stride: number): readonly number[] {
  if (piece !== undefined) return strandSamples(bytes, { piece, stride });
  const from = rarestSamples(bytes, stride);
  return Array.from({ length: stride }, (_, place) => from + place);
}

/**
 * All samples of a strand without those, the commonest first, beside which each piece has another one of the same
 * place in a stride: some sample falls on one that is known wherever the piece lies. A piece of fewer bytes than a
 * stride and a sample has none for some places; there its neighbours have to do.
 */
function strandSamples(bytes: Buffer, { piece, stride }: { piece: number; stride: number }): number[] {
  const known = new Set(Array.from({ length: bytes.length - SAMPLE + 1 }, (_, offset) => offset));
  const byCommonness = [...known].sort((one, other) => commonness(bytes, other) - commonness(bytes, one));
  for (const offset of byCommonness) if (isSpare(known, { offset, piece, stride })) known.delete(offset);
  return [...known];
}

/** Whether between two other known samples of the same place in a stride no piece has room without one of them. */
function isSpare(
  known: ReadonlySet<number>,
  { offset, piece, stride }: { offset: number; piece: number; stride: number },
): boolean {
  const reach = piece - SAMPLE + 1;
  let [before, after] = [offset - stride, offset + stride];
  while (before >= 0 && !known.has(before)) before -= stride;
  while (after - before <= reach && !known.has(after)) after += stride;
  return before >= 0 && known.has(after) && after - before <= reach;
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
