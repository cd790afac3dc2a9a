import { base32Cores } from './base32.js';
import { base64Cores } from './base64.js';
import { type Form, utf16 } from './forms.js';
import { isRandomInToken, isRandomInValue, type Profile, profileOf } from './random.js';

/** Slices of a secret, written in one way. */
interface Cutting {
  readonly form: string;
  /** Bytes of the secret in each slice. */
  readonly size: number;
  /** Every run of so many bytes of the secret holds a slice as a whole. */
  readonly run: number;
  /** `pairs`: written two bytes at a time, so that both ways to pair them are needed. */
  readonly unit: 'bytes' | 'pairs';
  readonly write: (slice: Buffer) => readonly (Buffer | string)[];
  /** Lines may be so short that a slice is in none of them: two pieces are searched too. */
  readonly isInPieces?: true;
}

const hexOf = (slice: Buffer) => [...slice].map(byte => byte.toString(16).padStart(2, '0'));
const padded = (slice: Buffer) => [...slice].map(byte => String(byte).padStart(3));
const bothCases = (text: string) => [text, text.replace(/[a-f]/g, digit => digit.toUpperCase())];

/**
 * How tools write bytes in lines. A dump has 16 bytes a line (`xxd -i` 12), its column of characters is found as
 * plain; base64 is wrapped at 64 or 76 characters. The sizes are as large as the shortest line allows.
 */
const CUTTINGS: readonly Cutting[] = [
  { form: 'plain', size: 12, run: 12, unit: 'bytes', isInPieces: true, write: slice => [slice] },
  { form: 'base64', size: 12, run: 14, unit: 'bytes', write: base64Cores }, // 20 characters hold 14 bytes
  {
    form: 'base64 of base64',
    size: 12,
    run: 14,
    unit: 'bytes',
    write: slice => base64Cores(slice).flatMap(base64Cores),
  },
  { form: 'base32', size: 12, run: 16, unit: 'bytes', write: base32Cores }, // half a token in lines of 76
  {
    form: 'hex',
    size: 12,
    run: 16,
    unit: 'bytes',
    isInPieces: true,
    write: slice => bothCases(hexOf(slice).join('')),
  },
  {
    form: 'hex with spaces',
    size: 10,
    run: 16,
    unit: 'bytes',
    isInPieces: true,
    write: slice => bothCases(hexOf(slice).join(' ')),
  },
  { form: 'hex words', size: 10, run: 16, unit: 'pairs', isInPieces: true, write: hexWords },
  { form: 'octal words', size: 10, run: 16, unit: 'pairs', isInPieces: true, write: octalWords },
  {
    form: 'c array',
    size: 7,
    run: 12,
    unit: 'bytes',

    write: slice => [...bothCases(hexOf(slice).join(', 0x')), hexOf(slice).join(', 0X').toUpperCase()],
  },
  {
    form: '\\x escapes',
    size: 8,
    run: 16,
    unit: 'bytes',
    isInPieces: true,
    write: slice => bothCases(hexOf(slice).join('\\x')),
  },
  {
    form: 'characters (od -c)',
    size: 8,
    run: 16,
    unit: 'bytes',
    isInPieces: true,
    write: slice => [[...slice.toString('latin1')].join('   ')],
  },
  {
    form: 'octal dump',
    size: 8,
    run: 16,
    unit: 'bytes',
    isInPieces: true,
    write: slice => [[...slice].map(byte => byte.toString(8).padStart(3, '0')).join(' ')],
  },
  {
    form: 'decimal list',
    size: 7,
    run: 12,
    unit: 'bytes',

    write: slice => [[...slice].join(', '), padded(slice).join(', ')],
  },
  {
    form: 'decimal dump',
    size: 8,
    run: 16,
    unit: 'bytes',
    isInPieces: true,
    write: slice => [padded(slice).join(' ')],
  },
  // From the first letter to the last one: the same bytes in either order.
  {
    form: 'utf-16',
    size: 10,
    run: 16,
    unit: 'bytes',
    isInPieces: true,
    write: slice => [utf16(slice.toString('latin1')).subarray(0, -1)],
  },
  {
    form: 'base64 of utf-16le',
    size: 10,
    run: 15,
    unit: 'bytes',
    write: slice => base64Cores(utf16(slice.toString('latin1'))),
  },
];

/** `xxd` writes pairs in their order; `od -x` and plain `hexdump` as little-endian numbers. */
function hexWords(slice: Buffer): string[] {
  const pairs = slice.toString('hex').match(/.{4}/g) ?? [];
  return [pairs.join(' '), pairs.map(pair => pair.slice(2) + pair.slice(0, 2)).join(' ')];
}

/** `od` alone: little-endian numbers of two bytes each. */
function octalWords(slice: Buffer): string[] {
  const words = Array.from({ length: slice.length >> 1 }, (_, at) => slice.readUInt16LE(2 * at));
  return [words.map(word => word.toString(8).padStart(6, '0')).join(' ')];
}

