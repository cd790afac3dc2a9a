import { ArReader } from '../archive/ar.js';
import { CpioReader } from '../archive/cpio.js';
import { RpmReader } from '../archive/rpm.js';
import { type TarEntry, TarReader } from '../archive/tar.js';
import { openDecoder } from '../decode/open.js';
import { type Sink, Unreadable } from '../decode/sink.js';
import type { Compression } from '../decode/sniff.js';
import { foundIn } from '../match/hit-groups.js';
import { openCarrier, openGitBundle, openGitPack, openZip } from './archives.js';
import { Base64Text } from './base64-text.js';
import { Content } from './content.js';
import { inPdf, inPng, inPrograms, inText } from './embedded-finders.js';
import { type Format, formatOf, gitObjectOf, provesGenuine, SMALLEST_ARCHIVE } from './formats.js';
import { Unpacked } from './nested.js';
import { type ContentPlace, memberPath, type Scope, tooDeep } from './place.js';
import { openProving } from './proving.js';
import { UnlessPublished } from './published.js';
import { SearchedStream } from './stream.js';

/**
 * Opens the unpacker for content that begins like `head`; undefined when it is no archive.
 * @throws Unreadable, or the sink does, for formats that are known but not read and for archives that lie too deep
 */
export function openUnpacker(head: Buffer, scope: Scope, place: ContentPlace): Sink | undefined {
  const format = (place.kind === 'unpacked' ? gitObjectOf(head) : undefined) ?? formatOf(head);
  if (format.kind === 'plain') return undefined;
  if (provesGenuine(format, head)) scope.vouch();
  const openIt = () => openFormat(format, scope, place);
  const isPacked = format.kind !== 'carrier';
  const isFile = place.kind !== 'blob' && place.kind !== 'layer';
  return isPacked && isFile ? new UnlessPublished(openIt) : openIt();
}

function openFormat(format: Format, scope: Scope, place: ContentPlace): Sink | undefined {
  if (format.kind === 'unsupported') throw new Unreadable('unsupported', `${format.name} is not read`);
  const depth = depthInside(format, place);
  // Most carriers hold nothing: those that are too deep and do say so themselves.
  if (depth > scope.limits.depth && format.kind !== 'carrier') throw tooDeep(scope);
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
    case 'carrier':
      return openCarrier(FINDERS[format.carrier], scope, place);
    default:
      return undefined;
  }
}

const FINDERS = { program: inPrograms, pdf: inPdf, png: inPng, text: inText } as const;

function openCompressed(compression: Compression, scope: Scope, { path, depth, kind }: ContentPlace): Sink {
  // The compression of the blob itself was chosen by the builder: nothing in it is too much.
  if (kind === 'blob')
    return openDecoder(compression, new SearchedStream(scope, { path, depth, kind: 'layer' }));
  const unpacked = new Unpacked(scope, { path: `${path}!`, depth, kind: 'unpacked' });
  return unpacked.behind(openProving(compression, { out: unpacked, scope }));
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
