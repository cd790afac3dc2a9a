import { isBase64OfPacked } from './base64-text.js';
import { isZlibHeader, looksLikeGzip, looksLikeZlib } from './decoders/deflate.js';
import { type Compression, sniffCompression } from './decoders/sniff.js';
import { isZip } from './zip.js';

/** Packed content in the midst of a file. */
export interface Candidate {
  /** Where in the bytes it begins. */
  readonly at: number;
  readonly packing: Compression | 'base64';
}

/**
 * The first packed content that begins at `from` or behind it. `mayTry` is asked each time before bytes are unpacked
 * to see whether they are any; when it says no there is nothing more to be found.
 */
export type Finder = (bytes: Buffer, from: number, mayTry: () => boolean) => Candidate | undefined;

/** A text by which packed content is found. */
interface Mark {
  readonly text: Buffer;
  readonly packing: Candidate['packing'];
  /** Where content may begin, given the offset of the text; undefined when that is no beginning. */
  readonly begin: (bytes: Buffer, at: number) => number | undefined;
  /** Whether it is one, by what it decodes to. */
  readonly opens: (head: Buffer) => boolean;
}

const OPENS: Readonly<Record<Compression, (head: Buffer) => boolean>> = {
  zlib: looksLikeZlib,
  gzip: head => sniffCompression(head) === 'gzip' && looksLikeGzip(head),
  zstd: head => sniffCompression(head) === 'zstd',
  xz: head => sniffCompression(head) === 'xz',
  bzip2: head => sniffCompression(head) === 'bzip2',
  lzma: head => sniffCompression(head) === 'lzma',
  lzw: head => sniffCompression(head) === 'lzw',
  deflate: () => false,
};

/** The content begins so many bytes behind the text. */
function mark(text: string, packing: Compression, behind = 0): Mark {
  const begin = (bytes: Buffer, at: number) => {
    const start = at + behind;
    return start >= 0 && (packing !== 'zlib' || isZlib(bytes, start)) ? start : undefined;
  };
  return { text: Buffer.from(text, 'latin1'), packing, begin, opens: OPENS[packing] };
}

function isZlib(bytes: Buffer, at: number): boolean {
  return at + 2 <= bytes.length && isZlibHeader(bytes.readUInt16BE(at));
}

/** Installers, frozen Python, resources: as streams behind or inside of a script or program. */
const PACKED: readonly Mark[] = [
  mark('\x1f\x8b\x08', 'gzip'),
  mark('\xfd7zXZ\0', 'xz'),
  mark('\x28\xb5\x2f\xfd', 'zstd'),
  mark('1AY&SY', 'bzip2', -4),
  mark('\x78\x9c', 'zlib'),
  mark('\x78\xda', 'zlib'),
];

/** FlateDecode: ISO 32000-1, 7.3.8.1 and 7.4.4. */
const IN_PDF: readonly Mark[] = [mark('stream\r\n', 'zlib', 8), mark('stream\n', 'zlib', 7)];

/** Chunks with compressed text or a profile: behind a keyword of up to 79 characters (PNG, 11.3.3 and 11.3.4). */
const IN_PNG: readonly Mark[] = ['zTXt', 'iTXt', 'iCCP'].map(type => ({
  ...mark(type, 'zlib'),
  begin: zlibBehindKeyword,
}));

/** The base64 of gzip, zip, xz, bzip2 and zstd, and the base64 of the first of these (Helm). */
const IN_TEXT: readonly Mark[] = ['H4sI', 'UEsDB', '/Td6WFo', 'QlpoO', 'KLUv/', 'SDRzSU'].map(text => ({
  text: Buffer.from(text),
  packing: 'base64',
  begin: startOfRun,
  opens: opensAsBase64,
}));

export const inPrograms = finderOf([...PACKED, ...IN_TEXT]);
export const inPdf = finderOf(IN_PDF);
export const inPng = finderOf(IN_PNG);
export const inText = finderOf(IN_TEXT);

/** Bytes of a beginning that are looked at, and the fewest that hold anything. */
const HEAD = 512;
const SMALLEST = 28;

/** Marks at the end of the bytes are complete with so many more. */
export const LONGEST_MARK = 600;

function finderOf(marks: readonly Mark[]): Finder {
  return (bytes, from, mayTry) => {
    let first: Candidate | undefined;
    for (const one of marks) {
      const at = firstOf(one, { bytes, from, to: first?.at ?? bytes.length, mayTry });
      if (at !== undefined) first = { at, packing: one.packing };
    }
    return first;
  };
}

interface Range {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
  readonly mayTry: () => boolean;
}

function firstOf({ text, begin, opens }: Mark, { bytes, from, to, mayTry }: Range): number | undefined {
  const searched = bytes.subarray(0, to);
  for (let at = searched.indexOf(text, from); at !== -1; at = searched.indexOf(text, at + 1)) {
    const start = begin(bytes, at);
    if (start === undefined || start < from || start >= to) continue;
    if (!mayTry()) return undefined;
    if (opens(bytes.subarray(start, start + HEAD))) return start;
  }
  return undefined;
}

function zlibBehindKeyword(bytes: Buffer, at: number): number | undefined {
  const end = Math.min(bytes.length, at + 200);
  for (let start = at; start < end; start++) {
    if (isZlib(bytes, start) && looksLikeZlib(bytes.subarray(start, start + HEAD))) return start;
  }
  return undefined;
}

function startOfRun(bytes: Buffer, at: number): number | undefined {
  const before = bytes.toString('latin1', Math.max(0, at - 1), at);
  return /^[A-Za-z0-9+/]$/.test(before) ? undefined : at;
}

/** A run of base64 that decodes to the beginning of something packed. */
function opensAsBase64(text: Buffer): boolean {
  const [run = ''] = /^[A-Za-z0-9+/\s]*/.exec(text.toString('latin1')) ?? [];
  const head = Buffer.from(run, 'base64');
  if (head.length < SMALLEST) return false;
  const compression = sniffCompression(head);
  const isPacked = compression !== undefined && OPENS[compression](head);
  return isPacked || isZip(head) || isBase64OfPacked(head);
}
