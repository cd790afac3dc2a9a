import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Unreadable } from '../../src/scan/decode/sink.js';
import { Retention } from '../../src/scan/walk/retained.js';
import { randomNumbers, temporaryDirectory } from './random-access.js';

const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) >> 4));
const directory = temporaryDirectory();

const IN_MEMORY = { maxMemory: 1 << 20, maxFile: 0, directory: undefined };
const ON_DISK = { maxMemory: 0, maxFile: 1 << 20, directory };
const FIRST_ONE_THEN_THE_OTHER = { maxMemory: 100_000, maxFile: 1 << 20, directory };

function limitOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Unreadable && error.reason === 'limit') return error.message;
    throw error;
  }
  return 'no limit';
}

/** The nameless files of this process in the directory. */
function namelessFiles(): string[] {
  return readdirSync('/proc/self/fd')
    .map(fd => `/proc/self/fd/${fd}`)
    .filter(path => {
      try {
        return readlinkSync(path).startsWith(directory);
      } catch {
        return false; // the descriptor of the listing itself
      }
    });
}

describe.each([
  ['in memory', IN_MEMORY],
  ['on disk', ON_DISK],
  ['in memory, then on disk', FIRST_ONE_THEN_THE_OTHER],
])('what is retained %s', (_, options) => {
  test.each([1, 4095, 4096, 4097, 70_000, 300_000])('is read as it was written: chunks of %i', length => {
    const store = new Retention(options).open();
    const size = Math.min(content.length, length * 1000);
    const buffer = Buffer.alloc(length);
    for (let at = 0; at < size; at += length) {
      const copied = content.copy(buffer, 0, at, Math.min(at + length, size));
      store.write(buffer.subarray(0, copied));
      buffer.fill(0); // whoever writes may use its buffer again
    }
    store.end();
    expect(store.bytes.size).toBe(size);
    expect(store.bytes.read(0, size).equals(content.subarray(0, size))).toBe(true);
    const random = randomNumbers(1);
    for (let count = 0; count < 500; count++) {
      const at = random(size);
      const part = random(Math.min(size - at, 20_000));
      expect(store.bytes.read(at, part).equals(content.subarray(at, at + part))).toBe(true);
    }
    store.close();
  });

  test('only ranges inside can be read', () => {
    const store = new Retention(options).open();
    store.write(content.subarray(0, 10));
    store.end();
    expect(store.bytes.read(10, 0).length).toBe(0);
    const ranges = [
      [0, 11],
      [10, 1],
      [-1, 2],
      [0, -1],
      [2 ** 53, 1],
      [Number.NaN, 1],
      [0, Number.NaN],
      [0.5, 1],
    ];
    for (const [offset, length] of ranges)
      expect(() => store.bytes.read(offset ?? 0, length ?? 0)).toThrow(
        expect.objectContaining({ reason: 'truncated' }),
      );
    store.close();
    expect(() => store.bytes.read(0, 1)).toThrow('after the close');
  });

  test('nothing at all can be retained too', () => {
    const store = new Retention(options).open();
    store.write(Buffer.alloc(0));
    store.end();
    expect(store.bytes.size).toBe(0);
    expect(store.bytes.read(0, 0).length).toBe(0);
    store.close();
  });
});

describe('the limits of retention', () => {
  test('the file has no name, is ours alone, and is gone after close', () => {
    const store = new Retention(FIRST_ONE_THEN_THE_OTHER).open();
    store.write(content.subarray(0, 90_000));
    expect(namelessFiles()).toEqual([]);
    store.write(content.subarray(90_000));
    expect(readdirSync(directory)).toEqual([]);
    expect(namelessFiles().map(path => statSync(path).mode & 0o777)).toEqual([0o600]);
    store.close();
    store.close();
    store.end();
    store.close();
    expect(namelessFiles()).toEqual([]);
  });

  test('memory is shared and given back', () => {
    const retention = new Retention({ maxMemory: 10_000, maxFile: 0, directory: undefined });
    const [first, second] = [retention.open(), retention.open()];
    first.write(content.subarray(0, 6000));
    expect(limitOf(() => second.write(content.subarray(0, 6000)))).toBe(
      'too large to be retained for reading',
    );
    second.write(content.subarray(0, 4000));
    first.close();
    second.write(content.subarray(0, 6000));
    expect(limitOf(() => second.write(content.subarray(0, 1)))).toContain('too large');
    second.close();
    retention.open().write(content.subarray(0, 10_000));
  });

  test('the disk is shared and given back', () => {
    const retention = new Retention({ maxMemory: 1000, maxFile: 10_000, directory });
    const [first, second] = [retention.open(), retention.open()];
    first.write(content.subarray(0, 6000));
    expect(limitOf(() => second.write(content.subarray(0, 6000)))).toContain('too large');
    first.close();
    second.write(content.subarray(0, 10_000));
    expect(limitOf(() => second.write(content.subarray(0, 1)))).toContain('too large');
    second.close();
    expect(namelessFiles()).toEqual([]);
    const third = retention.open();
    third.write(content.subarray(0, 10_000));
    third.close();
  });

  test('what moves to the disk gives its memory back', () => {
    const retention = new Retention({ maxMemory: 10_000, maxFile: 1 << 20, directory });
    const [first, second] = [retention.open(), retention.open()];
    first.write(content.subarray(0, 9000));
    first.write(content.subarray(9000, 20_000));
    second.write(content.subarray(0, 9000));
    expect(namelessFiles().length).toBe(1);
    first.end();
    expect(first.bytes.read(0, 20_000).equals(content.subarray(0, 20_000))).toBe(true);
    for (const store of [first, second]) store.close();
  });

  test('a directory that is not there is a limit', () => {
    const retention = new Retention({ maxMemory: 0, maxFile: 100, directory: `${directory}/none` });
    expect(limitOf(() => retention.open().write(content.subarray(0, 1)))).toContain('ENOENT');
  });
});
