import { damaged } from './input.js';
import type { Window } from './window.js';
import { backwardBits } from './zstd-bits.js';
import {
  type CodeKind,
  LITERAL_BASES,
  LITERAL_BITS,
  LITERAL_LENGTHS,
  MATCH_BASES,
  MATCH_BITS,
  MATCH_LENGTHS,
  OFFSETS,
} from './zstd-codes.js';
import { type FseTable, readFseTable, singleSymbol } from './zstd-fse.js';

/** Copies that are shorter than this are faster byte by byte than by a call. */
const SHORT = 48;

/** Where a block's sequences write, and what they take literals from. */
export interface Target {
  readonly window: Window;
  /** Nothing is written behind this position. */
  readonly end: number;
  readonly literals: Buffer;
}

/** What the blocks of a frame hand on: their tables and the last three offsets. */
export class SequencesDecoder {
  #literalLengths: FseTable | undefined;
  #offsets: FseTable | undefined;
  #matchLengths: FseTable | undefined;
  readonly #repeats = [1, 4, 8] as [number, number, number];

  /** Decodes the sequences section of a block (RFC 8878 3.1.1.3.2) and writes the content of the block. */
  decode(section: Buffer, target: Target): void {
    const { count, header } = readCount(section);
    let used = 0;
    if (count > 0) {
      const start = this.#readTables(section, header);
      used = this.#execute(section, { ...target, start, count });
    } else if (header !== section.length) throw damaged('a block has bytes behind its sequences');
    const rest = target.literals.subarray(used);
    if (target.window.position + rest.length > target.end) throw damaged('a block is larger than it may be');
    target.window.append(rest);
  }

  #readTables(section: Buffer, header: number): number {
    const modes = section[header] ?? 0;
    if (header >= section.length || (modes & 3) !== 0) throw damaged('a block has no tables');
    const reader = new TableReader(section, header + 1);
    this.#literalLengths = reader.read(LITERAL_LENGTHS, { mode: modes >> 6, before: this.#literalLengths });
    this.#offsets = reader.read(OFFSETS, { mode: (modes >> 4) & 3, before: this.#offsets });
    this.#matchLengths = reader.read(MATCH_LENGTHS, { mode: (modes >> 2) & 3, before: this.#matchLengths });
    return reader.at;
  }

  /** Executes the sequences; returns how many literals they used. One function, as it is the inner loop. */
  #execute(section: Buffer, { window, end, literals, start, count }: Target & Sequences): number {
    const [lengths, offsets, matches] = [this.#literalLengths, this.#offsets, this.#matchLengths];
    if (lengths === undefined || offsets === undefined || matches === undefined) throw damaged('no tables');
    const { bytes, oldest } = window;
    // It reads up to 4 bytes behind the section, where Input has slack; before it only in damaged data.
    const view = new DataView(section.buffer, section.byteOffset + start);
    let left = backwardBits(section, start, section.length);
    left -= lengths.log;
    let lengthEntry = lengths.entries[bits(view, left, lengths.log)] ?? 0;
    left -= offsets.log;
    let offsetEntry = offsets.entries[bits(view, left, offsets.log)] ?? 0;
    left -= matches.log;
    let matchEntry = matches.entries[bits(view, left, matches.log)] ?? 0;
    let position = window.position;
    let used = 0;
    for (let i = count; i > 0; i--) {
      let offset = 1;
      let width = offsetEntry & 0xff;
      if (width > 16) {
        left -= width - 16;
        offset = (1 << (width - 16)) | bits(view, left, width - 16);
        width = 16;
      }
      left -= width;
      offset = offset * (1 << width) + bits(view, left, width);
      let match = MATCH_BASES[matchEntry & 0xff] ?? 0;
      width = MATCH_BITS[matchEntry & 0xff] ?? 0;
      if (width > 0) {
        left -= width;
        match += bits(view, left, width);
      }
      let length = LITERAL_BASES[lengthEntry & 0xff] ?? 0;
      width = LITERAL_BITS[lengthEntry & 0xff] ?? 0;
      if (width > 0) {
        left -= width;
        length += bits(view, left, width);
      }
      if (i > 1) {
        const lengthWidth = (lengthEntry >>> 8) & 0xff;
        const matchWidth = (matchEntry >>> 8) & 0xff;
        width = (offsetEntry >>> 8) & 0xff;
        left -= lengthWidth + matchWidth;
        const states = bits(view, left, lengthWidth + matchWidth);
        lengthEntry = lengths.entries[(lengthEntry >>> 16) + (states >>> matchWidth)] ?? 0;
        matchEntry = matches.entries[(matchEntry >>> 16) + (states & ((1 << matchWidth) - 1))] ?? 0;
        left -= width;
        offsetEntry = offsets.entries[(offsetEntry >>> 16) + bits(view, left, width)] ?? 0;
      }
      if (left < 0 || used + length > literals.length || position + length + match > end)
        throw damaged('a sequence goes beyond its block');
      const distance = this.#distance(offset, length);
      if (length < SHORT) for (let j = 0; j < length; j++) bytes[position + j] = literals[used + j] ?? 0;
      else literals.copy(bytes, position, used, used + length);
      used += length;
      position += length;
      const from = position - distance;
      if (from < oldest) {
        window.position = position;
        throw window.fault(distance);
      }
      if (match < SHORT || distance < match) {
        for (let j = 0; j < match; j++) bytes[position + j] = bytes[from + j] ?? 0;
      } else bytes.copyWithin(position, from, from + match);
      position += match;
    }
    if (left !== 0) throw damaged('sequences differ from their size');
    window.position = position;
    return used;
  }

  /** The distance that an offset value means: 1 to 3 stand for one of the last offsets (RFC 8878 3.1.1.5). */
  #distance(value: number, length: number): number {
    const repeats = this.#repeats;
    const index = value > 3 ? 3 : value - (length > 0 ? 1 : 0);
    if (index === 0) return repeats[0];
    let distance = value > 3 ? value - 3 : repeats[0] - 1;
    if (value <= 3 && index < 3) distance = index === 1 ? repeats[1] : repeats[2];
    if (distance === 0) throw damaged('an offset is zero');
    if (index !== 1) repeats[2] = repeats[1];
    repeats[1] = repeats[0];
    repeats[0] = distance;
    return distance;
  }
}

