import type { Input } from './input.js';
import { models, RangeDecoder } from './range-decoder.js';
import type { Window } from './window.js';

/** The most bytes that one symbol writes. */
export const MAX_MATCH = 273;
/** The most bytes of input that one symbol uses, with a reserve (LZMA SDK: 20). */
export const MAX_SYMBOL_INPUT = 24;

/** Where the models of each kind stand in one array (names of the LZMA specification). */
const IS_MATCH = 0;
const IS_REP = IS_MATCH + 12 * 16;
const IS_REP_G0 = IS_REP + 12;
const IS_REP_G1 = IS_REP_G0 + 12;
const IS_REP_G2 = IS_REP_G1 + 12;
const IS_REP0_LONG = IS_REP_G2 + 12;
const POSITION_SLOT = IS_REP0_LONG + 12 * 16;
const POSITION_SPECIAL = POSITION_SLOT + 4 * 64;
const ALIGN = POSITION_SPECIAL + 128;
const MATCH_LENGTH = ALIGN + 16;
/** A length coder: two choices, 16 low and 16 middle trees of 8, one high tree of 256. */
const LENGTH_LOW = 2;
const LENGTH_MIDDLE = LENGTH_LOW + 16 * 8;
const LENGTH_HIGH = LENGTH_MIDDLE + 16 * 8;
const REP_LENGTH = MATCH_LENGTH + LENGTH_HIGH + 256;
const LITERAL = REP_LENGTH + LENGTH_HIGH + 256;

/** lc, lp and pb of a stream: how many bits of context and position its models use. */
export interface LzmaProperties {
  readonly literalContext: number;
  readonly literalPosition: number;
  readonly position: number;
}

/** The properties in their byte (LZMA specification); undefined when it is out of range. */
export function parseProperties(byte: number): LzmaProperties | undefined {
  if (byte >= 9 * 5 * 5) return undefined;
  const rest = Math.floor(byte / 9);
  return { literalContext: byte % 9, literalPosition: rest % 5, position: Math.floor(rest / 5) };
}

/** Where a run of the symbol decoder stops. */
export interface Stop {
  /** The position in the window that it stops at or, by less than a match, behind. */
  readonly output: number;
  /** No symbol begins behind this position of the input. */
  readonly input: number;
}

/** Decodes the symbols of LZMA: literals, matches and repeated matches (LZMA specification, Igor Pavlov). */
export class LzmaSymbols {
  readonly range = new RangeDecoder();
  /** The end marker was seen. */
  marked = false;
  readonly #window: Window;
  #models: Uint16Array = models(0);
  #properties: LzmaProperties = { literalContext: 0, literalPosition: 0, position: 0 };
  #state = 0;
  /** Distances of the last four matches, minus 1. */
  #rep0 = 0;
  #rep1 = 0;
  #rep2 = 0;
  #rep3 = 0;
  /** Bytes since the dictionary was reset: the position bits of the models. */
  #count = 0;

  constructor(window: Window) {
    this.#window = window;
  }

  /** Begins anew with other properties. */
  configure(properties: LzmaProperties): void {
    this.#properties = properties;
    this.reset();
  }

