import zlib from 'node:zlib';
import { CHUNK, decodeEngine, type EngineFormat } from './engine.js';
import type { Decoding, Input } from './input.js';

const OPTIONS = { chunkSize: CHUNK, highWaterMark: CHUNK };

/** Deflate without a wrapping (RFC 1951). */
export const RAW_DEFLATE: EngineFormat = {
  open: () => zlib.createInflateRaw(OPTIONS),
  atOnce: zlib.inflateRawSync,
};

const ZLIB: EngineFormat = { open: () => zlib.createInflate(OPTIONS), atOnce: zlib.inflateSync };

/** Decodes deflate without a wrapping; it has no checksum. */
export function* decodeRawDeflate(input: Input): Decoding {
  yield* decodeEngine(input, RAW_DEFLATE);
  yield* input.expectEnd();
}

/** Decodes a zlib stream (RFC 1950). */
export function* decodeZlib(input: Input): Decoding {
  yield* decodeEngine(input, ZLIB);
  yield* input.expectEnd();
}

/** Whether `head`, up to 512 bytes, is the beginning of a zlib stream: its two-byte header alone says too little. */
export function looksLikeZlib(head: Buffer): boolean {
  if (head.length < 3 || !isZlibHeader(head.readUInt16BE(0))) return false;
  return beginsToInflate(head, zlib.inflateSync);
}

/** Whether `head`, up to 512 bytes, goes on as gzip behind its magic bytes, by a usual header and what it decodes to. */
export function looksLikeGzip(head: Buffer): boolean {
  if (head.length < 18 || head.readUInt8(3) >= 0x20) return false;
  // Not gunzip, which takes what stands behind the end of short content for a fault.
  return beginsToInflate(head.subarray(gzipHeaderLength(head)), zlib.inflateRawSync);
}

/** RFC 1952 2.3: ten bytes and, by the flags, an extra field, a name, a comment and a checksum. */
function gzipHeaderLength(head: Buffer): number {
  const flags = head.readUInt8(3);
  let length = 10 + ((flags & 4) === 0 ? 0 : 2 + head.readUInt16LE(10));
  for (const text of [8, 16]) if ((flags & text) !== 0) length = head.indexOf(0, length) + 1 || head.length;
  return length + ((flags & 2) === 0 ? 0 : 2);
}

function beginsToInflate(head: Buffer, inflate: typeof zlib.inflateSync): boolean {
  try {
    const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
    return inflate(head.subarray(0, 512), options).length > 0;
  } catch {
    return false;
  }
}

/** Method 8, a window of at most 32 KiB, no preset dictionary, and the check bits (RFC 1950 2.2). */
export function isZlibHeader(header: number): boolean {
  return (header & 0x8f20) === 0x0800 && header % 31 === 0;
}
