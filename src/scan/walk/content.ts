import { type Sink, Unreadable } from '../decode/sink.js';
import { HEAD_LENGTH } from './formats.js';
import type { ContentPlace, Scope } from './place.js';

/**
 * The content of one file: looks at its beginning and unpacks it, if it is packed, as it goes by. The bytes
 * themselves are searched by the stream that they are part of.
 */
export class Content implements Sink {
  readonly #scope: Scope;
  readonly #place: ContentPlace;
  #head: Buffer | undefined = Buffer.alloc(0);
  #unpacker: Sink | undefined;

  constructor(scope: Scope, place: ContentPlace) {
    this.#scope = scope;
    this.#place = place;
  }

  write(chunk: Buffer): void | Promise<void> {
    if (this.#head === undefined) {
      const unpacker = this.#unpacker;
      return unpacker === undefined ? undefined : this.#guarded(() => unpacker.write(chunk));
    }
    const head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    if (head.length >= HEAD_LENGTH) return this.#begin(head);
    this.#head = Buffer.from(head);
  }

  end(): void | Promise<void> {
    const wait = this.#head === undefined ? undefined : this.#begin(this.#head);
    const finish = () => {
      const unpacker = this.#unpacker;
      return unpacker === undefined ? undefined : this.#guarded(() => unpacker.end());
    };
    return wait === undefined ? finish() : wait.then(finish);
  }

  close(): void {
    this.#unpacker?.close?.();
    this.#unpacker = undefined;
  }

  #begin(head: Buffer): void | Promise<void> {
    this.#head = undefined;
    return this.#guarded(() => {
      this.#unpacker = this.#scope.unpack(head, this.#scope, this.#place);
      return this.#unpacker?.write(head);
    });
  }

  /** What cannot be unpacked is noted with its place; the search around it goes on. */
  #guarded(work: () => void | Promise<void>): void | Promise<void> {
    try {
      return work()?.catch(error => this.#giveUp(error));
    } catch (error) {
      this.#giveUp(error);
    }
  }

  #giveUp(error: unknown): void {
    this.close();
    if (!(error instanceof Unreadable)) throw error;
    this.#scope.ledger.unreadable(this.#place.path, error);
  }
}
