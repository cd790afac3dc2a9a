import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import {
  type RandomAccess,
  type Sink,
  Unreadable,
  type UnreadableReason,
} from '../../src/scan/decode/sink.js';

/** Bytes in memory, read as strictly as the interface says. */
export function inMemory(bytes: Buffer): RandomAccess {
  return {
    size: bytes.length,
    read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= bytes.length))
        throw new Unreadable('truncated', 'outside');
      if (!Number.isInteger(offset) || !Number.isInteger(length)) throw new Error('not a range');
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** The same bytes; the read with this number (from 0) throws the error. `reads` counts. */
export function failingAt(bytes: Buffer, failure: { readonly read: number; readonly error: Error }) {
  const inner = inMemory(bytes);
  const result = {
    size: inner.size,
    reads: 0,
    read(offset: number, length: number): Buffer {
      if (result.reads++ === failure.read) throw failure.error;
      return inner.read(offset, length);
    },
  };
  return result;
}

/** Keeps what it is given; slow ones answer with promises. */
export class Collector implements Sink {
  readonly chunks: Buffer[] = [];
  ended = 0;
  closed = 0;
  readonly #isSlow: boolean;

  constructor(isSlow = false) {
    this.#isSlow = isSlow;
  }

  get content(): Buffer {
    return Buffer.concat(this.chunks);
  }

  write(chunk: Buffer): void | Promise<void> {
    this.chunks.push(Buffer.from(chunk));
    return this.#isSlow ? new Promise(resolve => setImmediate(resolve)) : undefined;
  }

  end(): void {
    this.ended++;
  }

  close(): void {
    this.closed++;
  }
}

/** The reason of the Unreadable that the promise rejects with, `clean` when it does not; other errors pass. */
export async function faultOf(reading: Promise<void>): Promise<UnreadableReason | 'clean'> {
  try {
    await reading;
    return 'clean';
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}

/** Numbers from 0 up to `limit`, the same ones for the same seed (xorshift). */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return limit => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** A copy with some bytes changed, cut out, doubled or zeroed. */
export function mutated(bytes: Buffer, random: (limit: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  for (let count = 1 + random(3); count > 0; count--) {
    const at = random(copy.length);
    if (random(2) === 0) copy[at] = random(256);
    else copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
  }
  const at = random(copy.length);
  const length = random(40);
  if (random(6) === 0) return Buffer.concat([copy.subarray(0, at), copy.subarray(at + length)]);
  if (random(6) === 0) return Buffer.concat([copy.subarray(0, at + length), copy.subarray(at)]);
  if (random(12) === 0) return copy.subarray(0, at);
  return copy;
}

/** Runs a tool in a directory; what it prints. */
export function run(
  directory: string,
  [tool, ...args]: readonly [string, ...string[]],
  input?: Buffer,
): Buffer {
  const options = { cwd: directory, maxBuffer: 1 << 30, stdio: 'pipe' as const };
  return execFileSync(tool, args, input === undefined ? options : { ...options, input });
}

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** A directory that is removed after the tests of the file. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'scan-test-'));
  directories.push(directory);
  return directory;
}
