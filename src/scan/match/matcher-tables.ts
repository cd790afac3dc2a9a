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
  const samples = needles.flatMap((needle, index) =>
    [...samplesOf(needle, stride), ...bordersOf(needle, stride)].map(sample => ({ ...sample, index })),
  );
  const count = samples.length;
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
  for (const [entry, sample] of samples.entries()) addSample(tables, { ...sample, entry });
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

/** Four bytes of a needle by which it is found. */
interface Sample {
  /** As a little-endian number. */
  readonly word: number;
  /** In the needle, of the first byte. */
  readonly offset: number;
}

interface Known extends Sample {
  /** Of the needle. */
  readonly index: number;
  readonly entry: number;
}

function addSample(tables: Tables, { index, offset, entry, word: sample }: Known): void {
  const { filter, first, next, listShift } = tables;
  const hash = hashOf(sample);
  const word = filterWord(hash);
  filter[word] = (filter[word] ?? 0) | (1 << (hash & 31));
  const list = hash >>> listShift;
  next[entry] = first[list] ?? -1;
  first[list] = entry;
  tables.needleOf[entry] = index;
  tables.offsetOf[entry] = offset;
}

/** The samples of a needle that are known. */
function samplesOf({ bytes, piece }: Needle, stride: number): Sample[] {
  const from = rarestSamples(bytes, stride);
  const offsets =
    piece === undefined
      ? Array.from({ length: stride }, (_, place) => from + place)
      : strandSamples(bytes, { piece, stride });
  return offsets.map(offset => ({ word: bytes.readInt32LE(offset), offset }));
}

/** What stands between two pieces of a text that was cut up: `fold`, a list. */
const BORDERS = [0x09, 0x0a, 0x20];

/**
 * A piece of fewer bytes than a stride and a sample holds no whole sample for some places in a stride; then the sample
 * has three of its bytes, and what stands before or behind it.
 */
function bordersOf({ bytes, piece = Number.POSITIVE_INFINITY }: Needle, stride: number): Sample[] {
  if (piece >= stride + SAMPLE - 1) return [];
  const threes = Array.from({ length: bytes.length - SAMPLE + 2 }, (_, at) => at);
  return BORDERS.flatMap(border =>
    threes.flatMap(at => {
      const three = bytes.readUIntLE(at, 3);
      return [
        { word: (three << 8) | border, offset: at - 1 },
        { word: three | (border << 24), offset: at },
      ];
    }),
  );
}

/**
 * All samples of a strand without those, the commonest first, beside which each piece has another one of the same
 * place in a stride: some sample falls on one that is known wherever the piece lies. For shorter pieces see bordersOf.
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
