import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { types } from 'node:util';
import { Unreadable } from '../decode/sink.js';

/** In bytes. Blocks double up to the largest, so that small content takes little and large content few blocks. */
const FIRST_BLOCK = 4 << 10;
const LARGEST_BLOCK = 1 << 20;

/** An amount of bytes that several stores take from and give back to. */
export class Budget {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  take(bytes: number): boolean {
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#left += bytes;
  }
}

/** What holds the bytes of one store. */
export interface Holder {
  readonly size: number;
  /** False when the budget does not suffice; nothing was taken then. */
  append(chunk: Buffer): boolean;
  /** The range is inside. */
  read(offset: number, length: number): Buffer;
  close(): void;
}

interface Block {
  /** The offset in the store at which the block begins. */
  readonly start: number;
  readonly bytes: Buffer;
}

/** Content in memory: blocks that are never moved, so that growing copies nothing. */
export class MemoryBlocks implements Holder {
  readonly #budget: Budget;
  #blocks: Block[] = [];
  /** Bytes that the blocks have room for; what is free is at the end of the last one. */
  #capacity = 0;
  size = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  append(chunk: Buffer): boolean {
    const last = this.#blocks.at(-1);
    const missing = this.size + chunk.length - this.#capacity;
    if (missing > 0 && !this.#grow(missing)) return false;
    const copied = last === undefined ? 0 : chunk.copy(last.bytes, this.size - last.start);
    if (copied < chunk.length) chunk.copy(this.#blocks.at(-1)?.bytes ?? chunk, 0, copied);
    this.size += chunk.length;
    return true;
  }

  /** What is held, in order. */
  *pieces(): Iterable<Buffer> {
    for (const { start, bytes } of this.#blocks) yield bytes.subarray(0, this.size - start);
  }

  read(offset: number, length: number): Buffer {
    const index = this.#indexOf(offset);
    const block = this.#blocks[index];
    if (block === undefined) return Buffer.alloc(0); // nothing was written
    const view = block.bytes.subarray(offset - block.start, offset - block.start + length);
    return view.length === length ? view : this.#gather({ index, view, length });
  }

  close(): void {
    this.#budget.giveBack(this.#capacity);
    this.#blocks = [];
    this.#capacity = 0;
  }

  #grow(missing: number): boolean {
    const doubled = Math.min(Math.max(this.#capacity, FIRST_BLOCK), LARGEST_BLOCK);
    const length = [Math.max(missing, doubled), missing].find(bytes => this.#budget.take(bytes));
    if (length === undefined) return false;
    this.#blocks.push({ start: this.#capacity, bytes: Buffer.allocUnsafeSlow(length) });
    this.#capacity += length;
    return true;
  }

  #gather({ index, view, length }: { index: number; view: Buffer; length: number }): Buffer {
    const result = Buffer.allocUnsafe(length);
    let done = view.copy(result);
    for (const { bytes } of this.#blocks.slice(index + 1)) {
      if (done === length) break;
      done += bytes.copy(result, done);
    }
    return result;
  }

  /** The index of the block that holds this offset, by bisection. */
  #indexOf(offset: number): number {
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#blocks[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A file without a name: it vanishes with the process, however that ends. */
export class PrivateFile implements Holder {
  readonly #budget: Budget;
  readonly #fd: number;
  size = 0;

  constructor(directory: string, budget: Budget) {
    this.#budget = budget;
    const path = join(directory, `retained-${randomBytes(12).toString('hex')}`);
    this.#fd = onDisk(() => openSync(path, 'wx+', 0o600));
    try {
      onDisk(() => unlinkSync(path));
    } catch (error) {
      closeSync(this.#fd);
      throw error;
    }
  }

  append(chunk: Buffer): boolean {
    if (!this.#budget.take(chunk.length)) return false;
    const start = this.size;
    this.size += chunk.length; // before the write, so that close gives the budget back whatever happens
    for (let done = 0; done < chunk.length; )
      done += onDisk(() => writeSync(this.#fd, chunk, done, chunk.length - done, start + done));
    return true;
  }

  read(offset: number, length: number): Buffer {
    const result = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const count = onDisk(() => readSync(this.#fd, result, done, length - done, offset + done));
      if (count === 0) throw new Unreadable('limit', 'retained content is gone from the disk');
      done += count;
    }
    return result;
  }

  close(): void {
    this.#budget.giveBack(this.size);
    closeSync(this.#fd);
  }
}

/** A disk that is full or fails is a limit of the scanner, not a fault of the content. */
function onDisk<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const code = types.isNativeError(error) && 'code' in error ? String(error.code) : 'unknown error';
    throw new Unreadable('limit', `the disk for retained content fails: ${code}`, error);
  }
}
