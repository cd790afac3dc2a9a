import { decodeBzip2 } from './bzip2.js';
import { DecodingSink } from './decoding.js';
import { decodeRawDeflate, decodeZlib } from './deflate.js';
import { decodeGzip, type TakeHeader } from './gzip.js';
import type { Decoding, Input } from './input.js';
import { decodeLzma } from './lzma.js';
import { decodeLzw } from './lzw.js';
import type { Sink } from './sink.js';
import type { Compression } from './sniff.js';
import { decodeXz } from './xz.js';
import { decodeZstd } from './zstd.js';

const DECODINGS: Readonly<Record<Compression, (input: Input, takeHeader?: TakeHeader) => Decoding>> = {
  gzip: decodeGzip,
  zlib: decodeZlib,
  deflate: decodeRawDeflate,
  zstd: decodeZstd,
  xz: decodeXz,
  lzma: decodeLzma,
  bzip2: decodeBzip2,
  lzw: decodeLzw,
};

/**
 * A sink that decodes what it is given and writes the content into `out`, in pieces of at most 1 MiB; `end` and
 * `close` reach `out` as well. Whatever is wrong with the bytes is thrown as Unreadable, by `write` or `end`,
 * after all that comes before it was delivered; what `out` throws stops the decoding and comes out unchanged.
 * `takeHeader` gets the headers of gzip members.
 */
export function openDecoder(compression: Compression, out: Sink, takeHeader?: TakeHeader): DecodingSink {
  return new DecodingSink(input => DECODINGS[compression](input, takeHeader), out);
}
