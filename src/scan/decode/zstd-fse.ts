import { damaged } from './input.js';

/**
 * A decoding table of finite state entropy (RFC 8878 4.1), with an entry for each state:
 * `baseline << 16 | bits << 8 | symbol`.
 */
export interface FseTable {
  readonly log: number;
  readonly entries: Uint32Array;
}

/** What a table may be like where it stands. */
export interface FseLimits {
  readonly log: number;
  readonly symbols: number;
}

/** A table with one symbol, which uses no bits. */
export function singleSymbol(symbol: number): FseTable {
  return { log: 0, entries: Uint32Array.of(symbol) };
}

/** Reads bits from the lowest on; behind the end there are zeros. */
class ForwardBits {
  position = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The next bits, up to 16, without using them up. */
  peek(bits: number): number {
    const at = this.position >> 3;
    const bytes = this.#bytes;
    const word = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    return (word >>> (this.position & 7)) & ((1 << bits) - 1);
  }

  read(bits: number): number {
    const value = this.peek(bits);
    this.position += bits;
    return value;
  }
}

/** Reads a description of a table (RFC 8878 4.1.1) from the beginning of `bytes`. */
export function readFseTable(bytes: Buffer, limits: FseLimits): { table: FseTable; used: number } {
  const bits = new ForwardBits(bytes);
  const log = bits.read(4) + 5;
  if (log > limits.log) throw damaged('a table is too large');
  const counts: number[] = [];
  let left = 1 << log;
  while (left > 0) {
    const count = readCount(bits, left);
    counts.push(count);
    left -= Math.abs(count);
    if (count === 0) readZeros(bits, counts);
    if (counts.length > limits.symbols || bits.position > 8 * bytes.length)
      throw damaged('a table has too many symbols');
  }
  return { table: buildFseTable(counts, log), used: (bits.position + 7) >> 3 };
}

/** A count of up to `left`, or -1 for "less than one"; small values use one bit less. */
function readCount(bits: ForwardBits, left: number): number {
  const width = 32 - Math.clz32(left + 1);
  const small = (1 << width) - 1 - (left + 1);
  const low = bits.peek(width - 1);
  if (low < small) {
    bits.position += width - 1;
    return low - 1;
  }
  const value = bits.read(width);
  return (value >= 1 << (width - 1) ? value - small : value) - 1;
}

/** After a zero come digits of 2 bits that tell how many more there are; 3 means that another digit follows. */
function readZeros(bits: ForwardBits, counts: number[]): void {
  for (;;) {
    const repeat = bits.read(2);
    for (let i = 0; i < repeat; i++) counts.push(0);
    if (repeat < 3 || counts.length > 255) return;
  }
}

/** Spreads the symbols over the states (RFC 8878 4.1.1, "From normalized distribution to decoding tables"). */
export function buildFseTable(counts: readonly number[], log: number): FseTable {
  const size = 1 << log;
  const symbols = spread(counts, size);
  const next = counts.map(Math.abs);
  const entries = new Uint32Array(size);
  for (let state = 0; state < size; state++) {
    const symbol = symbols[state] ?? 0;
    const value = next[symbol] ?? 1;
    next[symbol] = value + 1;
    const bits = log - (31 - Math.clz32(value));
    entries[state] = (((value << bits) - size) << 16) | (bits << 8) | symbol;
  }
  return { log, entries };
}

function spread(counts: readonly number[], size: number): Uint8Array {
  const symbols = new Uint8Array(size);
  let high = size;
  for (const [symbol, count] of counts.entries()) if (count === -1) symbols[--high] = symbol;
  const step = (size >> 1) + (size >> 3) + 3;
  let position = 0;
  for (const [symbol, count] of counts.entries()) {
    for (let i = 0; i < count; i++) {
      symbols[position] = symbol;
      do position = (position + step) & (size - 1);
      while (position >= high);
    }
  }
  return symbols;
}
