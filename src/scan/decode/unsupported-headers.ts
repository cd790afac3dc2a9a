import { crc32 } from 'node:zlib';

/** Whether a header of at most 512 bytes that has the magic bytes of its format is one. */
type Check = (head: Buffer) => boolean;

/** The fields of formats that are not read; the names are those of `sniffUnsupported`. */
const CHECKS: Readonly<Record<string, Check>> = {
  '7z': head => head.length >= 32 && crc32(head.subarray(12, 32)) === head.readUInt32LE(8),
  RAR: head => (head[6] === 0 ? isRar4(head) : isRar5(head)),
  LZ4: isLz4,
  // One block after the other, of 8 MiB each.
  'LZ4 (legacy)': head => head.length >= 8 && inRange(head.readUInt32LE(4), { from: 16, to: 0x810000 }),
  // The first byte of LZMA is 0.
  lzip: head => head[6] === 0,
  lzop: head => inRange(head[15], { from: 1, to: 3 }) && inRange(head[16], { from: 1, to: 9 }),
  Snappy: head => /^[\x00\x01\xfe\xff]..[\x00\x01]/s.test(head.toString('latin1', 10, 14)),
  lrzip: head => head.length >= 14 && head.readUInt16LE(12) === 0,
  ZPAQ: head =>
    /^7kSt\xa0\x31\x83\xd3\x8c\xb2\x28\xb0\xd3zPQ[\x01\x02]\x01/.test(head.toString('latin1', 0, 18)),
  CAB: isCab,
  WIM: head => head.length >= 12 && head.readUInt32LE(8) === 208,
  xar: head => head.length >= 28 && head.readUInt32BE(8) === 0 && head.readUInt32BE(16) === 0,
  SquashFS: isSquashFs,
  cramfs: () => true,
  ACE: head => head[4] === 0 && inRange(head.readUInt16LE(2), { from: 20, to: 600 }),
  zoo: head => head.toString('latin1', 0, 4) === 'ZOO ',
  LHA: isLha,
  ARJ: head => isArj(head) && head.readUInt16LE(2) + 8 <= head.length,
};

/** True when the fields of this header fit together, which the magic bytes alone in a program do not. */
export function isGenuine(name: string, head: Buffer): boolean {
  return CHECKS[name]?.(head) ?? false;
}

function inRange(
  value: number | undefined,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return value !== undefined && value >= from && value <= to;
}

/** The main header, behind the mark of 7 bytes: half a CRC32, type 0x73, flags, size. */
function isRar4(head: Buffer): boolean {
  if (head.length < 20 || head[9] !== 0x73) return false;
  const size = head.readUInt16LE(12);
  return (crc32(head.subarray(9, 7 + size)) & 0xffff) === head.readUInt16LE(7);
}

/** The first header, behind the mark of 8 bytes: a CRC32, the size in groups of 7 bits, and so many bytes. */
function isRar5(head: Buffer): boolean {
  let [at, size] = [12, 0];
  while (at < 15 && ((head[at] ?? 0) & 0x80) !== 0) size += ((head[at] ?? 0) & 0x7f) << (7 * (at++ - 12));
  const end = at + 1 + size + ((head[at] ?? 0) << (7 * (at - 12)));
  return end <= head.length && crc32(head.subarray(12, end)) === head.readUInt32LE(8);
}

/** Flags of version 1, the size of blocks as a power of 4, and a first block that is no larger. */
function isLz4(head: Buffer): boolean {
  const [flags = 0, block = 0xff] = head.subarray(4, 6);
  if ((flags & 0xc2) !== 0x40 || (block & 0x8f) !== 0 || block < 0x40) return false;
  const at = 7 + ((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4);
  if (head.length < at + 4) return false;
  return (head.readUInt32LE(at) & 0x7fffffff) <= 4 ** (4 + (block >> 4));
}

/** Three fields of zeros between sizes, and the only version that there is, 1.3. */
function isCab(head: Buffer): boolean {
  if (head.length < 36 || head.readUInt16BE(24) !== 0x0301) return false;
  const isReserved = head.readUInt32LE(12) === 0 && head.readUInt32LE(20) === 0;
  return isReserved && inRange(head.readUInt32LE(16), { from: 36, to: head.readUInt32LE(8) });
}

/** The size of blocks stands there twice, the second time as its logarithm. */
function isSquashFs(head: Buffer): boolean {
  if (head.length < 48) return false;
  const log = head.readUInt16LE(22);
  return inRange(log, { from: 12, to: 20 }) && head.readUInt32LE(12) === 1 << log && head.readUInt32LE(4) > 0;
}

/** Levels 0 and 1 have a checksum of their header; level 2 has only its size. */
function isLha(head: Buffer): boolean {
  if (head.length < 24) return false;
  if (head.readUInt8(20) > 1)
    return inRange(head.readUInt16LE(0), { from: 26, to: 4096 }) && head[19] === 0x20;
  const sum = head.subarray(2, 2 + head.readUInt8(0)).reduce((all, byte) => all + byte, 0);
  return (sum & 0xff) === head[1];
}

/** ARJ: two magic bytes, and a main header that its checksum confirms. */
export function isArj(head: Buffer): boolean {
  if (head.length < 8 || head.readUInt16BE(0) !== 0x60ea) return false;
  const size = head.readUInt16LE(2);
  const end = 4 + size;
  // Its header may be longer than `head`; then the type of a main header, 2, has to do.
  if (size < 30 || size > 2600) return false;
  if (end + 4 > head.length) return head.length > 10 && head.readUInt8(10) === 2;
  return crc32(head.subarray(4, end)) === head.readUInt32LE(end);
}
