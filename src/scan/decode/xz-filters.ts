import { BRANCH_CODES, type UndoBranches } from './branch-codes.js';
import { damaged } from './input.js';
import { Unreadable } from './sink.js';
import type { FieldReader } from './xz-fields.js';

const DELTA = 0x03;
const LZMA2 = 0x21;

/** Undoes what a filter did before the compression. */
export interface Filter {
  /** What can be undone with these bytes; the result is a view that is valid until the next call. */
  push(bytes: Buffer): Buffer;
  /** What was held back. */
  flush(): Buffer;
}

/** The filters of a block. */
export interface Filters {
  /** In the order in which they are undone, that is last first. */
  readonly filters: readonly Filter[];
  /** Of LZMA2, in bytes. */
  readonly dictionary: number;
}

/** Reads the filters of a block header (xz file format 5.3): up to three others, and LZMA2 as the last one. */
export function readFilters(fields: FieldReader, count: number): Filters {
  const filters: Filter[] = [];
  for (let i = 1; i < count; i++) filters.unshift(readFilter(fields));
  if (fields.number() !== LZMA2) throw new Unreadable('unsupported', 'its last filter is not LZMA2');
  if (fields.number() !== 1) throw damaged('the properties of LZMA2 have a wrong size');
  return { filters, dictionary: dictionarySize(fields.byte()) };
}

/** 2^n or 2^n + 2^(n-1) bytes from 4 KiB on; 40 means 4 GiB less a byte (xz file format 5.3.1). */
function dictionarySize(bits: number): number {
  if (bits > 40) throw damaged('its dictionary size is out of range');
  return bits === 40 ? 0xffffffff : (2 | (bits & 1)) * 2 ** (Math.floor(bits / 2) + 11);
}

function readFilter(fields: FieldReader): Filter {
  const id = fields.number();
  const size = fields.number();
  const properties = fields.take(size);
  if (id === DELTA) return openDelta(properties);
  const code = BRANCH_CODES.get(id);
  if (code === undefined) throw new Unreadable('unsupported', 'it has an unknown filter');
  if (size !== 0 && size !== 4) throw damaged('the properties of a filter have a wrong size');
  const start = size === 4 ? properties.readUInt32LE(0) : 0;
  // Offsets that do not fit the instructions are an error; the others are legal, and not in use.
  if (start % 4 !== 0) throw new Unreadable('unsupported', 'a filter begins within an instruction');
  return openBranchFilter(code(), start);
}

/** Each byte is stored as its difference from the one `distance` bytes before (xz file format 5.3.3). */
function openDelta(properties: Buffer): Filter {
  if (properties.length !== 1) throw damaged('the properties of a filter have a wrong size');
  const distance = properties.readUInt8(0) + 1;
  const history = Buffer.alloc(256);
  let position = 0;
  let output = Buffer.alloc(0);
  return {
    push(bytes) {
      if (output.length < bytes.length) output = Buffer.alloc(bytes.length);
      for (let i = 0; i < bytes.length; i++) {
        const byte = ((bytes[i] ?? 0) + (history[(position - distance) & 0xff] ?? 0)) & 0xff;
        output[i] = history[position] = byte;
        position = (position + 1) & 0xff;
      }
      return output.subarray(0, bytes.length);
    },
    flush: () => Buffer.alloc(0),
  };
}

/** Branch filters look at whole instructions: the last bytes of a piece wait for the next one. */
function openBranchFilter(undo: UndoBranches, start: number): Filter {
  let buffer = Buffer.alloc(0);
  let position = start;
  let filled = 0;
  let done = 0;
  return {
    push(bytes) {
      const held = filled - done;
      const target = buffer.length < held + bytes.length ? Buffer.alloc(held + bytes.length) : buffer;
      buffer.copy(target, 0, done, filled);
      bytes.copy(target, held);
      buffer = target;
      filled = held + bytes.length;
      done = undo(buffer.subarray(0, filled), position);
      position = (position + done) | 0;
      return buffer.subarray(0, done);
    },
    flush: () => buffer.subarray(done, filled),
  };
}
