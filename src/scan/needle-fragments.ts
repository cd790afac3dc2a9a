import { base32Cores } from './needle-base32.js';
import { base64Cores } from './needle-base64.js';
import { type Form, utf16 } from './needle-forms.js';
import { isRandomInToken, isRandomInValue, type Profile, profileOf } from './needle-random.js';

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
}

const hexOf = (slice: Buffer) => [...slice].map(byte => byte.toString(16).padStart(2, '0'));
const padded = (slice: Buffer) => [...slice].map(byte => String(byte).padStart(3));
const bothCases = (text: string) => [text, text.replace(/[a-f]/g, digit => digit.toUpperCase())];

/**
 * How tools write bytes in lines. A dump has 16 bytes a line (`xxd -i` 12), its column of characters is found as
 * plain; base64 is wrapped at 64 or 76 characters. The sizes are as large as the shortest line allows.
 */
const CUTTINGS: readonly Cutting[] = [
  { form: 'plain', size: 12, run: 12, unit: 'bytes', write: slice => [slice] },
  { form: 'base64', size: 12, run: 14, unit: 'bytes', write: base64Cores }, // 20 characters hold 14 bytes
  {
    form: 'base64 of base64',
    size: 12,
    run: 14,
    unit: 'bytes',
    write: slice => base64Cores(slice).flatMap(base64Cores),
  },
  { form: 'base32', size: 12, run: 16, unit: 'bytes', write: base32Cores }, // half a token in lines of 76
  { form: 'hex', size: 12, run: 16, unit: 'bytes', write: slice => bothCases(hexOf(slice).join('')) },
  {
    form: 'hex with spaces',
    size: 10,
    run: 16,
    unit: 'bytes',
    write: slice => bothCases(hexOf(slice).join(' ')),
  },
  { form: 'hex words', size: 10, run: 16, unit: 'pairs', write: hexWords },
  { form: 'octal words', size: 10, run: 16, unit: 'pairs', write: octalWords },
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
    write: slice => bothCases(hexOf(slice).join('\\x')),
  },
  {
    form: 'characters (od -c)',
    size: 8,
    run: 16,
    unit: 'bytes',
    write: slice => [[...slice.toString('latin1')].join('   ')],
  },
  {
    form: 'octal dump',
    size: 8,
    run: 16,
    unit: 'bytes',
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
    write: slice => [padded(slice).join(' ')],
  },
  // From the first letter to the last one: the same bytes in either order.
  {
    form: 'utf-16',
    size: 10,
    run: 16,
    unit: 'bytes',
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
  const start = Math.max(0, (text.length - MAX_CUT_BYTES) >> 1);
  const cut = text.slice(start, start + MAX_CUT_BYTES);
  const profile = profileOf(cut);
  const isRandom = kind === 'token' ? isRandomInToken : isRandomInValue;
  return CUTTINGS.flatMap(cutting =>
    startsOf(cutting, profile, at => isRandom(profile, around(at, cutting.size, cut.length))).flatMap(at =>
      cutting
        .write(Buffer.from(cut.slice(at, at + cutting.size), 'latin1'))
        .map((written): Form => [`${cutting.form} fragment`, toBuffer(written)]),
    ),
  );
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
