import { BehindEnd, Unreadable } from './sink.js';

/** What a decoding asks for: its output to be taken, a promise to be awaited, or (undefined) more input. */
export type Step = Buffer | Promise<void> | undefined;

/**
 * A decoder written as if it could wait: a generator that yields whenever it cannot go on by itself. It yields per
 * block of its format, never per byte, and each Buffer is a view that is used up before it is resumed.
 */
export type Decoding<T = void> = Generator<Step, T, void>;

/** Bytes of any value behind the input: decoders that look ahead check the end once per symbol, in bytes. */
const SLACK = 256;

/** Bytes that were given and not used yet, contiguous: `bytes[at..tail)`. */
export class Input {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  tail = 0;
  /** Nothing follows `tail`. */
  ended = false;

  #dropped = 0;

  /** A decoder that looks ahead read behind the end. */
  get overrun(): boolean {
    return this.at > this.tail;
  }

  /** How many bytes were used up since the beginning. */
  get consumed(): number {
    return this.#dropped + this.at;
  }

  get available(): number {
    return this.tail - this.at;
  }

  /** Copies `chunk` behind what is there. */
  append(chunk: Buffer): void {
    if (this.tail + chunk.length + SLACK > this.bytes.length) this.#makeRoom(chunk.length);
    chunk.copy(this.bytes, this.tail);
    this.tail += chunk.length;
  }

  #makeRoom(length: number): void {
    const wanted = this.available + length + SLACK;
    // Moving is paid for by at least as many bytes that were used up, so that single bytes cost O(1) each.
    const target = 2 * wanted <= this.bytes.length ? this.bytes : Buffer.alloc(2 * wanted);
    this.bytes.copy(target, 0, this.at, this.tail);
    this.bytes = target;
    this.tail -= this.at;
    this.#dropped += this.at;
    this.at = 0;
  }

  /** Waits until `length` bytes are there or the input ended. */
  *fill(length: number): Decoding {
    while (this.available < length && !this.ended) yield undefined;
  }

  /**
   * Waits for exactly `length` bytes and uses them up; the result is a view that is valid until the next wait.
   * @throws Unreadable `truncated`
   */
  *take(length: number): Decoding<Buffer> {
    yield* this.fill(length);
    if (this.available < length) throw truncated();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** Uses up zero bytes until another byte or the end; returns how many there were. */
  *skipZeros(): Decoding<number> {
    let count = 0;
    for (;;) {
      yield* this.fill(1);
      if (this.available === 0 || this.bytes[this.at] !== 0) return count;
      while (this.at < this.tail && this.bytes[this.at] === 0) {
        this.at++;
        count++;
      }
    }
  }

  /**
   * Waits for the magic bytes of what follows something complete, and leaves them there.
   * @throws BehindEnd when something else follows
   */
  *expect(isMagic: (bytes: Buffer) => boolean, length: number): Decoding {
    yield* this.fill(length);
    if (this.available < length || !isMagic(this.bytes.subarray(this.at, this.at + length)))
      throw new BehindEnd();
  }

  /**
   * Waits for the end of the input.
   * @throws BehindEnd when bytes come instead
   */
  *expectEnd(): Decoding {
    yield* this.fill(1);
    if (this.available > 0) throw new BehindEnd();
  }
}

/** The content ends before its format says so. */
export function truncated(): Unreadable {
  return new Unreadable('truncated', 'the compressed data ends too early');
}

/** The content contradicts its format. */
export function damaged(message: string, cause?: unknown): Unreadable {
  return new Unreadable('damaged', message, cause);
}
