import type { RandomAccess } from '../decode/sink.js';

// The records at the end of a zip file: APPNOTE.TXT, 4.3.14 to 4.3.16.

const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
const END_RECORD_LENGTH = 22;
const ZIP64_LOCATOR = Buffer.from('PK\x06\x07', 'latin1');
const ZIP64_LOCATOR_LENGTH = 20;
const ZIP64_RECORD = Buffer.from('PK\x06\x06', 'latin1');
const ZIP64_RECORD_LENGTH = 56;
const DIRECTORY_HEADER = Buffer.from('PK\x01\x02', 'latin1');
const DIRECTORY_HEADER_LENGTH = 46;

/** The end record with the longest comment, in bytes. */
const MAX_END = END_RECORD_LENGTH + 0xffff;

const BEGINNINGS = [
  'PK\x03\x04', // a member
  'PK\x05\x06', // no member
  'PK\x07\x08PK\x03\x04', // the first part of a split archive
  'PK00PK\x03\x04', // an archive that could have been split
].map(text => Buffer.from(text, 'latin1'));

/** True when these first bytes of a file are the beginning of a zip. */
export function isZip(head: Buffer): boolean {
  return BEGINNINGS.some(beginning => head.subarray(0, beginning.length).equals(beginning));
}

/** True when a split archive begins here. */
export function isSplit(head: Buffer): boolean {
  return head.length >= 4 && head.readUInt32LE() === 0x08074b50;
}

/**
 * True when a zip's end record stands at the end of these bytes, the last 64 KiB + 22 bytes of a file: zipapps and
 * self-extracting archives begin with something else.
 */
export function endsAsZip(tail: Buffer): boolean {
  return endRecordIn(tail) !== undefined;
}

/** Where the parts of an archive are: offsets in the file, sizes in bytes. */
export interface ZipEnd {
  /** What the archive's own offsets are relative to: the length of what was put before it. */
  readonly base: number;
  readonly directory: { readonly start: number; readonly size: number };
  /** The end records, with the comment. */
  readonly records: { readonly start: number; readonly end: number };
  readonly comment: Buffer;
}

/** Finds the end records; `none` when there are none and `inconsistent` when they lead nowhere. */
export function findEnd(bytes: RandomAccess): ZipEnd | 'none' | 'inconsistent' {
  const length = Math.min(bytes.size, MAX_END);
  const tail = bytes.read(bytes.size - length, length);
  const at = endRecordIn(tail);
  if (at === undefined) return 'none';
  const start = bytes.size - length + at;
  const end = start + END_RECORD_LENGTH + tail.readUInt16LE(at + 20);
  const comment = tail.subarray(at + END_RECORD_LENGTH, at + end - start);
  const declared = { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
  const found = withZip64(bytes, { start, end, comment, ...declared });
  return found === undefined ? 'inconsistent' : withDirectory(bytes, found);
}

interface EndRecords {
  readonly start: number;
  readonly end: number;
  readonly comment: Buffer;
  /** The directory's size and offset as the records say. */
  readonly size: number;
  readonly offset: number;
}

/** The offset of the last end record in these bytes. What may stand behind it, other readers ignore as well. */
function endRecordIn(tail: Buffer): number | undefined {
  let at = tail.lastIndexOf(END_RECORD);
  while (at !== -1) {
    if (isEndRecord(tail, at)) return at;
    at = at === 0 ? -1 : tail.lastIndexOf(END_RECORD, at - 1);
  }
  return undefined;
}

/** Of more end records the last are kept; others may stand in the content of members. */
const MAX_ENDS = 16;

/** Collects end records in the midst of a stream. */
export class EndRecordsSeen {
  /** Where in the stream they end, with their comments; the last first. */
  all: readonly number[] = [];
  #seen = 0;
  #border: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#border, chunk]);
    const start = this.#seen - this.#border.length;
    for (let at = bytes.indexOf(END_RECORD); at !== -1; at = bytes.indexOf(END_RECORD, at + 1)) {
      if (at + END_RECORD_LENGTH > bytes.length || !makesSense(bytes, at)) continue;
      const end = start + at + END_RECORD_LENGTH + bytes.readUInt16LE(at + 20);
      this.all = [end, ...this.all.slice(0, MAX_ENDS - 1)];
    }
    this.#seen += chunk.length;
    this.#border = Buffer.from(bytes.subarray(Math.max(0, bytes.length - END_RECORD_LENGTH + 1)));
  }
}

function isEndRecord(tail: Buffer, at: number): boolean {
  if (at + END_RECORD_LENGTH > tail.length) return false;
  const end = at + END_RECORD_LENGTH + tail.readUInt16LE(at + 20);
  if (end >= tail.length) return end === tail.length;
  return makesSense(tail, at);
}

/** Programs that handle zips hold the signature as well: where something follows a record, it is looked at closely. */
function makesSense(tail: Buffer, at: number): boolean {
  const count = tail.readUInt16LE(at + 10);
  const isWhole = tail.readUInt32LE(at + 4) === 0 && tail.readUInt16LE(at + 8) === count;
  return isWhole && count > 0 && tail.readUInt32LE(at + 12) >= count * DIRECTORY_HEADER_LENGTH;
}

function withZip64(bytes: RandomAccess, records: EndRecords): EndRecords | undefined {
  const locatorAt = records.start - ZIP64_LOCATOR_LENGTH;
  if (!standsAt(bytes, locatorAt, ZIP64_LOCATOR)) return records;
  const declared = Number(bytes.read(locatorAt + 8, 8).readBigUInt64LE());
  const start = [locatorAt - ZIP64_RECORD_LENGTH, declared].find(
    at => at + ZIP64_RECORD_LENGTH <= locatorAt && standsAt(bytes, at, ZIP64_RECORD),
  );
  if (start === undefined) return undefined;
  const sizes = bytes.read(start + 40, 16);
  const size = Number(sizes.readBigUInt64LE());
  return { ...records, start, size, offset: Number(sizes.readBigUInt64LE(8)) };
}

/**
 * The directory is right before the end records; when something was put before the archive, that and the declared
 * offset differ by its length. Where something stands between directory and records, the declared offset counts.
 */
function withDirectory(bytes: RandomAccess, records: EndRecords): ZipEnd | 'inconsistent' {
  const { start, end, size, offset, comment } = records;
  const isDirectory = (at: number) => (size === 0 ? at <= start : standsAt(bytes, at, DIRECTORY_HEADER));
  const found = [start - size, offset].find(at => at >= offset && at + size <= start && isDirectory(at));
  if (found === undefined) return 'inconsistent';
  return { base: found - offset, directory: { start: found, size }, records: { start, end }, comment };
}

function standsAt(bytes: RandomAccess, at: number, signature: Buffer): boolean {
  return at >= 0 && at + signature.length <= bytes.size && bytes.read(at, signature.length).equals(signature);
}
