/**
 * Takes the bytes of one stream, in order. A promise means: wait for it before the next call. Whoever writes may
 * use its buffer again as soon as the call, or its promise, is done: a sink that keeps bytes copies them.
 */
export interface Sink {
  write(chunk: Buffer): void | Promise<void>;
  /** The stream is complete. Not called when the writer gives up on it. */
  end(): void | Promise<void>;
  /** Frees what the sink holds outside of memory; called once at the end, after a failure as well. */
  close?(): void;
}

/** Why content could not be searched through: the same words stand in the report. */
export type UnreadableReason =
  | 'truncated' // it ends before its format says so
  | 'damaged' // its format says one thing, its bytes another
  | 'encrypted'
  | 'unsupported' // compressed in a way that this scanner does not read
  | 'limit'; // deeper or larger than the scanner's limits

/** Content that cannot be unpacked further. What holds it is searched as it is; the verdict is not clean. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;

  /** `message` says in a few words what is wrong and never repeats bytes of the content. */
  constructor(reason: UnreadableReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Unreadable';
    this.reason = reason;
  }
}

/** Bytes behind content that is complete. They are a fault of a file, and none where the content is in another's midst. */
export class BehindEnd extends Unreadable {
  constructor() {
    super('damaged', 'there are bytes behind the end');
    this.name = 'BehindEnd';
  }
}

/** Bytes that can be read in any order: in memory or, when they are too many, in a private file. */
export interface RandomAccess {
  /** In bytes. */
  readonly size: number;
  /**
   * Reads exactly `length` bytes; the result may be a view that the caller does not change.
   * @throws Unreadable `truncated` when the range is not inside
   */
  read(offset: number, length: number): Buffer;
}
