import type { Input } from './input.js';

/** Probabilities are 11-bit fixed-point numbers and move by a 32nd of the way (LZMA specification). */
const EVEN = 1024;
const ONE = 2048;
const BITS = 11;
const RATE = 5;
const TOP = 0x1000000;

const { imul } = Math;

/** A new set of adaptive bit models. */
export function models(count: number): Uint16Array {
  return new Uint16Array(count).fill(EVEN);
}

/**
 * The range decoder of LZMA. It may read a few bytes behind the input (Input has slack for that): whoever uses it
 * compares `at` with the end after every symbol. The bodies repeat the decoding of a bit with local variables,
 * because a call and six property accesses per bit would halve the speed.
 */
export class RangeDecoder {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  #range = 0;
  #code = 0;

  /** Reads the first five bytes; false when they are not the beginning of range coded data. */
  start(input: Input): boolean {
    const first = input.bytes[input.at];
    this.#range = 0xffffffff | 0;
    this.#code = input.bytes.readInt32BE(input.at + 1);
    input.at += 5;
    return first === 0;
  }

  /** Uses up the last byte that belongs to the data, when its range is small. */
  settle(input: Input): void {
    this.bytes = input.bytes;
    this.at = input.at;
    this.normalize();
    input.at = this.at;
  }

  /** Whether the encoder's last bits were used up, as they are at the end of intact data. */
  get finished(): boolean {
    return this.#code === 0;
  }

  /** Loads the next byte when the range became small: the format does it before each bit. */
  normalize(): void {
    if (this.#range >>> 0 >= TOP) return;
    this.#range <<= 8;
    this.#code = (this.#code << 8) | (this.bytes[this.at++] ?? 0);
  }

  bit(probs: Uint16Array, index: number): number {
    this.normalize();
    const prob = probs[index] ?? 0;
    const bound = imul(this.#range >>> BITS, prob);
    if (this.#code >>> 0 < bound >>> 0) {
      this.#range = bound;
      probs[index] = prob + ((ONE - prob) >>> RATE);
      return 0;
    }
    this.#range = (this.#range - bound) | 0;
    this.#code = (this.#code - bound) | 0;
    probs[index] = prob - (prob >>> RATE);
    return 1;
  }

  /** Decodes bits from the highest on, with models from `base` on, until the symbol reaches `limit` (2^bits). */
  tree(probs: Uint16Array, base: number, limit: number): number {
    const bytes = this.bytes;
    let at = this.at;
    let range = this.#range;
    let code = this.#code;
    let symbol = 1;
    do {
      if (range >>> 0 < TOP) {
        range <<= 8;
        code = (code << 8) | (bytes[at++] ?? 0);
      }
      const index = base + symbol;
      const prob = probs[index] ?? 0;
      const bound = imul(range >>> BITS, prob);
      if (code >>> 0 < bound >>> 0) {
        range = bound;
        probs[index] = prob + ((ONE - prob) >>> RATE);
        symbol <<= 1;
      } else {
        range = (range - bound) | 0;
        code = (code - bound) | 0;
        probs[index] = prob - (prob >>> RATE);
        symbol = (symbol << 1) | 1;
      }
    } while (symbol < limit);
    this.at = at;
    this.#range = range;
    this.#code = code;
    return symbol - limit;
  }

  /** A literal after a match: `match` is the byte that the last distance points at, and steers the models. */
  matchedLiteral(probs: Uint16Array, base: number, match: number): number {
    let offset = 0x100;
    let expected = match << 1;
    let symbol = 1;
    do {
      const expectedBit = expected & offset;
      const bit = this.bit(probs, base + offset + expectedBit + symbol);
      symbol = (symbol << 1) | bit;
      offset &= bit === 0 ? ~expectedBit : expectedBit;
      expected <<= 1;
    } while (symbol < 0x100);
    return symbol & 0xff;
  }

  /** Decodes `bits` bits from the lowest on. */
  reverseTree(probs: Uint16Array, base: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const bit = this.bit(probs, base + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << i;
    }
    return value;
  }

  /** Decodes `bits` bits that have no models. */
  direct(bits: number): number {
    const bytes = this.bytes;
    let at = this.at;
    let range = this.#range;
    let code = this.#code;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      if (range >>> 0 < TOP) {
        range <<= 8;
        code = (code << 8) | (bytes[at++] ?? 0);
      }
      range = (range >>> 1) | 0;
      // All ones when the code is below the half, else 0: no branch, as these bits cannot be predicted.
      code = (code - range) | 0;
      const below = code >> 31;
      code = (code + (range & below)) | 0;
      value = (value << 1) + below + 1;
    }
    this.at = at;
    this.#range = range;
    this.#code = code;
    return value;
  }
}
