import { crc32 } from 'node:zlib';
import { RAW_DEFLATE } from './deflate.js';
import { decodeEngine } from './engine.js';
import { type Decoding, damaged, type Input } from './input.js';
import { Unreadable } from './sink.js';

const MAGIC = 0x1f8b;
/** Flags of a member (RFC 1952 2.3.1). */
const HAS_CHECKSUM = 0x02;
const HAS_EXTRA = 0x04;
const HAS_NAME = 0x08;
const HAS_COMMENT = 0x10;
const RESERVED = 0xe0;

/** Takes the bytes of a member's header, in pieces: a name or a comment in it is no part of the content. */
export type TakeHeader = (bytes: Buffer) => void;

/** Decodes gzip (RFC 1952): members one after the other, also behind padding of zeros, which tapes leave. */
export function* decodeGzip(input: Input, takeHeader: TakeHeader = () => {}): Decoding {
  for (;;) {
    yield* decodeMember(input, takeHeader);
    yield* input.skipZeros();
    if (input.available === 0) return;
    yield* input.expect(bytes => bytes.readUInt16BE() === MAGIC, 2);
  }
}

function* decodeMember(input: Input, takeHeader: TakeHeader): Decoding {
  yield* readHeader(input, takeHeader);
  let sum = 0;
  let size = 0;
  for (const step of decodeEngine(input, RAW_DEFLATE)) {
    if (Buffer.isBuffer(step)) {
      sum = crc32(step, sum);
      size += step.length;
    }
    yield step;
  }
  const trailer = yield* input.take(8);
  if (trailer.readUInt32LE(0) !== sum) throw damaged('it differs from its checksum');
  if (trailer.readUInt32LE(4) !== size % 2 ** 32) throw damaged('it differs from its size');
}

function* readHeader(input: Input, takeHeader: TakeHeader): Decoding {
  const fixed = yield* input.take(2);
  if (fixed.readUInt16BE(0) !== MAGIC) throw damaged('it does not begin as gzip');
  const fields = new HeaderFields(input, { first: fixed, takeHeader });
  const [method = 0, flags = 0] = yield* fields.take(8);
  if (method !== 8) throw new Unreadable('unsupported', 'its compression method is unknown');
  if ((flags & RESERVED) !== 0) throw new Unreadable('unsupported', 'it has unknown flags');
  if ((flags & HAS_EXTRA) !== 0) yield* fields.take((yield* fields.take(2)).readUInt16LE(0));
  if ((flags & HAS_NAME) !== 0) yield* fields.skipText();
  if ((flags & HAS_COMMENT) !== 0) yield* fields.skipText();
  if ((flags & HAS_CHECKSUM) !== 0) yield* fields.verify();
}

/** Reads fields and sums them up. */
class HeaderFields {
  readonly #input: Input;
  readonly #takeHeader: TakeHeader;
  #sum: number;

  constructor(
    input: Input,
    { first, takeHeader }: { readonly first: Buffer; readonly takeHeader: TakeHeader },
  ) {
    this.#input = input;
    this.#takeHeader = takeHeader;
    this.#sum = crc32(first);
  }

  *take(length: number): Decoding<Buffer> {
    const bytes = yield* this.#input.take(length);
    this.#sum = crc32(bytes, this.#sum);
    this.#takeHeader(bytes);
    return bytes;
  }

  /** Text of any length up to a zero byte. */
  *skipText(): Decoding {
    for (;;) {
      yield* this.#input.fill(1);
      const { bytes, at, available } = this.#input;
      const length = bytes.subarray(at, at + available).indexOf(0);
      if (length >= 0) {
        yield* this.take(length + 1);
        return;
      }
      yield* this.take(Math.max(available, 1));
    }
  }

  *verify(): Decoding {
    const sum = this.#sum & 0xffff;
    if ((yield* this.#input.take(2)).readUInt16LE(0) !== sum)
      throw damaged('its header differs from its checksum');
  }
}
