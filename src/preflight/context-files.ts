import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { IgnoreRules } from './ignore-file.js';

/** A regular file of a context. */
export interface ContextFile {
  /** Relative to the context, with `/`. */
  readonly path: string;
  readonly absolute: string;
}

/** Larger files come last: settings are small, models are not. In bytes. */
const LARGE = 4 << 20;

/**
 * The regular files of a context that are sent to the builder, folder by folder, those near its root first: what
 * holds tokens by mistake (.env, .git/config) is there. Links are not followed: the builder gets them as links.
 * Folders that cannot be read are left out.
 */
export function* contextFiles(root: string, rules: IgnoreRules): Generator<ContextFile> {
  const folders = [''];
  const ignored: string[] = []; // searched last, for exceptions below them
  const large: ContextFile[] = [];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift() ?? ignored.shift()) {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isIgnored = rules.ignores(path);
      if (entry.isDirectory()) {
        if (!isIgnored) folders.push(path);
        else if (rules.hasExceptions) ignored.push(path);
      } else if (entry.isFile() && !isIgnored) {
        const file = { path, absolute: join(root, path) };
        if (isLarge(file)) large.push(file);
        else yield file;
      }
    }
  }
  yield* large;
}

function isLarge({ absolute }: ContextFile): boolean {
  return (lstatSync(absolute, { throwIfNoEntry: false })?.size ?? 0) > LARGE;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

const CHUNK = 1 << 20;
const buffer = { bytes: Buffer.alloc(0) };

/**
 * The bytes of a file in pieces, each good until the next is asked for. A file that cannot be read, or that is no
 * regular file any more, has none; a pipe is not waited for.
 */
export function* piecesOf({ absolute }: ContextFile): Generator<Buffer> {
  const file = open(absolute);
  if (file === undefined) return;
  try {
    if (!fstatSync(file).isFile()) return;
    if (buffer.bytes.length === 0) buffer.bytes = Buffer.allocUnsafeSlow(CHUNK);
    for (let count = CHUNK; count === CHUNK; ) {
      count = read(file); // less is the end of a regular file
      yield buffer.bytes.subarray(0, count);
    }
  } finally {
    closeSync(file);
  }
}

function open(path: string): number | undefined {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}

function read(file: number): number {
  try {
    return readSync(file, buffer.bytes, 0, CHUNK, null);
  } catch {
    return 0;
  }
}
