import { type RandomAccess, Unreadable } from '../decode/sink.js';
import type { Range } from './zip-ranges.js';

// Local file headers and data descriptors: APPNOTE.TXT, 4.3.7 and 4.3.9.

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const LOCAL_HEADER_LENGTH = 30;
const DESCRIPTOR = 0x08074b50;

/** Bytes that are searched for headers at once. */
const WINDOW = 256 << 10;

/** Bits of the general purpose flag (4.4.4). */
const ENCRYPTED = 1 << 0;
const HAS_DESCRIPTOR = 1 << 3;
const STRONGLY_ENCRYPTED = 1 << 6;
const MASKED = 1 << 13;

/** The compression methods (4.4.5) that anybody writes; the version (4.4.3) is 10 times that of the format: 6.3. */
const KNOWN_METHODS: ReadonlySet<number> = new Set([
  0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 14, 16, 18, 19, 20, 93, 94, 95, 96, 97, 98, 99,
]);
const LATEST_VERSION = 63;

const AES = 99;
const MAX_32_BIT = 0xffffffff;
const ZIP64_EXTRA = 1;

export interface LocalHeader {
  readonly flags: number;
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly name: Buffer;
  readonly extra: Buffer;
  /** The offset of the member's data in the file. */
  readonly dataStart: number;
}

/** Reads the local header at this offset. @throws Unreadable `damaged` or `truncated` when there is none */
export function localHeaderAt(bytes: RandomAccess, offset: number): LocalHeader {
  const fixed = bytes.read(offset, LOCAL_HEADER_LENGTH);
  if (fixed.readUInt32LE() !== LOCAL_HEADER.readUInt32LE())
    throw new Unreadable('damaged', 'a zip member without a local header');
  const nameLength = fixed.readUInt16LE(26);
  const extraLength = fixed.readUInt16LE(28);
  const texts = bytes.read(offset + LOCAL_HEADER_LENGTH, nameLength + extraLength);
  const extra = texts.subarray(nameLength);
  return {
    flags: fixed.readUInt16LE(6),
    method: fixed.readUInt16LE(8),
    ...sizesOf({ compressedSize: fixed.readUInt32LE(18), size: fixed.readUInt32LE(22), extra }),
    name: texts.subarray(0, nameLength),
    extra,
    dataStart: offset + LOCAL_HEADER_LENGTH + texts.length,
  };
}

/**
 * The offsets in this range at which a local header stands, in order. Signatures that stand somewhere by chance are
 * left out: no reader takes an unknown version or method or an empty name for a member.
 */
export function* localHeadersIn(bytes: RandomAccess, { start, end }: Range): Iterable<number> {
  let windowAt = start;
  while (windowAt + LOCAL_HEADER_LENGTH <= end) {
    const window = bytes.read(windowAt, Math.min(WINDOW, end - windowAt));
    const last = window.length - LOCAL_HEADER_LENGTH;
    let at = window.indexOf(LOCAL_HEADER);
    while (at !== -1 && at <= last) {
      if (isPlausible(window.subarray(at, at + LOCAL_HEADER_LENGTH))) yield windowAt + at;
      at = window.indexOf(LOCAL_HEADER, at + LOCAL_HEADER.length);
    }
    windowAt += last + 1;
  }
}

function isPlausible(fixed: Buffer): boolean {
  const hasName = fixed.readUInt16LE(26) > 0;
  return hasName && fixed.readUInt8(4) <= LATEST_VERSION && KNOWN_METHODS.has(fixed.readUInt16LE(8));
}

export function isEncrypted({ flags, method }: { readonly flags: number; readonly method: number }): boolean {
  return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED | MASKED)) !== 0 || method === AES;
}

/** True when the sizes stand behind the data and, perhaps, only there. */
export function hasDescriptor({ flags }: { readonly flags: number }): boolean {
  return (flags & HAS_DESCRIPTOR) !== 0;
}

/** The length in bytes of the data descriptor at this offset; 0 when there is none that fits the sizes. */
export function descriptorLength(
  bytes: RandomAccess,
  { at, ...sizes }: { readonly at: number; readonly compressedSize: number; readonly size: number },
): number {
  const found = bytes.read(at, Math.min(24, bytes.size - at));
  const signed = found.length >= 4 && found.readUInt32LE() === DESCRIPTOR ? 4 : 0;
  const crc = signed + 4;
  if (
    found.length >= crc + 16 &&
    u64(found, crc) === sizes.compressedSize &&
    u64(found, crc + 8) === sizes.size
  )
    return crc + 16;
  const isShort =
    found.length >= crc + 8 &&
    found.readUInt32LE(crc) === sizes.compressedSize &&
    found.readUInt32LE(crc + 4) === sizes.size;
  return isShort ? crc + 8 : 0;
}

interface Sizes {
  readonly compressedSize: number;
  readonly size: number;
}

/** Replaces sizes that do not fit into 32 bits by those of the zip64 extra field (4.5.3). */
function sizesOf({ compressedSize, size, extra }: Sizes & { readonly extra: Buffer }): Sizes {
  if (compressedSize !== MAX_32_BIT && size !== MAX_32_BIT) return { compressedSize, size };
  const field = zip64Field(extra);
  const before = size === MAX_32_BIT ? 8 : 0;
  return {
    size: size === MAX_32_BIT && field.length >= 8 ? u64(field, 0) : size,
    compressedSize:
      compressedSize === MAX_32_BIT && field.length >= before + 8 ? u64(field, before) : compressedSize,
  };
}

function zip64Field(extra: Buffer): Buffer {
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === ZIP64_EXTRA) return extra.subarray(at + 4, end);
    at = end;
  }
  return extra.subarray(0, 0);
}

function u64(bytes: Buffer, offset: number): number {
  return Number(bytes.readBigUInt64LE(offset));
}