  /** Forgets what was learnt, and keeps the properties. */
  reset(): void {
    const literals = 0x300 << (this.#properties.literalContext + this.#properties.literalPosition);
    if (this.#models.length === LITERAL + literals) this.#models.fill(1024);
    else this.#models = models(LITERAL + literals);
    this.#state = 0;
    this.#rep0 = this.#rep1 = this.#rep2 = this.#rep3 = 0;
  }

  /** Bytes that were written in another way (LZMA2's uncompressed chunks) count for the position. */
  skip(count: number): void {
    this.#count += count;
  }

  /** The count begins at 0 with each dictionary. */
  restartCount(): void {
    this.#count = 0;
  }

  /**
   * Decodes until one of the stops or the end marker; the window has room for MAX_MATCH bytes behind `stop.output`.
   * @throws Unreadable
   */
  decode(input: Input, stop: Stop): void {
    const window = this.#window;
    const range = this.range;
    range.bytes = input.bytes;
    range.at = input.at;
    const mask = (1 << this.#properties.position) - 1;
    try {
      while (window.position < stop.output && range.at <= stop.input && !this.marked) {
        const before = window.position;
        const context = (this.#state << 4) + (this.#count & mask);
        if (range.bit(this.#models, IS_MATCH + context) === 0) this.#literal();
        else if (range.bit(this.#models, IS_REP + this.#state) === 0) this.#match();
        else this.#repeat(context);
        this.#count += window.position - before;
      }
    } finally {
      input.at = range.at;
    }
  }

  #literal(): void {
    const { bytes, position } = this.#window;
    const base = this.#literalModels(this.#count > 0 ? (bytes[position - 1] ?? 0) : 0);
    bytes[position] =
      this.#state < 7
        ? this.range.tree(this.#models, base, 0x100)
        : this.range.matchedLiteral(this.#models, base, bytes[position - this.#rep0 - 1] ?? 0);
    this.#window.position = position + 1;
    this.#state = this.#state < 4 ? 0 : this.#state - (this.#state < 10 ? 3 : 6);
  }

  #literalModels(previous: number): number {
    const { literalContext, literalPosition } = this.#properties;
    const place = this.#count & ((1 << literalPosition) - 1);
    return LITERAL + 0x300 * ((place << literalContext) + (previous >>> (8 - literalContext)));
  }

  #match(): void {
    this.#rep3 = this.#rep2;
    this.#rep2 = this.#rep1;
    this.#rep1 = this.#rep0;
    const length = this.#length(MATCH_LENGTH);
    this.#state = this.#state < 7 ? 7 : 10;
    this.#rep0 = this.#distance(length);
    if (this.#rep0 === 0xffffffff) this.marked = true;
    else this.#copy(length + 2);
  }

  /** A match at one of the last four distances. */
  #repeat(context: number): void {
    const { range } = this;
    const probs = this.#models;
    const state = this.#state;
    if (range.bit(probs, IS_REP_G0 + state) === 1) this.#pickDistance();
    else if (range.bit(probs, IS_REP0_LONG + context) === 0) {
      this.#state = state < 7 ? 9 : 11;
      this.#copy(1);
      return;
    }
    const length = this.#length(REP_LENGTH);
    this.#state = state < 7 ? 8 : 11;
    this.#copy(length + 2);
  }

  #pickDistance(): void {
    let distance = this.#rep1;
    if (this.range.bit(this.#models, IS_REP_G1 + this.#state) === 1) {
      distance = this.#rep2;
      if (this.range.bit(this.#models, IS_REP_G2 + this.#state) === 1) {
        distance = this.#rep3;
        this.#rep3 = this.#rep2;
      }
      this.#rep2 = this.#rep1;
    }
    this.#rep1 = this.#rep0;
    this.#rep0 = distance;
  }

  #length(base: number): number {
    const place = (this.#count & ((1 << this.#properties.position) - 1)) << 3;
    const { range } = this;
    if (range.bit(this.#models, base) === 0) return range.tree(this.#models, base + LENGTH_LOW + place, 8);
    if (range.bit(this.#models, base + 1) === 0)
      return 8 + range.tree(this.#models, base + LENGTH_MIDDLE + place, 8);
    return 16 + range.tree(this.#models, base + LENGTH_HIGH, 256);
  }

  /** A new distance, minus 1: a slot, which has its top bits, and the bits below them. */
  #distance(length: number): number {
    const set = (length < 3 ? length : 3) << 6;
    const slot = this.range.tree(this.#models, POSITION_SLOT + set, 64);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const top = (2 | (slot & 1)) << bits;
    if (slot < 14) return top + this.range.reverseTree(this.#models, POSITION_SPECIAL + top - slot, bits);
    const middle = this.range.direct(bits - 4) << 4;
    return (top + middle + this.range.reverseTree(this.#models, ALIGN, 4)) >>> 0;
  }

  #copy(length: number): void {
    const window = this.#window;
    const distance = this.#rep0 + 1;
    if (distance > window.reach) throw window.fault(distance);
    const { bytes } = window;
    const end = window.position + length;
    let to = window.position;
    for (let from = to - distance; to < end; ) bytes[to++] = bytes[from++] ?? 0;
    window.position = end;
  }
}
