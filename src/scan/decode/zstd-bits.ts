import { damaged } from './input.js';

/** How many bits a stream has that is read backwards: those below its end mark, the highest bit of its last byte. */
export function backwardBits(bytes: Buffer, start: number, end: number): number {
  const last = end > start ? (bytes[end - 1] ?? 0) : 0;
  if (last === 0) throw damaged('a stream of bits has no end mark');
  return (end - start) * 8 - (Math.clz32(last) - 24) - 1;
}

/** A range of bits: `count` of them from bit `from` on, which counts from the byte `start`. */
export interface BitRange {
  readonly start: number;
  readonly from: number;
  readonly count: number;
}

/** Up to 16 bits one by one: before the beginning of a stream there are zeros. */
export function bitsAt(bytes: Buffer, { start, from, count }: BitRange): number {
  let value = 0;
  for (let i = from + count - 1; i >= from; i--) {
    const bit = i < 0 ? 0 : ((bytes[start + (i >> 3)] ?? 0) >> (i & 7)) & 1;
    value = (value << 1) | bit;
  }
  return value;
}
