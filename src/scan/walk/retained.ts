import { type RandomAccess, type Sink, Unreadable } from '../decode/sink.js';
import { Budget, type Holder, MemoryBlocks, PrivateFile } from './retained-holders.js';

interface RetentionOptions {
  /** Bytes in memory at once, over all stores. */
  readonly maxMemory: number;
  /** Bytes on disk at once, over all stores. */
  readonly maxFile: number;
  /** Our private directory of mode 0700; undefined: nothing goes to disk. */
  readonly directory: string | undefined;
}

/** Keeps the bytes that are written to it until `close`. */
export interface RetainedSink extends Sink {
  /** What was written, once `end` was called and until `close`. */
  readonly bytes: RandomAccess;
  close(): void;
}

/** Memory for retained content, shared by everything that one worker unpacks. */
export class Retention {
  readonly #budgets: Budgets;

  constructor(options: RetentionOptions) {
    this.#budgets = {
      memory: new Budget(options.maxMemory),
      file: new Budget(options.directory === undefined ? 0 : options.maxFile),
      directory: options.directory ?? '',
    };
  }

  /**
   * A store that is in memory and, once the memory is used up, in a nameless file of mode 0600 in the private
   * directory. Its `write` throws Unreadable `limit` when that is used up too or the disk fails.
   */
  open(): RetainedSink {
    return new RetainedStore(this.#budgets);
  }
}

interface Budgets {
  readonly memory: Budget;
  readonly file: Budget;
  readonly directory: string;
}

class RetainedStore implements RetainedSink {
  readonly #budgets: Budgets;
  #holder: Holder;
  #state: 'open' | 'ended' | 'closed' = 'open';

  constructor(budgets: Budgets) {
    this.#budgets = budgets;
    this.#holder = new MemoryBlocks(budgets.memory);
  }

  write(chunk: Buffer): void {
    if (this.#state !== 'open') throw new Error('written after the end');
    if (this.#holder.append(chunk)) return;
    if (this.#holder instanceof MemoryBlocks) this.#holder = this.#spill(this.#holder);
    if (!this.#holder.append(chunk)) throw full();
  }

  end(): void {
    if (this.#state === 'open') this.#state = 'ended';
  }

  get bytes(): RandomAccess {
    return { size: this.#holder.size, read: (offset, length) => this.#read(offset, length) };
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#holder.close();
  }

  #read(offset: number, length: number): Buffer {
    if (this.#state !== 'ended') throw new Error('read before the end or after the close');
    // Written so that NaN and fractions, which offsets from untrusted fields can become, are refused as well.
    const isInside = offset >= 0 && length >= 0 && offset + length <= this.#holder.size;
    if (!isInside || !Number.isInteger(offset) || !Number.isInteger(length))
      throw new Unreadable('truncated', 'a range reaches beyond the end');
    return this.#holder.read(offset, length);
  }

  #spill(memory: MemoryBlocks): Holder {
    if (this.#budgets.directory === '') throw full();
    const file = new PrivateFile(this.#budgets.directory, this.#budgets.file);
    try {
      for (const block of memory.pieces()) if (!file.append(block)) throw full();
    } catch (error) {
      file.close();
      throw error;
    }
    memory.close();
    return file;
  }
}

function full(): Unreadable {
  return new Unreadable('limit', 'too large to be retained for reading');
}
