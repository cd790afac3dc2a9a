import type { BitReader } from './bzip2-bits.js';
import { type HuffmanTable, QUICK, readTable, slowSymbol } from './bzip2-huffman.js';
import { type Decoding, damaged } from './input.js';

/** A table is chosen for every 50 symbols, which use at most 125 bytes. */
const GROUP = 50;
const GROUP_BYTES = 128;
/** More than a block's header can use: 32767 selectors of 6 bits and 6 tables of 258 symbols of 41 bits. */
const HEADER_BYTES = 40 * 1024;
/** Blocks are at most 900,000 bytes, so that more groups than these are never used. */
const MAX_SELECTORS = 18_002;

/** How a block's symbols are coded. */
interface Coding {
  /** The bytes that occur, by their order. */
  readonly alphabet: Uint8Array;
  readonly tables: readonly HuffmanTable[];
  /** The table of each group. */
  readonly selectors: Uint8Array;
}

/** Decodes the symbols of a block: Huffman codes, runs of zeros, move to front. */
export class BlockSymbols {
  /** The bytes of the block, in the order of the sorted rotations; room for the links in the upper 24 bits. */
  bytes = new Uint32Array(0);
  length = 0;
  readonly #limit: number;
  readonly #bits: BitReader;

  /** @param limit size of a block, in bytes */
  constructor(bits: BitReader, limit: number) {
    this.#bits = bits;
    this.#limit = limit;
  }

  /** Decodes one block from its map of used bytes on. */
  *decode(): Decoding {
    yield* this.#bits.fill(HEADER_BYTES);
    const coding = readCoding(this.#bits);
    const group = new GroupDecoder(this, coding);
    this.length = 0;
    for (const selector of coding.selectors) {
      if (this.#bits.input.available < GROUP_BYTES) yield* this.#bits.fill(GROUP_BYTES);
      const ended = group.decode(this.#bits, coding.tables[selector]);
      this.#bits.check();
      if (ended) return;
    }
    throw damaged('a block has no end');
  }

  /** Makes room for `count` more bytes; memory grows with the content. */
  reserve(count: number): void {
    const length = this.length + count;
    if (length > this.#limit) throw damaged('a block is larger than its header says');
    if (length <= this.bytes.length) return;
    const larger = new Uint32Array(Math.min(Math.max(2 * length, 1 << 14), this.#limit));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

function readCoding(bits: BitReader): Coding {
  const alphabet = readAlphabet(bits);
  if (alphabet.length === 0) throw damaged('a block has no bytes');
  const count = bits.read(3);
  if (count < 2 || count > 6) throw damaged('a block has a wrong number of tables');
  const selectors = readSelectors(bits, count);
  const tables: HuffmanTable[] = [];
  bits.check();
  for (let i = 0; i < count; i++) tables.push(readTable(bits, alphabet.length + 2));
  bits.check();
  return { alphabet, selectors, tables };
}

/** 16 bits tell which sixteenths of the byte values occur, 16 more for each of these which values. */
function readAlphabet(bits: BitReader): Uint8Array {
  const values: number[] = [];
  const rows = bits.read(16);
  for (let row = 0; row < 16; row++) {
    if ((rows & (0x8000 >> row)) === 0) continue;
    const columns = bits.read(16);
    for (let column = 0; column < 16; column++)
      if ((columns & (0x8000 >> column)) !== 0) values.push(16 * row + column);
  }
  return Uint8Array.from(values);
}

/** The selectors, each as its place in a list that is moved to front; those too many are read over. */
function readSelectors(bits: BitReader, tables: number): Uint8Array {
  const count = bits.read(15);
  const selectors = new Uint8Array(Math.min(count, MAX_SELECTORS));
  const order = [0, 1, 2, 3, 4, 5];
  for (let i = 0; i < count; i++) {
    let place = 0;
    while (bits.read(1) === 1) if (++place >= tables) throw damaged('a selector is out of range');
    const [selector = 0] = order.splice(place, 1);
    order.unshift(selector);
    if (i < selectors.length) selectors[i] = selector;
  }
  return selectors;
}

/** Decodes groups of symbols into a block. */
class GroupDecoder {
  readonly #block: BlockSymbols;
  /** Moved to front. */
  readonly #order: Uint8Array;
  readonly #endOfBlock: number;
  /** The run that is being read, in bytes, and what its next digit is worth. */
  #run = 0;
  #digit = 1;

  constructor(block: BlockSymbols, { alphabet }: Coding) {
    this.#block = block;
    this.#order = alphabet;
    this.#endOfBlock = alphabet.length + 1;
  }

  /** Decodes one group; true when the block ended in it. */
  decode(bits: BitReader, table: HuffmanTable | undefined): boolean {
    if (table === undefined) throw damaged('a selector is out of range');
    const { quick } = table;
    const { bytes } = bits.input;
    let { hold, count } = bits;
    let { at } = bits.input;
    try {
      for (let i = 0; i < GROUP; i++) {
        while (count < 20) {
          hold = (hold << 8) | (bytes[at++] ?? 0);
          count += 8;
        }
        let entry = quick[(hold >>> (count - QUICK)) & ((1 << QUICK) - 1)] ?? 0;
        if (entry === 0) entry = slowSymbol(table, (hold >>> (count - 20)) & 0xfffff);
        count -= entry & 31;
        if (this.#add(entry >>> 5)) return true;
      }
      return false;
    } finally {
      bits.hold = hold;
      bits.count = count;
      bits.input.at = at;
    }
  }

  /** Adds a symbol to the block; true when it is its end. */
  #add(symbol: number): boolean {
    if (symbol < 2) {
      this.#addDigit(symbol);
      return false;
    }
    if (this.#run > 0) this.#writeRun();
    if (symbol === this.#endOfBlock) return true;
    this.#writeByte(symbol - 1);
    return false;
  }

  /** Runs are numbers in base 2 with the digits 1 and 2, the lowest one first. */
  #addDigit(symbol: number): void {
    this.#run += this.#digit << symbol;
    if (this.#digit > 1 << 20) throw damaged('a run is too long');
    this.#digit <<= 1;
  }

  #writeRun(): void {
    const block = this.#block;
    block.reserve(this.#run);
    block.bytes.fill(this.#order[0] ?? 0, block.length, block.length + this.#run);
    block.length += this.#run;
    this.#run = 0;
    this.#digit = 1;
  }

  #writeByte(place: number): void {
    const order = this.#order;
    const byte = order[place] ?? 0;
    if (place < 16) for (let i = place; i > 0; i--) order[i] = order[i - 1] ?? 0;
    else order.copyWithin(1, 0, place);
    order[0] = byte;
    const block = this.#block;
    if (block.length >= block.bytes.length) block.reserve(1);
    block.bytes[block.length++] = byte;
  }
}
