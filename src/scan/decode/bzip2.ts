import { BitReader } from './bzip2-bits.js';
import { deliverBlock } from './bzip2-block.js';
import { BlockSymbols } from './bzip2-symbols.js';
import { type Decoding, damaged, type Input } from './input.js';
import { Unreadable } from './sink.js';

/** What a block and the end of a stream begin with: the digits of pi and of its square root, in halves. */
const BLOCK = [0x314159, 0x265359] as const;
const END = [0x177245, 0x385090] as const;

/** Decodes bzip2: streams one after the other ("bzip2 Format Specification", Joe Tsai). */
export function* decodeBzip2(input: Input): Decoding {
  const bits = new BitReader(input);
  for (;;) {
    yield* decodeStream(bits);
    bits.align();
    yield* input.fill(1);
    if (input.available === 0) return;
    yield* input.expect(bytes => bytes.toString('latin1') === 'BZh', 3);
  }
}

function* decodeStream(bits: BitReader): Decoding {
  const header = yield* bits.input.take(4);
  const level = header.readUInt8(3) - 0x30;
  if (header.toString('latin1', 0, 3) !== 'BZh' || level < 1 || level > 9)
    throw damaged('it does not begin as bzip2');
  const symbols = new BlockSymbols(bits, level * 100_000);
  let total = 0;
  for (;;) {
    const checksum = yield* readBlockStart(bits);
    if (checksum === undefined) break;
    yield* decodeBlock(bits, { symbols, checksum });
    total = ((total << 1) | (total >>> 31)) ^ checksum;
  }
  const stored = bits.read32();
  bits.check();
  if (stored !== total >>> 0) throw damaged('it differs from its checksum');
}

/** The checksum of the block that begins; undefined when the stream ends instead. */
function* readBlockStart(bits: BitReader): Decoding<number | undefined> {
  yield* bits.fill(16);
  const [high, low] = [bits.read(24), bits.read(24)];
  bits.check();
  if (high === END[0] && low === END[1]) return undefined;
  if (high !== BLOCK[0] || low !== BLOCK[1]) throw damaged('neither a block nor its end follows');
  return bits.read32();
}

interface Block {
  readonly symbols: BlockSymbols;
  readonly checksum: number;
}

function* decodeBlock(bits: BitReader, { symbols, checksum }: Block): Decoding {
  const randomized = bits.read(1) === 1;
  const origin = bits.read(24);
  bits.check();
  // Only versions before 0.9.5 (1999) wrote these.
  if (randomized) throw new Unreadable('unsupported', 'it has randomized blocks');
  yield* symbols.decode();
  yield* deliverBlock({ bytes: symbols.bytes, length: symbols.length, origin, checksum });
}
