import { looksLikeLzma } from './lzma.js';
import { isLzw } from './lzw.js';

/** A compression that this scanner decodes; `deflate` has no wrapping, `lzma` is LZMA alone (`.lzma`), `lzw` that of compress(1). */
export type Compression = 'gzip' | 'zlib' | 'deflate' | 'zstd' | 'xz' | 'lzma' | 'bzip2' | 'lzw';

const XZ = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
/** What follows the level in bzip2: a block, or the end of empty content. */
const BZIP2_BLOCK = Buffer.from([0x31, 0x41, 0x59, 0x26, 0x53, 0x59]);
const BZIP2_END = Buffer.from([0x17, 0x72, 0x45, 0x38, 0x50, 0x90]);
const ZSTD_FRAME = 0xfd2fb528;
const ZSTD_SKIPPABLE = 0x184d2a50;

/**
 * The compression that a stream begins with, by its magic bytes; undefined for others. Never `deflate`, which has
 * none, nor `zlib`, whose two bytes other files have as well: see looksLikeZlib. `head` has up to 512 bytes.
 */
export function sniffCompression(head: Buffer): Compression | undefined {
  if (isGzip(head)) return 'gzip';
  if (isZstd(head)) return 'zstd';
  if (head.subarray(0, 6).equals(XZ)) return 'xz';
  if (isBzip2(head)) return 'bzip2';
  if (isLzw(head)) return 'lzw';
  return looksLikeLzma(head) ? 'lzma' : undefined;
}

/** Two magic bytes, the only method that there is, and no reserved flag (RFC 1952 2.3). */
function isGzip(head: Buffer): boolean {
  return head.length >= 4 && head.readUIntBE(0, 3) === 0x1f8b08 && head.readUInt8(3) < 0x20;
}

/** LZ4 has the same skippable frames: when one comes first, what follows it decides, as far as that is known. */
function isZstd(head: Buffer): boolean {
  let at = 0;
  while (at + 8 <= head.length && isSkippable(head.readUInt32LE(at))) at += 8 + head.readUInt32LE(at + 4);
  if (at + 4 > head.length) return at > 0;
  return head.readUInt32LE(at) === ZSTD_FRAME;
}

function isSkippable(magic: number): boolean {
  return (magic & ~15) === ZSTD_SKIPPABLE;
}

function isBzip2(head: Buffer): boolean {
  if (!/^BZh[1-9]$/.test(head.toString('latin1', 0, 4))) return false;
  const next = head.subarray(4, 10);
  return next.equals(BZIP2_BLOCK) || next.equals(BZIP2_END);
}
