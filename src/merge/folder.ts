import { closeSync, constants, type Dirent, fstatSync, opendirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { ActionError, errnoOf, messageOf } from '../errors.js';
import { badRecord } from './bad-record.js';
import { MAX_RECORD } from './record.js';

/** More platforms than there are, many times over. */
const MAX_FILES = 100;

/** download-artifact makes a folder for each artifact; what is deeper was not made by it. */
const MAX_DEPTH = 3;

const FILE_NAME = /^(sha256)-([0-9a-f]{64})\.json$/;

/** A file of a folder: its name in there, the digest in that name, its text. */
interface RecordFile {
  readonly name: string;
  readonly digest: string;
  readonly text: string;
}

/**
 * Reads the records in a folder and in those below it. Anything else there is an error: it may be a record whose
 * name was changed, and what is overlooked is missing in the image.
 * @throws ActionError BAD_RECORD or BAD_INPUT
 */
export function readFolder(folder: string): RecordFile[] {
  const files: RecordFile[] = [];
  const visit = (below: string, depth: number) => {
    for (const entry of entriesOf(folder, below)) {
      const name = join(below, entry.name);
      if (entry.isDirectory() && depth < MAX_DEPTH) visit(name, depth + 1);
      else files.push(readRecordFile(folder, name, entry));
      if (files.length > MAX_FILES) throw badRecord(folder, `more than ${MAX_FILES} files are in it`);
    }
  };
  visit('', 1);
  return files;
}

function entriesOf(folder: string, below: string): Dirent[] {
  try {
    const directory = opendirSync(join(folder, below));
    try {
      return firstEntries(() => directory.readSync());
    } finally {
      directory.closeSync();
    }
  } catch (error) {
    throw noFolder(folder, error);
  }
}

/** In the order of their names: which of two wrong files an error names is not left to the file system. */
function firstEntries(next: () => Dirent | null): Dirent[] {
  const entries: Dirent[] = [];
  for (let entry = next(); entry !== null && entries.length <= MAX_FILES; entry = next()) entries.push(entry);
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function readRecordFile(folder: string, name: string, entry: Dirent): RecordFile {
  const [, algorithm, hex] = FILE_NAME.exec(entry.name) ?? [];
  if (algorithm === undefined || hex === undefined) throw badRecord(name, 'it is no digest-file');
  if (!entry.isFile()) throw badRecord(name, 'it is no regular file');
  try {
    return { name, digest: `${algorithm}:${hex}`, text: readSmall(join(folder, name)) };
  } catch (error) {
    throw badRecord(name, messageOf(error), error);
  }
}

/** Neither follows a link that was put there meanwhile, nor waits for a pipe, nor reads more than a record. */
function readSmall(path: string): string {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!fstatSync(fd).isFile()) throw new Error('it is no regular file');
    const bytes = Buffer.alloc(MAX_RECORD + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < bytes.length; length += read)
      read = readSync(fd, bytes, length, bytes.length - length, null);
    if (length > MAX_RECORD) throw new Error('it is too large for a record');
    return bytes.toString('utf8', 0, length);
  } finally {
    closeSync(fd);
  }
}

function noFolder(folder: string, cause: unknown): ActionError {
  return new ActionError({
    code: 'BAD_INPUT',
    message: `The folder of input 'path' cannot be read (${errnoOf(cause) || messageOf(cause)}): ${folder}.`,
    hint: 'Put actions/download-artifact with the same path before this step. It makes no folder when no artifact fits its pattern.',
    cause,
  });
}
