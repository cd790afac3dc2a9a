import { type Decoding, damaged } from './input.js';

/** How much is delivered at once, in bytes; the longest run of a byte is 4 + 255. */
const OUTPUT = 128 * 1024;
const MAX_RUN = 259;

const POLYNOMIAL = 0x04c11db7;
const TABLE = new Int32Array(256);

function fillTable(): void {
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte << 24;
    for (let bit = 0; bit < 8; bit++) sum = (sum << 1) ^ (sum < 0 ? POLYNOMIAL : 0);
    TABLE[byte] = sum;
  }
}

/** The CRC-32 of bzip2, which is the usual one with its bits the other way round. */
function crc(bytes: Buffer, before: number): number {
  if (TABLE[1] === 0) fillTable();
  let sum = before;
  for (let i = 0; i < bytes.length; i++) sum = (sum << 8) ^ (TABLE[(sum >>> 24) ^ (bytes[i] ?? 0)] ?? 0);
  return sum;
}

/** A block whose symbols were decoded. */
export interface SortedBlock {
  /** A byte each, in the order of the sorted rotations. It is overwritten. */
  readonly bytes: Uint32Array;
  readonly length: number;
  /** The place of the rotation that is the block itself. */
  readonly origin: number;
  readonly checksum: number;
}

/** Undoes the sorting (Burrows and Wheeler, 1994) and the run lengths, and delivers the content of the block. */
export function* deliverBlock(block: SortedBlock): Decoding {
  if (block.origin >= block.length) throw damaged('a block begins outside of itself');
  link(block);
  const runs = new RunDecoder(block);
  const output = Buffer.alloc(Math.min(OUTPUT, 260 * block.length) + MAX_RUN);
  let sum = -1;
  while (!runs.ended) {
    const piece = output.subarray(0, runs.decode(output));
    sum = crc(piece, sum);
    if (piece.length > 0) yield piece;
  }
  if (~sum >>> 0 !== block.checksum) throw damaged('a block differs from its checksum');
}

/** Puts into the upper 24 bits of each element where the element that follows it in the content stands. */
function link({ bytes, length }: SortedBlock): void {
  const next = new Int32Array(256);
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    next[byte] = (next[byte] ?? 0) + 1;
  }
  let before = 0;
  for (let byte = 0; byte < 256; byte++) {
    const count = next[byte] ?? 0;
    next[byte] = before;
    before += count;
  }
  for (let i = 0; i < length; i++) {
    const byte = (bytes[i] ?? 0) & 0xff;
    const place = next[byte] ?? 0;
    next[byte] = place + 1;
    bytes[place] = (bytes[place] ?? 0) | (i << 8);
  }
}

/** Walks along the links and expands runs: after four equal bytes comes a count of more of them. */
class RunDecoder {
  readonly #bytes: Uint32Array;
  #left: number;
  #element: number;
  #last = -1;
  #equal = 0;

  constructor({ bytes, length, origin }: SortedBlock) {
    this.#bytes = bytes;
    this.#left = length;
    this.#element = (bytes[origin] ?? 0) >>> 8;
  }

  get ended(): boolean {
    return this.#left === 0;
  }

  /** Fills `output` but for the longest run; returns how many bytes it wrote. */
  decode(output: Buffer): number {
    const bytes = this.#bytes;
    const end = output.length - MAX_RUN;
    let [at, left, next, last, equal] = [0, this.#left, this.#element, this.#last, this.#equal];
    for (; left > 0 && at < end; left--) {
      const element = bytes[next] ?? 0;
      const byte = element & 0xff;
      next = element >>> 8;
      if (equal === 4) {
        if (byte > 0) output.fill(last, at, at + byte);
        at += byte;
        equal = 0;
        last = -1;
        continue;
      }
      equal = byte === last ? equal + 1 : 1;
      last = byte;
      output[at++] = byte;
    }
    [this.#left, this.#element, this.#last, this.#equal] = [left, next, last, equal];
    return at;
  }
}
