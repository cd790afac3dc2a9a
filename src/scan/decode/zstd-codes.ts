import { buildFseTable, type FseLimits, type FseTable } from './zstd-fse.js';

/** One of the three kinds of codes that a sequence consists of. */
export interface CodeKind {
  readonly limits: FseLimits;
  readonly predefined: FseTable;
}

/** Extra bits of the codes of literal lengths and match lengths (RFC 8878 3.1.1.3.2.1.1). */
export const LITERAL_BITS = Uint8Array.from([
  ...zeros(16),
  1,
  1,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
]);
export const MATCH_BITS = Uint8Array.from([
  ...zeros(32),
  1,
  1,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  4,
  5,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
]);
/** The lowest value of each code: each begins where the one before ends. */
export const LITERAL_BASES = bases(LITERAL_BITS, 0);
export const MATCH_BASES = bases(MATCH_BITS, 3);

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}

function bases(bits: Uint8Array, first: number): Int32Array {
  let next = first;
  return Int32Array.from(bits, count => {
    next += 2 ** count;
    return next - 2 ** count;
  });
}

/** The tables that stand in the specification (RFC 8878 3.1.1.3.2.2), as counts. */
export const LITERAL_LENGTHS: CodeKind = {
  limits: { log: 9, symbols: 36 },
  predefined: buildFseTable(
    [
      4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1,
      -1, -1,
    ],
    6,
  ),
};
export const MATCH_LENGTHS: CodeKind = {
  limits: { log: 9, symbols: 53 },
  predefined: buildFseTable(
    [
      1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
      1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
    ],
    6,
  ),
};
export const OFFSETS: CodeKind = {
  limits: { log: 8, symbols: 32 },
  predefined: buildFseTable(
    [1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1],
    5,
  ),
};
