import { types } from 'node:util';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import { type RandomAccess, Unreadable } from '../decode/sink.js';
import type { Range } from './zip-ranges.js';

/** What is read at once of the directory, in bytes: yauzl asks for each header on its own. */
const READ_AHEAD = 64 << 10;

/**
 * The members that the directory lists, as yauzl reads it: file names are bytes, none is refused.
 * @throws Unreadable when the directory cannot be read on; errors of `bytes` come out unchanged
 */
export async function* listMembers(bytes: RandomAccess, archive: Range): AsyncGenerator<Entry, undefined> {
  const reader = new ArchiveReader(bytes, archive);
  const options = { decodeStrings: false, validateEntrySizes: false };
  try {
    const zip = await fromRandomAccessReaderPromise(reader, archive.end - archive.start, options);
    for await (const entry of zip.eachEntry()) yield entry;
  } catch (error) {
    throw error === reader.failure ? error : asUnreadable(error);
  }
}

/** Gives yauzl the archive without what stands before and behind it, where it expects nothing. */
class ArchiveReader extends RandomAccessReader {
  readonly #bytes: RandomAccess;
  readonly #archive: Range;
  #ahead: { readonly start: number; readonly bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };
  /** What reading threw, to be told from what yauzl finds wrong with the archive. */
  failure: unknown;

  constructor(bytes: RandomAccess, archive: Range) {
    super();
    this.#bytes = bytes;
    this.#archive = archive;
  }

  override read(...[buffer, offset, length, position, callback]: ReadArguments): void {
    try {
      this.#view(this.#archive.start + position, length).copy(buffer, offset);
    } catch (error) {
      this.failure = error;
      (callback as Callback)(error as Error);
      return;
    }
    (callback as Callback)(null, length);
  }

  #view(position: number, length: number): Buffer {
    const known = position - this.#ahead.start;
    if (known >= 0 && known + length <= this.#ahead.bytes.length)
      return this.#ahead.bytes.subarray(known, known + length);
    const room = Math.max(length, Math.min(READ_AHEAD, this.#archive.end - position));
    this.#ahead = { start: position, bytes: this.#bytes.read(position, room) };
    return this.#ahead.bytes.subarray(0, length);
  }
}

type ReadArguments = Parameters<RandomAccessReader['read']>;

/** As fs.read calls back; the types of yauzl leave the number of bytes out. */
type Callback = (error: Error | null, bytesRead?: number) => void;

/** Errors of yauzl have no code, and their texts repeat bytes of the archive: they are told apart, not passed on. */
function asUnreadable(error: unknown): Unreadable {
  const text = types.isNativeError(error) ? error.message : '';
  if (/^multi-disk/.test(text)) return new Unreadable('unsupported', 'a part of a split zip');
  if (/^strong encryption/.test(text)) return new Unreadable('encrypted', 'a zip with strong encryption');
  if (/EOF/.test(text)) return new Unreadable('truncated', 'the directory of a zip is cut off');
  return new Unreadable('damaged', 'the directory of a zip cannot be read');
}
