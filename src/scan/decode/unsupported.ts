import { isArj, isGenuine } from './unsupported-headers.js';

/** How a format is known: by bytes at a place (`.` is any byte), or by a closer look. */
interface Format {
  readonly name: string;
  readonly matches: (head: Buffer) => boolean;
}

/** `pattern` is written in latin1, one character a byte. */
function magic(name: string, pattern: RegExp): Format {
  return { name, matches: head => pattern.test(head.toString('latin1', 0, 64)) };
}

/**
 * Bytes that the formats are found by in the midst of a file, and where in a header these stand. Formats without a
 * checksum or fields that can be checked are not among them: programs that know a format hold its magic bytes.
 */
export const MAGICS: readonly { readonly text: string; readonly at: number }[] = [
  ...['7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\x04\x22\x4d\x18', '\x02\x21\x4c\x18', 'LZIP'],
  ...['\x89LZO\x00\x0d\x0a\x1a\x0a', 'LRZI\x00', '7kSt\xa0\x31\x83\xd3'],
  ...['MSCF\x00\x00\x00\x00', 'MSWIM\x00\x00\x00', 'xar!\x00', 'hsqs'],
]
  .map(text => ({ text, at: 0 }))
  .concat([
    { text: 'sNaPpY', at: 4 },
    { text: 'ROMFS', at: 27 },
    { text: '\x60\xea', at: 0 },
    { text: '**ACE**', at: 7 },
    { text: '\xdc\xa7\xc4\xfd', at: 20 },
    ...['-lh0-', '-lh1-', '-lh4-', '-lh5-', '-lh6-', '-lh7-'].map(text => ({ text, at: 2 })),
  ]);

/** Only what is long enough, or checked closely enough, not to be met in other files by chance. */
const FORMATS: readonly Format[] = [
  magic('7z', /^7z\xbc\xaf\x27\x1c/),
  magic('RAR', /^Rar!\x1a\x07(\x00|\x01\x00)/),
  magic('LZ4', /^\x04\x22\x4d\x18/),
  magic('LZ4 (legacy)', /^\x02\x21\x4c\x18/),
  magic('lzip', /^LZIP[\x00\x01][\x0c-\x1d\x2c-\x3d\x4c-\x5d\x6c-\x7d\x8c-\x9d\xac-\xbd\xcc-\xdd\xec-\xfd]/),
  magic('lzop', /^\x89LZO\x00\x0d\x0a\x1a\x0a/),
  magic('zstd (before 0.8)', /^[\x22-\x27]\xb5\x2f\xfd/),
  magic('Snappy', /^\xff\x06\x00\x00sNaPpY/),
  magic('lrzip', /^LRZI\x00[\x00-\x0f]/),
  magic('rzip', /^RZIP\x02/),
  magic('ZPAQ', /^(7kSt\xa0\x31\x83\xd3|zPQ[\x01\x02]\x01)/),
  magic('CAB', /^MSCF\x00\x00\x00\x00/),
  magic('WIM', /^MSWIM\x00\x00\x00/),
  magic('xar', /^xar!\x00[\x1c-\x40]\x00\x01/),
  magic('SquashFS', /^hsqs.{24}[\x01-\x04]\x00[\x00-\x03]\x00/s),
  magic('cramfs', /^(\x45\x3d\xcd\x28|\x28\xcd\x3d\x45).{12}Compressed ROMFS/s),
  magic('ACE', /^.{7}\*\*ACE\*\*/s),
  magic('zoo', /^.{20}\xdc\xa7\xc4\xfd/s),
  magic('StuffIt', /^(SIT!.{6}rLau|StuffIt \(c\))/s),
  magic('LHA', /^.{2}-(l[hz][0-9ds]|pm[0-2s])-.{13}[\x00-\x03]/s),
  { name: 'pack', matches: isPack },
  { name: 'ARJ', matches: isArj },
];

/** The name of the compression or archive of `head` (up to 512 bytes) that this scanner knows and cannot read. */
export function sniffUnsupported(head: Buffer): string | undefined {
  return FORMATS.find(({ matches }) => matches(head))?.name;
}

/**
 * The same, only where more than the magic bytes says so: a checksum, or fields that fit together. By that it is
 * known in places where such bytes stand by chance or as a constant.
 */
export function sniffGenuine(head: Buffer): string | undefined {
  const name = sniffUnsupported(head);
  return name !== undefined && isGenuine(name, head) ? name : undefined;
}

/** pack(1): two magic bytes, a size, and the numbers of leaves on up to 24 levels, 256 in all. */
function isPack(head: Buffer): boolean {
  if (head.length < 9 || head.readUInt16BE(0) !== 0x1f1e) return false;
  const levels = head.readUInt8(6);
  if (head.readUInt32BE(2) === 0 || levels === 0 || levels > 24) return false;
  const leaves = head.subarray(7, 7 + levels).reduce((sum, count) => sum + count, 0);
  return leaves > 0 && leaves <= 256;
}
