import { Unreadable } from '../decode/sink.js';

/** A header; the name and the content follow it, each padded to a multiple of `alignment` bytes. */
export interface CpioHeader {
  /** Bytes of the name with the NUL at its end. */
  readonly nameSize: number;
  /** Bytes of content. */
  readonly size: number;
  readonly alignment: 1 | 2 | 4;
}

/** Bytes of a name: no file system has longer paths. */
export const MAX_CPIO_NAME = 64 * 1024;

/** The number 0o070707, as the machine wrote it that made the archive. */
const LITTLE_ENDIAN = 0x71c7;
const BIG_ENDIAN = 0xc771;

const BINARY_SIZE = 26;

/** cpio(5): the portable ASCII formats by their magic. */
const ASCII_SIZES: ReadonlyMap<string, number> = new Map([
  ['070701', 110],
  ['070702', 110],
  ['070707', 76],
]);

/** Bytes of the header that begins with these six, or undefined when it is none. */
export function cpioHeaderSize(magic: Buffer): number | undefined {
  return isBinaryCpio(magic) ? BINARY_SIZE : ASCII_SIZES.get(magic.toString('latin1', 0, 6));
}

/** Reads a header that has a known magic and all its bytes. @throws Unreadable `damaged` */
export function readCpioHeader(header: Buffer): CpioHeader {
  if (isBinaryCpio(header)) return readBinary(header);
  const text = header.toString('latin1');
  if (text.startsWith('070707')) {
    return { nameSize: digits(text.slice(59, 65), 8), size: digits(text.slice(65, 76), 8), alignment: 1 };
  }
  return { nameSize: digits(text.slice(94, 102), 16), size: digits(text.slice(54, 62), 16), alignment: 4 };
}

/** Bytes that fill `length` up to the next multiple. */
export function padding(length: number, alignment: number): number {
  return (alignment - (length % alignment)) % alignment;
}

/** True for the magic of the binary format, in either byte order. */
export function isBinaryCpio(bytes: Buffer): boolean {
  if (bytes.length < 2) return false;
  return bytes.readUInt16LE(0) === LITTLE_ENDIAN || bytes.readUInt16LE(0) === BIG_ENDIAN;
}

/** Words of 16 bits; of a number with two the high one comes first, in either byte order. */
function readBinary(header: Buffer): CpioHeader {
  const isLittle = header.readUInt16LE(0) === LITTLE_ENDIAN;
  const word = (at: number) => (isLittle ? header.readUInt16LE(at) : header.readUInt16BE(at));
  return { nameSize: word(20), size: word(22) * 0x10000 + word(24), alignment: 2 };
}

function digits(text: string, radix: 8 | 16): number {
  const isNumber = radix === 8 ? /^[0-7]+$/ : /^[0-9A-Fa-f]+$/;
  if (!isNumber.test(text)) throw new Unreadable('damaged', 'a cpio header with a number that is none');
  return Number.parseInt(text, radix);
}
