/**
 * Undoes the conversion of relative to absolute branch targets in machine code, in place, for bytes that begin at
 * `position` of the code; returns how many bytes are final. The others come again, with more behind them.
 */
export type UndoBranches = (bytes: Buffer, position: number) => number;

/** Begins with a stream; some filters remember what stood before. */
export type BranchCode = () => UndoBranches;

/** The branch filters of the xz file format (5.3.2) by their ids, without IA-64 and RISC-V. */
export const BRANCH_CODES: ReadonlyMap<number, BranchCode> = new Map([
  [0x04, openX86],
  [0x05, () => undoPowerPc],
  [0x07, () => undoArm],
  [0x08, () => undoArmThumb],
  [0x09, () => undoSparc],
  [0x0a, () => undoArm64],
]);

/** `bl` of PowerPC: 0100 10, 24 bits of target, 01. */
function undoPowerPc(bytes: Buffer, position: number): number {
  const end = bytes.length & ~3;
  for (let i = 0; i < end; i += 4) {
    const word = bytes.readInt32BE(i);
    if ((word & 0xfc000003) !== (0x48000001 | 0)) continue;
    bytes.writeInt32BE(0x48000001 | ((word - (position + i)) & 0x03fffffc), i);
  }
  return end;
}

/** `bl` of ARM: 24 bits of target in words, relative to the instruction after the next one. */
function undoArm(bytes: Buffer, position: number): number {
  const end = bytes.length & ~3;
  for (let i = 0; i < end; i += 4) {
    if (bytes[i + 3] !== 0xeb) continue;
    const target = bytes.readUIntLE(i, 3) << 2;
    bytes.writeUIntLE(((target - (position + i + 8)) >>> 2) & 0xffffff, i, 3);
  }
  return end;
}

/** `bl` of Thumb: two halfwords, 11110 and 11111, with 11 bits of target each. */
function undoArmThumb(bytes: Buffer, position: number): number {
  let i = 0;
  for (; i + 4 <= bytes.length; i += 2) {
    const high = bytes.readUInt16LE(i);
    const low = bytes.readUInt16LE(i + 2);
    if ((high & 0xf800) !== 0xf000 || (low & 0xf800) !== 0xf800) continue;
    const target = (((high & 0x7ff) << 11) | (low & 0x7ff)) << 1;
    const source = (target - (position + i + 4)) >>> 1;
    bytes.writeUInt16LE(0xf000 | ((source >>> 11) & 0x7ff), i);
    bytes.writeUInt16LE(0xf800 | (source & 0x7ff), i + 2);
    i += 2;
  }
  return i;
}

/** `call` of SPARC, with targets of 23 bits whose upper bits are their sign. */
function undoSparc(bytes: Buffer, position: number): number {
  const end = bytes.length & ~3;
  for (let i = 0; i < end; i += 4) {
    const word = bytes.readUInt32BE(i);
    if (word >>> 22 !== 0x100 && word >>> 22 !== 0x1ff) continue;
    const source = ((word << 2) - (position + i)) >>> 2;
    const sign = (0 - ((source >>> 22) & 1)) << 22;
    bytes.writeInt32BE((sign & 0x3fffffff) | 0x40000000 | (source & 0x3fffff), i);
  }
  return end;
}

/** `bl` and `adrp` of ARM64. */
function undoArm64(bytes: Buffer, position: number): number {
  const end = bytes.length & ~3;
  for (let i = 0; i < end; i += 4) {
    const word = bytes.readInt32LE(i);
    const from = position + i;
    if (word >>> 26 === 0x25) {
      bytes.writeInt32LE(0x94000000 | 0 | ((word - (from >>> 2)) & 0x03ffffff), i);
    } else if (((word & 0x9f000000) | 0) === (0x90000000 | 0)) undoAdrp(bytes, { at: i, word, from });
  }
  return end;
}

/** Only targets within 512 MiB are converted: those whose upper bits are all equal. */
function undoAdrp(bytes: Buffer, { at, word, from }: { at: number; word: number; from: number }): void {
  const target = ((word >>> 29) & 3) | ((word >>> 3) & 0x001ffffc);
  if (((target + 0x00020000) & 0x001c0000) !== 0) return;
  const source = target - (from >>> 12);
  const rest = word & (0x9000001f | 0);
  const bits =
    ((source & 3) << 29) | ((source & 0x0003fffc) << 3) | ((0 - (source & 0x00020000)) & 0x00e00000);
  bytes.writeInt32LE(rest | bits, at);
}

/** Whether the bytes before an E8 or E9 rule a conversion out, by their mask (LZMA SDK, `x86_Convert`). */
const ALLOWED = [true, true, true, false, true, false, false, false];
const MASK_TO_BITS = [0, 1, 2, 2, 3, 3, 3, 3];

/** `call` and `jmp` of x86 with 32 bits of target whose top byte is 00 or FF. */
function openX86(): UndoBranches {
  let mask = 0;
  let last = -5;
  return (bytes, position) => {
    if (bytes.length < 5) return 0;
    const end = bytes.length - 4;
    let i = 0;
    for (; i < end; i++) {
      if (((bytes[i] ?? 0) & 0xfe) !== 0xe8) continue;
      const gap = i - last;
      last = i;
      mask = gap > 3 ? 0 : (mask << (gap - 1)) & 7;
      const above = bytes[i + 4 - (MASK_TO_BITS[mask] ?? 0)] ?? 0;
      if (mask !== 0 && (ALLOWED[mask] !== true || isSign(above))) {
        mask = (mask << 1) | 1;
        continue;
      }
      if (!isSign(bytes[i + 4] ?? 0)) {
        mask = (mask << 1) | 1;
        continue;
      }
      bytes.writeInt32LE(undoTarget(bytes.readInt32LE(i + 1), { from: position + i + 5, mask }), i + 1);
      i += 4;
      mask = 0;
    }
    last -= i;
    return i;
  };
}

function isSign(byte: number): boolean {
  return byte === 0x00 || byte === 0xff;
}

function undoTarget(stored: number, { from, mask }: { from: number; mask: number }): number {
  let target = stored;
  for (;;) {
    const source = (target - from) | 0;
    if (mask === 0) return extendSign(source);
    const shift = (MASK_TO_BITS[mask] ?? 0) * 8;
    if (!isSign((source >>> (24 - shift)) & 0xff)) return extendSign(source);
    target = source ^ (2 ** (32 - shift) - 1);
  }
}

/** The top byte repeats bit 24. */
function extendSign(source: number): number {
  return (source & 0x01ffffff) | (0 - (source & 0x01000000));
}
