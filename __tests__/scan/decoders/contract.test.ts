import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { DecodingSink } from '../../../src/scan/decode/decoding.js';
import { openDecoder } from '../../../src/scan/decode/open.js';
import { type Sink, Unreadable } from '../../../src/scan/decode/sink.js';
import { decodeZstdWithoutNode } from '../../../src/scan/decode/zstd.js';
import { decode, mixture, pipe, reasonOf } from './streams.js';
import { PLAIN } from './variants.js';

const MIB = 1024 * 1024;
const CONTENT = mixture(700_000);
const SUBJECTS = [
  ...PLAIN.map(({ name, compression, compress }) => ({
    name,
    compress,
    concatenable: ['gzip', 'zstd', 'xz', 'bzip2'].includes(compression),
    make: (out: Sink) => openDecoder(compression, out),
  })),
  {
    name: 'zstd without Node',
    compress: (content: Buffer) => pipe(content, ['zstd', '-1']),
    concatenable: true,
    make: (out: Sink): Sink => new DecodingSink(decodeZstdWithoutNode, out),
  },
];

/** Throws at a number of bytes, and records what it got. */
class Counter implements Sink {
  bytes = 0;
  largest = 0;
  calls = 0;
  ended = 0;
  closed = 0;
  readonly limit: number;
  readonly failure = new Unreadable('limit', 'enough');

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.limit = limit;
  }

  write(chunk: Buffer): void | Promise<void> {
    this.calls++;
    this.bytes += chunk.length;
    this.largest = Math.max(this.largest, chunk.length);
    if (this.bytes < this.limit) return;
    if (this.calls % 2 === 0) throw this.failure;
    return Promise.reject(this.failure);
  }

  end(): void {
    this.ended++;
  }

  close(): void {
    this.closed++;
  }
}

async function thrownBy(work: () => unknown): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

describe.each(SUBJECTS)('$name', ({ compress, concatenable, make }) => {
  const stream = compress(CONTENT);

  test('a bomb of zeros ends where the output says so, in small pieces', async () => {
    const piece = compress(Buffer.alloc(70 * MIB));
    const bomb = concatenable ? Buffer.concat(Array.from({ length: 15 }, () => piece)) : piece;
    const out = new Counter(64 * MIB);
    const sink = make(out);
    const feeding = async () => {
      await sink.write(bomb);
      await sink.end();
    };
    expect(await thrownBy(feeding)).toBe(out.failure);
    expect(out.largest).toBeLessThanOrEqual(MIB);
    expect(out.bytes).toBeLessThan(65 * MIB);
    const { calls } = out;
    expect(await thrownBy(() => sink.write(bomb))).toBe(out.failure);
    expect(await thrownBy(() => sink.end())).toBe(out.failure);
    sink.close?.();
    await sleep(1);
    expect([out.calls, out.ended, out.closed]).toEqual([calls, 0, 1]);
  });

  test('whoever writes waits for the output, which comes in order and one at a time', async () => {
    let busy = false;
    const got: Buffer[] = [];
    const sink = make({
      async write(chunk) {
        expect(busy).toBe(false);
        busy = true;
        const before = Buffer.from(chunk);
        await sleep(0);
        expect(chunk.equals(before)).toBe(true);
        got.push(before);
        busy = false;
      },
      end: () => void got.push(Buffer.from('end')),
    });
    for (let at = 0; at < stream.length; at += 30_000) await sink.write(stream.subarray(at, at + 30_000));
    await sink.end();
    sink.close?.();
    expect(Buffer.concat(got).equals(Buffer.concat([CONTENT, Buffer.from('end')]))).toBe(true);
  });

  test('it can be given up at any point', async () => {
    for (const length of [0, 1, 20, 1000, 70_000, stream.length]) {
      const out = new Counter();
      const sink = make(out);
      if (length > 0) await sink.write(stream.subarray(0, length));
      sink.close?.();
      sink.close?.();
      expect(await thrownBy(() => sink.end())).toBeInstanceOf(Error);
      expect([out.ended, out.closed]).toEqual([0, 1]);
    }
    const waiting = make(new Counter());
    const writing = thrownBy(() => waiting.write(stream));
    waiting.close?.();
    await writing;
  });
});

test('20,000 members in one stream', async () => {
  const members = Array.from({ length: 20_000 }, (_, i) => gzipSync(`member ${i}\n`, { level: 1 }));
  const { output, thrown } = await decode('gzip', Buffer.concat(members), 50_000);
  expect(thrown).toBeUndefined();
  expect(output.toString()).toBe(Array.from({ length: 20_000 }, (_, i) => `member ${i}\n`).join(''));
});

test.each(PLAIN.slice(0, 4))(
  '20,000 decoders of small content, half of them without an end: $name',
  async variant => {
    const small = variant.compress(Buffer.from('a small file'));
    const out = new Counter();
    for (let i = 0; i < 20_000; i++) {
      const sink = openDecoder(variant.compression, out);
      await sink.write(small);
      if (i % 2 === 0) await sink.end();
      if (i % 3 !== 0) sink.close?.();
    }
    expect(out.ended).toBe(10_000);
    expect(out.bytes).toBeGreaterThanOrEqual(10_000 * 'a small file'.length);
  },
);

test('a failure of the output is not one of the content', async () => {
  const failure = new TypeError('not of the content');
  const sink = openDecoder('gzip', {
    write: () => {
      throw failure;
    },
    end: () => {},
  });
  await sink.write(gzipSync('content'));
  expect(await thrownBy(() => sink.end())).toBe(failure);
  expect(reasonOf({ thrown: failure, output: Buffer.alloc(0), ended: false, largest: 0 })).toBe(failure);
});
