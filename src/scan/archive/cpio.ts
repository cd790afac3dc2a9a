import { type Sink, Unreadable } from '../decode/sink.js';
import { Stepper, type Steps, take } from './archive-steps.js';
import {
  type CpioHeader,
  cpioHeaderSize,
  isBinaryCpio,
  MAX_CPIO_NAME,
  padding,
  readCpioHeader,
} from './cpio-header.js';

/** One member of a cpio archive. Its name may be kept. @internal for its test */
export interface CpioEntry {
  readonly name: Buffer;
  /** Bytes of content; of a symbolic link the content is its target. */
  readonly size: number;
  /** Where the content begins in the stream. */
  readonly offset: number;
}

export interface CpioHandler {
  /** Called for every member; the sink, if any, gets exactly its content. */
  entry(entry: CpioEntry): Sink | undefined;
  /**
   * Called when bytes that are no cpio archive follow one, as in an initramfs with a compressed part; the sink gets
   * them up to the end of the stream, none means that they cannot be read.
   */
  rest?(offset: number): Sink | undefined;
}

const TRAILER = Buffer.from('TRAILER!!!');
const MAGIC_SIZE = 6;

/**
 * True when a stream that begins with these bytes (512, or all that it has) is a cpio archive. The binary format's
 * magic is two bytes, so there the name has to be one as well.
 */
export function isCpio(head: Buffer): boolean {
  const length = cpioHeaderSize(head);
  if (length === undefined || head.length < length) return false;
  if (!isBinaryCpio(head)) return /^[0-9A-Fa-f]+$/.test(head.toString('latin1', 0, length));
  const { nameSize } = readCpioHeader(head);
  const name = head.subarray(length, length + nameSize);
  return nameSize > 1 && name.length === nameSize && name.indexOf(0) === nameSize - 1;
}

/**
 * Reads a cpio archive (newc, crc, odc, old binary in both byte orders), also several in a row. Content is handed
 * over as views; errors of a handler or its sinks pass through as they are.
 */
export class CpioReader implements Sink {
  readonly #handler: CpioHandler;
  readonly #stepper = new Stepper(this.#stream());

  constructor(handler: CpioHandler) {
    this.#handler = handler;
  }

  /** @throws Unreadable `damaged`, `limit`, `unsupported` */
  write(chunk: Buffer): void | Promise<void> {
    return this.#stepper.write(chunk);
  }

  /** @throws Unreadable `truncated`; an archive ends with its trailer */
  end(): void | Promise<void> {
    return this.#stepper.end();
  }

  close(): void {
    this.#stepper.close();
  }

  *#stream(): Steps {
    yield* this.#archive(Buffer.from(yield* take(MAGIC_SIZE)));
    while (true) {
      yield { kind: 'zeros' };
      const magic = Buffer.from(yield { kind: 'take', length: MAGIC_SIZE });
      if (magic.length === 0) return;
      if (cpioHeaderSize(magic) === undefined) yield* this.#rest(magic);
      else yield* this.#archive(magic);
    }
  }

  /** Reads members up to the trailer. */
  *#archive(first: Buffer): Steps {
    for (let magic = first; ; magic = Buffer.from(yield* take(MAGIC_SIZE))) {
      const length = cpioHeaderSize(magic);
      if (length === undefined) throw new Unreadable('damaged', 'no cpio header');
      const header = readCpioHeader(Buffer.concat([magic, yield* take(length - MAGIC_SIZE)]));
      const name = yield* this.#name(header, length);
      if (header.size === 0 && name.equals(TRAILER)) return;
      yield* this.#content(name, header);
    }
  }

  *#name({ nameSize, alignment }: CpioHeader, headerSize: number): Steps<Buffer> {
    if (nameSize > MAX_CPIO_NAME) throw new Unreadable('limit', 'a cpio name of more than 64 KiB');
    const field = Buffer.from(yield* take(nameSize + padding(headerSize + nameSize, alignment)));
    if (nameSize === 0 || field[nameSize - 1] !== 0)
      throw new Unreadable('damaged', 'a cpio name without an end');
    return field.subarray(0, field.indexOf(0));
  }

  *#content(name: Buffer, { size, alignment }: CpioHeader): Steps {
    const sink = this.#handler.entry({ name, size, offset: this.#stepper.position });
    yield { kind: 'pass', length: size, sink };
    yield { kind: 'pass', length: padding(size, alignment), sink: undefined };
  }

  *#rest(first: Buffer): Steps {
    const sink = this.#handler.rest?.(this.#stepper.position - first.length);
    if (sink === undefined) throw new Unreadable('unsupported', 'other bytes behind a cpio archive');
    yield { kind: 'pass', length: Number.POSITIVE_INFINITY, sink, first };
  }
}
