import type { Transform } from 'node:stream';
import { types } from 'node:util';
import type { ZlibOptions } from 'node:zlib';
import { type Decoding, damaged, type Input, truncated } from './input.js';
import { Unreadable } from './sink.js';

/** Inflate is more than twice as fast as with the default of 16 KiB. In bytes. */
export const CHUNK = 1024 * 1024;
/** Up to this much input is decoded at once, without a stream: opening one costs more than small content. */
const SMALL_INPUT = 64 * 1024;
/** The most output that is made at once, in bytes. */
const SMALL_OUTPUT = 1024 * 1024;

/** A stream of node:zlib. `bytesWritten` counts the input that it used, without what is behind its end. */
export type Engine = Transform & { readonly bytesWritten: number };

/** Options that decode at once, and the result with the stream that did it. */
export interface AtOnce extends ZlibOptions {
  readonly info: true;
}

/** One format of node:zlib, as a stream and at once. */
export interface EngineFormat {
  open(): Engine;
  /** The result is `{ buffer, engine }`, which the types of Node 20 do not tell. */
  atOnce(bytes: Buffer, options: AtOnce): unknown;
}

/** Output and how many bytes of input it used. */
interface Decoded {
  readonly output: Buffer;
  readonly used: number;
}

/** Decodes `bytes` to their stream's end or throws what node:zlib throws. */
function decodeAtOnce(format: EngineFormat, bytes: Buffer, maxOutput: number): Decoded {
  const options = { info: true, maxOutputLength: maxOutput, chunkSize: chunkFor(bytes.length) } as const;
  const result = format.atOnce(bytes, options);
  if (!isResult(result)) throw new Error('node:zlib did not tell how much it read');
  return { output: result.buffer, used: result.engine.bytesWritten };
}

/** Most content is less than eight times its compressed size; a chunk is allocated whole. */
function chunkFor(length: number): number {
  return Math.min(Math.max(8 * length, 4096), CHUNK);
}

interface Result {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function isResult(value: unknown): value is Result {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
}

/** Decodes one stream and leaves the input behind its end: at once when it is small, else as it comes. */
export function* decodeEngine(input: Input, format: EngineFormat): Decoding {
  yield* input.fill(SMALL_INPUT);
  const small = decodeSmall(input, format);
  if (small === undefined) yield* decodeStream(input, format);
  else {
    input.at += small.used;
    if (small.output.length > 0) yield small.output;
  }
}

/** Undefined when it is not small, or not intact: then a stream delivers what comes before the fault. */
function decodeSmall(input: Input, format: EngineFormat): Decoded | undefined {
  if (input.available === 0) return undefined;
  const bytes = input.bytes.subarray(input.at, Math.min(input.tail, input.at + SMALL_INPUT));
  try {
    return decodeAtOnce(format, bytes, SMALL_OUTPUT);
  } catch {
    return undefined;
  }
}

function* decodeStream(input: Input, format: EngineFormat): Decoding {
  const flow = new EngineFlow(format.open());
  try {
    while (!flow.behindEnd) {
      yield* input.fill(SMALL_INPUT);
      if (input.available === 0) break;
      input.at += yield* flow.write(input.bytes.subarray(input.at, input.tail));
    }
    yield* flow.finish();
  } finally {
    flow.close();
  }
}

/** An engine that a decoding drives: it works in the thread pool while the output before is looked at. */
class EngineFlow {
  /** The stream ended before its input did. */
  behindEnd = false;
  readonly #engine: Engine;
  #failure: unknown;
  #ended = false;
  #wake = () => {};

  constructor(engine: Engine) {
    this.#engine = engine;
    // This listener stays: an error that comes after `close` is nobody's.
    engine.on('error', error => this.#changed(() => (this.#failure ??= error)));
    engine.on('end', () => this.#changed(() => (this.#ended = true)));
    engine.on('readable', () => this.#wake());
  }

  #changed(change: () => void): void {
    change();
    this.#wake();
  }

  /** Writes `bytes`, which must not change until it returns how many of them were used. */
  *write(bytes: Buffer): Decoding<number> {
    const before = this.#engine.bytesWritten;
    let written = false;
    this.#engine.write(bytes, () => this.#changed(() => (written = true)));
    yield* this.#drain(() => written);
    const used = this.#engine.bytesWritten - before;
    this.behindEnd = used < bytes.length;
    return used;
  }

  /** Delivers the rest. */
  *finish(): Decoding {
    this.#engine.end();
    yield* this.#drain(() => this.#ended);
  }

  *#drain(done: () => boolean): Decoding {
    for (;;) {
      // Made before anything is looked at, so that no event falls between the look and the wait.
      const change = new Promise<void>(resolve => (this.#wake = resolve));
      const output: unknown = this.#engine.read();
      if (Buffer.isBuffer(output)) yield* pieces(output);
      else if (this.#failure !== undefined) throw engineFault(this.#failure);
      else if (done()) return;
      else yield change;
    }
  }

  close(): void {
    this.#engine.destroy();
    this.#wake();
  }
}

function* pieces(output: Buffer): Decoding {
  for (let at = 0; at < output.length; at += CHUNK) yield output.subarray(at, at + CHUNK);
}

/** What an error of node:zlib says of the content. */
function engineFault(thrown: unknown): Unreadable {
  const code = types.isNativeError(thrown) && 'code' in thrown ? thrown.code : undefined;
  switch (code) {
    case 'Z_BUF_ERROR':
      return truncated();
    case 'Z_NEED_DICT':
    case 'ZSTD_error_dictionary_wrong':
      return new Unreadable('unsupported', 'it needs a dictionary that is not in it');
    case 'ZSTD_error_version_unsupported':
    case 'ZSTD_error_frameParameter_unsupported':
      return new Unreadable('unsupported', 'it is of an unknown version of its format');
    case 'ZSTD_error_frameParameter_windowTooLarge':
    case 'ZSTD_error_memory_allocation':
    case 'Z_MEM_ERROR':
      return new Unreadable('limit', 'its dictionary is larger than the scanner keeps');
    case 'ERR_BUFFER_TOO_LARGE':
      return tooLarge();
    default:
      return damaged('its compressed data is damaged', thrown);
  }
}

/** The content is larger than whoever asked for it takes. */
function tooLarge(): Unreadable {
  return new Unreadable('limit', 'its content is larger than expected');
}
