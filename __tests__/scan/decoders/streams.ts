import { execFileSync } from 'node:child_process';
import { openDecoder } from '../../../src/scan/decode/open.js';
import { type Sink, Unreadable } from '../../../src/scan/decode/sink.js';
import type { Compression } from '../../../src/scan/decode/sniff.js';

/** Output of a command that is given `input`. */
export function pipe(input: Buffer, [command = '', ...args]: readonly string[]): Buffer {
  return execFileSync(command, args, { input, maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'ignore'] });
}

/** Output of a Python program that finds `input` as `data` and writes `result`. */
export function python(input: Buffer, program: string): Buffer {
  const lines = ['import sys', 'data = sys.stdin.buffer.read()', program, 'sys.stdout.buffer.write(result)'];
  return pipe(input, ['python3', '-c', lines.join('\n')]);
}

/** Bytes that no compression makes smaller, the same for the same seed. */
export function noise(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

/** Text, numbers, noise and runs: near and far matches, literals and repeats. */
export function mixture(length: number): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0, size = 0; size < length; i++) {
    const part = mixturePart(i);
    parts.push(part);
    size += part.length;
  }
  return Buffer.concat(parts).subarray(0, length);
}

function mixturePart(i: number): Buffer {
  if (i % 11 === 3) return noise(2000, i);
  if (i % 11 === 7) return Buffer.alloc((i * 37) % 3000, i);
  if (i % 11 === 9) return noise(1500, 3);
  const words = Array.from({ length: 40 }, (_, k) => `item ${(i * 7919 + k * k) % 1009}, value=${i * k};\n`);
  return Buffer.from(words.join(''));
}

export interface Outcome {
  readonly output: Buffer;
  /** What was thrown, if anything. */
  readonly thrown: unknown;
  readonly ended: boolean;
  readonly largest: number;
}

/** A sink that keeps what it gets and overwrites the writer's buffer later, as a promise allows. */
class Collector implements Sink {
  readonly chunks: Buffer[] = [];
  ended = false;

  write(chunk: Buffer): void | Promise<void> {
    this.chunks.push(Buffer.from(chunk));
    if (this.chunks.length % 2 === 0) return Promise.resolve();
  }

  end(): void {
    this.ended = true;
  }
}

/** Feeds a decoder in chunks, whose memory is overwritten once they are done, and closes it. */
export async function feed(
  make: (out: Sink) => Sink,
  bytes: Buffer,
  chunkSize = bytes.length,
): Promise<Outcome> {
  const out = new Collector();
  const sink = make(out);
  let thrown: unknown;
  try {
    for (let at = 0; at < bytes.length; at += chunkSize) {
      const chunk = Buffer.from(bytes.subarray(at, at + chunkSize));
      await sink.write(chunk);
      chunk.fill(0xaa);
    }
    await sink.end();
  } catch (error) {
    thrown = error;
  }
  sink.close?.();
  const largest = out.chunks.reduce((most, chunk) => Math.max(most, chunk.length), 0);
  return { output: Buffer.concat(out.chunks), thrown, ended: out.ended, largest };
}

export function decode(compression: Compression, bytes: Buffer, chunkSize?: number): Promise<Outcome> {
  return feed(out => openDecoder(compression, out), bytes, chunkSize);
}

/** The reason of an Unreadable; anything else that was thrown as it is, so that a test shows it. */
export function reasonOf({ thrown }: Outcome): unknown {
  return thrown instanceof Unreadable ? thrown.reason : thrown;
}
