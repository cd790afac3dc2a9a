import { type Sink, Unreadable } from '../decode/sink.js';
import type { Place, Scope } from './place.js';
import { SearchedStream } from './stream.js';

/** Counts what goes into nested content and what comes out, and stops bombs. */
export class Meter {
  readonly #scope: Scope;
  #input = 0;
  #output = 0;
  /** The most by which the output was ever larger than the ratio allows. */
  #excess = 0;

  constructor(scope: Scope, input = 0) {
    this.#scope = scope;
    this.#input = input;
  }

  takeInput(bytes: number): void {
    this.#input += bytes;
  }

  /** @throws Unreadable `limit` */
  takeOutput(bytes: number): void {
    this.#output += bytes;
    this.#scope.allowance -= bytes;
    const { ratio } = this.#scope.limits;
    const more = this.#output - ratio * this.#input - this.#excess;
    if (more > 0) {
      this.#excess += more;
      this.#scope.freeOutput -= more;
    }
    this.check();
    if (more > 0 && this.#scope.freeOutput < 0) {
      throw new Unreadable('limit', `it unpacks to more than ${ratio} times its size`);
    }
  }

  /** @throws Unreadable `limit` when nothing more of the blob may be unpacked */
  check(): void {
    const { allowance, limits } = this.#scope;
    if (allowance >= 0) return;
    throw new Unreadable('limit', `more than ${limits.nestedBytes} bytes of nested content in one blob`);
  }
}

/** A nested stream as it is unpacked. */
export class Unpacked implements Sink {
  readonly #meter: Meter;
  readonly #stream: SearchedStream;

  /** Several streams that are unpacked from the same bytes share a meter. */
  constructor(scope: Scope, place: Place, meter = new Meter(scope)) {
    this.#meter = meter;
    this.#stream = new SearchedStream(scope, place);
  }

  write(chunk: Buffer): void | Promise<void> {
    this.#meter.takeOutput(chunk.length);
    return this.#stream.write(chunk);
  }

  end(): void | Promise<void> {
    return this.#stream.end();
  }

  close(): void {
    this.#stream.close();
  }

  /** The decoder that writes into this, with its input counted and this closed together with it. */
  behind(decoder: Sink): Sink {
    return {
      write: chunk => {
        this.#meter.takeInput(chunk.length);
        return decoder.write(chunk);
      },
      end: () => decoder.end(),
      close: () => {
        decoder.close?.();
        this.close();
      },
    };
  }
}

/** A member whose faults are noted under its own path, so that the other members are still read. */
export class Isolated implements Sink {
  readonly #scope: Scope;
  readonly #path: string;
  #sink: Sink | undefined;

  constructor(scope: Scope, path: string, sink: Sink) {
    this.#scope = scope;
    this.#path = path;
    this.#sink = sink;
  }

  write(chunk: Buffer): void | Promise<void> {
    return this.#guarded(sink => sink.write(chunk));
  }

  end(): void | Promise<void> {
    return this.#guarded(sink => sink.end());
  }

  close(): void {
    this.#sink?.close?.();
    this.#sink = undefined;
  }

  #guarded(work: (sink: Sink) => void | Promise<void>): void | Promise<void> {
    if (this.#sink === undefined) return undefined;
    try {
      return work(this.#sink)?.catch(error => this.#giveUp(error));
    } catch (error) {
      this.#giveUp(error);
    }
  }

  #giveUp(error: unknown): void {
    this.close();
    if (!(error instanceof Unreadable)) throw error;
    this.#scope.ledger.unreadable(this.#path, error);
  }
}
