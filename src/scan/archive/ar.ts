import { type Sink, Unreadable } from '../decode/sink.js';
import { Stepper, type Steps, take } from './archive-steps.js';

/** One member of an ar archive. Its name may be kept. @internal for its test */
export interface ArEntry {
  /** The full name, from the table of long names (GNU) or the front of the content (BSD). */
  readonly name: Buffer;
  /** Bytes of content. */
  readonly size: number;
  /** Where the content begins in the stream. */
  readonly offset: number;
}

export interface ArHandler {
  /** Called for every member, tables of names and symbols too; the sink, if any, gets exactly its content. */
  entry(entry: ArEntry): Sink | undefined;
}

const MAGIC = '!<arch>\n';
const THIN_MAGIC = '!<thin>\n';
const HEADER_SIZE = 60;

/** Bytes of GNU's table of long names that are held in memory: large static libraries have some 100 KB. */
const MAX_TABLE = 4 * 1024 * 1024;

/** Bytes of a name: Linux has no longer paths. */
const MAX_NAME = 4096;

const NO_TABLE = Buffer.alloc(0);

/** Members that GNU's ar writes for itself: they are there in a thin archive as well. */
const GNU_TABLES = new Set(['/', '//', '/SYM64/']);

/** True when a stream that begins with these bytes is an ar archive, thin or not. */
export function isAr(head: Buffer): boolean {
  const magic = head.toString('latin1', 0, MAGIC.length);
  return magic === MAGIC || magic === THIN_MAGIC;
}

/**
 * Reads a Unix archive, as static libraries and Debian packages are (deb(5); GNU and BSD names, ar(5)). A thin one
 * has headers only. Content is handed over as views; errors of a handler or its sinks pass through as they are.
 */
export class ArReader implements Sink {
  readonly #handler: ArHandler;
  readonly #stepper = new Stepper(this.#archive());
  #isThin = false;
  #longNames: Buffer | undefined;

  constructor(handler: ArHandler) {
    this.#handler = handler;
  }

  /** @throws Unreadable `damaged`, `limit` */
  write(chunk: Buffer): void | Promise<void> {
    return this.#stepper.write(chunk);
  }

  /** @throws Unreadable `truncated`, `damaged` */
  end(): void | Promise<void> {
    return this.#stepper.end();
  }

  close(): void {
    this.#stepper.close();
  }

  *#archive(): Steps {
    const magic = yield* take(MAGIC.length);
    if (!isAr(magic)) throw new Unreadable('damaged', 'no ar archive');
    this.#isThin = magic.toString('latin1') === THIN_MAGIC;
    while (true) {
      const header = yield { kind: 'take', length: HEADER_SIZE };
      if (header.length === 0) return;
      if (header.length < HEADER_SIZE)
        throw new Unreadable('truncated', 'the ar archive ends inside a header');
      yield* this.#member(header);
    }
  }

  *#member(header: Buffer): Steps {
    if (header[58] !== 0x60 || header[59] !== 0x0a) throw new Unreadable('damaged', 'no ar header');
    const short = header.toString('latin1', 0, 16).trimEnd();
    const size = decimal(header.toString('latin1', 48, 58).trimEnd(), 'size');
    if (short.startsWith('#1/')) yield* this.#bsdMember(decimal(short.slice(3), 'length of a name'), size);
    else if (short === '//') yield* this.#nameTable(size);
    else if (this.#isThin && !GNU_TABLES.has(short)) yield* this.#content(this.#gnuName(short), 0);
    else yield* this.#content(this.#gnuName(short), size);
    // Content is padded to an even length, behind the last member not by everybody.
    if (size % 2 === 1 && (!this.#isThin || GNU_TABLES.has(short))) yield { kind: 'take', length: 1 };
  }

  /** The name is the first part of the content. */
  *#bsdMember(length: number, size: number): Steps {
    if (length > size) throw new Unreadable('damaged', 'an ar name that is longer than its member');
    if (length > MAX_NAME) throw new Unreadable('limit', 'an ar name of more than 4 KiB');
    const name = upTo(Buffer.from(yield* take(length)), 0);
    yield* this.#content(name, size - length);
  }

  /** The table is a member like others, and kept for those that follow. */
  *#nameTable(size: number): Steps {
    if (size > MAX_TABLE) throw new Unreadable('limit', 'more than 4 MiB of long ar names');
    const offset = this.#stepper.position;
    const table = Buffer.from(yield* take(size));
    this.#longNames = table;
    const sink = this.#handler.entry({ name: Buffer.from('//'), size, offset });
    yield { kind: 'pass', length: 0, sink, first: table };
  }

  *#content(name: Buffer, size: number): Steps {
    const sink = this.#handler.entry({ name, size, offset: this.#stepper.position });
    yield { kind: 'pass', length: size, sink };
  }

  /** `name/`, `/offset` into the table (binutils leaves a slash at the field's end), the name, or a GNU table. */
  #gnuName(short: string): Buffer {
    if (GNU_TABLES.has(short)) return Buffer.from(short);
    const [, offset] = /^\/(\d+)(?::\d+)?(?: |$)/.exec(short) ?? [];
    return offset === undefined
      ? Buffer.from(short.replace(/\/$/, ''), 'latin1')
      : this.#longName(Number(offset));
  }

  /** A line of the table: a slash and a newline end it, on Windows a NUL. */
  #longName(offset: number): Buffer {
    const line = this.#longNames?.subarray(offset, offset + MAX_NAME) ?? NO_TABLE;
    if (line.length === 0) throw new Unreadable('damaged', 'an ar name that its table does not have');
    const name = upTo(upTo(line, 0x0a), 0);
    if (name.length === MAX_NAME) throw new Unreadable('limit', 'an ar name of more than 4 KiB');
    return name[name.length - 1] === 0x2f ? name.subarray(0, -1) : name;
  }
}

function upTo(bytes: Buffer, byte: number): Buffer {
  const end = bytes.indexOf(byte);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

function decimal(text: string, what: string): number {
  if (!/^\d{1,13}$/.test(text)) throw new Unreadable('damaged', `an ar header without a ${what}`);
  return Number(text);
}
