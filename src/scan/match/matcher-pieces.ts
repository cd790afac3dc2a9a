import type { Needle } from '../needles/needles.js';

/** A known sample of a needle in the data; of a strand its first or its last byte may be no part of it. */
export interface Place {
  readonly needle: Needle;
  /** In the data, of the sample's first byte. */
  readonly at: number;
  /** The same in the needle. */
  readonly offset: number;
}

/** A stretch of the data, from its first byte to behind its last one. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** One that a strand has too. */
interface Piece extends Run {
  /** Where it begins and ends in the strand. */
  readonly first: number;
  readonly last: number;
}

/** Bytes between two pieces at most: what `xxd -c 8` has between its columns of two lines, a time, an instruction. */
const GAP = 48;

/**
 * Bytes of a strand that may be missing between two pieces (what separates two bytes in it), or belong to both (when
 * what stands behind a piece is by chance how the strand goes on).
 */
const MISSING = 4;
const SHARED = 2;

/** Every longer piece holds a known sample as a whole, so its neighbour need not be looked for from another one. */
const SURE = 11;

/** Beside two pieces shorter ones are the rest. */
const REST = 3;

/** Bytes of the data that a hit of the needle has at most. */
export function reachOf({ bytes, piece }: Needle): number {
  return piece === undefined ? bytes.length : bytes.length + (Math.ceil(bytes.length / piece) + 2) * GAP;
}

/** The pieces of a strand around one of its samples, when they are two or more. */
export function piecesAt(data: Buffer, { needle: { bytes, piece = 0 }, at, offset }: Place): Run | undefined {
  const [middle, first] = [at + 1, offset + 1];
  const seed = extended(data, bytes, { from: middle, to: middle, first, last: first });
  const isPiece = seed.to - seed.from >= piece;
  if (!isPiece && piece >= SURE) return undefined;
  const strand = { bytes, piece };
  const [before, after] = [pieceBefore(data, strand, seed), pieceAfter(data, strand, seed)];
  const isPair =
    (before !== undefined &&
      (isPiece || after !== undefined || pieceBefore(data, strand, before) !== undefined)) ||
    (after !== undefined && (isPiece || pieceAfter(data, strand, after) !== undefined));
  return isPair ? allAround(data, { bytes, piece: REST }, seed) : undefined;
}

interface Strand {
  readonly bytes: Buffer;
  readonly piece: number;
}

/** With everything that goes on to both sides. */
function allAround(data: Buffer, strand: Strand, seed: Piece): Run {
  let { from, to } = seed;
  for (let one = pieceBefore(data, strand, seed); one; one = pieceBefore(data, strand, one)) from = one.from;
  for (let one = pieceAfter(data, strand, seed); one; one = pieceAfter(data, strand, one)) to = one.to;
  return { from, to };
}

/** As far as data and strand are the same on both sides. */
function extended(data: Buffer, bytes: Buffer, { from, to, first, last }: Piece): Piece {
  while (from > 0 && first > 0 && data[from - 1] === bytes[first - 1]) {
    from--;
    first--;
  }
  while (to < data.length && last < bytes.length && data[to] === bytes[last]) {
    to++;
    last++;
  }
  return { from, to, first, last };
}

function pieceAfter(data: Buffer, { bytes, piece }: Strand, { to, last }: Piece): Piece | undefined {
  for (let from = to; from <= to + GAP && from + piece <= data.length; from++) {
    for (let first = Math.max(0, last - SHARED); first <= last + MISSING; first++) {
      if (first + piece > bytes.length) break;
      if (data[from] !== bytes[first] || data.compare(bytes, first, first + piece, from, from + piece) !== 0)
        continue;
      return extended(data, bytes, { from, to: from, first, last: first });
    }
  }
  return undefined;
}

function pieceBefore(data: Buffer, { bytes, piece }: Strand, { from, first }: Piece): Piece | undefined {
  for (let to = from; to >= from - GAP && to >= piece; to--) {
    for (let last = Math.min(bytes.length, first + SHARED); last >= first - MISSING; last--) {
      if (last < piece) break;
      if (data[to - 1] !== bytes[last - 1] || data.compare(bytes, last - piece, last, to - piece, to) !== 0)
        continue;
      return extended(data, bytes, { from: to, to, first: last, last });
    }
  }
  return undefined;
}
