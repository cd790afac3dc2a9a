import { endsAsZip } from '../archive/zip.js';
import { EndRecordsSeen, findEnd } from '../archive/zip-end.js';
import { localHeadersIn } from '../archive/zip-headers.js';
import { type RandomAccess, type Sink, Unreadable } from '../decode/sink.js';
import { type ContentPlace, type Scope, tooDeep } from './place.js';

/** The end record of a zip and the longest comment behind it. */
const MAX_ZIP_END = 22 + 0xffff;

/** Bytes of a local header of a zip, without its name. */
const LOCAL_HEADER = 30;

/**
 * A script, program or other file that has a zip in it, mostly at its end. It is kept only from the first thing in it
 * on that looks like a member of a zip, as most have none; so its size does not matter.
 */
export class ZipInMidst implements Sink {
  readonly #scope: Scope;
  readonly #place: ContentPlace;
  readonly #unzip: (bytes: RandomAccess) => Promise<void>;
  readonly #tail = new Tail();
  /** Those behind the first thing that looks like a member. */
  readonly #ends = new EndRecordsSeen();
  #kept: ReturnType<Scope['retention']['open']> | undefined;
  /** Bytes in front of what is kept; up to there everything was looked through. */
  #before = 0;
  /** The last bytes, in which a header may begin. */
  #border: Buffer = Buffer.alloc(0);
  /** It could not be kept: that matters only if it is a zip. */
  #fault: Unreadable | undefined;

  constructor(scope: Scope, place: ContentPlace, unzip: (bytes: RandomAccess) => Promise<void>) {
    this.#scope = scope;
    this.#place = place;
    this.#unzip = unzip;
  }

  write(chunk: Buffer): void | Promise<void> {
    this.#tail.push(chunk);
    if (this.#kept === undefined && this.#fault === undefined) this.#look(chunk);
    else this.#keep(chunk);
  }

  async end(): Promise<void> {
    if (!endsAsZip(this.#tail.bytes)) return this.#readMidst();
    if (this.#place.depth > this.#scope.limits.depth) throw tooDeep(this.#scope);
    if (this.#kept === undefined) {
      throw this.#fault ?? new Unreadable('damaged', 'a program ends like a zip but holds no member of one');
    }
    await this.#kept.end();
    await this.#unzip(behind(this.#before, this.#kept.bytes));
  }

  /** What only looks like the end of a zip is none: its directory has to be where it says. */
  async #readMidst(): Promise<void> {
    if (this.#fault !== undefined && this.#ends.all.length > 0) throw this.#fault;
    await this.#kept?.end();
    for (const size of this.#ends.all) {
      if (this.#kept === undefined) return;
      const zip = { ...behind(this.#before, this.#kept.bytes), size: this.#before + size };
      if (typeof findEnd(zip) === 'string') continue;
      if (this.#place.depth > this.#scope.limits.depth) throw tooDeep(this.#scope);
      await this.#unzip(zip);
      return;
    }
  }

  close(): void {
    this.#kept?.close();
    this.#kept = undefined;
  }

  /** Looks for a header: one that began in an earlier chunk, then those that lie in this one. */
  #look(chunk: Buffer): void {
    const border = Buffer.concat([this.#border, chunk.subarray(0, LOCAL_HEADER - 1)]);
    const early = firstHeader(border);
    if (early !== undefined && early < this.#border.length) {
      this.#begin(early - this.#border.length, [this.#border.subarray(early), chunk]);
      return;
    }
    const at = firstHeader(chunk);
    if (at !== undefined) {
      this.#begin(at, [chunk.subarray(at)]);
      return;
    }
    this.#before += chunk.length;
    const rest = chunk.length < LOCAL_HEADER ? border : chunk;
    this.#border = Buffer.from(rest.subarray(Math.max(0, rest.length - LOCAL_HEADER + 1)));
  }

  /** `at` is relative to where the chunk begins. */
  #begin(at: number, pieces: readonly Buffer[]): void {
    this.#before += at;
    this.#kept = this.#scope.retention.open();
    for (const piece of pieces) this.#keep(piece);
  }

  #keep(chunk: Buffer): void {
    this.#ends.push(chunk);
    try {
      this.#kept?.write(chunk);
    } catch (error) {
      this.close();
      if (!(error instanceof Unreadable)) throw error;
      this.#fault = error;
    }
  }
}

function firstHeader(bytes: Buffer): number | undefined {
  const access: RandomAccess = {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
  for (const at of localHeadersIn(access, { start: 0, end: bytes.length })) return at;
  return undefined;
}

const ZEROS = Buffer.alloc(256 << 10);

/** The bytes with so many zeros in front: the offsets in a zip may count from the beginning of the program. */
function behind(before: number, bytes: RandomAccess): RandomAccess {
  return {
    size: before + bytes.size,
    read(offset, length) {
      if (offset >= before) return bytes.read(offset - before, length);
      const end = offset + length;
      if (end <= before && length <= ZEROS.length) return ZEROS.subarray(0, length);
      const rest = bytes.read(0, Math.max(0, end - before));
      return Buffer.concat([Buffer.alloc(length - rest.length), rest]);
    },
  };
}

/** The last bytes of a stream, as many as the end of a zip may have. */
class Tail {
  #buffer: Buffer = Buffer.alloc(0);
  #length = 0;

  get bytes(): Buffer {
    return this.#buffer.subarray(Math.max(0, this.#length - MAX_ZIP_END), this.#length);
  }

  push(chunk: Buffer): void {
    const piece = chunk.subarray(Math.max(0, chunk.length - MAX_ZIP_END));
    if (this.#length + piece.length > this.#buffer.length) this.#makeRoom(piece.length);
    this.#length += piece.copy(this.#buffer, this.#length);
  }

  /** Moving is paid for by at least as many bytes that were pushed. */
  #makeRoom(length: number): void {
    const kept = this.bytes;
    const room = Buffer.allocUnsafe(Math.max(512, 2 * (kept.length + length)));
    this.#length = kept.copy(room);
    this.#buffer = room;
  }
}
