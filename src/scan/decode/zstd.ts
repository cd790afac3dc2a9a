import * as zlib from 'node:zlib';
import { type AtOnce, CHUNK, decodeEngine, type Engine, type EngineFormat } from './engine.js';
import { type Decoding, type Input, truncated } from './input.js';
import { MAX_WINDOW } from './window.js';
import { FrameDecoder, peekWindowSize } from './zstd-frame.js';

const FRAME = 0xfd2fb528;
/** Its lowest four bits are free (RFC 8878 3.1.2). */
const SKIPPABLE = 0x184d2a50;

/** What node:zlib has from 22.15 on; the types are those of Node 20. */
interface ZstdOfNode {
  createZstdDecompress(options: { readonly chunkSize: number; readonly highWaterMark: number }): Engine;
  zstdDecompressSync(bytes: Buffer, options: AtOnce): unknown;
}

/** Decodes zstd (RFC 8878): frames one after the other, and skippable ones between them. */
export function decodeZstd(input: Input): Decoding {
  const node: object = zlib;
  return hasZstd(node) ? decodeFrames(input, nodeFrames(input, node)) : decodeZstdWithoutNode(input);
}

/** The same with the decoder of this scanner, which Node 20 needs: slower, and equally strict. @internal for its test */
export function decodeZstdWithoutNode(input: Input): Decoding {
  return decodeFrames(input, ownFrames(input));
}

function hasZstd(node: object): node is ZstdOfNode {
  return 'createZstdDecompress' in node && 'zstdDecompressSync' in node;
}

/** Decodes the frame whose magic number comes next. */
type DecodeFrame = () => Decoding;

function ownFrames(input: Input): DecodeFrame {
  const frames = new FrameDecoder();
  return function* () {
    yield* input.take(4);
    yield* frames.decode(input);
  };
}

/**
 * Node stops behind the first frame and does not tell: `decodeFrames` goes on with what was not used. It refuses
 * windows over 128 MiB, of which the scanner's own decoder allocates only what the content fills.
 */
function nodeFrames(input: Input, node: ZstdOfNode): DecodeFrame {
  const format: EngineFormat = {
    open: () => node.createZstdDecompress({ chunkSize: CHUNK, highWaterMark: CHUNK }),
    atOnce: (bytes, options) => node.zstdDecompressSync(bytes, options),
  };
  const own = ownFrames(input);
  return function* () {
    const large = (yield* peekWindowSize(input)) > MAX_WINDOW;
    yield* large ? own() : decodeEngine(input, format);
  };
}

function* decodeFrames(input: Input, decodeFrame: DecodeFrame): Decoding {
  yield* input.fill(4);
  if (input.available < 4) throw truncated();
  do {
    yield* input.expect(isFrame, 4);
    if (input.bytes.readUInt32LE(input.at) === FRAME) yield* decodeFrame();
    else yield* skipFrame(input);
    yield* input.fill(1);
  } while (input.available > 0);
}

function isFrame(bytes: Buffer): boolean {
  const magic = bytes.readUInt32LE();
  return magic === FRAME || (magic & ~15) === SKIPPABLE;
}

/** The content of a skippable frame is not compressed: it is searched with the file that holds it. */
function* skipFrame(input: Input): Decoding {
  let left = (yield* input.take(8)).readUInt32LE(4);
  while (left > 0) {
    yield* input.fill(1);
    if (input.available === 0) throw truncated();
    const skipped = Math.min(left, input.available);
    input.at += skipped;
    left -= skipped;
  }
}
