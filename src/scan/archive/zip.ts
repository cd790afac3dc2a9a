import type { Entry } from 'yauzl';
import { type RandomAccess, type Sink, Unreadable } from '../decode/sink.js';
import { listMembers } from './zip-directory.js';
import { findEnd, isSplit, type ZipEnd } from './zip-end.js';
import {
  descriptorLength,
  hasDescriptor,
  isEncrypted,
  type LocalHeader,
  localHeaderAt,
  localHeadersIn,
} from './zip-headers.js';
import { type Range, Ranges } from './zip-ranges.js';

export { endsAsZip, isZip } from './zip-end.js';

/** Bytes that are read and handed over at once. */
const CHUNK = 256 << 10;

const SLASH = 0x2f;

const METHODS: ReadonlyMap<number, ZipEntry['method']> = new Map([
  [0, 'stored'],
  [8, 'deflate'],
  [12, 'bzip2'],
  [14, 'lzma'],
  [20, 'zstd'], // until APPNOTE 6.3.8
  [93, 'zstd'],
  [95, 'xz'],
]);

/** A member of a zip; sizes in bytes, as declared. */
export interface ZipEntry {
  readonly name: Buffer;
  /** The name, comment and extra fields; the local header's, where they differ; with the first the archive's comment. */
  readonly texts: readonly Buffer[];
  readonly method: 'stored' | 'deflate' | 'bzip2' | 'lzma' | 'zstd' | 'xz' | 'unknown';
  readonly isEncrypted: boolean;
  readonly compressedSize: number;
  readonly size: number;
  readonly isDirectory: boolean;
  /** The directory has it, and leads to its header. */
  readonly isListed: boolean;
}

/** Says for each member where its bytes go, as they are in the archive; undefined: they are not needed. */
export interface ZipHandler {
  entry(entry: ZipEntry): Sink | undefined;
}

/**
 * Hands over the members of a zip, those that the directory lists and those that it does not, each in chunks of at
 * most 256 KiB (APPNOTE.TXT 6.3.10).
 * @throws Unreadable once everything was handed over that could be, for the first fault that was found; errors of
 * `bytes`, of the handler and of its sinks come out at once and unchanged
 */
export async function readZip(bytes: RandomAccess, handler: ZipHandler): Promise<void> {
  const reading = new ZipReading(bytes, handler);
  await reading.readListed();
  await reading.readUnlisted();
  if (reading.fault !== undefined) throw reading.fault;
}

class ZipReading {
  readonly #bytes: RandomAccess;
  readonly #handler: ZipHandler;
  readonly #claimed = new Ranges();
  /** The archive's comment; goes out with the first member. */
  #comment: readonly Buffer[] = [];
  /** The first fault of the archive. */
  fault: Unreadable | undefined;

  constructor(bytes: RandomAccess, handler: ZipHandler) {
    this.#bytes = bytes;
    this.#handler = handler;
  }

