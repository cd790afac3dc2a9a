import { PackFault } from './git-pack-objects.js';

// The instructions of a delta: gitformat-pack(5), "Deltified representation".

const COPY = 0x80;
/** What a copy without a size copies, in bytes. */
const DEFAULT_COPY = 0x10000;
/** Stands in for what a delta copies from a base that is not there. */
const GAP = Buffer.from('\n');

/** The size in bytes of what a delta makes. */
export function resultSize(delta: Buffer): number {
  return sizesOf(delta).target;
}

/** Makes an object of its base and a delta; the caller has looked at `resultSize`. */
export function applyDelta(base: Buffer, delta: Buffer): Buffer {
  const { source, target, end } = sizesOf(delta);
  if (source !== base.length) throw badDelta();
  const result = Buffer.allocUnsafe(target);
  const instructions = new Instructions(delta, end);
  let done = 0;
  while (instructions.next()) {
    const { isCopy, start, length } = instructions;
    const from = isCopy ? base : delta;
    if (length === 0 || start + length > from.length || done + length > target) throw badDelta();
    from.copy(result, done, start, start + length);
    done += length;
  }
  if (done !== target) throw badDelta();
  return result;
}

/** The instructions of a delta, one after the other; an object for each would cost more than what they do. */
class Instructions {
  readonly #delta: Buffer;
  #at: number;
  /** What the instruction takes: this range of the base or, an insert, of the delta. */
  isCopy = false;
  start = 0;
  length = 0;

  constructor(delta: Buffer, at: number) {
    this.#delta = delta;
    this.#at = at;
  }

  next(): boolean {
    if (this.#at === this.#delta.length) return false;
    const instruction = byteAt(this.#delta, this.#at++);
    this.isCopy = instruction >= COPY;
    this.start = this.isCopy ? this.#number(instruction & 0x0f) : this.#at;
    this.length = this.isCopy ? this.#number((instruction >> 4) & 7) || DEFAULT_COPY : instruction;
    if (!this.isCopy) this.#at += instruction;
    return true;
  }

  /** A number, lowest byte first, of which those bytes are there whose bit is set. */
  #number(bits: number): number {
    let value = 0;
    for (let left = bits, unit = 1; left > 0; left >>= 1, unit *= 256)
      if ((left & 1) !== 0) value += byteAt(this.#delta, this.#at++) * unit;
    return value;
  }
}

/**
 * Takes the instructions of a delta in pieces of any size and gives out what they insert. Consecutive inserts are
 * joined, since one holds at most 127 bytes; a line feed stands for what is copied between two.
 */
export class DeltaInserts {
  /** Of the two sizes at the beginning, those that have not ended. */
  #sizesLeft = 2;
  #argumentsLeft = 0;
  #insertLeft = 0;
  #isGap = false;
  #hasBegun = false;

  /** What this piece inserts. */
  take(piece: Buffer): Buffer {
    const texts: Buffer[] = [];
    for (let at = 0; at < piece.length; ) at = this.#step(piece, at, texts);
    return Buffer.concat(texts);
  }

  /** @throws PackFault `damaged` when the instructions end too early */
  end(): void {
    if (this.#sizesLeft + this.#argumentsLeft + this.#insertLeft > 0) throw badDelta();
  }

  /** Takes what belongs together and returns the offset behind it. */
  #step(piece: Buffer, at: number, texts: Buffer[]): number {
    if (this.#insertLeft > 0) return this.#insert(piece, at, texts);
    const byte = piece[at] ?? 0;
    if (this.#sizesLeft > 0) this.#sizesLeft -= byte < 0x80 ? 1 : 0;
    else if (this.#argumentsLeft > 0) this.#argumentsLeft--;
    else if (byte >= COPY) this.#copy(byte);
    else if (byte > 0) this.#insertLeft = byte;
    else throw badDelta();
    return at + 1;
  }

  #insert(piece: Buffer, at: number, texts: Buffer[]): number {
    if (this.#isGap && this.#hasBegun) texts.push(GAP);
    this.#isGap = false;
    this.#hasBegun = true;
    const text = piece.subarray(at, at + this.#insertLeft);
    texts.push(text);
    this.#insertLeft -= text.length;
    return at + text.length;
  }

  #copy(instruction: number): void {
    for (let bits = instruction & 0x7f; bits > 0; bits >>= 1) this.#argumentsLeft += bits & 1;
    this.#isGap = true;
  }
}

function sizesOf(delta: Buffer): { readonly source: number; readonly target: number; readonly end: number } {
  const source = sizeAt(delta, 0);
  const target = sizeAt(delta, source.end);
  return { source: source.size, target: target.size, end: target.end };
}

function sizeAt(delta: Buffer, start: number): { readonly size: number; readonly end: number } {
  let size = 0;
  for (let at = start, unit = 1; unit <= Number.MAX_SAFE_INTEGER; unit *= 128) {
    const byte = byteAt(delta, at++);
    size += (byte & 0x7f) * unit;
    if (byte < 0x80) return { size, end: at };
  }
  throw badDelta();
}

function byteAt(delta: Buffer, at: number): number {
  const byte = delta[at];
  if (byte === undefined) throw badDelta();
  return byte;
}

function badDelta(): PackFault {
  return new PackFault('damaged', 'a delta in a git pack is damaged');
}