/** Of longer values so many bytes from the middle are cut up: a copy in lines that has all of it has them. */
const MAX_CUT_BYTES = 40;

/** Around a shorter slice so many bytes are judged. */
const JUDGED_BYTES = 13;

/**
 * Pieces of a value of letters, digits and signs, `token` of the Hub or any other, that are found in copies which
 * were wrapped, split or dumped. What could be guessed is left out; patterns and words have none.
 */
export function fragmentForms(text: string, kind: 'token' | 'other'): Form[] {
  const { cut, profile, isRandom } = judged(text, kind);
  return CUTTINGS.flatMap(cutting =>
    startsOf(cutting, profile, at => isRandom(at, cutting.size)).flatMap(at =>
      cutting
        .write(Buffer.from(cut.slice(at, at + cutting.size), 'latin1'))
        .map((written): Form => [`${cutting.form} fragment`, toBuffer(written)]),
    ),
  );
}

/** What a value is cut from, and which slices of it nobody would guess. */
function judged(text: string, kind: 'token' | 'other') {
  const start = Math.max(0, (text.length - MAX_CUT_BYTES) >> 1);
  const cut = text.slice(start, start + MAX_CUT_BYTES);
  const profile = profileOf(cut);
  const judge = kind === 'token' ? isRandomInToken : isRandomInValue;
  const isRandom = (at: number, size: number) => judge(profile, around(at, size, cut.length));
  return { cut, profile, isRandom };
}

/** A stretch of a value as something writes it in one line; a piece of it has so many bytes at least. */
interface Strand {
  readonly form: string;
  readonly bytes: Buffer;
  readonly piece: number;
}

/** Bytes of the value in a piece: alone they are no evidence, two pieces together are. */
const PIECE = 8;

/**
 * The same values in longer stretches, of which two pieces are found that stand near each other: so they are in
 * narrow dumps, in instructions that hold eight bytes each, and between the control bytes of fast compressions.
 */
export function strandsOf(text: string, kind: 'token' | 'other'): Strand[] {
  const { cut, isRandom } = judged(text, kind);
  return CUTTINGS.filter(({ isInPieces }) => isInPieces).flatMap(cutting =>
    stretchesOf(cut, at => isRandom(at, 2 * PIECE)).flatMap(stretch => strandsIn(stretch, cutting)),
  );
}

/** The longest parts of a text in which any two pieces, one behind the other, are good. */
function stretchesOf(text: string, isGood: (at: number) => boolean): Buffer[] {
  const stretches: Buffer[] = [];
  const pair = 2 * PIECE;
  let start = 0;
  for (let at = 0; at <= text.length - pair + 1; at++) {
    if (at <= text.length - pair && isGood(at)) continue;
    if (at > start) stretches.push(Buffer.from(text.slice(start, at + pair - 1), 'latin1'));
    start = at + 1;
  }
  return stretches;
}

function strandsIn(stretch: Buffer, { form, unit, write }: Cutting): Strand[] {
  const lanes = unit === 'pairs' ? [stretch, stretch.subarray(1)] : [stretch];
  return lanes.flatMap(lane => {
    const pieces = Array.from({ length: lane.length - PIECE + 1 }, (_, at) =>
      write(lane.subarray(at, at + PIECE)),
    );
    return write(lane).map((written, variant) => ({
      form: `${form} in pieces`,
      bytes: toBuffer(written),
      piece: Math.min(...pieces.map(piece => piece[variant]?.length ?? 0)),
    }));
  });
}

function toBuffer(written: Buffer | string): Buffer {
  return typeof written === 'string' ? Buffer.from(written, 'latin1') : written;
}

function around(at: number, size: number, length: number) {
  const judged = Math.min(Math.max(size, JUDGED_BYTES), length);
  const start = Math.max(0, Math.min(at - ((judged - size) >> 1), length - judged));
  return { start, size: judged };
}

/** Where slices are cut: where they are good, no more of them than needed. */
function startsOf(
  { size, run, unit }: Cutting,
  { text }: Profile,
  isGood: (at: number) => boolean,
): number[] {
  const step = unit === 'pairs' ? 2 : 1;
  const lanes = unit === 'pairs' ? [0, 1] : [0];
  return lanes.flatMap(first => {
    const good: number[] = [];
    let at = first;
    for (; at + size <= text.length; at += step) if (isGood(at)) good.push(at);
    return sparse(good, { stride: run - size + step, end: at });
  });
}

/** The first place, and each one without which the next would be more than a stride away from the one before. */
function sparse(
  good: readonly number[],
  { stride, end }: { readonly stride: number; readonly end: number },
): number[] {
  const places: number[] = [];
  for (const [index, at] of good.entries()) {
    const before = places.at(-1);
    if (before === undefined || (good[index + 1] ?? end) - before > stride) places.push(at);
  }
  return places;
}