  async readListed(): Promise<void> {
    const end = findEnd(this.#bytes);
    if (end === 'none') this.#blame(endless(this.#bytes));
    else if (end === 'inconsistent') this.#blame(damaged('the end record of a zip leads nowhere'));
    else await this.#readDirectory(end);
  }

  /**
   * What a reader of the stream would find although the directory does not list it: deleted and hidden members, an
   * archive before this one, everything when the directory is lost.
   */
  async readUnlisted(): Promise<void> {
    for (const gap of this.#claimed.gaps(this.#bytes.size)) {
      let done = gap.start;
      for (const at of localHeadersIn(this.#bytes, gap))
        if (at >= done) done = await this.#readUnlistedMember(at, gap.end);
    }
  }

  async #readDirectory({ base, directory, records, comment }: ZipEnd): Promise<void> {
    if (comment.length > 0) this.#comment = [comment];
    const size = await this.#readMembers({ start: base, end: records.end });
    if (size !== directory.size)
      this.#blame(damaged('the directory of a zip has another size than it should'));
    if (size > 0) this.#claim({ start: directory.start, end: directory.start + size });
    this.#claim(records);
  }

  /** Resolves with the size of the directory in bytes, as far as it could be read. */
  async #readMembers(archive: Range): Promise<number> {
    const members = listMembers(this.#bytes, archive);
    let size = 0;
    for (;;) {
      const next = await members.next().catch(error => this.#blame(error));
      if (next === undefined || next.done === true) return size;
      const { value: entry } = next;
      size += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      await this.#readListedMember(entry, archive.start + entry.relativeOffsetOfLocalHeader);
    }
  }

  async #readListedMember(listed: Entry, offset: number): Promise<void> {
    const local = this.#localHeader(offset);
    if (local === undefined) return;
    const { compressedSize, uncompressedSize: size } = listed;
    const data = { start: local.dataStart, end: local.dataStart + compressedSize };
    if (data.end > this.#bytes.size) {
      this.#blame(new Unreadable('truncated', 'a member of a zip is cut off'));
      return;
    }
    const descriptor = hasDescriptor(local)
      ? descriptorLength(this.#bytes, { at: data.end, compressedSize, size })
      : 0;
    // A bomb lists the same bytes many times; they go out once.
    if (!this.#claim({ start: offset, end: data.end + descriptor })) return;
    if (disagree(listed, local)) this.#blame(damaged('a zip describes a member in two ways'));
    await this.#deliver(entryOf(listed, local), data);
  }

  /** Resolves with the offset up to which the gap is done. */
  async #readUnlistedMember(offset: number, gapEnd: number): Promise<number> {
    const local = this.#localHeader(offset);
    if (local === undefined) return offset;
    const data = { start: local.dataStart, end: local.dataStart + local.compressedSize };
    const isUnknown = hasDescriptor(local) && local.compressedSize === 0;
    if (isUnknown || data.end > gapEnd) {
      this.#blame(damaged('a zip holds a member that its directory does not list and whose size is unknown'));
      return data.start;
    }
    await this.#deliver(unlistedEntry(local), data);
    return data.end;
  }

  async #deliver(entry: ZipEntry, { start, end }: Range): Promise<void> {
    const sink = this.#handler.entry({ ...entry, texts: [...entry.texts, ...this.#comment] });
    this.#comment = [];
    if (sink === undefined) return;
    try {
      for (let at = start; at < end; at += CHUNK)
        await sink.write(this.#bytes.read(at, Math.min(CHUNK, end - at)));
      await sink.end();
    } finally {
      sink.close?.();
    }
  }

  #localHeader(offset: number): LocalHeader | undefined {
    try {
      return localHeaderAt(this.#bytes, offset);
    } catch (error) {
      this.#blame(error);
      return undefined;
    }
  }

  #claim(range: Range): boolean {
    const isFree = this.#claimed.claim(range);
    if (!isFree) this.#blame(damaged('parts of a zip overlap'));
    return isFree;
  }

  /** Notes a fault of the archive, so that the rest is read all the same; throws everything else. */
  #blame(error: unknown): undefined {
    if (!(error instanceof Unreadable)) throw error;
    this.fault ??= error;
  }
}

function damaged(message: string): Unreadable {
  return new Unreadable('damaged', message);
}

function endless(bytes: RandomAccess): Unreadable {
  return isSplit(bytes.read(0, Math.min(4, bytes.size)))
    ? new Unreadable('unsupported', 'the first part of a split zip')
    : new Unreadable('truncated', 'a zip without an end record');
}

/** True when a reader of the directory and a reader of the stream see different things. */
function disagree(listed: Entry, local: LocalHeader): boolean {
  const {
    compressionMethod: method,
    generalPurposeBitFlag: flags,
    compressedSize,
    uncompressedSize,
  } = listed;
  const isSecret = isEncrypted({ method, flags });
  const isSameSize = (there: number, here: number) =>
    there === here || (hasDescriptor(local) && (there === 0 || there === 0xffffffff));
  return (
    method !== local.method ||
    isSecret !== isEncrypted(local) ||
    !isSameSize(local.compressedSize, compressedSize) ||
    !isSameSize(local.size, uncompressedSize) ||
    (method === 0 && !isSecret && compressedSize !== uncompressedSize)
  );
}

function entryOf(listed: Entry, local: LocalHeader): ZipEntry {
  const { fileNameRaw: name, fileCommentRaw, extraFieldRaw, compressionMethod: method } = listed;
  const own = [name, fileCommentRaw, extraFieldRaw];
  const others = [local.name, local.extra].filter(text => !own.some(same => same.equals(text)));
  return {
    name,
    texts: [...own, ...others].filter(text => text.length > 0),
    method: METHODS.get(method) ?? 'unknown',
    isEncrypted: isEncrypted({ method, flags: listed.generalPurposeBitFlag }),
    compressedSize: listed.compressedSize,
    size: listed.uncompressedSize,
    isDirectory: name.at(-1) === SLASH,
    isListed: true,
  };
}

function unlistedEntry(local: LocalHeader): ZipEntry {
  const { name, extra, compressedSize, size } = local;
  return {
    name,
    texts: [name, extra].filter(text => text.length > 0),
    method: METHODS.get(local.method) ?? 'unknown',
    isEncrypted: isEncrypted(local),
    compressedSize,
    size,
    isDirectory: name.at(-1) === SLASH,
    isListed: false,
  };
}
