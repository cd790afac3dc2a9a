import { type Sink, Unreadable } from './sink.js';
import { type Place, type Scope, SearchedStream } from './stream.js';

/** A nested stream as it is unpacked: it counts, and stops bombs. */
export class Unpacked implements Sink {
  readonly #scope: Scope;
  readonly #stream: SearchedStream;
  #input = 0;
  #output = 0;

  constructor(scope: Scope, place: Place) {
    this.#scope = scope;
    this.#stream = new SearchedStream(scope, place);
  }

  write(chunk: Buffer): void | Promise<void> {
    const { limits } = this.#scope;
    this.#output += chunk.length;
    this.#scope.allowance -= chunk.length;
    if (this.#scope.allowance < 0) {
      throw new Unreadable('limit', `more than ${limits.nestedBytes} bytes of nested content in one blob`);
    }
    if (this.#output > limits.freeOutput + limits.ratio * this.#input) {
      throw new Unreadable('limit', `it unpacks to more than ${limits.ratio} times its size`);
    }
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
        this.#input += chunk.length;
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
