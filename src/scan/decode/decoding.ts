import { type Decoding, damaged, Input, type Step, truncated } from './input.js';
import { type Sink, Unreadable } from './sink.js';

/**
 * Input is handed on in pieces, so that an Input stays small whatever the writer gives, in bytes. Smaller ones make a
 * thread of the pool wait more often: with 256 KiB a layer takes a tenth longer.
 */
const PIECE = 1024 * 1024;

/** Runs a decoding as a Sink: feeds it, delivers its output in order and stops it at the first failure. */
export class DecodingSink implements Sink {
  /** What is behind the end of the content is told as a fault. */
  readonly isOver = false;
  readonly #input = new Input();
  readonly #decoding: Decoding;
  readonly #out: Sink;
  #failure: { readonly thrown: unknown } | undefined;
  #done = false;
  #closed = false;

  constructor(decode: (input: Input) => Decoding, out: Sink) {
    this.#decoding = decode(this.#input);
    this.#out = out;
  }

  /** Bytes of the input that were decoded. */
  get used(): number {
    return this.#input.consumed;
  }

  write(chunk: Buffer): void | Promise<void> {
    if (chunk.length > PIECE) return this.#pieces(chunk);
    this.#input.append(chunk);
    return this.#run();
  }

  async #pieces(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; at += PIECE) {
      this.#input.append(chunk.subarray(at, at + PIECE));
      await this.#run();
    }
  }

  async end(): Promise<void> {
    this.#input.ended = true;
    await this.#run();
    if (!this.#done) throw this.#fail(truncated());
    await this.#out.end();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#fail(new Error('The decoder was closed.'));
    this.#out.close?.();
  }

  #run(): void | Promise<void> {
    for (;;) {
      const pending = this.#step();
      if (pending === 'idle') return;
      if (pending !== undefined) return this.#runAfter(pending);
    }
  }

  async #runAfter(first: Promise<void>): Promise<void> {
    let pending: Promise<void> | 'idle' | undefined = first;
    while (pending !== 'idle') {
      await this.#watched(pending);
      pending = this.#step();
    }
  }

  /** One turn of the decoding and of what it asks for. */
  #step(): Promise<void> | 'idle' | undefined {
    if (this.#failure !== undefined) throw this.#failure.thrown;
    const step = this.#next();
    if (step === undefined) return 'idle';
    if (!Buffer.isBuffer(step)) return step;
    try {
      return this.#out.write(step) ?? undefined;
    } catch (thrown) {
      throw this.#fail(thrown);
    }
  }

  #next(): Step {
    try {
      const { done, value } = this.#decoding.next();
      if (done === true) this.#done = true;
      return done === true ? undefined : value;
    } catch (thrown) {
      throw this.#fail(asUnreadable(thrown, this.#input));
    }
  }

  async #watched(pending: Promise<void> | undefined): Promise<void> {
    try {
      await pending;
    } catch (thrown) {
      throw this.#fail(thrown);
    }
  }

  /** Stops the decoding for good, so that what it holds is free at once. */
  #fail(thrown: unknown): unknown {
    this.#failure ??= { thrown };
    this.#decoding.return();
    return thrown;
  }
}

/** Bytes may bring a decoder into a state that nobody thought of: that is a fault of the content as well. */
function asUnreadable(thrown: unknown, input: Input): Unreadable {
  const fault = thrown instanceof Unreadable ? thrown : damaged('it cannot be decoded', thrown);
  // Whatever it stumbled over behind the end, the content ended too early.
  return fault.reason === 'damaged' && input.overrun ? truncated() : fault;
}
