import { type Decoding, damaged, Input, truncated } from './input.js';
import {
  type LzmaProperties,
  LzmaSymbols,
  MAX_MATCH,
  MAX_SYMBOL_INPUT,
  parseProperties,
} from './lzma-symbols.js';
import { Unreadable } from './sink.js';
import { Window } from './window.js';

/** How much is decoded before it is delivered, in bytes. */
const OUTPUT = 128 * 1024;
const HEADER = 13;
/** Bytes of a beginning that are looked at. */
const SNIFFED = 512;
/** 3 bits of literal context, none of literal position, 2 of position. */
const DEFAULT_PROPERTIES = 0x5d;
const UNKNOWN = 0xffffffffffffffffn;

interface Header {
  readonly properties: LzmaProperties;
  readonly dictionary: number;
  /** In bytes; undefined when an end marker ends the data. */
  readonly size: number | undefined;
}

/**
 * Whether `head`, up to 512 bytes, is the beginning of LZMA alone, which has no magic number: a header that encoders
 * write, and symbols that can be decoded. A shorter `head` is all that there is.
 */
export function looksLikeLzma(head: Buffer): boolean {
  if (head.length < HEADER + 5 || head[HEADER] !== 0 || head.readUInt32BE(HEADER + 1) === 0) return false;
  const header = parseHeader(head);
  if (header === undefined || !usualDictionary(header.dictionary)) return false;
  if (header.size === 0 || (header.size ?? 1) >= 2 ** 38) return false;
  return canBegin(head);
}

/**
 * With the properties that encoders write by default a short one may be damaged or cut off; with any others all of
 * it has to make sense, as tables of small numbers have such headers too.
 */
function canBegin(head: Buffer): boolean {
  const input = new Input();
  input.append(head.subarray(0, SNIFFED));
  input.ended = head.length < SNIFFED && head[0] !== DEFAULT_PROPERTIES;
  try {
    for (const step of decodeLzma(input)) if (step === undefined) return true;
    return true;
  } catch {
    return false;
  }
}

/** 2^n or 2^n + 2^(n-1) bytes, and not tiny (lzma(1) takes 4 KiB and more), or 4 GiB less a byte. */
function usualDictionary(size: number): boolean {
  if (size === 0xffffffff) return true;
  const power = 2 ** Math.floor(Math.log2(size));
  return size >= 4096 && (size === power || size === power + power / 2);
}

function parseHeader(head: Buffer): Header | undefined {
  const properties = parseProperties(head.readUInt8(0));
  if (properties === undefined) return undefined;
  const size = head.readBigUInt64LE(5);
  return {
    properties,
    dictionary: head.readUInt32LE(1),
    size: size === UNKNOWN ? undefined : Number(size),
  };
}

/** Decodes LZMA alone (`.lzma`; LZMA specification, "lzma file format"). It has no checksum. */
export function* decodeLzma(input: Input): Decoding {
  const header = parseHeader(yield* input.take(HEADER));
  if (header === undefined) throw damaged('it has no header of LZMA');
  // As liblzma does: more than 4 bits of literal models are left to other formats.
  if (header.properties.literalContext + header.properties.literalPosition > 4)
    throw new Unreadable('unsupported', 'its LZMA properties are not in use');
  const window = new Window(Math.max(header.dictionary, 4096));
  const symbols = new LzmaSymbols(window);
  symbols.configure(header.properties);
  yield* input.fill(5);
  if (input.available < 5) throw truncated();
  if (!symbols.range.start(input)) throw damaged('its first byte is not that of LZMA');
  yield* decodeAlone({ input, window, symbols, size: header.size ?? Number.POSITIVE_INFINITY });
  yield* input.expectEnd();
}

interface Alone {
  readonly input: Input;
  readonly window: Window;
  readonly symbols: LzmaSymbols;
  readonly size: number;
}

function* decodeAlone({ input, window, symbols, size }: Alone): Decoding {
  let done = 0;
  while (done < size && !symbols.marked) {
    yield* input.fill(2 * MAX_SYMBOL_INPUT);
    done += decodeSome({ input, window, symbols, size: size - done });
    const output = window.take();
    if (output.length > 0) yield output;
    if (input.overrun) throw truncated();
    if (done > size) throw damaged('it is longer than its header says');
  }
  if (done < size && size !== Number.POSITIVE_INFINITY) throw damaged('it is shorter than its header says');
  yield* decodeMarker({ input, window, symbols, size: 0 });
}

/** Decodes up to `size` bytes, or to the end of what may be used of the input; returns how many. */
function decodeSome({ input, window, symbols, size }: Alone): number {
  const length = Math.min(OUTPUT, size);
  window.reserve(length + MAX_MATCH);
  const before = window.position;
  symbols.decode(input, { output: before + length, input: input.tail - MAX_SYMBOL_INPUT });
  if (input.ended) decodeLast({ input, window, symbols, size: before + length - window.position });
  return window.position - before;
}

/** Near the end of the input the symbols are decoded one by one: the one that needs more than there is, is none. */
function decodeLast({ input, window, symbols, size }: Alone): void {
  const end = window.position + size;
  while (window.position < end && !symbols.marked && !input.overrun) {
    const before = window.position;
    symbols.decode(input, { output: before + 1, input: input.tail });
    if (input.overrun) window.position = before;
  }
}

/** With a known size the end marker is optional; without it the code is 0 at the end. */
function* decodeMarker({ input, window, symbols }: Alone): Decoding {
  yield* input.fill(MAX_SYMBOL_INPUT);
  symbols.range.settle(input);
  if (!symbols.marked && !symbols.range.finished) {
    window.reserve(MAX_MATCH);
    symbols.decode(input, { output: window.position + 1, input: input.tail });
    if (!symbols.marked) throw damaged('it is longer than its header says');
    symbols.range.settle(input);
  }
  if (input.overrun) throw truncated();
  if (!symbols.range.finished) throw damaged('its last bytes are not those of LZMA');
}
