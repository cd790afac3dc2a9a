import { bytesFrom, packInBundle, readGitPack } from '../archive/git-pack.js';
import { readZip, type ZipEntry } from '../archive/zip.js';
import { localHeaderAt, localHeadersIn } from '../archive/zip-headers.js';
import { openZipLzma } from '../archive/zip-lzma.js';
import { openDecoder } from '../decode/open.js';
import { type RandomAccess, type Sink, Unreadable } from '../decode/sink.js';
import { foundIn } from '../match/hit-groups.js';
import { Embedded } from './embedded.js';
import type { Finder } from './embedded-finders.js';
import { Isolated, Meter, Unpacked } from './nested.js';
import { type ContentPlace, memberPath, type Place, type Scope } from './place.js';
import { ZipInMidst } from './program.js';

type Read = (bytes: RandomAccess) => Promise<void>;

/** A zip archive, whatever its name: wheels, jars, npz, docx. */
export function openZip(scope: Scope, place: ContentPlace): Sink {
  return new Deferred(scope, bytes => unzip(bytes, scope, place));
}

/** A pack of git objects. */
export function openGitPack(scope: Scope, place: ContentPlace): Sink {
  return new Deferred(scope, bytes => unpackObjects(bytes, scope, place));
}

/** A git bundle: a list of references and a pack behind it. */
export function openGitBundle(scope: Scope, place: ContentPlace): Sink {
  return new Deferred(scope, async bytes => {
    const at = packInBundle(bytes);
    if (at === undefined) throw new Unreadable('damaged', 'a git bundle without its pack');
    await unpackObjects(bytesFrom(bytes, at), scope, place);
  });
}

/** A script, program or other file, which may have a zip behind it or other packed content in it. */
export function openCarrier(find: Finder, scope: Scope, place: ContentPlace): Sink {
  const program = new ZipInMidst(scope, place, bytes => unzip(bytes, scope, place));
  const embedded = new Embedded(scope, place, find);
  return {
    write: chunk => {
      program.write(chunk);
      return embedded.write(chunk);
    },
    end: async () => {
      await embedded.end();
      await program.end();
    },
    close: () => {
      embedded.close();
      program.close();
    },
  };
}

/** Keeps content whose format is read from its end or in any order, and reads it when it is complete. */
class Deferred implements Sink {
  readonly #read: Read;
  readonly #kept: ReturnType<Scope['retention']['open']>;

  constructor(scope: Scope, read: Read) {
    this.#read = read;
    this.#kept = scope.retention.open();
  }

  write(chunk: Buffer): void | Promise<void> {
    return this.#kept.write(chunk);
  }

  async end(): Promise<void> {
    await this.#kept.end();
    await this.#read(this.#kept.bytes);
  }

  close(): void {
    this.#kept.close();
  }
}

/** The header of a member alone, without a directory, proves a zip when so many bytes go with it. */
const ENOUGH = 1024;

function beginsWithMember(bytes: RandomAccess): boolean {
  if (bytes.size < ENOUGH) return false;
  const [first] = localHeadersIn(bytes, { start: 0, end: ENOUGH });
  return first === 0 && !/[\x00-\x1f\x7f]/.test(localHeaderAt(bytes, 0).name.toString('latin1'));
}

function unzip(bytes: RandomAccess, scope: Scope, place: ContentPlace): Promise<void> {
  const all = new Meter(scope);
  if (beginsWithMember(bytes)) scope.vouch();
  return readZip(bytes, {
    entry: entry => {
      all.check();
      if (entry.isListed) scope.vouch();
      const path = memberPath(place, entry.name);
      for (const text of entry.texts) {
        for (const hit of foundIn(text, scope.matcher)) scope.ledger.found(hit, { path, part: 'header' });
      }
      // A folder has no content; what is called one and has some is a file all the same.
      if (entry.compressedSize === 0 && entry.size === 0) return undefined;
      return openMember(entry, scope, { path, depth: place.depth, kind: 'member' });
    },
  });
}

/** Names and comments are joined and decoded already; the content comes as it is packed. */
function openMember(entry: ZipEntry, scope: Scope, place: Place): Sink | undefined {
  const { method, isEncrypted } = entry;
  if (isEncrypted || method === 'unknown') {
    scope.ledger.unreadable(place.path, isEncrypted ? encrypted() : unknownCompression());
    return undefined;
  }
  const unpacked = new Unpacked(scope, place);
  return new Isolated(scope, place.path, unpacked.behind(memberDecoder(entry, method, unpacked)));
}

function memberDecoder({ size }: ZipEntry, method: Exclude<ZipEntry['method'], 'unknown'>, out: Sink): Sink {
  if (method === 'stored') return out;
  return method === 'lzma' ? openZipLzma(size, out) : openDecoder(method, out);
}

function encrypted(): Unreadable {
  return new Unreadable('encrypted', 'a member of a zip with a password');
}

function unknownCompression(): Unreadable {
  return new Unreadable('unsupported', 'a member of a zip in an unknown compression');
}

/** Deltas make much of little: all objects count against the size of the pack. */
function unpackObjects(bytes: RandomAccess, scope: Scope, place: ContentPlace): Promise<void> {
  const meter = new Meter(scope, bytes.size);
  return readGitPack(bytes, {
    object: ({ type, offset }) => {
      meter.check();
      const path = memberPath(place, Buffer.from(`${type}@${offset}`));
      return new Unpacked(scope, { path, depth: place.depth, kind: 'member' }, meter);
    },
  });
}
