import { types } from 'node:util';
import { constants, createInflate, inflateSync } from 'node:zlib';
import { type RandomAccess, Unreadable, type UnreadableReason } from '../decode/sink.js';

/** Objects up to this size are inflated at once, in bytes; larger ones in pieces, and they are no bases. */
export const LARGEST_WHOLE = 8 << 20;

/** What zlib is given at once of a large object, in bytes. */
const PIECE = 64 << 10;

/** A type, a size of 10 bytes at 7 bits each, an offset of 10 bytes or an id of 32. */
const LONGEST_HEADER = 10 + 32;

const OFS_DELTA = 6;
const REF_DELTA = 7;
const TYPES = [undefined, 'commit', 'tree', 'blob', 'tag'] as const;

export type WholeType = 'commit' | 'tree' | 'blob' | 'tag';

/** The header of an object; offsets are in the pack, sizes in bytes. */
export interface PackHeader {
  readonly offset: number;
  /** Where its zlib stream begins. */
  readonly dataStart: number;
  /** Inflated. */
  readonly size: number;
  /** The type or, of a delta, the offset or the id (as latin1) of what it changes. */
  readonly kind: { readonly type: WholeType } | { readonly base: number | string };
}

export interface PackOptions {
  /** Where the objects end. */
  readonly end: number;
  /** In bytes: 20 for SHA-1 and 32 for SHA-256. */
  readonly idLength: number;
  /** What is read at once at least, in bytes. */
  readonly readAhead: number;
}

/** A fault of this very pack, to be told from what a sink throws, which may be the fault of a pack inside. */
export class PackFault extends Error {
  readonly fault: Unreadable;

  constructor(reason: UnreadableReason, message: string) {
    super(message);
    this.fault = new Unreadable(reason, message);
  }
}

/** Reads the objects of a pack (gitformat-pack(5)). What is wrong with the pack is thrown as PackFault. */
export class PackObjects {
  readonly #bytes: RandomAccess;
  readonly #options: PackOptions;
  #ahead: { readonly start: number; readonly bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };

  constructor(bytes: RandomAccess, options: PackOptions) {
    this.#bytes = bytes;
    this.#options = options;
  }

  headerAt(offset: number): PackHeader {
    const bytes = this.#view(offset, LONGEST_HEADER);
    let at = 0;
    let byte = byteAt(bytes, at++);
    const type = (byte >> 4) & 7;
    let size = byte & 15;
    for (let unit = 16; byte >= 0x80; unit *= 128) {
      byte = byteAt(bytes, at++);
      size += (byte & 0x7f) * unit;
    }
    if (!Number.isSafeInteger(size)) throw new PackFault('damaged', 'a size in a git pack is too large');
    if (type === OFS_DELTA) return this.#atOffset({ offset, bytes, at, size });
    if (type === REF_DELTA) return this.#atId({ offset, bytes, at, size });
    const name = TYPES[type];
    if (name === undefined) throw new PackFault('damaged', 'an object of unknown type in a git pack');
    return { offset, dataStart: offset + at, size, kind: { type: name } };
  }

  /** Inflates an object of at most LARGEST_WHOLE bytes; `end` is where the next one begins. */
  inflate({ dataStart, size }: PackHeader): { readonly content: Buffer; readonly end: number } | undefined {
    // What zlib makes of incompressible bytes; who stores them in smaller blocks is read in pieces.
    const enough = size + (size >> 10) + 64;
    const input = this.#view(dataStart, enough);
    try {
      // One byte more than needed, or zlib is asked once more whether that was all.
      const { buffer, engine } = inflateWithInfo(input, size + 1);
      if (buffer.length !== size) throw wrongSize();
      return { content: buffer, end: dataStart + engine.bytesWritten };
    } catch (error) {
      if (codeOf(error) === 'Z_BUF_ERROR' && input.length === enough) return undefined;
      throw asPackFault(error);
    }
  }

