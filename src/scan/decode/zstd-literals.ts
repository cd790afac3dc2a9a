import { damaged } from './input.js';
import { decodeFour, decodeHuffman, type HuffmanTable, readHuffmanTable } from './zstd-huffman.js';

/** A block, and so its literals, has at most 128 KiB. */
const MAX_LITERALS = 128 * 1024;

/** The literals of a block: a view that is valid until the next block, and where they end in the block. */
export interface Literals {
  readonly bytes: Buffer;
  readonly end: number;
}

interface Header {
  /** In bytes. */
  readonly header: number;
  readonly size: number;
  readonly compressed: number;
  readonly streams: 1 | 4;
}

/** Reads the literals of the blocks of one frame: a block may use the code of the block before. */
export class LiteralsReader {
  #table: HuffmanTable | undefined;
  #buffer = Buffer.alloc(0);

  /** Reads the literals section at the beginning of a block (RFC 8878 3.1.1.3.1). */
  read(block: Buffer): Literals {
    const kind = (block[0] ?? 0) & 3;
    const sizes = kind < 2 ? plainHeader(block) : compressedHeader(block);
    const end = sizes.header + sizes.compressed;
    if (sizes.size > MAX_LITERALS || end > block.length) throw damaged('a block has too many literals');
    if (kind === 0) return { bytes: block.subarray(sizes.header, end), end };
    const bytes = this.#room(sizes.size);
    if (kind === 1) bytes.fill(block[sizes.header] ?? 0);
    else this.#decode(block.subarray(sizes.header, end), { bytes, kind, streams: sizes.streams });
    return { bytes, end };
  }

  #room(size: number): Buffer {
    if (this.#buffer.length < size) this.#buffer = Buffer.alloc(Math.min(2 * size, MAX_LITERALS));
    return this.#buffer.subarray(0, size);
  }

  #decode(source: Buffer, target: { bytes: Buffer; kind: number; streams: 1 | 4 }): void {
    let start = 0;
    if (target.kind === 2) {
      const { table, used } = readHuffmanTable(source);
      this.#table = table;
      start = used;
    }
    if (this.#table === undefined) throw damaged('a block builds on one that is not there');
    if (target.streams === 1) decodeHuffman(this.#table, source.subarray(start), target.bytes);
    else decodeFour(this.#table, source.subarray(start), target.bytes);
  }
}

/** Raw and repeated literals: a size of 5, 12 or 20 bits. */
function plainHeader(block: Buffer): Header {
  const first = block[0] ?? 0;
  const format = (first >> 2) & 3;
  const header = format === 1 ? 2 : format === 3 ? 3 : 1;
  if (block.length < header) throw damaged('a block is too short');
  const size = header === 1 ? first >> 3 : block.readUIntLE(0, header) >> 4;
  return { header, size, compressed: (first & 3) === 1 ? 1 : size, streams: 1 };
}

/** Compressed literals: two sizes of 10, 14 or 18 bits. */
function compressedHeader(block: Buffer): Header {
  const format = ((block[0] ?? 0) >> 2) & 3;
  const header = format < 2 ? 3 : format + 2;
  if (block.length < header) throw damaged('a block is too short');
  const bits = format < 2 ? 10 : 4 * format + 6;
  const fields = Math.floor(block.readUIntLE(0, header) / 16);
  const size = fields % 2 ** bits;
  return { header, size, compressed: Math.floor(fields / 2 ** bits), streams: format === 0 ? 1 : 4 };
}
