import { crc32 } from 'node:zlib';
import { type Decoding, damaged, type Input } from './input.js';
import { decodeLzma2 } from './lzma2.js';
import { Unreadable } from './sink.js';
import { Window } from './window.js';
import { type Check, openCheck } from './xz-check.js';
import { FieldReader, FOOTER_MAGIC, STREAM_MAGIC, VariableInteger, verifyCrc32 } from './xz-fields.js';
import { type Filter, type Filters, readFilters } from './xz-filters.js';

/** Decodes xz: streams one after the other, with padding between and behind them (xz file format 2). */
export function* decodeXz(input: Input): Decoding {
  for (;;) {
    yield* decodeStream(input);
    const padding = yield* input.skipZeros();
    if (input.available > 0) yield* input.expect(bytes => bytes.equals(STREAM_MAGIC), STREAM_MAGIC.length);
    if (padding % 4 !== 0) throw damaged('the padding of a stream has a wrong size');
    if (input.available === 0) return;
  }
}

function* decodeStream(input: Input): Decoding {
  const header = yield* input.take(12);
  if (!header.subarray(0, 6).equals(STREAM_MAGIC)) throw damaged('it does not begin as xz');
  verifyCrc32(header.subarray(6, 8), header, 8);
  const flags = header.readUInt16BE(6);
  if (flags > 15) throw new Unreadable('unsupported', 'it has unknown flags');
  const blocks = new Records();
  for (let size = yield* peekByte(input); size !== 0; size = yield* peekByte(input))
    blocks.add(yield* decodeBlock(input, { headerSize: (size + 1) * 4, check: openCheck(flags) }));
  const indexSize = yield* readIndex(input, blocks);
  yield* readFooter(input, { flags, indexSize });
}

function* peekByte(input: Input): Decoding<number> {
  const byte = (yield* input.take(1)).readUInt8(0);
  input.at--;
  return byte;
}

/** What the index says of a block. */
interface BlockSizes {
  /** Of header, data and check, without the padding; in bytes. */
  readonly unpadded: number;
  readonly uncompressed: number;
}

interface BlockHeader extends Filters {
  readonly compressed: number | undefined;
  readonly uncompressed: number | undefined;
}

interface BlockStart {
  /** In bytes. */
  readonly headerSize: number;
  readonly check: Check;
}

function* decodeBlock(input: Input, { headerSize, check }: BlockStart): Decoding<BlockSizes> {
  const header = parseHeader(yield* input.take(headerSize));
  const start = input.consumed;
  const uncompressed = yield* decodeData(input, { header, check });
  const compressed = input.consumed - start;
  if (
    (header.compressed ?? compressed) !== compressed ||
    (header.uncompressed ?? uncompressed) !== uncompressed
  )
    throw damaged('a block differs from its sizes');
  yield* expectZeros(input, -compressed & 3);
  const stored = yield* input.take(check.size);
  if (!stored.equals(check.digest())) throw damaged('a block differs from its checksum');
  return { unpadded: headerSize + compressed + check.size, uncompressed };
}

function parseHeader(bytes: Buffer): BlockHeader {
  const body = bytes.subarray(0, -4);
  verifyCrc32(body, bytes, body.length);
  const fields = new FieldReader(body, 1);
  const flags = fields.byte();
  if ((flags & 0x3c) !== 0) throw new Unreadable('unsupported', 'a block has unknown flags');
  const compressed = (flags & 0x40) !== 0 ? fields.number() : undefined;
  const uncompressed = (flags & 0x80) !== 0 ? fields.number() : undefined;
  const filters = readFilters(fields, (flags & 3) + 1);
  fields.padding();
  return { compressed, uncompressed, ...filters };
}

/** Decodes the data of a block; returns the size of the output, in bytes. */
function* decodeData(input: Input, block: { header: BlockHeader; check: Check }): Decoding<number> {
  const { check, header } = block;
  let size = 0;
  const deliver = function* (output: Buffer): Decoding {
    if (output.length === 0) return;
    size += output.length;
    check.update(output);
    yield output;
  };
  for (const step of decodeLzma2(input, new Window(header.dictionary))) {
    if (!Buffer.isBuffer(step)) yield step;
    else yield* deliver(undo(header.filters, step));
  }
  for (const [i, filter] of header.filters.entries())
    yield* deliver(undo(header.filters.slice(i + 1), filter.flush()));
  return size;
}

function undo(filters: readonly Filter[], bytes: Buffer): Buffer {
  let output = bytes;
  for (const filter of filters) output = filter.push(output);
  return output;
}

function* expectZeros(input: Input, length: number): Decoding {
  for (const byte of yield* input.take(length)) if (byte !== 0) throw damaged('its padding is not zero');
}

/** The sizes of all blocks as a sum: their number is not limited, so they are not kept. */
class Records {
  count = 0;
  #sum = 0;
  readonly #record = Buffer.alloc(16);

  add({ unpadded, uncompressed }: BlockSizes): void {
    this.count++;
    this.#record.writeDoubleLE(unpadded, 0);
    this.#record.writeDoubleLE(uncompressed, 8);
    this.#sum = crc32(this.#record, this.#sum);
  }

  equals(other: Records): boolean {
    return this.count === other.count && this.#sum === other.#sum;
  }
}

/** Reads the index and compares it with the blocks; returns its size in bytes. */
function* readIndex(input: Input, blocks: Records): Decoding<number> {
  const index = new IndexReader(input);
  yield* index.number(); // its first byte: 0
  const count = yield* index.number();
  const listed = new Records();
  // A false count cannot keep this loop: the blocks that were read limit it.
  while (listed.count < Math.min(count, blocks.count)) {
    const unpadded = yield* index.number();
    listed.add({ unpadded, uncompressed: yield* index.number() });
  }
  if (count !== blocks.count || !listed.equals(blocks)) throw damaged('its index differs from its blocks');
  yield* index.end();
  return index.size;
}

class IndexReader {
  size = 0;
  #sum = 0;
  readonly #input: Input;

  constructor(input: Input) {
    this.#input = input;
  }

  *number(): Decoding<number> {
    const value = new VariableInteger();
    while (!value.add(yield* this.#byte()));
    return value.value;
  }

  *#byte(): Decoding<number> {
    const bytes = yield* this.#input.take(1);
    this.#sum = crc32(bytes, this.#sum);
    this.size++;
    return bytes.readUInt8(0);
  }

  /** Padding and checksum. */
  *end(): Decoding {
    while (this.size % 4 !== 0) if ((yield* this.#byte()) !== 0) throw damaged('its padding is not zero');
    const stored = (yield* this.#input.take(4)).readUInt32LE(0);
    if (stored !== this.#sum) throw damaged('its index differs from its checksum');
    this.size += 4;
  }
}

function* readFooter(input: Input, stream: { flags: number; indexSize: number }): Decoding {
  const footer = yield* input.take(12);
  verifyCrc32(footer.subarray(4, 10), footer, 0);
  const backward = (footer.readUInt32LE(4) + 1) * 4;
  if (backward !== stream.indexSize || footer.readUInt16BE(8) !== stream.flags)
    throw damaged('its end differs from its beginning');
  if (!footer.subarray(10).equals(FOOTER_MAGIC)) throw damaged('its end is not that of xz');
}
