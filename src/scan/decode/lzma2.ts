import { type Decoding, damaged, type Input } from './input.js';
import { LzmaSymbols, MAX_MATCH, parseProperties } from './lzma-symbols.js';
import { Unreadable } from './sink.js';
import type { Window } from './window.js';

/** How much is decoded before it is delivered, in bytes. */
const OUTPUT = 128 * 1024;

/** What the next chunk has to set because no chunk before it did. */
type Needs = 'dictionary' | 'properties' | 'nothing';

interface Lzma2 {
  readonly input: Input;
  readonly window: Window;
  readonly symbols: LzmaSymbols;
}

/** Decodes LZMA2 up to and with its end (xz file format 5.3.1; its chunks as in the LZMA SDK and XZ Embedded). */
export function* decodeLzma2(input: Input, window: Window): Decoding {
  const lzma2 = { input, window, symbols: new LzmaSymbols(window) };
  let needs: Needs = 'dictionary';
  for (;;) {
    const control = (yield* input.take(1)).readUInt8(0);
    if (control === 0) return;
    if (control === 1 || control >= 0xe0) forget(lzma2);
    else if (needs === 'dictionary') throw damaged('its first chunk builds on another one');
    if (control >= 0x80) {
      yield* decodeChunk(lzma2, { control, needs });
      needs = 'nothing';
    } else {
      if (control > 2) throw damaged('it has a chunk of an unknown kind');
      if (control === 1) needs = 'properties';
      yield* copyChunk(lzma2);
    }
  }
}

function forget({ window, symbols }: Lzma2): void {
  window.forget();
  symbols.restartCount();
}

function* copyChunk({ input, window, symbols }: Lzma2): Decoding {
  const size = (yield* input.take(2)).readUInt16BE(0) + 1;
  const bytes = yield* input.take(size);
  window.reserve(size);
  window.append(bytes);
  symbols.skip(size);
  yield window.take();
}

interface Chunk {
  readonly control: number;
  readonly needs: Needs;
}

function* decodeChunk(lzma2: Lzma2, { control, needs }: Chunk): Decoding {
  const { input, symbols } = lzma2;
  const sizes = yield* input.take(4);
  const size = ((control & 0x1f) << 16) + sizes.readUInt16BE(0) + 1;
  const used = sizes.readUInt16BE(2) + 1;
  if (control >= 0xc0) configure(symbols, (yield* input.take(1)).readUInt8(0));
  else if (needs !== 'nothing') throw damaged('a chunk has no properties');
  else if (control >= 0xa0) symbols.reset();
  yield* input.take(used);
  input.at -= used;
  yield* decodeSymbols(lzma2, { size, end: input.at + used });
}

function configure(symbols: LzmaSymbols, byte: number): void {
  const properties = parseProperties(byte);
  if (properties === undefined || properties.literalContext + properties.literalPosition > 4)
    throw new Unreadable('unsupported', 'its LZMA properties are not in use');
  symbols.configure(properties);
}

interface Extent {
  /** Of the output, in bytes. */
  readonly size: number;
  /** Of the chunk, in the input, which holds all of it. */
  readonly end: number;
}

/** Nothing is waited for in here: the input does not move. */
function* decodeSymbols({ input, window, symbols }: Lzma2, { size, end }: Extent): Decoding {
  if (end - input.at < 5 || !symbols.range.start(input)) throw damaged('a chunk is not of LZMA');
  let left = size;
  while (left > 0) {
    const length = Math.min(left, OUTPUT);
    window.reserve(length + MAX_MATCH);
    const before = window.position;
    symbols.decode(input, { output: before + length, input: end });
    left -= window.position - before;
    if (left < 0 || input.at > end || symbols.marked || window.position === before)
      throw damaged('a chunk differs from its sizes');
    yield window.take();
  }
  symbols.range.settle(input);
  if (input.at !== end || !symbols.range.finished) throw damaged('a chunk differs from its sizes');
}
