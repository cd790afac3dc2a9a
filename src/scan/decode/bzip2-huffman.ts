import type { BitReader } from './bzip2-bits.js';
import { damaged } from './input.js';

const MAX_LENGTH = 20;
/** Codes up to this length are looked up at once, in bits. */
export const QUICK = 10;

/** A canonical Huffman code as bzip2 has it. */
export interface HuffmanTable {
  /** `symbol << 5 | length` by the next QUICK bits; 0 when the code is longer. */
  readonly quick: Uint16Array;
  /** For each length the first value of 20 bits that belongs to a longer code. */
  readonly limits: Int32Array;
  /** What to add to a code of that length for its place among the symbols. */
  readonly offsets: Int32Array;
  /** Sorted by their codes. */
  readonly symbols: Uint16Array;
}

/** Reads the code lengths of `count` symbols, each as its difference from the one before, and builds the table. */
export function readTable(bits: BitReader, count: number): HuffmanTable {
  const lengths = new Uint8Array(count);
  let length = bits.read(5);
  // An encoder needs at most 19 steps from one length to the next; more would be a loop without an end.
  for (let symbol = 0; symbol < count; symbol++) {
    for (let steps = 0; bits.read(1) === 1; steps++) {
      length += bits.read(1) === 0 ? 1 : -1;
      if (steps >= MAX_LENGTH) throw damaged('its code lengths are out of range');
    }
    if (length < 1 || length > MAX_LENGTH) throw damaged('its code lengths are out of range');
    lengths[symbol] = length;
  }
  return buildTable(lengths);
}

function buildTable(lengths: Uint8Array): HuffmanTable {
  const symbols = new Uint16Array(lengths.length);
  const limits = new Int32Array(MAX_LENGTH + 1);
  const offsets = new Int32Array(MAX_LENGTH + 1);
  const quick = new Uint16Array(1 << QUICK);
  let code = 0;
  let place = 0;
  for (let length = 1; length <= MAX_LENGTH; length++) {
    offsets[length] = place - code;
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      symbols[place++] = symbol;
      if (code >= 1 << length) throw damaged('its code lengths do not make a code');
      if (length <= QUICK) {
        const first = code << (QUICK - length);
        quick.fill((symbol << 5) | length, first, first + (1 << (QUICK - length)));
      }
      code++;
    }
    limits[length] = code << (MAX_LENGTH - length);
    code <<= 1;
  }
  return { quick, limits, offsets, symbols };
}

/** The symbol and the length (`symbol << 5 | length`) of a code that is longer than QUICK. */
export function slowSymbol(table: HuffmanTable, next20: number): number {
  let length = QUICK + 1;
  while (length <= MAX_LENGTH && next20 >= (table.limits[length] ?? 0)) length++;
  if (length > MAX_LENGTH) throw damaged('a code has no symbol');
  const place = (next20 >>> (MAX_LENGTH - length)) + (table.offsets[length] ?? 0);
  return ((table.symbols[place] ?? 0) << 5) | length;
}