  /** Inflates an object in pieces and resolves with the offset at which the next one begins. */
  async inflateInto(
    { dataStart, size }: PackHeader,
    write: (piece: Buffer) => void | Promise<void>,
  ): Promise<number> {
    const inflate = createInflate({ chunkSize: 4 * PIECE });
    try {
      this.#feed(inflate, dataStart);
      const pieces = inflate[Symbol.asyncIterator]();
      let done = 0;
      for (;;) {
        const next = await pieces.next().catch(asPackFaultThrown);
        if (next.done === true) break;
        const piece: Buffer = next.value;
        done += piece.length;
        if (done > size) throw wrongSize();
        await write(piece);
      }
      if (done !== size) throw wrongSize();
      return dataStart + inflate.bytesWritten;
    } finally {
      inflate.destroy();
    }
  }

  #feed(inflate: ReturnType<typeof createInflate>, start: number): void {
    let at = start;
    const feed = () => {
      try {
        while (at < this.#options.end && !inflate.destroyed) {
          const piece = this.#view(at, PIECE);
          at += piece.length;
          if (!inflate.write(piece)) {
            inflate.once('drain', feed);
            return;
          }
        }
        inflate.end();
      } catch (error) {
        inflate.destroy(error as Error);
      }
    };
    feed();
  }

  #atOffset({ offset, bytes, at: start, size }: HeaderSoFar): PackHeader {
    let at = start;
    let byte = byteAt(bytes, at++);
    let distance = byte & 0x7f;
    while (byte >= 0x80) {
      byte = byteAt(bytes, at++);
      distance = (distance + 1) * 128 + (byte & 0x7f);
    }
    const base = offset - distance;
    if (distance === 0 || base < 0) throw new PackFault('damaged', 'a delta in a git pack without a base');
    return { offset, dataStart: offset + at, size, kind: { base } };
  }

  #atId({ offset, bytes, at, size }: HeaderSoFar): PackHeader {
    const end = at + this.#options.idLength;
    if (end > bytes.length) throw cutOff();
    return { offset, dataStart: offset + end, size, kind: { base: bytes.toString('latin1', at, end) } };
  }

  /** The bytes from this offset on: as many as asked for unless the objects end before. */
  #view(offset: number, length: number): Buffer {
    const wanted = Math.min(length, this.#options.end - offset);
    if (wanted <= 0) throw cutOff();
    const start = offset - this.#ahead.start;
    if (start >= 0 && start + wanted <= this.#ahead.bytes.length)
      return this.#ahead.bytes.subarray(start, start + wanted);
    const room = Math.min(Math.max(length, this.#options.readAhead), this.#options.end - offset);
    this.#ahead = { start: offset, bytes: this.#bytes.read(offset, room) };
    return this.#ahead.bytes.subarray(0, wanted);
  }
}

interface HeaderSoFar {
  readonly offset: number;
  readonly bytes: Buffer;
  readonly at: number;
  readonly size: number;
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte !== undefined) return byte;
  throw bytes.length < LONGEST_HEADER
    ? cutOff()
    : new PackFault('damaged', 'a number in a git pack is too long');
}

/** With `info`, zlib tells how much of its input it used: the types leave that out. */
function inflateWithInfo(input: Buffer, chunkSize: number) {
  const options = {
    info: true,
    chunkSize: Math.max(chunkSize, constants.Z_MIN_CHUNK),
    maxOutputLength: chunkSize,
  };
  return inflateSync(input, options) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };
}

function codeOf(error: unknown): string {
  return types.isNativeError(error) && 'code' in error ? String(error.code) : '';
}

/** What zlib says about its input becomes a fault of the pack; anything else stays what it is. */
function asPackFault(error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'Z_BUF_ERROR') return cutOff();
  if (code === 'ERR_BUFFER_TOO_LARGE') return wrongSize();
  return code.startsWith('Z_') ? new PackFault('damaged', 'zlib data in a git pack is damaged') : error;
}

function asPackFaultThrown(error: unknown): never {
  throw asPackFault(error);
}

function cutOff(): PackFault {
  return new PackFault('truncated', 'a git pack is cut off');
}

function wrongSize(): PackFault {
  return new PackFault('damaged', 'an object of a git pack has another size than declared');
}
