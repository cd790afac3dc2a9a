import { Unreadable } from '../decode/sink.js';
import { BLOCK, checkSize, type TarHeader } from './tar-header.js';
import { readDecimal, readPax } from './tar-pax.js';

/** Bytes of PAX and long name headers, in front of one entry, that are held in memory. */
const MAX_BYTES = 1024 * 1024;

/** L and K are GNU's long name and long link target, x and g POSIX's, X is what Solaris had before x. */
const FLAGS = new Set(['L', 'K', 'x', 'X', 'g']);

/** Keys with numbers: they stand in the stream as they are, nothing joins or decodes them. */
const NUMBERS =
  /^(?:[acm]time|size|[ug]id|SCHILY\.(?:dev|ino|nlink|realsize|dev(?:major|minor))|LIBARCHIVE\.creationtime|GNU\.sparse\.(?:major|minor|size|realsize|numblocks|offset|numbytes|map))$/;

/** Keys of the standard, which say nothing themselves. */
const STANDARD = new Set(['path', 'linkpath', 'uname', 'gname', 'comment', 'charset', 'hdrcharset']);

/** True for a header that describes the next one, or all that follow. */
export function isExtension({ flag }: TarHeader): boolean {
  return FLAGS.has(flag);
}

/** What headers in front of an entry's own say about it. */
export class TarExtension {
  /** In order, without duplicates taken out. */
  readonly texts: Buffer[] = [];
  #bytes = 0;
  #longName: Buffer | undefined;
  #path: Buffer | undefined;
  #sparseName: Buffer | undefined;
  #size: number | undefined;

  /** The entry's full name, when it is not the one of its own header. */
  get name(): Buffer | undefined {
    return this.#sparseName ?? this.#path ?? this.#longName;
  }

  /** Bytes of content, when it is not the number in the entry's own header. */
  get size(): number | undefined {
    return this.#size;
  }

  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  /** Counts a header that is about to be read. @throws Unreadable `limit` when it is too long */
  admit({ size }: TarHeader): void {
    this.#bytes += BLOCK + size;
    if (this.#bytes > MAX_BYTES)
      throw new Unreadable('limit', 'more than 1 MiB of headers for one tar entry');
  }

  /** Takes a header and its data, of which it keeps a copy. @throws Unreadable `damaged` */
  add(header: TarHeader, data: Buffer): void {
    const bytes = Buffer.from(data);
    if (header.isNameSplit) this.texts.push(header.name);
    if (header.flag === 'L' || header.flag === 'K') this.#addLong(header.flag, bytes);
    else this.#addPax(bytes);
  }

  #addLong(flag: 'L' | 'K', data: Buffer): void {
    const end = data.indexOf(0);
    const text = end < 0 ? data : data.subarray(0, end);
    if (text.length === 0) return;
    this.texts.push(text);
    if (flag === 'L') this.#longName = text;
  }

  #addPax(data: Buffer): void {
    for (const { key, keyBytes, value } of readPax(data)) {
      if (!STANDARD.has(key) && !NUMBERS.test(key)) this.texts.push(keyBytes);
      if (value.length === 0) continue; // takes back an earlier or global value: the header's own counts
      if (!NUMBERS.test(key)) this.texts.push(value);
      if (key.startsWith('LIBARCHIVE.xattr.'))
        this.texts.push(Buffer.from(value.toString('latin1'), 'base64'));
      if (key === 'path') this.#path = value;
      if (key === 'GNU.sparse.name') this.#sparseName = value;
      if (key === 'size') this.#size = readSize(value);
    }
  }
}

function readSize(value: Buffer): number {
  const { value: size, digits } = readDecimal(value);
  if (digits < value.length) throw new Unreadable('damaged', 'a PAX size that is no number');
  return checkSize(size);
}
