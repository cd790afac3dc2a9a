import { type Sink, Unreadable } from '../decode/sink.js';
import { Stepper, type Steps, take } from './archive-steps.js';

/** Says where the payload of a package goes: a cpio archive, compressed. */
export interface RpmHandler {
  /** `offset` is where it begins in the stream. */
  payload(offset: number): Sink | undefined;
}

const LEAD_MAGIC = /^\xed\xab\xee\xdb[\x03\x04]/;
const LEAD_LENGTH = 96;
const HEADER_MAGIC = Buffer.from([0x8e, 0xad, 0xe8, 0x01]);
/** Magic bytes, four that are reserved, the number of entries and the bytes of their data. */
const INTRO_LENGTH = 16;
const ENTRY_LENGTH = 16;
/** RPM takes no larger header, in bytes. */
const MAX_HEADER = 256 * 2 ** 20;

/** True when a stream that begins with these bytes is a package of RPM. */
export function isRpm(head: Buffer): boolean {
  return LEAD_MAGIC.test(head.toString('latin1', 0, 5));
}

/**
 * Reads a package of RPM ("RPM V4 Package format"): a lead, a header with signatures, padded to 8 bytes, a header,
 * and the payload. What is in the headers is searched with the stream.
 */
export class RpmReader implements Sink {
  readonly #handler: RpmHandler;
  readonly #stepper = new Stepper(this.#stream());

  constructor(handler: RpmHandler) {
    this.#handler = handler;
  }

  /** @throws Unreadable `damaged` */
  write(chunk: Buffer): void | Promise<void> {
    return this.#stepper.write(chunk);
  }

  /** @throws Unreadable `truncated` */
  end(): void | Promise<void> {
    return this.#stepper.end();
  }

  close(): void {
    this.#stepper.close();
  }

  *#stream(): Steps {
    yield* take(LEAD_LENGTH);
    const signatures = yield* this.#skipHeader();
    yield { kind: 'pass', length: (8 - (signatures % 8)) % 8, sink: undefined };
    yield* this.#skipHeader();
    const sink = this.#handler.payload(this.#stepper.position);
    yield { kind: 'pass', length: Number.POSITIVE_INFINITY, sink };
  }

  /** Passes over a header; returns how many bytes of data it has. */
  *#skipHeader(): Steps<number> {
    const intro = yield* take(INTRO_LENGTH);
    if (!intro.subarray(0, HEADER_MAGIC.length).equals(HEADER_MAGIC))
      throw new Unreadable('damaged', 'no header of RPM');
    const size = intro.readUInt32BE(12);
    const length = intro.readUInt32BE(8) * ENTRY_LENGTH + size;
    if (length > MAX_HEADER) throw new Unreadable('damaged', 'a header of RPM that is too large');
    yield { kind: 'pass', length, sink: undefined };
    return size;
  }
}
