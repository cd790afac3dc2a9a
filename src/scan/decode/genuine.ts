import zlib from 'node:zlib';
import { looksLikeGzip } from './deflate.js';
import type { Compression } from './sniff.js';
import { verifyCrc32 } from './xz-fields.js';

/** Bytes of a beginning that are enough to judge it. */
export const EVIDENCE = 1024;

/** What is known of content in whose midst a fault was met. */
export interface Evidence {
  /** Its first bytes, up to EVIDENCE. */
  readonly head: Buffer;
  /** Bytes of it that were used, and what they decoded to. */
  readonly used: number;
  readonly output: number;
}

/**
 * Whether content that cannot be read to its end is compressed nevertheless, and does not only have the magic bytes:
 * so much of it was decoded as of other bytes never is.
 */
export const IS_GENUINE: Readonly<Record<Compression, (evidence: Evidence) => boolean>> = {
  gzip: ({ head }) => head.length >= EVIDENCE / 2 && looksLikeGzip(head),
  zlib: ({ head }) => isMuch({ used: head.length, output: inflatedLength(head) }),
  xz: ({ head }) => hasXzHeader(head),
  // The tables of the first block take less; sources hold the beginning as an escaped text, which may pass for them.
  bzip2: ({ head, used, output }) => output > 0 || (used >= EVIDENCE / 2 && isBinary(head)),
  zstd: ({ head, output }) => output > 3 * MAX_ZSTD_BLOCK || beginsPacked(head),
  lzma: isMuch,
  lzw: isMuch,
  deflate: isMuch,
};

/** Blocks that are not compressed can be met by chance: they make no more of what they have. */
function isMuch({ used, output }: Pick<Evidence, 'used' | 'output'>): boolean {
  return used >= EVIDENCE && output >= used + EVIDENCE;
}

/** Of what is packed about half of the bytes are no ASCII. */
function isBinary(head: Buffer): boolean {
  return head.filter(byte => byte > 0x7f).length > head.length / 4;
}

function inflatedLength(head: Buffer): number {
  try {
    return zlib.inflateSync(head, { finishFlush: zlib.constants.Z_SYNC_FLUSH }).length;
  } catch {
    return 0;
  }
}

/** The header of a stream, with its checksum (xz file format 2.1.1). */
function hasXzHeader(head: Buffer): boolean {
  if (head.length < 12) return false;
  try {
    verifyCrc32(head.subarray(6, 8), head, 8);
    return true;
  } catch {
    return false;
  }
}

const MAX_ZSTD_BLOCK = 128 << 10;
/** Bytes of the fields of a frame header, by its first byte (RFC 8878 3.1.1.1). */
const DICTIONARY_ID = [0, 1, 2, 4];
const CONTENT_SIZE = [0, 2, 4, 8];

/** Whether the first block of a frame is compressed, with literals that fit into it; one that is not takes any bytes. */
function beginsPacked(head: Buffer): boolean {
  const flags = head[4] ?? 0;
  const isSingle = (flags & 0x20) !== 0;
  const size = CONTENT_SIZE[flags >> 6] || (isSingle ? 1 : 0);
  const at = 5 + (isSingle ? 0 : 1) + (DICTIONARY_ID[flags & 3] ?? 0) + size;
  if (at + 8 > head.length) return false;
  const block = head.readUIntLE(at, 3);
  return (flags & 8) === 0 && ((block >> 1) & 3) === 2 && areLiterals(head.subarray(at + 3), block >> 3);
}

/** Literals in a Huffman code, by the two sizes in their header (RFC 8878 3.1.1.3.1.1). */
function areLiterals(bytes: Buffer, block: number): boolean {
  const format = ((bytes[0] ?? 0) >> 2) & 3;
  const bits = [10, 10, 14, 18][format] ?? 0;
  const sizes = Math.floor(bytes.readUIntLE(0, 5) / 16);
  const [literals, packed] = [sizes % 2 ** bits, Math.floor(sizes / 2 ** bits) % 2 ** bits];
  return ((bytes[0] ?? 0) & 3) === 2 && packed < literals && packed < block && literals <= MAX_ZSTD_BLOCK;
}
