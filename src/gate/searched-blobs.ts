import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { ActionError, errnoOf, messageOf } from '../errors.js';
import { blobPath } from '../scan/image/layout.js';
import type { LayoutSearch } from '../scan/image/layout-search.js';
import type { Needle } from '../scan/needles/needles.js';
import type { Limits } from '../scan/walk/limits.js';

/** A layer that was searched for these very secrets, by this very program, and holds none of them. */
export interface SearchedBlob {
  readonly digest: string;
  /** Bytes as it is stored. */
  readonly size: number;
  /** Bytes that went through the matcher, unpacked. */
  readonly bytes: number;
  /** Repositories that it was pushed to, `registry/name`. */
  readonly repositories: readonly string[];
}

/** What the result of a search depends on. */
export interface SearchBasis {
  readonly needles: readonly Needle[];
  readonly limits: Limits;
  /** The file of the search's program. */
  readonly program: string;
}

const LABEL = 'hf-secret-build searched blobs 1';

/** A record of more bytes is not ours. */
const MAX_RECORD = 8 * 2 ** 20;

/** The blobs that were seen last are kept. */
const MAX_BLOBS = 4096;

/** Smaller blobs are searched faster than they are looked up. */
const MIN_SIZE = 64 * 1024;

/** Secrets that are shorter could be guessed from a record that somebody else can read. In bytes. */
const MIN_SECRET = 20;

/**
 * Remembers which layers were searched, in a folder that the user names and keeps (`verify-cache`). A layer is named
 * by the digest of its bytes: what holds no secret once holds none later. The record's authentication code is keyed
 * by the patterns that were searched for, so nobody who does not know the secret can add a layer to it; with another
 * secret, other limits or another version of the search it is not found at all. It holds no secret, and digests only.
 */
export class SearchedBlobs {
  readonly #folder: string;
  readonly #key: Buffer;

  private constructor(folder: string, key: Buffer) {
    this.#folder = folder;
    this.#key = key;
  }

  /**
   * @returns undefined when no secret is long enough to key a record with
   * @throws ActionError STORAGE when the folder cannot be made
   */
  static open(folder: string, basis: SearchBasis): SearchedBlobs | undefined {
    const longest = basis.needles.filter(({ form }) => form === 'plain').map(({ bytes }) => bytes.length);
    if (Math.max(0, ...longest) < MIN_SECRET) return undefined;
    const path = resolve(folder);
    try {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      return new SearchedBlobs(path, keyOf(basis));
    } catch (error) {
      throw new ActionError({
        code: 'STORAGE',
        message: say =>
          `The folder of ${say.name('verify-cache')}, ${path}, cannot be used: ${messageOf(error)}`,
        hint: say =>
          `Name a folder that this user can write to, or leave ${say.name('verify-cache')} out: then everything is searched each time.`,
        cause: error,
      });
    }
  }

  /** The layers that are known to be in each of these repositories: they have to be neither exported nor searched. */
  in(repositories: readonly string[]): SearchedBlob[] {
    return this.#read().filter(blob => repositories.every(one => blob.repositories.includes(one)));
  }

  /**
   * Adds layers to the record, in one step: a run that is killed leaves the old one. Of two runs that write at once
   * the later wins; the layers of the other are searched again.
   * @throws Error of the system
   */
  add(blobs: readonly SearchedBlob[]): void {
    if (blobs.length === 0) return;
    const known = new Map(this.#read().map(blob => [blob.digest, blob]));
    for (const blob of blobs) {
      const repositories = new Set([...(known.get(blob.digest)?.repositories ?? []), ...blob.repositories]);
      known.delete(blob.digest); // it goes to the end: it was seen last
      known.set(blob.digest, { ...blob, repositories: [...repositories] });
    }
    const text = JSON.stringify([...known.values()].slice(-MAX_BLOBS));
    const temporary = `${this.#file}.${randomBytes(8).toString('hex')}`;
    try {
      writeFileSync(temporary, `${this.#code(text)}\n${text}`, { flag: 'wx', mode: 0o600 });
      renameSync(temporary, this.#file);
    } finally {
      rmSync(temporary, { force: true });
    }
  }

  /** Its name gives away neither the secret nor whether two records have the same. */
  get #file(): string {
    return join(this.#folder, `${this.#code('name').slice(0, 32)}.searched`);
  }

  #code(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('hex');
  }

  /** What is there and was written by somebody who knows the secret. */
  #read(): SearchedBlob[] {
    const [code = '', text = ''] = split(readRecord(this.#file));
    const [given, right] = [Buffer.from(code), Buffer.from(this.#code(text))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return [];
    return JSON.parse(text) as SearchedBlob[]; // ours, byte for byte
  }
}

/** The layers of a search in which nothing was found and nothing left out, and where they will have been pushed. */
export function searchedBlobs(
  { clean }: LayoutSearch,
  { layout, repositories }: { readonly layout: string; readonly repositories: readonly string[] },
): SearchedBlob[] {
  return clean
    .map(({ digest, bytes }) => ({ digest, bytes, size: sizeOf(blobPath(layout, digest)), repositories }))
    .filter(({ size }) => size >= MIN_SIZE);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function keyOf({ needles, limits, program }: SearchBasis): Buffer {
  const key = createHmac('sha256', LABEL);
  const add = (part: Buffer | string) => {
    key.update(`${Buffer.byteLength(part)}:`);
    key.update(part);
  };
  add(createHash('sha256').update(readFileSync(program)).digest());
  add(JSON.stringify(limits));
  for (const { bytes } of needles) add(bytes);
  return key.digest();
}

/** The text of a plain file of a bounded size; '' for whatever else stands there. */
function readRecord(file: string): string {
  let fd: number | undefined;
  try {
    fd = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(fd);
    return stat.isFile() && stat.size <= MAX_RECORD ? readFileSync(fd, 'utf8') : '';
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return '';
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function split(record: string): string[] {
  const end = record.indexOf('\n');
  return end < 0 ? [] : [record.slice(0, end), record.slice(end + 1)];
}
