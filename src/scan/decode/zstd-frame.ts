import { type Decoding, damaged, type Input } from './input.js';
import { Unreadable } from './sink.js';
import { Window } from './window.js';
import { XxHash64 } from './xxhash64.js';
import { LiteralsReader } from './zstd-literals.js';
import { SequencesDecoder } from './zstd-sequences.js';

/** No block is larger, compressed or not (RFC 8878 3.1.1.2.4). In bytes. */
const MAX_BLOCK = 128 * 1024;
const MAX_HEADER = 14;

interface FrameHeader {
  readonly windowSize: number;
  /** In bytes, when it is known. */
  readonly contentSize: bigint | undefined;
  readonly hasChecksum: boolean;
}

/** Decodes frames of zstd (RFC 8878) in the same memory one after the other, where node:zlib has no zstd. */
export class FrameDecoder {
  readonly #window = new Window(0);

  /** Decodes a frame from behind its magic number on. */
  *decode(input: Input): Decoding {
    const header = yield* readHeader(input);
    const window = this.#window;
    window.restart(header.windowSize);
    const hash = new XxHash64();
    let size = 0n;
    const blocks = new BlockDecoder(window, Math.min(header.windowSize, MAX_BLOCK));
    for (let last = false; !last; ) {
      last = yield* blocks.decode(input);
      const output = window.take();
      size += BigInt(output.length);
      if (header.hasChecksum) hash.update(output);
      if (output.length > 0) yield output;
    }
    if (size !== (header.contentSize ?? size)) throw damaged('a frame differs from its size');
    if (header.hasChecksum) yield* verify(input, hash);
  }
}

function* verify(input: Input, hash: XxHash64): Decoding {
  const stored = (yield* input.take(4)).readUInt32LE(0);
  if (BigInt(stored) !== (hash.digest() & 0xffffffffn)) throw damaged('a frame differs from its checksum');
}

/** How far back matches of a frame reach, in bytes; `input` stands at its magic number and stays there. */
export function* peekWindowSize(input: Input): Decoding<number> {
  yield* input.fill(4 + MAX_HEADER);
  const start = input.at;
  input.at += 4;
  const { windowSize } = yield* readHeader(input);
  input.at = start;
  return windowSize;
}

/** Reads a frame header (RFC 8878 3.1.1.1) from behind the magic number on. */
function* readHeader(input: Input): Decoding<FrameHeader> {
  const flags = (yield* input.take(1)).readUInt8(0);
  if ((flags & 0x08) !== 0) throw new Unreadable('unsupported', 'a frame has unknown flags');
  const single = (flags & 0x20) !== 0;
  const window = single ? 0 : windowSize((yield* input.take(1)).readUInt8(0));
  const dictionary = yield* input.take([0, 1, 2, 4][flags & 3] ?? 0);
  if (dictionary.some(byte => byte !== 0))
    throw new Unreadable('unsupported', 'it needs a dictionary that is not in it');
  const contentSize = readContentSize(yield* input.take([single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0));
  return {
    windowSize: single ? Number(contentSize ?? 0n) : window,
    contentSize,
    hasChecksum: (flags & 4) !== 0,
  };
}

/** 2^10 bytes and more, in eighths of a power of two. */
function windowSize(byte: number): number {
  const base = 2 ** (10 + (byte >> 3));
  return base + (base / 8) * (byte & 7);
}

function readContentSize(field: Buffer): bigint | undefined {
  if (field.length === 0) return undefined;
  let size = 0n;
  for (let i = field.length - 1; i >= 0; i--) size = (size << 8n) | BigInt(field.readUInt8(i));
  return field.length === 2 ? size + 256n : size;
}

/** Decodes the blocks of one frame into its window. */
class BlockDecoder {
  readonly #window: Window;
  readonly #maximum: number;
  readonly #literals = new LiteralsReader();
  readonly #sequences = new SequencesDecoder();

  constructor(window: Window, maximum: number) {
    this.#window = window;
    this.#maximum = maximum;
  }

  /** Decodes a block (RFC 8878 3.1.1.2); true when it is the last one. */
  *decode(input: Input): Decoding<boolean> {
    const header = (yield* input.take(3)).readUIntLE(0, 3);
    const size = header >> 3;
    if (size > this.#maximum) throw damaged('a block is larger than it may be');
    const kind = (header >> 1) & 3;
    const bytes = yield* input.take(kind === 1 ? 1 : size);
    if (kind === 0) this.#append(bytes);
    else if (kind === 1) this.#append(Buffer.alloc(size, bytes));
    else if (kind === 2) this.#decompress(bytes);
    else throw damaged('a block is of an unknown kind');
    return (header & 1) === 1;
  }

  #append(bytes: Buffer): void {
    this.#window.reserve(bytes.length);
    this.#window.append(bytes);
  }

  #decompress(block: Buffer): void {
    const window = this.#window;
    window.reserve(this.#maximum);
    const { bytes, end } = this.#literals.read(block);
    const target = { window, end: window.position + this.#maximum, literals: bytes };
    this.#sequences.decode(block.subarray(end), target);
  }
}
