import { Unreadable } from '../decode/sink.js';

/** One record of a PAX header, views of its data. */
export interface PaxRecord {
  readonly key: string;
  readonly keyBytes: Buffer;
  readonly value: Buffer;
}

/**
 * Reads the records `length key=value\n` of a PAX header (POSIX pax, "pax Extended Header").
 * @throws Unreadable `damaged`
 */
export function readPax(data: Buffer): PaxRecord[] {
  const records: PaxRecord[] = [];
  for (let at = 0; at < data.length && !isPadding(data, at); ) {
    const { space, length } = readLength(data, at);
    const end = at + length;
    const equals = data.indexOf(0x3d, space + 1);
    // A key of no characters, a record past the end of the data, or one that does not end as it should.
    if (end > data.length || equals <= space + 1 || equals > end - 2 || data[end - 1] !== 0x0a) {
      throw new Unreadable('damaged', 'a PAX record does not end where it says');
    }
    const keyBytes = data.subarray(space + 1, equals);
    records.push({
      key: keyBytes.toString('latin1'),
      keyBytes,
      value: data.subarray(equals + 1, end - 1),
    });
    at = end;
  }
  return records;
}

/** Some writers count the padding as data. */
function isPadding(data: Buffer, at: number): boolean {
  if (data[at] !== 0) return false;
  for (let next = at; next < data.length; next++) {
    if (data[next] !== 0) throw new Unreadable('damaged', 'bytes that are no PAX record');
  }
  return true;
}

function readLength(data: Buffer, start: number): { readonly space: number; readonly length: number } {
  const length = readDecimal(data.subarray(start, start + 12));
  const space = start + length.digits;
  if (length.digits === 0 || data[space] !== 0x20) {
    throw new Unreadable('damaged', 'a PAX record without a length');
  }
  return { space, length: length.value };
}

/** The decimal number at the start of a field, and of how many digits; without any it is 0. */
export function readDecimal(field: Buffer): { readonly value: number; readonly digits: number } {
  let value = 0;
  let digits = 0;
  for (; digits < field.length; digits++) {
    const digit = (field[digits] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return { value, digits };
}
