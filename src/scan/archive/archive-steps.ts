import { types } from 'node:util';
import { type Sink, Unreadable } from '../decode/sink.js';

/** What the reader of a format wants of its stream next. */
export type Step =
  /** Exactly `length` bytes in one piece; fewer only when the stream ends there. */
  | { readonly kind: 'take'; readonly length: number }
  /** A member's content, which goes to the sink: `first`, if any was taken already, and the next `length` bytes. */
  | {
      readonly kind: 'pass';
      /** Infinity: up to the end of the stream. */
      readonly length: number;
      /** Without a sink the bytes are passed over. */
      readonly sink: Sink | undefined;
      readonly first?: Buffer | undefined;
    }
  /** Passes over zero bytes. */
  | { readonly kind: 'zeros' };

/**
 * A format, written down in the order of its bytes. What a `take` yields is a view of the writer's chunk: it is
 * copied by whoever keeps it longer than up to the next step. Returns at the end of the stream and not before.
 */
export type Steps<Result = void> = Generator<Step, Result, Buffer>;

const NOTHING = Buffer.alloc(0);

/** Takes `length` bytes. @throws Unreadable `truncated` when the stream ends before */
export function* take(length: number): Steps<Buffer> {
  const bytes = yield { kind: 'take', length };
  if (bytes.length < length) throw new Unreadable('truncated', 'the archive ends inside a header');
  return bytes;
}

/**
 * Runs the steps of a format over the chunks of a stream, wherever these are cut. Waits only for sinks that answer
 * with a promise. Each sink that it was given is closed: behind its content, after a failure, or by `close`.
 */
export class Stepper implements Sink {
  readonly #steps: Steps;
  #step: Step | undefined;
  #isStreamEnded = false;
  #failure: { readonly error: unknown } | undefined;
  #chunk: Buffer = NOTHING;
  /** Bytes of the chunk that are used up. */
  #used = 0;
  #position = 0;
  /** Bytes that the current step still lacks. */
  #missing = 0;
  /** The beginning of a piece that spans chunks. */
  #held: Buffer | undefined;
  #first: Buffer | undefined;
  #sink: Sink | undefined;
  #isSinkEnded = false;

  /** The steps begin at once: up to the first one they use nothing of what holds this object. */
  constructor(steps: Steps) {
    this.#steps = steps;
    this.#next(NOTHING);
  }

  /** Bytes of the stream that finished steps, or the current `pass`, used up. */
  get position(): number {
    return this.#position;
  }

  write(chunk: Buffer): void | Promise<void> {
    this.#chunk = chunk;
    this.#used = 0;
    return this.#run();
  }

  /** @throws Unreadable `truncated` when the format wants more */
  end(): void | Promise<void> {
    this.#isStreamEnded = true;
    return this.write(NOTHING);
  }

  close(): void {
    this.#step = undefined;
    this.#closeSink();
  }

  #run(): void | Promise<void> {
    if (this.#failure !== undefined) throw this.#failure.error; // nothing behind a failure counts as read
    try {
      const wait = this.#advance();
      return wait === undefined ? undefined : this.#goOn(wait);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #goOn(first: Promise<unknown>): Promise<void> {
    try {
      for (let wait: Promise<unknown> | undefined = first; wait !== undefined; wait = this.#advance()) {
        await wait;
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): never {
    this.#failure = { error };
    this.close();
    throw error;
  }

  #closeSink(): void {
    const sink = this.#sink;
    this.#sink = undefined;
    sink?.close?.();
  }

  /** Works on until the chunk is used up (undefined) or a sink wants to be waited for. */
  #advance(): Promise<unknown> | undefined {
    while (this.#step !== undefined) {
      if (this.#lacksBytes()) {
        if (!this.#isStreamEnded) break;
        this.#endOfStream(this.#step);
      }
      const wait: unknown = this.#work(this.#step);
      if (types.isPromise(wait)) return wait;
    }
    this.#chunk = NOTHING;
    return undefined;
  }

  #lacksBytes(): boolean {
    return this.#missing > 0 && this.#first === undefined && this.#used === this.#chunk.length;
  }

  /** Nothing comes any more: a piece is as long as it is, content has to be complete. */
  #endOfStream(step: Step): void {
    if (step.kind === 'pass' && step.length !== Number.POSITIVE_INFINITY) {
      throw new Unreadable('truncated', "the archive ends inside a member's content");
    }
    if (step.kind === 'take')
      this.#held = this.#held?.subarray(0, this.#held.length - this.#missing) ?? NOTHING;
    this.#missing = 0;
  }

  /** One move of the current step, which has bytes to work on or lacks none. */
  #work(step: Step): unknown {
    if (step.kind === 'pass') return this.#pass();
    if (step.kind === 'take') return this.#take();
    return this.#passZeros();
  }

  #take(): void {
    const start = this.#used;
    const count = this.#use();
    if (this.#held === undefined && this.#missing === 0) {
      this.#next(this.#chunk.subarray(start, start + count));
      return;
    }
    this.#held ??= Buffer.allocUnsafe(this.#missing + count);
    if (count > 0)
      this.#chunk.copy(this.#held, this.#held.length - this.#missing - count, start, start + count);
    if (this.#missing > 0) return;
    const held = this.#held;
    this.#held = undefined;
    this.#next(held);
  }

  #pass(): unknown {
    if (this.#first !== undefined) {
      const first = this.#first;
      this.#first = undefined;
      return this.#sink?.write(first);
    }
    if (this.#missing > 0) {
      const start = this.#used;
      const count = this.#use();
      return this.#sink?.write(this.#chunk.subarray(start, start + count));
    }
    if (!this.#isSinkEnded) {
      this.#isSinkEnded = true;
      return this.#sink?.end();
    }
    this.#closeSink();
    return this.#next(NOTHING);
  }

  #passZeros(): void {
    const start = this.#used;
    while (this.#used < this.#chunk.length && this.#chunk[this.#used] === 0) this.#used++;
    this.#position += this.#used - start;
    if (this.#used < this.#chunk.length) this.#missing = 0;
    if (this.#missing === 0) this.#next(NOTHING);
  }

  /** Uses up what the chunk has of the missing bytes. */
  #use(): number {
    const count = Math.min(this.#missing, this.#chunk.length - this.#used);
    this.#used += count;
    this.#missing -= count;
    this.#position += count;
    return count;
  }

  #next(piece: Buffer): void {
    const { done, value } = this.#steps.next(piece);
    this.#step = done ? undefined : value;
    if (done) return;
    this.#missing = value.kind === 'zeros' ? Number.POSITIVE_INFINITY : value.length;
    this.#isSinkEnded = false;
    if (value.kind !== 'pass') return;
    this.#sink = value.sink;
    this.#first = value.first;
  }
}
