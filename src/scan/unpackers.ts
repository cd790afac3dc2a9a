import { ArReader } from './ar.js';
import { openGitBundle, openGitPack, openProgram, openZip } from './archives.js';
import { Content, type ContentPlace } from './content.js';
import { CpioReader } from './cpio.js';
import { openDecoder } from './decoders/open.js';
import type { Compression } from './decoders/sniff.js';
import { type Format, formatOf } from './formats.js';
import { Unpacked } from './nested.js';
import { type Sink, Unreadable } from './sink.js';
import { type Scope, SearchedStream } from './stream.js';
import { type TarEntry, TarReader } from './tar.js';

/** A tar header holds names up to this length in one piece; longer ones may be split over two fields. */
const UNSPLIT_NAME = 100;

/** Files below this size hold no archive and are not looked into. */
const SMALLEST_MEMBER = 18;

/**
 * Opens the unpacker for content that begins like `head`; undefined when it is no archive.
 * @throws Unreadable for formats that are known but not read, and for archives that lie too deep
 */
export function openUnpacker(head: Buffer, scope: Scope, place: ContentPlace): Sink | undefined {
  const format = formatOf(head);
  if (format.kind === 'plain') return undefined;
  if (format.kind === 'unsupported') throw new Unreadable('unsupported', `${format.name} is not read`);
  const depth = depthInside(format, place);
  if (depth > scope.limits.depth) {
    throw new Unreadable('limit', `it lies more than ${scope.limits.depth} archives deep`);
  }
  return open(format, scope, { ...place, depth });
}

/** A compressed tar is one archive, not two; the layer itself is none. */
function depthInside({ kind }: Format, place: ContentPlace): number {
  if (place.path === '' || (kind === 'tar' && place.kind === 'stream')) return place.depth;
  return place.depth + 1;
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
    case 'compressed':
      return openCompressed(format.compression, scope, place);
    case 'zip':
      return openZip(scope, place);
    case 'git-pack':
      return openGitPack(scope, place);
    case 'git-bundle':
      return openGitBundle(scope, place);
    case 'program':
      return openProgram(scope, place);
    default:
      return undefined;
  }
}

/** `usr/app.tar.gz!/etc/netrc`: what stands behind the mark is inside of what stands before it. */
export function memberPath({ path, kind }: ContentPlace, name: Buffer): string {
  const text = name.toString('latin1');
  if (path === '') return text;
  return kind === 'stream' ? `${path}/${text}` : `${path}!/${text}`;
}

function openCompressed(compression: Compression, scope: Scope, { path, depth }: ContentPlace): Sink {
  // The compression of the blob itself was chosen by the builder: nothing in it is too much.
  if (path === '') return closing(openDecoder, compression, new SearchedStream(scope, { path, depth }));
  const unpacked = new Unpacked(scope, { path: `${path}!`, depth });
  return unpacked.behind(openDecoder(compression, unpacked));
}

function closing(make: typeof openDecoder, compression: Compression, stream: SearchedStream): Sink {
  const decoder = make(compression, stream);
  return {
    write: chunk => decoder.write(chunk),
    end: () => decoder.end(),
    close: () => {
      decoder.close?.();
      stream.close();
    },
  };
}

function openTar(scope: Scope, place: ContentPlace): Sink {
  const members = new Members(scope, place);
  return new TarReader({
    entry: entry => {
      const path = memberPath(place, entry.name);
      searchName(entry, scope, path);
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
    rest: offset =>
      members.open(memberPath(place, Buffer.from('(behind the archive)')), {
        offset,
        size: Number.MAX_SAFE_INTEGER,
      }),
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
    if (size < SMALLEST_MEMBER) return undefined;
    return new Content(this.#scope, { ...this.#place, kind: 'member', path, base: content });
  }
}

/** The header's bytes are searched as they are; only a name that it may hold in two pieces is searched joined. */
function searchName({ name }: TarEntry, { matcher, ledger }: Scope, path: string): void {
  if (name.length <= UNSPLIT_NAME) return;
  for (const hit of matcher.hitsIn(name)) ledger.found(hit, { path, part: 'header' });
}
