import { type Sink, Unreadable } from '../decode/sink.js';
import { Stepper, type Steps, take } from './archive-steps.js';
import { isExtension, TarExtension } from './tar-extension.js';
import {
  BLOCK,
  isDamagedHeader,
  isHeader,
  isZero,
  padded,
  readHeader,
  type TarHeader,
  type TarType,
} from './tar-header.js';
import { TarPlaces } from './tar-places.js';

/** One member of a tar archive. Its buffers are its own: they may be kept. */
export interface TarEntry {
  /** The full name, from PAX, GNU or ustar fields, in the bytes that stand there. */
  readonly name: Buffer;
  readonly type: TarType;
  /** Bytes of content in the archive: of a sparse file what is stored. */
  readonly size: number;
  /** Where the content begins in the stream. */
  readonly offset: number;
  /**
   * What a reader of the archive sees joined or decoded: names, link target, owners, PAX keys and values except
   * numbers and keys of the standard. Those of a global PAX header come once, as an entry of type `other`.
   */
  readonly texts: readonly Buffer[];
}

export interface TarHandler {
  /** Called when an entry's headers are complete; the sink, if any, gets exactly its content. */
  entry(entry: TarEntry): Sink | undefined;
}

/**
 * True when the first 512 bytes of a stream are a tar header: its checksum is right or, so that a damaged one is
 * read and reported, it is marked as one and looks like one.
 */
export function isTar(head: Buffer): boolean {
  return head.length >= BLOCK && (isHeader(head) || isDamagedHeader(head));
}

/** An entry whose headers were read. */
interface Member {
  /** Where its first header begins. */
  readonly start: number;
  readonly header: TarHeader;
  readonly extension: TarExtension;
}

/** Its content. */
interface Content {
  readonly offset: number;
  readonly size: number;
  /** The first block, when it was taken already. */
  readonly first: Buffer | undefined;
}

const A_BLOCK = { kind: 'take', length: BLOCK } as const;

/**
 * Reads a tar archive of any dialect (v7, ustar, PAX, GNU, star, Solaris), also several of them in a row. An end at
 * the border of a block is a complete archive, as GNU tar sees it, with or without the two blocks of zeros.
 *
 * Content is handed over as views of what is written. Errors of a handler or of its sinks pass through as they are.
 */
export class TarReader implements Sink {
  readonly #handler: TarHandler;
  readonly #places = new TarPlaces();
  readonly #stepper = new Stepper(this.#archive());
  #written = 0;

  constructor(handler: TarHandler) {
    this.#handler = handler;
  }

  /** @throws Unreadable `damaged`, `limit` */
  write(chunk: Buffer): void | Promise<void> {
    this.#written += chunk.length;
    return this.#stepper.write(chunk);
  }

  /** @throws Unreadable `truncated`, `damaged` */
  end(): void | Promise<void> {
    return this.#stepper.end();
  }

  close(): void {
    this.#stepper.close();
  }

  /**
   * The name of the entry that has this byte of the stream in its headers, content or padding. Known up to 1 MiB
   * back; undefined for what is further back, not written yet, not complete as a header, or between archives.
   */
  locate(offset: number): Buffer | undefined {
    return offset < this.#written ? this.#places.find(offset) : undefined;
  }

  *#archive(): Steps {
    let block = yield A_BLOCK;
    let isBehindEnd = false;
    while (block.length === BLOCK) {
      isBehindEnd = isZero(block);
      block = isBehindEnd ? yield A_BLOCK : yield* this.#member(block);
    }
    if (block.length === 0 || isZero(block)) return;
    if (isBehindEnd) throw new Unreadable('damaged', 'bytes behind the end of the tar archive');
    throw new Unreadable('truncated', 'the tar archive ends inside a header');
  }

  /** Reads an entry that begins with this block. Returns the block behind it, a shorter one at the end. */
  *#member(first: Buffer): Steps<Buffer> {
    const start = this.#stepper.position - BLOCK;
    const extension = new TarExtension();
    let header = readHeader(first, start);
    while (isExtension(header)) {
      if (header.flag === 'g') yield* this.#global(start, header);
      else yield* this.#extend({ start, header, extension });
      const block = yield A_BLOCK;
      if (extension.isEmpty) return block;
      if (block.length < BLOCK)
        throw new Unreadable('truncated', 'the tar archive ends in front of an entry');
      header = readHeader(block, this.#stepper.position - BLOCK);
    }
    return yield* this.#entry({ start, header, extension });
  }

  /** Reads the data of a header that describes others. */
  *#extend({ start, header, extension }: Member): Steps {
    extension.admit(header);
    const data = yield* take(padded(header.size));
    extension.add(header, data.subarray(0, header.size));
    this.#places.add({ start, end: this.#stepper.position, name: extension.name ?? header.name });
  }

  /** A global header counts for all entries that follow, and there may be none: it is handed over at once. */
  *#global(start: number, header: TarHeader): Steps {
    const extension = new TarExtension();
    yield* this.#extend({ start, header, extension });
    // GNU tar and Python apply it, Go and libarchive do not: the archive would have two meanings.
    if (extension.size !== undefined) {
      throw new Unreadable('unsupported', 'a global PAX header that gives every entry a size');
    }
    const offset = this.#stepper.position;
    yield* this.#handOver({ start, header, extension }, { offset, size: 0, first: undefined });
  }

  *#entry(member: Member): Steps<Buffer> {
    if (member.header.isMapContinued) yield* skipMap();
    const offset = this.#stepper.position;
    const size = member.extension.size ?? member.header.size;
    const block = size > 0 && isSizeDoubtful(member.header) ? yield A_BLOCK : undefined;
    if (block === undefined || isContent(block)) {
      yield* this.#handOver(member, { offset, size, first: block });
      return yield A_BLOCK;
    }
    yield* this.#handOver(member, { offset, size: 0, first: undefined });
    return block;
  }

  *#handOver({ start, header, extension }: Member, { offset, size, first }: Content): Steps {
    const name = extension.name ?? header.name;
    const end = offset + padded(size);
    this.#places.add({ start, end, name });
    const texts = textsOf(header, extension);
    const sink = this.#handler.entry({ name, type: header.type, size, offset, texts });
    const taken = first?.subarray(0, size);
    yield { kind: 'pass', length: size - (taken?.length ?? 0), sink, first: taken };
    yield { kind: 'pass', length: Math.max(end - this.#stepper.position, 0), sink: undefined };
  }
}

/** The rest of an old GNU or star sparse map, one block after the other. */
function* skipMap(): Steps {
  let block: Buffer;
  do block = yield* take(BLOCK);
  while (block[504] !== 0);
}

/**
 * Links, folders and devices have no content, yet some old tars gave them a size (GNU and Python differ in whether
 * content follows), and POSIX lets hard links have content.
 */
function isSizeDoubtful({ type, flag }: TarHeader): boolean {
  return type !== 'file' && type !== 'other' && flag !== 'D';
}

/** Whether the block behind a header of doubtful size is content: it is unless the archive goes on or ends there. */
function isContent(block: Buffer): boolean {
  if (block.length === 0 || isZero(block)) return false;
  if (block.length < BLOCK) throw new Unreadable('truncated', "the archive ends inside a member's content");
  return !isHeader(block);
}

function textsOf(header: TarHeader, extension: TarExtension): Buffer[] {
  const { name, link, user, group } = header;
  return [...extension.texts, name, link, user, group].filter(({ length }) => length > 0);
}
