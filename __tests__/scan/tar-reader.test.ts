import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { TarReader } from '../../src/scan/archive/tar.js';
import type { Sink } from '../../src/scan/decode/sink.js';
import { feed, Recorder } from './sinks.js';
import { header, keeping, member, pax, type ReadEntry } from './tar-read.js';

const ZEROS = Buffer.alloc(1024);
const ARCHIVE = Buffer.concat([
  member({ name: 'one' }, '1'.repeat(1000)),
  member({ name: 'empty' }),
  member({ name: 'two' }, '2'.repeat(100)),
  ZEROS,
]);

/** A reader that gives every entry the sink that `make` makes for its name. */
const readerWith = (make: (name: string) => Sink | undefined) =>
  new TarReader({ entry: ({ name }) => make(name.toString()) });

describe('sinks', () => {
  test('get views of the chunk, not copies', () => {
    const chunks: Buffer[] = [];
    const reader = readerWith(() => ({ write: chunk => void chunks.push(chunk), end: () => undefined }));
    reader.write(ARCHIVE);
    expect(chunks.map(({ length }) => length)).toEqual([1000, 100]);
    for (const chunk of chunks) expect(chunk.buffer).toBe(ARCHIVE.buffer);
  });

  test('are ended as soon as their content is complete', () => {
    const entries: ReadEntry[] = [];
    const reader = new TarReader(keeping(entries));
    reader.write(ARCHIVE.subarray(0, 1512));
    expect(entries.map(({ content }) => content.calls)).toEqual([['write', 'end', 'close']]);
    reader.write(ARCHIVE.subarray(1512, 2048));
    expect(entries[1]?.content.calls).toEqual(['end', 'close']);
  });

  test('may be left out', () => {
    const names: string[] = [];
    const reader = readerWith(name => void names.push(name));
    feed(reader, ARCHIVE, 100);
    expect(names).toEqual(['one', 'empty', 'two']);
  });

  test.each([1, 100, 512, 10000])('that answer with promises are waited for, in chunks of %d', async size => {
    const log: string[] = [];
    const reader = readerWith(name => ({
      write: async chunk => {
        await turn();
        log.push(`${name} ${chunk}`);
      },
      end: async () => {
        await turn();
        log.push(`${name} end`);
      },
      close: () => void log.push(`${name} close`),
    }));
    for (let at = 0; at < ARCHIVE.length; at += size) {
      const chunk = Buffer.from(ARCHIVE.subarray(at, at + size));
      await reader.write(chunk);
      chunk.fill(0x21);
    }
    await reader.end();
    const joined = log.join('\n').replaceAll(/(\d)\n\w+ (?=\d)/g, '$1');
    expect(joined.split('\n')).toEqual([
      `one ${'1'.repeat(1000)}`,
      'one end',
      'one close',
      'empty end',
      'empty close',
      `two ${'2'.repeat(100)}`,
      'two end',
      'two close',
    ]);
  });

  test('that wait only at their end are waited for there', async () => {
    const log: string[] = [];
    const reader = readerWith(name => ({
      write: () => undefined,
      end: () => (name === 'one' ? turn().then(() => void log.push('ended')) : undefined),
      close: () => void log.push(`${name} close`),
    }));
    const result = reader.write(ARCHIVE);
    expect(log).toEqual([]);
    await result;
    expect(log).toEqual(['ended', 'one close', 'empty close', 'two close']);
  });

  test.each(['write', 'end'] as const)('that throw in %s end the reading with their own error', call => {
    const fault = new TypeError('of the sink');
    const sink = new Recorder();
    sink[call] = () => {
      throw fault;
    };
    const reader = readerWith(() => sink);
    expect(() => reader.write(ARCHIVE)).toThrow(fault);
    expect(sink.calls.filter(name => name === 'close')).toHaveLength(1);
    reader.close();
    expect(sink.calls.filter(name => name === 'close')).toHaveLength(1);
  });

  test.each(['write', 'end'] as const)(
    'that reject in %s end the reading with their own error',
    async call => {
      const fault = new TypeError('of the sink');
      const closed: string[] = [];
      const sink: Sink = {
        write: () => undefined,
        end: () => undefined,
        close: () => void closed.push('closed'),
      };
      sink[call] = () => turn().then(() => Promise.reject(fault));
      const reader = readerWith(() => sink);
      await expect(reader.write(ARCHIVE)).rejects.toBe(fault);
      expect(closed).toEqual(['closed']);
      expect(() => reader.write(ARCHIVE)).toThrow(fault);
    },
  );

  test('are closed when the archive breaks off, or when the reader is closed inside of them', () => {
    for (const stop of ['end', 'close'] as const) {
      const sink = new Recorder();
      const reader = readerWith(() => sink);
      reader.write(ARCHIVE.subarray(0, 700));
      expect(sink.calls).toEqual(['write']);
      if (stop === 'end')
        expect(() => reader.end()).toThrow(expect.objectContaining({ reason: 'truncated' }));
      reader.close();
      expect(sink.calls).toEqual(['write', 'close']);
      expect(sink.bytes.toString()).toBe('1'.repeat(188));
    }
  });
});

