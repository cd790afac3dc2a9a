import { type Decoding, damaged, type Input } from './input.js';
import { Unreadable } from './sink.js';

const MAGIC = 0x1f9d;
/** The third byte: how wide codes get, whether a code clears the table, and two bits that nothing uses. */
const WIDTH = 0x1f;
const CLEARS = 0x80;
const RESERVED = 0x60;

const FIRST_WIDTH = 9;
const LAST_WIDTH = 16;
const CLEAR = 256;
/** The first code that is free when one clears the table; there the entry made right behind a clear is lost. */
const FIRST_FREE = 257;

/** How much is decoded before it is delivered, in bytes; one code stands for up to 64 KiB. */
const OUTPUT = 256 * 1024;

/** The beginning of a file of compress(1): magic bytes, a width that exists, and a first code, which is a byte. */
export function isLzw(head: Buffer): boolean {
  if (head.length < 5 || head.readUInt16BE(0) !== MAGIC) return false;
  const flags = head.readUInt8(2);
  const width = flags & WIDTH;
  return (
    (flags & RESERVED) === 0 && width >= FIRST_WIDTH && width <= LAST_WIDTH && (head.readUInt8(4) & 1) === 0
  );
}

/** Decodes what compress(1) writes (LZW, ".Z"). It has neither a checksum nor an end. */
export function* decodeLzw(input: Input): Decoding {
  const header = Buffer.from(yield* input.take(3));
  const flags = header.readUInt8(2);
  const maxWidth = flags & WIDTH;
  if (header.readUInt16BE(0) !== MAGIC) throw damaged('it does not begin as compress writes it');
  if ((flags & RESERVED) !== 0 || maxWidth < FIRST_WIDTH || maxWidth > LAST_WIDTH)
    throw new Unreadable('unsupported', 'it is of an unknown version of compress');
  // What compress writes with -b 9 it cannot read itself.
  if (maxWidth === FIRST_WIDTH) throw new Unreadable('unsupported', 'its codes have 9 bits');
  const table = new Table(maxWidth, (flags & CLEARS) !== 0);
  for (;;) {
    // Codes come in groups of eight, also where their width changes: what is left of such a group is padding.
    const { width } = table;
    yield* input.fill(width);
    const length = Math.min(width, input.available);
    if (length === 0) break;
    table.decodeGroup(input.bytes.subarray(input.at, input.at + length));
    input.at += length;
    if (table.waiting >= OUTPUT) yield table.take();
  }
  if (table.waiting > 0) yield table.take();
}

/** What the codes stand for: each the text of an earlier one and a byte. */
class Table {
  width = FIRST_WIDTH;
  /** 2 to the power of this are all codes. */
  readonly #maxWidth: number;
  readonly #clears: boolean;
  readonly #prefix = new Uint16Array(1 << LAST_WIDTH);
  readonly #last = new Uint8Array(1 << LAST_WIDTH);
  readonly #length = new Uint32Array(1 << LAST_WIDTH).fill(1, 0, CLEAR);
  #free: number;
  #previous = -1;
  #first = 0;
  readonly #output = Buffer.allocUnsafe(OUTPUT + 9 * (1 << LAST_WIDTH));
  /** Bytes that were decoded and not taken. */
  waiting = 0;

  constructor(maxWidth: number, clears: boolean) {
    this.#maxWidth = maxWidth;
    this.#clears = clears;
    this.#free = clears ? FIRST_FREE : CLEAR;
    for (let byte = 0; byte < CLEAR; byte++) this.#last[byte] = byte;
  }

  /** A view that is valid until the next group. */
  take(): Buffer {
    const taken = this.#output.subarray(0, this.waiting);
    this.waiting = 0;
    return taken;
  }

  /** Decodes up to eight codes, fewer when their width changes among them. */
  decodeGroup(group: Buffer): void {
    const { width } = this;
    const count = Math.floor((group.length * 8) / width);
    for (let index = 0; index < count && this.width === width; index++) {
      const code = bitsAt(group, index * width) & ((1 << width) - 1);
      if (this.#clears && code === CLEAR && this.#previous !== -1) {
        this.#free = CLEAR;
        this.width = FIRST_WIDTH;
        return;
      }
      this.#decode(code);
    }
  }

  #decode(code: number): void {
    if (this.#previous === -1 ? code >= CLEAR : code > this.#free) throw damaged('a code is not known yet');
    // The code that is made right now stands for the text before it and the first byte of that.
    this.#write(code === this.#free ? this.#previous : code);
    if (code === this.#free) this.#output[this.waiting++] = this.#first;
    if (this.#previous !== -1 && this.#free < 1 << this.#maxWidth) this.#add();
    this.#previous = code;
  }

  #add(): void {
    this.#prefix[this.#free] = this.#previous;
    this.#last[this.#free] = this.#first;
    this.#length[this.#free] = (this.#length[this.#previous] ?? 0) + 1;
    this.#free++;
    if (this.#free > (1 << this.width) - 1 && this.width < this.#maxWidth) this.width++;
  }

  /** Writes the text of a code, from its end. */
  #write(code: number): void {
    const length = this.#length[code] ?? 0;
    let rest = code;
    for (let at = this.waiting + length - 1; at > this.waiting; at--) {
      this.#output[at] = this.#last[rest] ?? 0;
      rest = this.#prefix[rest] ?? 0;
    }
    this.#first = this.#last[rest] ?? 0;
    this.#output[this.waiting] = this.#first;
    this.waiting += length;
  }
}

/** At least 16 bits from this one on, the lowest first. */
function bitsAt(bytes: Buffer, bit: number): number {
  const at = bit >> 3;
  const three = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  return three >> (bit & 7);
}
