import { type Decoding, type Input, truncated } from './input.js';

/**
 * Reads bits from the highest on. It never waits: `fill` does, for as much as the next reads can use; behind the
 * end there are bytes of any value, and `check` tells.
 */
export class BitReader {
  /** The last `count` bits are those that were loaded and not used. */
  hold = 0;
  count = 0;
  readonly input: Input;

  constructor(input: Input) {
    this.input = input;
  }

  /** Waits for `length` bytes or the end of the input. */
  *fill(length: number): Decoding {
    this.unread();
    yield* this.input.fill(length);
  }

  /** Gives whole bytes back to the input; only before the next wait, as they may be gone behind it. */
  unread(): void {
    this.input.at -= this.count >> 3;
    this.hold >>>= this.count & ~7;
    this.count &= 7;
  }

  /** Throws Unreadable `truncated` when more was read than there is. */
  check(): void {
    if (this.input.at - (this.count >> 3) > this.input.tail) throw truncated();
  }

  /** Reads up to 24 bits. */
  read(bits: number): number {
    while (this.count < bits) {
      this.hold = (this.hold << 8) | (this.input.bytes[this.input.at++] ?? 0);
      this.count += 8;
    }
    this.count -= bits;
    return (this.hold >>> this.count) & ((1 << bits) - 1);
  }

  /** Reads 32 bits, unsigned. */
  read32(): number {
    const high = this.read(16);
    return high * 0x10000 + this.read(16);
  }

  /** Skips to the next whole byte. */
  align(): void {
    this.unread();
    this.count = 0;
  }
}