describe('a failure', () => {
  test('of the handler passes out as it is', () => {
    const fault = new RangeError('of the handler');
    const reader = readerWith(() => {
      throw fault;
    });
    expect(() => reader.write(ARCHIVE)).toThrow(fault);
  });

  test('is not forgotten: what follows counts as unread too', () => {
    const entries: ReadEntry[] = [];
    const reader = new TarReader(keeping(entries));
    const damaged = expect.objectContaining({ reason: 'damaged' });
    expect(() => reader.write(Buffer.alloc(512, 'x'))).toThrow(damaged);
    expect(() => reader.write(ARCHIVE)).toThrow(damaged);
    expect(() => reader.end()).toThrow(damaged);
    expect(entries).toEqual([]);
  });

  test('never repeats bytes of the archive', () => {
    const reader = readerWith(() => undefined);
    expect(() => reader.write(Buffer.alloc(512, 'secret'))).toThrow(/^no tar header at byte 0$/);
  });
});

describe('what an entry says', () => {
  test('is its own: it stays when the chunk is used again', () => {
    const entries: ReadEntry[] = [];
    const bytes = Buffer.concat([pax({ comment: 'text' }), member({ name: 'name', link: 'link' }, 'x')]);
    feed(new TarReader(keeping(entries)), bytes);
    expect(entries[0]?.name.toString()).toBe('name');
    expect(entries[0]?.texts.map(String)).toEqual(['text', 'name', 'link']);
  });
});

describe('the place of an offset', () => {
  const parts = [
    { name: 'first', bytes: member({ name: 'first' }, 'x'.repeat(600)) },
    { name: 'renamed', bytes: Buffer.concat([pax({ path: 'renamed' }), member({ name: 'short' }, 'y')]) },
    { name: 'empty', bytes: header({ name: 'empty' }) },
    { name: 'folder', bytes: header({ name: 'folder', flag: '5', size: 9 }) },
    { name: undefined, bytes: ZEROS },
    { name: 'global', bytes: Buffer.from(pax({ path: 'global' }, 'g')) },
    { name: 'last', bytes: member({ name: 'last' }, 'z'.repeat(513)) },
  ];

  test.each([1, 511, 512, 513, 100000])('is the entry around it, written in chunks of %d', size => {
    const bytes = Buffer.concat(parts.map(part => part.bytes));
    const reader = readerWith(() => undefined);
    feed(reader, bytes, size);
    let start = 0;
    for (const part of parts) {
      const end = start + part.bytes.length;
      for (const offset of [start, start + 1, start + 511, end - 1]) {
        expect({ offset, name: reader.locate(offset)?.toString() }).toEqual({ offset, name: part.name });
      }
      start = end;
    }
    expect(reader.locate(start)).toBeUndefined();
    expect(reader.locate(-1)).toBeUndefined();
  });

  test('is known as soon as the header is, and no further than what was written', () => {
    const reader = readerWith(() => undefined);
    reader.write(header({ name: 'begun', size: 5000 }).subarray(0, 511));
    expect(reader.locate(100)).toBeUndefined();
    reader.write(header({ name: 'begun', size: 5000 }).subarray(511));
    expect(reader.locate(100)?.toString()).toBe('begun');
    expect(reader.locate(511)?.toString()).toBe('begun');
    expect(reader.locate(512)).toBeUndefined();
    reader.write(Buffer.alloc(100));
    expect(reader.locate(611)?.toString()).toBe('begun');
    expect(reader.locate(612)).toBeUndefined();
  });

  test('in front of an unfinished entry is the header that describes it', () => {
    const reader = readerWith(() => undefined);
    reader.write(pax({ comment: 'c' }));
    expect(reader.locate(600)?.toString()).toBe('PaxHeaders/name');
    reader.write(pax({ path: 'path' }));
    expect(reader.locate(600)?.toString()).toBe('path');
    reader.write(header());
    expect(reader.locate(600)?.toString()).toBe('path');
  });

  test('is known for 1 MiB and forgotten some time later', () => {
    const count = 20000;
    const bytes = Buffer.concat(Array.from({ length: count }, (_, index) => header({ name: `e${index}` })));
    for (const size of [512, 1 << 16, bytes.length]) {
      const reader = readerWith(() => undefined);
      let wrong = 0;
      for (let at = 0; at < bytes.length; at += size) {
        reader.write(bytes.subarray(at, at + size));
        const end = Math.min(at + size, bytes.length);
        for (const back of [1, 512, 513, 70000, 1 << 19, 1 << 20]) {
          const offset = end - back;
          if (offset >= 0 && reader.locate(offset)?.toString() !== `e${Math.floor(offset / 512)}`) wrong++;
        }
      }
      expect(wrong).toBe(0);
      expect(reader.locate(0)).toBeUndefined();
      expect(reader.locate(bytes.length - (2 << 20))).toBeUndefined();
    }
  });
});
