import { damaged } from './input.js';
import { backwardBits, bitsAt } from './zstd-bits.js';
import { type FseTable, readFseTable } from './zstd-fse.js';

/** Codes are at most 11 bits long (RFC 8878 4.2.1). */
const MAX_BITS = 11;

/** A Huffman code: `symbol << 8 | bits` by the next `log` bits. */
export interface HuffmanTable {
  readonly log: number;
  readonly entries: Uint16Array;
}

/** Reads a tree description (RFC 8878 4.2.1): the weights of all symbols but the last one. */
export function readHuffmanTable(source: Buffer): { table: HuffmanTable; used: number } {
  const first = source[0] ?? 0;
  const used = 1 + (first < 128 ? first : (first - 126) >> 1);
  if (used > source.length || used === 1) throw damaged('a code is cut off');
  const description = source.subarray(1, used);
  const weights = first < 128 ? readCompressedWeights(description) : readWeights(description, first - 127);
  return { table: buildHuffmanTable(weights), used };
}

function readWeights(bytes: Buffer, count: number): number[] {
  return Array.from({ length: count }, (_, i) => ((bytes[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15);
}

/** Weights that two interleaved states of a table give, until the bits are used up (RFC 8878 4.2.1.2). */
function readCompressedWeights(bytes: Buffer): number[] {
  const { table, used } = readFseTable(bytes, { log: 6, symbols: 256 });
  const weights: number[] = [];
  let left = backwardBits(bytes, used, bytes.length);
  const read = (count: number): number => {
    left -= count;
    return bitsAt(bytes, { start: used, from: left, count });
  };
  let state = read(table.log);
  let other = read(table.log);
  if (left < 0) throw damaged('a code is cut off');
  while (weights.length < 255) {
    const entry = entryOf(table, state);
    weights.push(entry & 0xff);
    const count = (entry >> 8) & 0xff;
    if (left < count) {
      weights.push(entryOf(table, other) & 0xff);
      return weights;
    }
    state = other;
    other = (entry >>> 16) + read(count);
  }
  throw damaged('a code has too many symbols');
}

function entryOf(table: FseTable, state: number): number {
  return table.entries[state] ?? 0;
}

/** The weight of the last symbol follows from the others; weight w means `log + 1 - w` bits. */
function buildHuffmanTable(weights: number[]): HuffmanTable {
  let sum = 0;
  for (const weight of weights) {
    if (weight > MAX_BITS + 1) throw damaged('a code is too long');
    if (weight > 0) sum += 2 ** (weight - 1);
  }
  if (sum === 0) throw damaged('a code has no symbols');
  const log = 32 - Math.clz32(sum);
  const rest = 2 ** log - sum;
  if (log > MAX_BITS || (rest & (rest - 1)) !== 0) throw damaged('a code is not complete');
  weights.push(32 - Math.clz32(rest));
  return fillHuffmanTable(weights, log);
}

/** Codes are given by weight, lowest first, then by symbol (RFC 8878 4.2.1.3). */
function fillHuffmanTable(weights: readonly number[], log: number): HuffmanTable {
  const entries = new Uint16Array(1 << log);
  let at = 0;
  for (let weight = 1; weight <= log; weight++) {
    for (const [symbol, own] of weights.entries()) {
      if (own !== weight) continue;
      entries.fill((symbol << 8) | (log + 1 - weight), at, at + (1 << (weight - 1)));
      at += 1 << (weight - 1);
    }
  }
  return { log, entries };
}

/** Four streams, three of which have their size in front; each has a quarter of the literals. */
export function decodeFour(table: HuffmanTable, source: Buffer, target: Buffer): void {
  if (source.length < 6) throw damaged('literals are cut off');
  const quarter = (target.length + 3) >> 2;
  let at = 6;
  for (let i = 0; i < 4; i++) {
    const end = i < 3 ? at + source.readUInt16LE(2 * i) : source.length;
    if (end > source.length || 3 * quarter > target.length) throw damaged('literals are cut off');
    const part = target.subarray(i * quarter, i < 3 ? (i + 1) * quarter : target.length);
    decodeHuffman(table, source.subarray(at, end), part);
    at = end;
  }
}

/** Decodes one stream, which has exactly the codes of `target`. */
export function decodeHuffman({ entries, log }: HuffmanTable, source: Buffer, target: Buffer): void {
  const mask = (1 << log) - 1;
  let left = backwardBits(source, 0, source.length);
  let at = 0;
  // Three bytes have at least 17 bits behind any position: one code, and no read before the beginning.
  for (; at < target.length && left >= log; at++) {
    const from = left - log;
    const byte = from >> 3;
    const word = (source[byte] ?? 0) | ((source[byte + 1] ?? 0) << 8) | ((source[byte + 2] ?? 0) << 16);
    const entry = entries[(word >>> (from & 7)) & mask] ?? 0;
    target[at] = entry >>> 8;
    left -= entry & 0xff;
  }
  for (; at < target.length; at++) {
    const entry = entries[bitsAt(source, { start: 0, from: left - log, count: log })] ?? 0;
    target[at] = entry >>> 8;
    left -= entry & 0xff;
  }
  if (left !== 0) throw damaged('literals differ from their size');
}