interface Sequences {
  /** Where their bits begin in the section. */
  readonly start: number;
  readonly count: number;
}

/** Up to 25 bits from bit `from` on; throws a RangeError when that is before the beginning of the input. */
function bits(view: DataView, from: number, count: number): number {
  return (view.getUint32(from >> 3, true) >>> (from & 7)) & ((1 << count) - 1);
}

/** The number of sequences and the size of that number, in bytes. */
function readCount(section: Buffer): { count: number; header: number } {
  const first = section[0];
  const second = section[1] ?? 0;
  const third = section[2] ?? 0;
  if (first === undefined) throw damaged('a block is too short');
  if (first < 128) return { count: first, header: 1 };
  if (first < 255) return { count: ((first - 128) << 8) + second, header: 2 };
  return { count: second + (third << 8) + 0x7f00, header: 3 };
}

/** How a table is given: predefined, one symbol, a description, or the one before. */
interface TableChoice {
  readonly mode: number;
  readonly before: FseTable | undefined;
}

class TableReader {
  at: number;
  readonly #section: Buffer;

  constructor(section: Buffer, at: number) {
    this.#section = section;
    this.at = at;
  }

  read({ limits, predefined }: CodeKind, { mode, before }: TableChoice): FseTable {
    if (mode === 0) return predefined;
    if (mode === 1) return this.#single(limits.symbols);
    if (mode === 2) {
      const { table, used } = readFseTable(this.#section.subarray(this.at), limits);
      this.at += used;
      return table;
    }
    if (before === undefined) throw damaged('a block builds on one that is not there');
    return before;
  }

  #single(symbols: number): FseTable {
    const symbol = this.#section[this.at++];
    if (symbol === undefined || symbol >= symbols) throw damaged('a table has an unknown symbol');
    return singleSymbol(symbol);
  }
}
