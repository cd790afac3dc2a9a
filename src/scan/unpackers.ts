import { ArReader } from './ar.js';
import { openGitBundle, openGitPack, openProgram, openZip } from './archives.js';
import { Base64Text } from './base64-text.js';
import { Content, type ContentPlace } from './content.js';
import { CpioReader } from './cpio.js';
import { openDecoder } from './decoders/open.js';
import type { Compression } from './decoders/sniff.js';
import { Embedded } from './embedded.js';
import { inPdf, inPng, inText } from './embedded-finders.js';
import { type Format, formatOf, gitObjectOf, SMALLEST_ARCHIVE } from './formats.js';
import { foundIn } from './hit-groups.js';
import { Unpacked } from './nested.js';
import { tooDeep } from './program.js';
import { UnlessPublished } from './published.js';
import { RpmReader } from './rpm.js';
import { type Sink, Unreadable } from './sink.js';
import { type Scope, SearchedStream } from './stream.js';
import { type TarEntry, TarReader } from './tar.js';

/** No file system has longer paths; in a report, a name that is longer says nothing but takes memory. */
const LONGEST_NAME = 4096;

/**
 * Opens the unpacker for content that begins like `head`; undefined when it is no archive.
 * @throws Unreadable, or the sink does, for formats that are known but not read and for archives that lie too deep
 */
export function openUnpacker(head: Buffer, scope: Scope, place: ContentPlace): Sink | undefined {
  const format = (place.kind === 'unpacked' ? gitObjectOf(head) : undefined) ?? formatOf(head);
  if (format.kind === 'plain') return undefined;
  const openIt = () => openFormat(format, scope, place);
  const isPacked = format.kind !== 'program' && format.kind !== 'carrier';
  const isFile = place.kind !== 'blob' && place.kind !== 'layer';
  return isPacked && isFile ? new UnlessPublished(openIt) : openIt();
}

function openFormat(format: Format, scope: Scope, place: ContentPlace): Sink | undefined {
  if (format.kind === 'unsupported') throw new Unreadable('unsupported', `${format.name} is not read`);
  const depth = depthInside(format, place);
  if (depth > scope.limits.depth) {
    if (format.kind === 'carrier') return undefined;
    // Most programs are no archive: those that are too deep say so themselves.
    if (format.kind !== 'program') throw tooDeep(scope);
  }
  return open(format, scope, { ...place, depth });
}

/** The layer itself is no archive in an archive, and a compressed tar or git object is one, not two. */
function depthInside(format: Format, { kind, depth }: ContentPlace): number {
  if (kind === 'blob' || (kind === 'layer' && format.kind !== 'compressed')) return depth;
  if (format.kind === 'git-object' || (kind === 'unpacked' && format.kind === 'tar')) return depth;
  return depth + 1;
}

/** `place.depth` is that of the members. */
function open(format: Format, scope: Scope, place: ContentPlace): Sink | undefined {
  switch (format.kind) {
    case 'tar':
      return openTar(scope, place);
    case 'ar':
      return openAr(scope, place);
    case 'cpio':
      return openCpio(scope, place);
    case 'rpm':
      return openRpm(scope, place);
    case 'compressed':
      return openCompressed(format.compression, scope, place);
    case 'base64':
      return openBase64(scope, place);
    case 'zip':
      return openZip(scope, place);
    case 'git-pack':
      return openGitPack(scope, place);
    case 'git-bundle':
      return openGitBundle(scope, place);
    case 'git-object':
      return openGitObject(format.start, scope, place);
    case 'program':
      return openProgram(scope, place);
    case 'carrier':
      return new Embedded(scope, place, FINDERS[format.carrier]);
    default:
      return undefined;
  }
}

const FINDERS = { pdf: inPdf, png: inPng, text: inText } as const;

/** `usr/app.tar.gz!/etc/netrc`: what stands behind the mark is inside of what stands before it. */
export function memberPath({ path, kind }: ContentPlace, name: Buffer): string {
  const text = shownName(name);
  if (kind === 'unpacked' || kind === 'object') return `${path}/${text}`;
  return path === '' ? text : `${path}!/${text}`;
}

