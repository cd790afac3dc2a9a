import type { ContentPlace } from './content.js';
import { openDecoder } from './decoders/open.js';
import { bytesFrom, packInBundle, readGitPack } from './git-pack.js';
import { Isolated, Unpacked } from './nested.js';
import { type RandomAccess, type Sink, Unreadable } from './sink.js';
import type { Scope } from './stream.js';
import { memberPath } from './unpackers.js';
import { endsAsZip, readZip, type ZipEntry } from './zip.js';

/** A program with a zip behind it is no larger than this: a limit on what is kept for nothing. */
const MAX_PROGRAM = 32 * 2 ** 20;

/** The end record of a zip and the longest comment behind it. */
const MAX_ZIP_END = 22 + 0xffff;

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

/** A script or Windows program: a zip, when it ends like one. */
export function openProgram(scope: Scope, place: ContentPlace): Sink {
  return new Deferred(
    scope,
    async bytes => {
      const length = Math.min(bytes.size, MAX_ZIP_END);
      if (endsAsZip(bytes.read(bytes.size - length, length))) await unzip(bytes, scope, place);
    },
    MAX_PROGRAM,
  );
}

/** Keeps content whose format is read from its end or in any order, and reads it when it is complete. */
class Deferred implements Sink {
  readonly #read: Read;
  readonly #most: number;
  #kept: ReturnType<Scope['retention']['open']> | undefined;
  #size = 0;

  /** Content of more than `most` bytes is not what was looked for, and let go. */
  constructor(scope: Scope, read: Read, most = Number.POSITIVE_INFINITY) {
    this.#read = read;
    this.#most = most;
    this.#kept = scope.retention.open();
  }

  write(chunk: Buffer): void | Promise<void> {
    this.#size += chunk.length;
    if (this.#size > this.#most) this.close();
    return this.#kept?.write(chunk);
  }

  async end(): Promise<void> {
    await this.#kept?.end();
    if (this.#kept !== undefined) await this.#read(this.#kept.bytes);
  }

  close(): void {
    this.#kept?.close();
    this.#kept = undefined;
  }
}

function unzip(bytes: RandomAccess, scope: Scope, place: ContentPlace): Promise<void> {
  return readZip(bytes, {
    entry: entry => {
      const path = memberPath(place, entry.name);
      for (const text of entry.texts) {
        for (const hit of scope.matcher.hitsIn(text)) scope.ledger.found(hit, { path, part: 'header' });
      }
      if (entry.isDirectory) return undefined;
      return openMember(entry, scope, { path, depth: place.depth });
    },
  });
}

/** Names and comments are joined and decoded already; the content comes as it is packed. */
function openMember(
  entry: ZipEntry,
  scope: Scope,
  place: { readonly path: string; readonly depth: number },
): Sink | undefined {
  const fault = faultOf(entry);
  if (fault !== undefined) {
    scope.ledger.unreadable(place.path, fault);
    return undefined;
  }
  const unpacked = new Unpacked(scope, place);
  if (entry.method === 'stored') return new Isolated(scope, place.path, unpacked.behind(unpacked));
  if (entry.method === 'unknown' || entry.method === 'lzma') return undefined;
  return new Isolated(scope, place.path, unpacked.behind(openDecoder(entry.method, unpacked)));
}

function faultOf({ isEncrypted, method }: ZipEntry): Unreadable | undefined {
  if (isEncrypted) return new Unreadable('encrypted', 'a member of a zip with a password');
  if (method === 'unknown' || method === 'lzma')
    return new Unreadable('unsupported', 'a member of a zip in an unknown compression');
  return undefined;
}

function unpackObjects(bytes: RandomAccess, scope: Scope, place: ContentPlace): Promise<void> {
  return readGitPack(bytes, {
    object: ({ type, offset }) => {
      const path = `${place.path}!/${type}@${offset}`;
      const unpacked = new Unpacked(scope, { path, depth: place.depth });
      return new Isolated(scope, path, unpacked.behind(unpacked));
    },
  });
}
