import { isAscii } from 'node:buffer';
import { isZip } from '../archive/zip.js';
import { isZlibHeader, looksLikeGzip, looksLikeZlib } from '../decode/deflate.js';
import { type Compression, sniffCompression } from '../decode/sniff.js';
import { MAGICS, sniffGenuine } from '../decode/unsupported.js';
import { isBase64OfPacked } from './base64-text.js';
import { MarkSearch, SHORTEST_MARK } from './marks.js';

/** Packed content in the midst of a file. */
export interface Candidate {
  /** Where in the bytes it begins. */
  readonly at: number;
  readonly packing: Compression | 'base64' | 'unsupported';
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

/** Archives that are not read. */
const UNREAD: readonly Mark[] = MAGICS.map(({ text, at }) => ({
  text: Buffer.from(text, 'latin1'),
  packing: 'unsupported',
  begin: (_, found) => (found < at ? undefined : found - at),
  opens: head => sniffGenuine(head) !== undefined,
}));

/** The base64 of these, of gzip, zip, xz, bzip2 and zstd, and the base64 of the first of these (Helm). */
const IN_TEXT: readonly Mark[] = [
  ...['H4sI', 'UEsDB', '/Td6WFo', 'Qlpo', 'KLUv/', 'SDRzSU'],
  ...MAGICS.filter(({ text, at }) => at === 0 && text.length >= SHORTEST_MARK).map(({ text }) =>
    base64Of(text),
  ),
].map(text => ({ text: Buffer.from(text), packing: 'base64', begin: startOfRun, opens: opensAsBase64 }));

/** The characters that stand for these bytes whatever follows them. */
function base64Of(text: string): string {
  return Buffer.from(text, 'latin1')
    .toString('base64')
    .slice(0, Math.floor((text.length * 4) / 3));
}

/** Too common in text to be looked for there. */
const notZlib = ({ packing }: Mark) => packing !== 'zlib';

export const inPrograms = finderOf([...PACKED, ...UNREAD, ...IN_TEXT]);
export const inText = finderOf([...PACKED.filter(notZlib), ...UNREAD, ...IN_TEXT]);
export const inPdf = finderOf([...IN_PDF, ...PACKED.filter(notZlib), ...UNREAD, ...IN_TEXT]);
export const inPng = finderOf([...IN_PNG, ...PACKED.filter(notZlib), ...UNREAD, ...IN_TEXT]);

/** Bytes of a beginning that are looked at, and the fewest that hold anything. */
const HEAD = 512;
const SMALLEST = 28;

/** Marks at the end of the bytes are complete with so many more. */
export const LONGEST_MARK = 600;

/** So many bytes are looked through for all marks before the next ones: what is found is found first. */
const WINDOW = 64 << 10;

function finderOf(marks: readonly Mark[]): Finder {
  const all = setOf(marks);
  // Most of most images is ASCII, in which there is nothing packed but what is encoded.
  const encoded = setOf(marks.filter(({ packing }) => packing === 'base64'));
  return (bytes, from, mayTry) => {
    const looked = { bytes, floor: from, mayTry };
    for (let at = from; at < bytes.length; at += WINDOW) {
      const range = { ...looked, from: at, to: Math.min(at + WINDOW, bytes.length) };
      const { short, ...set } = isAscii(bytes.subarray(at, range.to + HEAD)) ? encoded : all;
      let first = firstLong(set, range);
      for (const one of short) first = firstShort(one, { ...range, to: first?.at ?? range.to }) ?? first;
      if (first !== undefined) return first;
    }
    return undefined;
  };
}

/** Texts that begin in [from, to), for content that begins at `floor` or behind it. */
interface Range {
  readonly bytes: Buffer;
  readonly floor: number;
  readonly from: number;
  readonly to: number;
  readonly mayTry: () => boolean;
}

interface LongMarks {
  readonly search: MarkSearch;
  readonly long: readonly Mark[];
}

function setOf(marks: readonly Mark[]): LongMarks & { readonly short: readonly Mark[] } {
  const long = marks.filter(({ text }) => text.length >= SHORTEST_MARK);
  const short = marks.filter(({ text }) => text.length < SHORTEST_MARK);
  return { long, short, search: new MarkSearch(long.map(({ text }) => text)) };
}

function firstLong({ search, long }: LongMarks, range: Range): Candidate | undefined {
  const { bytes, from, to } = range;
  for (let next = search.next(bytes, { from, to }); next !== undefined; ) {
    for (const index of next.marks) {
      const found = candidateAt(long[index], { ...range, at: next.at });
      if (found !== undefined) return found;
    }
    next = search.next(bytes, { from: next.at + 1, to });
  }
  return undefined;
}

function firstShort(mark: Mark, range: Range): Candidate | undefined {
  const { bytes, from, to } = range;
  const searched = bytes.subarray(0, to + SHORTEST_MARK);
  for (let at = searched.indexOf(mark.text, from); at !== -1 && at < to; ) {
    const found = candidateAt(mark, { ...range, at });
    if (found !== undefined) return found;
    at = searched.indexOf(mark.text, at + 1);
  }
  return undefined;
}

function candidateAt(mark: Mark | undefined, { bytes, floor, at, mayTry }: Range & { readonly at: number }) {
  const start = mark?.begin(bytes, at);
  if (mark === undefined || start === undefined || start < floor || !mayTry()) return undefined;
  return mark.opens(bytes.subarray(start, start + HEAD)) ? { at: start, packing: mark.packing } : undefined;
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
  return isPacked || isZip(head) || sniffGenuine(head) !== undefined || isBase64OfPacked(head);
}
