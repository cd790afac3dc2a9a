import { createHash } from 'node:crypto';
import type { Sink } from '../../src/scan/decode/sink.js';

/** A sink that keeps what it gets, and what it was told. */
export class Recorder implements Sink {
  readonly calls: string[] = [];
  readonly #chunks: Buffer[] = [];

  write(chunk: Buffer): void {
    if (this.calls.at(-1) !== 'write') this.calls.push('write');
    this.#chunks.push(Buffer.from(chunk));
  }

  end(): void {
    this.calls.push('end');
  }

  close(): void {
    this.calls.push('close');
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get sha256(): string {
    return createHash('sha256').update(this.bytes).digest('hex');
  }
}

/** Writes bytes in chunks of a size and ends the sink, if it waits for nothing. Each chunk's memory is used again. */
export function feed(sink: Sink, bytes: Buffer, chunkSize = bytes.length): void {
  const chunk = Buffer.alloc(Math.max(chunkSize, 1));
  for (let at = 0; at < bytes.length; at += chunk.length) {
    const length = bytes.copy(chunk, 0, at, at + chunk.length);
    expectNoPromise(sink.write(chunk.subarray(0, length)));
    chunk.fill(0xaa);
  }
  expectNoPromise(sink.end());
}

function expectNoPromise(result: void | Promise<void>): void {
  if (result !== undefined) throw new Error('a promise, though no sink returned one');
}

/** What a call throws; undefined when it does not. */
export function thrownBy(call: () => void): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Numbers from 0 to 2^32-1, the same ones for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
