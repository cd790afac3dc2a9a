import { looksLikeGzip, looksLikeZlib } from './decoders/deflate.js';
import { type Compression, sniffCompression } from './decoders/sniff.js';

/** Packed content in the midst of a file. */
export interface Candidate {
  /** Where in the bytes it begins. */
  readonly at: number;
  readonly packing: Compression | 'base64';
}

/** The first packed content that begins at `from` or behind it. */
export type Finder = (bytes: Buffer, from: number) => Candidate | undefined;

/** A text by which packed content is found. */
interface Mark {
  readonly text: Buffer;
  readonly packing: Candidate['packing'];
  /** The offset of the content, given that of the text; undefined when there is none. */
  readonly begin: (bytes: Buffer, at: number) => number | undefined;
}

function mark(text: string, packing: Mark['packing'], begin: Mark['begin']): Mark {
  return { text: Buffer.from(text, 'latin1'), packing, begin };
}

/** The content begins so many bytes before the text, if it can be unpacked as far as that is known. */
function beginsAs(packing: Compression, before = 0): Mark['begin'] {
  return (bytes, at) => {
    const start = at - before;
    if (start < 0) return undefined;
    const head = bytes.subarray(start, start + 512);
    const isIt =
      packing === 'zlib'
        ? looksLikeZlib(head)
        : sniffCompression(head) === packing && (packing !== 'gzip' || looksLikeGzip(head));
    return isIt ? start : undefined;
  };
}

/** Installers, frozen Python, resources: as streams behind or inside of a script or program. */
const PACKED: readonly Mark[] = [
  mark('\x1f\x8b\x08', 'gzip', beginsAs('gzip')),
  mark('\xfd7zXZ\0', 'xz', beginsAs('xz')),
  mark('\x28\xb5\x2f\xfd', 'zstd', beginsAs('zstd')),
  mark('1AY&SY', 'bzip2', beginsAs('bzip2', 4)),
  mark('\x78\x9c', 'zlib', beginsAs('zlib')),
  mark('\x78\xda', 'zlib', beginsAs('zlib')),
];

/** FlateDecode: ISO 32000-1, 7.3.8.1 and 7.4.4. */
const IN_PDF: readonly Mark[] = [
  mark('stream\r\n', 'zlib', (bytes, at) => beginsAs('zlib')(bytes, at + 8)),
  mark('stream\n', 'zlib', (bytes, at) => beginsAs('zlib')(bytes, at + 7)),
];

/** Chunks with compressed text or a profile: behind a keyword of up to 79 characters (PNG, 11.3.3 and 11.3.4). */
const IN_PNG: readonly Mark[] = ['zTXt', 'iTXt', 'iCCP'].map(type => mark(type, 'zlib', zlibBehindKeyword));

/** The base64 of gzip, zip, xz, bzip2 and zstd, and the base64 of the first of these (Helm). */
const IN_TEXT: readonly Mark[] = ['H4sI', 'UEsDB', '/Td6WFo', 'QlpoO', 'KLUv/', 'SDRzSU'].map(text =>
  mark(text, 'base64', beginsAsBase64),
);

export const inPrograms = finderOf([...PACKED, ...IN_TEXT]);
export const inPdf = finderOf(IN_PDF);
export const inPng = finderOf(IN_PNG);
export const inText = finderOf(IN_TEXT);

/** Marks at the end of the bytes are complete with so many more. */
export const LONGEST_MARK = 600;

function finderOf(marks: readonly Mark[]): Finder {
  return (bytes, from) => {
    let first: Candidate | undefined;
    for (const one of marks) {
      const at = firstOf(one, { bytes, from, to: first?.at ?? bytes.length });
      if (at !== undefined) first = { at, packing: one.packing };
    }
    return first;
  };
}

interface Range {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

function firstOf({ text, begin }: Mark, { bytes, from, to }: Range): number | undefined {
  const searched = bytes.subarray(0, to);
  for (let at = searched.indexOf(text, from); at !== -1; at = searched.indexOf(text, at + 1)) {
    const start = begin(bytes, at);
    if (start !== undefined && start >= from && start < to) return start;
  }
  return undefined;
}

function zlibBehindKeyword(bytes: Buffer, at: number): number | undefined {
  for (let start = bytes.indexOf(0x78, at); start !== -1 && start < at + 200; ) {
    if (looksLikeZlib(bytes.subarray(start, start + 512))) return start;
    start = bytes.indexOf(0x78, start + 1);
  }
  return undefined;
}

/** At the start of a run of base64 that is long enough to hold something. */
function beginsAsBase64(bytes: Buffer, at: number): number | undefined {
  const before = bytes.toString('latin1', Math.max(0, at - 1), at);
  const run = bytes.toString('latin1', at, at + 48);
  return /^[A-Za-z0-9+/]$/.test(before) || !/^[A-Za-z0-9+/\s]{40}/.test(run) ? undefined : at;
}
