import { applyDelta, resultSize } from './git-pack-delta.js';
import {
  LARGEST_WHOLE,
  PackFault,
  type PackHeader,
  type PackObjects,
  type WholeType,
} from './git-pack-objects.js';

/** Bytes of objects that are kept as bases of further deltas. */
const MAX_KEPT = 64 << 20;
/** What keeping an object costs on top of its bytes. */
const KEEPING = 256;

/** git makes no longer chains (pack.depth is at most 4095). */
const MAX_DEPTH = 4096;

/**
 * Bytes that may be inflated again because their object was kept no longer; each step down a chain counts as so many
 * more. A pack of 135,000 objects needs a quarter of a gigabyte; one that is made to be slow ends here.
 */
const MAX_AGAIN = 8 * 2 ** 30;
const STEP = 1 << 10;

export interface Whole {
  readonly type: WholeType;
  readonly content: Buffer;
}

/** An object made of its delta, the id that has to be known first, or `apart`: base or result is too large. */
export type Resolved = Whole | { readonly waitsFor: string } | 'apart';

/** Resolves the deltas of one pack. What is wrong with the pack is thrown as PackFault. */
export class PackBases {
  readonly #objects: PackObjects;
  /** The least recently used one is first. */
  readonly #kept = new Map<number, Whole>();
  #keptBytes = 0;
  #again = 0;
  /** The offsets of objects that deltas refer to by their ids (as latin1). */
  readonly ids = new Map<string, number>();
  /** The offsets of deltas that could not be resolved yet, with the id that has to be known first. */
  readonly waiting = new Map<number, string>();

  constructor(objects: PackObjects) {
    this.#objects = objects;
  }

  /** Keeps an object as a base, in place of others. */
  keep(offset: number, whole: Whole): void {
    if (this.#kept.has(offset)) return;
    this.#kept.set(offset, whole);
    this.#keptBytes += whole.content.length + KEEPING;
    if (this.#keptBytes > MAX_KEPT) this.#dropOldest();
  }

  /** Makes the object of a delta, which is at most LARGEST_WHOLE bytes, and keeps it. */
  resolve(header: PackHeader, delta: Buffer): Resolved {
    if (resultSize(delta) > LARGEST_WHOLE) return 'apart';
    const { base, deltas } = this.#chainOf(header);
    if (base === 'apart' || 'waitsFor' in base) return base;
    let whole: Whole = base;
    for (const step of deltas.reverse()) {
      const between = this.#inflateAgain(step);
      if (between === undefined || resultSize(between) > LARGEST_WHOLE) return 'apart';
      whole = { type: whole.type, content: applyDelta(whole.content, between) };
      this.keep(step.offset, whole);
    }
    const result = { type: whole.type, content: applyDelta(whole.content, delta) };
    this.keep(header.offset, result);
    return result;
  }

  /** Goes down to an object that is kept or whole; the deltas on the way are those to be applied to it, reversed. */
  #chainOf(header: PackHeader): { readonly base: Resolved; readonly deltas: PackHeader[] } {
    const deltas: PackHeader[] = [];
    let at = header;
    while ('base' in at.kind) {
      const offset = typeof at.kind.base === 'number' ? at.kind.base : this.ids.get(at.kind.base);
      const waitsFor = offset === undefined ? String(at.kind.base) : this.waiting.get(offset);
      if (offset === undefined || waitsFor !== undefined)
        return { base: { waitsFor: String(waitsFor) }, deltas };
      const kept = this.#use(offset);
      if (kept !== undefined) return { base: kept, deltas };
      if (deltas.length === MAX_DEPTH)
        throw new PackFault('limit', 'a chain of deltas in a git pack is too long');
      this.#charge(STEP);
      at = this.#objects.headerAt(offset);
      if (at.size > LARGEST_WHOLE) return { base: 'apart', deltas };
      deltas.push(at);
    }
    deltas.pop();
    const content = this.#inflateAgain(at);
    if (content === undefined) return { base: 'apart', deltas };
    const whole = { type: at.kind.type, content };
    this.keep(at.offset, whole);
    return { base: whole, deltas };
  }

  #dropOldest(): void {
    for (const [oldest, { content }] of this.#kept) {
      this.#kept.delete(oldest);
      this.#keptBytes -= content.length + KEEPING;
      if (this.#keptBytes <= MAX_KEPT) return;
    }
  }

  #use(offset: number): Whole | undefined {
    const whole = this.#kept.get(offset);
    if (whole === undefined) return undefined;
    this.#kept.delete(offset);
    this.#kept.set(offset, whole);
    return whole;
  }

  #inflateAgain(header: PackHeader): Buffer | undefined {
    this.#charge(header.size);
    return this.#objects.inflate(header)?.content;
  }

  #charge(bytes: number): void {
    this.#again += bytes;
    if (this.#again > MAX_AGAIN) throw new PackFault('limit', 'the deltas of a git pack are too entangled');
  }
}