/** A name as a part of a path. Never empty: the blob itself has the empty path. */
export function shownName(name: Buffer): string {
  if (name.length === 0) return '(no name)';
  return name.length > LONGEST_NAME ? `(a name of ${name.length} bytes)` : name.toString('latin1');
}

function openCompressed(compression: Compression, scope: Scope, { path, depth, kind }: ContentPlace): Sink {
  // The compression of the blob itself was chosen by the builder: nothing in it is too much.
  if (kind === 'blob')
    return openDecoder(compression, new SearchedStream(scope, { path, depth, kind: 'layer' }));
  const unpacked = new Unpacked(scope, { path: `${path}!`, depth, kind: 'unpacked' });
  return unpacked.behind(openDecoder(compression, unpacked));
}

function openBase64(scope: Scope, { path, depth }: ContentPlace): Sink {
  const unpacked = new Unpacked(scope, { path: `${path}!`, depth, kind: 'unpacked' });
  return unpacked.behind(new Base64Text(unpacked));
}

/** What is behind the header of a git object is looked into; its bytes are searched with it. */
function openGitObject(start: number, scope: Scope, place: ContentPlace): Sink {
  const content = new Content(scope, { ...place, kind: 'object', base: place.base + start });
  let rest = start;
  return {
    write: chunk => {
      const skipped = Math.min(rest, chunk.length);
      rest -= skipped;
      if (skipped < chunk.length) return content.write(chunk.subarray(skipped));
    },
    end: () => content.end(),
    close: () => content.close(),
  };
}

function openTar(scope: Scope, place: ContentPlace): Sink {
  const members = new Members(scope, place);
  return new TarReader({
    entry: entry => {
      const path = memberPath(place, entry.name);
      searchTexts(entry, scope, { path, offset: place.base + entry.offset });
      return members.open(path, entry);
    },
  });
}

function openAr(scope: Scope, place: ContentPlace): Sink {
  const members = new Members(scope, place);
  return new ArReader({ entry: entry => members.open(memberPath(place, entry.name), entry) });
}

/** Behind the archive an initramfs has more, compressed. */
function openCpio(scope: Scope, place: ContentPlace): Sink {
  const members = new Members(scope, place);
  return new CpioReader({
    entry: entry => members.open(memberPath(place, entry.name), entry),
    rest: offset => members.open(memberPath(place, Buffer.from('(behind the archive)')), { offset, ...ALL }),
  });
}

/** Up to the end of the stream. */
const ALL = { size: Number.MAX_SAFE_INTEGER };

function openRpm(scope: Scope, place: ContentPlace): Sink {
  const members = new Members(scope, place);
  return new RpmReader({
    payload: offset => members.open(memberPath(place, Buffer.from('payload')), { offset, ...ALL }),
  });
}

/** The files of an archive whose bytes are searched with the stream that it is in. */
class Members {
  readonly #scope: Scope;
  readonly #place: ContentPlace;
  #last: number;

  constructor(scope: Scope, place: ContentPlace) {
    this.#scope = scope;
    this.#place = place;
    this.#last = place.base;
  }

  /** Marks the bytes as this file's and looks into it. */
  open(path: string, { offset, size }: { readonly offset: number; readonly size: number }): Sink | undefined {
    const content = this.#place.base + offset;
    this.#place.stream.mark({ from: this.#last, content, to: content + size, path });
    this.#last = content + size;
    if (size < SMALLEST_ARCHIVE) return undefined;
    return new Content(this.#scope, { ...this.#place, kind: 'member', path, base: content });
  }
}

/** The bytes of headers are searched as they are; here what stands in them in pieces or encoded. */
function searchTexts(
  { texts }: TarEntry,
  { matcher, ledger }: Scope,
  { path, offset }: { readonly path: string; readonly offset: number },
): void {
  for (const text of texts) {
    for (const { needle } of foundIn(text, matcher))
      ledger.found({ needle, offset }, { path, part: 'header' });
  }
}
