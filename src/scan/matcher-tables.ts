import type { Needle } from './needles.js';

/**
 * What one pass needs to know of all needles: the tables of Wu and Manber ("A fast algorithm for multi-pattern
 * searching", 1994) with blocks of two bytes. Of each needle one part of `width` bytes is searched; where a part
 * may end, the whole needle is compared.
 */
export interface Tables {
  readonly needles: readonly Needle[];
  /** Bytes of every searched part; 0 without needles. */
  readonly width: number;
  /** By block: how far the next end of a part is at least; 0 where one may be, or where a run has to be looked at. */
  readonly shift: Uint8Array;
  /** By block: the same, where no part ends here; never 0. */
  readonly after: Uint8Array;
  /** By byte value: its longest run inside a part. */
  readonly longestRun: Uint8Array;
  /** One bit for each hash of the four bytes that a part may end with. */
  readonly filter: Uint8Array;
  /** By the low bits of that hash: the first needle, and by needle the next one; -1 ends the list. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** By needle: where its searched part ends, in bytes from its start. */
  readonly partEnd: Int32Array;
}

/** A part has at least the four bytes that are hashed; shifts have to fit a byte. */
const MIN_WIDTH = 4;
const MAX_WIDTH = 64;

/** A run of one more is looked for: UTF-32 has runs of three, and parts with longer ones are rare. */
export const MAX_SHORT_RUN = 3;

/** Places in a long needle that are tried for its searched part. */
const MAX_PLACES = 64;

/**
 * Compiles needles of 4 bytes and more.
 * @throws RangeError for a shorter one
 */
export function compile(needles: readonly Needle[]): Tables {
  const width = widthFor(needles);
  const shift = new Uint8Array(1 << 16).fill(Math.max(0, width - 1));
  const partEnd = new Int32Array(needles.length);
  for (const index of shortestFirst(needles)) {
    const bytes = bytesOf(needles, index);
    const start = rarestPart(bytes, { width, shift });
    partEnd[index] = start + width;
    addPart(bytes.subarray(start, start + width), shift);
  }
  const parts = needles.map(({ bytes }, index) => {
    const end = partEnd[index] ?? 0;
    return bytes.subarray(end - width, end);
  });
  const longestRun = longestRuns(parts);
  const after = shiftsAfter(parts, width);
  lookAtRuns({ shift, longestRun, width });
  return { needles, width, shift, after, longestRun, partEnd, ...endings(parts) };
}

function bytesOf(needles: readonly Needle[], index: number): Buffer {
  return needles[index]?.bytes ?? Buffer.alloc(0);
}

function widthFor(needles: readonly Needle[]): number {
  if (needles.length === 0) return 0;
  const shortest = needles.reduce((least, { bytes }) => Math.min(least, bytes.length), MAX_WIDTH);
  if (shortest < MIN_WIDTH) throw new RangeError(`a needle has fewer than ${MIN_WIDTH} bytes`);
  return shortest;
}

/** The short ones have the least choice; the long ones then share their parts where they can. */
function shortestFirst(needles: readonly Needle[]): number[] {
  const length = (index: number) => bytesOf(needles, index).length;
  return [...needles.keys()].sort((one, other) => length(one) - length(other));
}

interface Choice {
  readonly width: number;
  readonly shift: Uint8Array;
}

/** The start of the part that makes steps over ordinary data shorter by the least; the last one of equals. */
function rarestPart(bytes: Buffer, choice: Choice): number {
  const last = bytes.length - choice.width;
  const stride = Math.max(1, Math.ceil(last / MAX_PLACES));
  let best = last;
  let least = Number.POSITIVE_INFINITY;
  for (let start = last; start >= 0; start -= stride) {
    const cost = costOf(bytes, start, choice);
    if (cost < least) {
      least = cost;
      best = start;
    }
  }
  return best;
}

function costOf(bytes: Buffer, start: number, { width, shift }: Choice): number {
  let cost = 0;
  for (let at = 1; at < width; at++) {
    const one = bytes.readUInt8(start + at - 1);
    const two = bytes.readUInt8(start + at);
    const lost = (shift[(one << 8) | two] ?? 0) - (width - 1 - at);
    if (lost > 0) cost += lost * frequency(one) * frequency(two) * (one === two ? 4 : 1);
  }
  return cost;
}

/** A rough guess of how often a byte stands in an image: zeros, padding, spaces, then text. */
function frequency(byte: number): number {
  if (byte === 0) return 16;
  if (byte === 0xff || byte === 0x20) return 6;
  if ((byte >= 0x61 && byte <= 0x7a) || byte < 0x10) return 3;
  if (byte >= 0x30 && byte <= 0x39) return 2;
  return 1;
}

/** Notes for each block that ends before `end` how far it is from there to the end of the part. */
function addPart(part: Buffer, table: Uint8Array, end = part.length): void {
  for (let at = 1; at < end; at++) {
    const block = part.readUInt16BE(at - 1);
    table[block] = Math.min(table[block] ?? 0, part.length - 1 - at);
  }
}

function shiftsAfter(parts: readonly Buffer[], width: number): Uint8Array {
  const after = new Uint8Array(1 << 16).fill(Math.max(1, width - 1));
  for (const part of parts) addPart(part, after, width - 1);
  return after;
}

function longestRuns(parts: readonly Buffer[]): Uint8Array {
  const longest = new Uint8Array(256);
  for (const part of parts) {
    let run = 0;
    let last = -1;
    for (const byte of part) {
      run = byte === last ? run + 1 : 1;
      last = byte;
      longest[byte] = Math.max(longest[byte] ?? 0, run);
    }
  }
  return longest;
}

/**
 * UTF-32 has runs of three zeros, so two zeros would mean a step of one byte through all the zeros of an image.
 * A run that is longer than any in the parts allows a long one again; a shift of 0 makes the scan look.
 */
function lookAtRuns({ shift, longestRun, width }: Choice & { readonly longestRun: Uint8Array }): void {
  for (const [byte, run] of longestRun.entries()) {
    const block = (byte << 8) | byte;
    if (run > 1 && run <= MAX_SHORT_RUN && (shift[block] ?? 0) < width - MAX_SHORT_RUN) shift[block] = 0;
  }
}

type Endings = Pick<Tables, 'filter' | 'first' | 'next'>;

function endings(parts: readonly Buffer[]): Endings {
  const filter = new Uint8Array((1 << 16) / 8);
  const first = new Int32Array(sizeFor(parts.length)).fill(-1);
  const next = new Int32Array(parts.length);
  for (const [index, part] of [...parts.entries()].reverse()) {
    const hash = hashOfFour(part.readInt32BE(part.length - 4));
    filter[hash >>> 3] = (filter[hash >>> 3] ?? 0) | (1 << (hash & 7));
    const list = hash & (first.length - 1);
    next[index] = first[list] ?? -1;
    first[list] = index;
  }
  return { filter, first, next };
}

/** A power of two, at most what the hash has. */
function sizeFor(needles: number): number {
  let size = 64;
  while (size < needles * 2 && size < 1 << 16) size *= 2;
  return size;
}

/** Sixteen bits of four bytes (multiplicative hashing by the golden ratio, Knuth volume 3, section 6.4). */
export function hashOfFour(bytes: number): number {
  return Math.imul(bytes, 0x9e3779b1) >>> 16;
}
