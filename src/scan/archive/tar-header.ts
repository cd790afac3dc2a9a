import { Unreadable } from '../decode/sink.js';

/** Bytes of a block: headers have one, content is padded to whole ones. */
export const BLOCK = 512;

/** What an entry is. `other` are volume labels, global PAX headers, ACLs and whatever a vendor made up. */
export type TarType = 'file' | 'directory' | 'symlink' | 'link' | 'character' | 'block' | 'fifo' | 'other';

/** A header block. The texts are views of a copy of it. */
export interface TarHeader {
  /** With the prefix, when the dialect has one. */
  readonly name: Buffer;
  /** The name stands in two fields of the block. */
  readonly isNameSplit: boolean;
  readonly link: Buffer;
  readonly user: Buffer;
  readonly group: Buffer;
  /** The type flag, one character. */
  readonly flag: string;
  readonly type: TarType;
  /** Bytes of content, as this header says. */
  readonly size: number;
  /** Blocks with more of a sparse file's map follow. */
  readonly isMapContinued: boolean;
}

const ZEROS = Buffer.alloc(BLOCK);
const SLASH = Buffer.from('/');

/** 256 TiB: the next bit is past every file system, and sums of sizes stay exact. */
const MAX_SIZE = 2 ** 48;

/** POSIX pax, "ustar Interchange Format"; S, M and D are GNU's: sparse, continued in this volume, dump of a folder. */
const TYPES: ReadonlyMap<string, TarType> = new Map([
  ['\0', 'file'],
  ['0', 'file'],
  ['7', 'file'],
  ['S', 'file'],
  ['M', 'file'],
  ['1', 'link'],
  ['2', 'symlink'],
  ['3', 'character'],
  ['4', 'block'],
  ['5', 'directory'],
  ['D', 'directory'],
  ['6', 'fifo'],
]);

/** True for a block, or the part of one at the end of a stream, that has zeros only. */
export function isZero(block: Buffer): boolean {
  return block[0] === 0 && (block.length === BLOCK ? ZEROS : ZEROS.subarray(0, block.length)).equals(block);
}

/** True when the checksum of the block's 512 bytes is right: of unsigned bytes (POSIX) or signed ones (old tars). */
export function isHeader(block: Buffer): boolean {
  const stated = octal(block, { from: 148, to: 156 });
  if (stated === undefined) return false;
  let sum = 8 * 0x20; // the checksum's own field counts as spaces
  let high = 0;
  for (let at = 0; at < BLOCK; at++) {
    if (at === 148) at = 156;
    const byte = block[at] ?? 0;
    sum += byte;
    high += byte >> 7;
  }
  return stated === sum || stated === sum - 256 * high;
}

/** The fields that are numbers: mode, owner, group, size, time and checksum. */
const NUMBERS = [
  { from: 100, to: 108 },
  { from: 108, to: 116 },
  { from: 116, to: 124 },
  { from: 124, to: 136 },
  { from: 136, to: 148 },
  { from: 148, to: 156 },
];

/**
 * True for a block that POSIX and GNU mark as a header and that has numbers, all but one at least, where a header has
 * them, whatever its checksum says. Programs that read archives hold the mark as well, in the midst of their text.
 */
export function isDamagedHeader(block: Buffer): boolean {
  if (!hasText(block, 257, 'ustar')) return false;
  return NUMBERS.filter(range => isNumber(block, range)).length >= NUMBERS.length - 1;
}

function isNumber(block: Buffer, range: Range): boolean {
  return ((block[range.from] ?? 0) & 0x80) !== 0 || !Number.isNaN(octal(block, range) ?? 0);
}

/**
 * Reads a header block of 512 bytes in any dialect; `offset` is its place in the stream, for the message.
 * @throws Unreadable `damaged` when checksum or size is wrong
 */
export function readHeader(block: Buffer, offset: number): TarHeader {
  if (!isHeader(block)) throw new Unreadable('damaged', `no tar header at byte ${offset}`);
  const bytes = Buffer.from(block);
  const flag = String.fromCharCode(bytes[156] ?? 0);
  const prefix = prefixOf(bytes);
  const own = field(bytes, { from: 0, to: 100 });
  const name = prefix === undefined ? own : Buffer.concat([prefix, SLASH, own]);
  const hasOwners = hasText(bytes, 257, 'ustar');
  return {
    name,
    isNameSplit: prefix !== undefined,
    link: field(bytes, { from: 157, to: 257 }),
    user: field(bytes, { from: 265, to: hasOwners ? 297 : 265 }),
    group: field(bytes, { from: 297, to: hasOwners ? 329 : 297 }),
    flag,
    type: typeOf(flag, name),
    size: sizeOf(bytes),
    isMapContinued: flag === 'S' && bytes[isStar(bytes) ? 355 : 482] !== 0,
  };
}

/** Bytes that `size` bytes of content take up in the archive. */
export function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

/** The size if it can be one of a file. @throws Unreadable `damaged` */
export function checkSize(size: number): number {
  if (size >= 0 && size <= MAX_SIZE) return size;
  throw new Unreadable('damaged', 'a tar header with a size that no file has');
}

function sizeOf(header: Buffer): number {
  const range = { from: 124, to: 136 };
  const isBinary = ((header[124] ?? 0) & 0x80) !== 0;
  return checkSize(isBinary ? base256(header, range) : (octal(header, range) ?? 0));
}

function typeOf(flag: string, name: Buffer): TarType {
  const type = TYPES.get(flag) ?? 'other';
  // v7 had no flag for folders.
  return type === 'file' && name[name.length - 1] === 0x2f ? 'directory' : type;
}

/** POSIX has 155 bytes of prefix, star 131; GNU has other things in its place and says `ustar` with a space. */
function prefixOf(header: Buffer): Buffer | undefined {
  if (header[345] === 0 || !hasText(header, 257, 'ustar\0')) return undefined;
  return field(header, { from: 345, to: isStar(header) ? 476 : 500 });
}

function isStar(header: Buffer): boolean {
  return hasText(header, 508, 'tar\0');
}

function hasText(bytes: Buffer, offset: number, text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (bytes[offset + at] !== text.charCodeAt(at)) return false;
  }
  return true;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A text field: up to the first NUL, if there is one. */
function field(header: Buffer, { from, to }: Range): Buffer {
  let end = from;
  while (end < to && header[end] !== 0) end++;
  return header.subarray(from, end);
}

/**
 * A number in octal digits between spaces, up to the first NUL if there is one. Undefined when the field is empty,
 * NaN when it is something else, or when readers differ in what it is.
 */
function octal(header: Buffer, { from, to }: Range): number | undefined {
  const start = skip(header, { from, to, byte: 0x20 });
  let value = 0;
  let at = start;
  for (; at < to; at++) {
    const digit = (header[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  const end = skip(header, { from: at, to, byte: 0x20 });
  if (at > start) return end === to || header[end] === 0 ? value : Number.NaN;
  return skip(header, { from: end, to, byte: 0 }) === to ? undefined : Number.NaN;
}

function skip(header: Buffer, { from, to, byte }: Range & { readonly byte: number }): number {
  let at = from;
  while (at < to && header[at] === byte) at++;
  return at;
}

/** GNU's and star's form for large numbers: two's complement, big-endian, below a bit that marks it. */
function base256(header: Buffer, { from, to }: Range): number {
  const first = header[from] ?? 0;
  if ((first & 0x40) !== 0) return -1;
  let value = first & 0x3f;
  for (let at = from + 1; at < to; at++) value = value * 256 + (header[at] ?? 0);
  return value;
}
