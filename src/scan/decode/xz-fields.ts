import { crc32 } from 'node:zlib';
import { damaged } from './input.js';
import { Unreadable } from './sink.js';

export const STREAM_MAGIC = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
export const FOOTER_MAGIC = Buffer.from('YZ', 'latin1');

/** Throws Unreadable `damaged` unless the CRC32 of `bytes` stands at `at` of `holder`. */
export function verifyCrc32(bytes: Buffer, holder: Buffer, at: number): void {
  if (crc32(bytes) !== holder.readUInt32LE(at)) throw damaged('a header differs from its checksum');
}

/** Reads the fields of a block header one after the other; each is checked against the header's end. */
export class FieldReader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw damaged('a block header ends too early');
    return byte;
  }

  take(length: number): Buffer {
    const view = this.#bytes.subarray(this.#at, this.#at + length);
    if (view.length < length) throw damaged('a block header ends too early');
    this.#at += length;
    return view;
  }

  /** A variable-length integer (xz file format 1.2). */
  number(): number {
    const value = new VariableInteger();
    while (!value.add(this.byte()));
    return value.value;
  }

  /** What is left must be zero. */
  padding(): void {
    for (const byte of this.#bytes.subarray(this.#at))
      if (byte !== 0) throw new Unreadable('unsupported', 'a block header has unknown fields');
  }
}

/** Little-endian groups of 7 bits, at most nine of them (xz file format 1.2). */
export class VariableInteger {
  value = 0;
  #bytes = 0;

  /** Adds a byte; true when it was the last one. */
  add(byte: number): boolean {
    this.value += (byte & 0x7f) * 2 ** (7 * this.#bytes);
    this.#bytes++;
    if (byte < 0x80) {
      if (byte === 0 && this.#bytes > 1) throw damaged('a number is longer than it needs to be');
      return true;
    }
    if (this.#bytes === 9) throw damaged('a number is too large');
    return false;
  }
}
