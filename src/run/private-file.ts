import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  rmdirSync,
  writeSync,
} from 'node:fs';
import { ActionError, errnoOf, messageOf } from '../errors.js';
import type { Wording } from '../wording.js';

const PRIVATE_DIRECTORY = 0o700;
const PRIVATE_FILE = 0o600;
const DIRECTORY = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** A directory as the kernel knows it: its name may lead to another one later. */
export interface Identity {
  readonly dev: number;
  readonly ino: number;
  /** Held open: a file system gives the number of a removed directory to the next one, but not of one in use. */
  readonly fd: number | undefined;
}

/**
 * Makes a new directory of mode 0700.
 * @throws Error of the system, or when the file system cannot keep it private
 */
export function mkdirPrivate(path: string): Identity {
  mkdirSync(path, { mode: PRIVATE_DIRECTORY });
  const stat = lstatSync(path);
  try {
    requireMode(stat.mode, PRIVATE_DIRECTORY);
    const fd = process.platform === 'win32' ? undefined : openSync(path, DIRECTORY);
    return { dev: stat.dev, ino: stat.ino, fd };
  } catch (error) {
    rmdirSync(path); // nobody else knows that it is there
    throw error;
  }
}

/** Lets go of a directory that is not needed any more. */
export function letGo(identity: Identity | undefined): void {
  if (identity?.fd !== undefined) closeSync(identity.fd);
}

/** What is there under a name: the very directory, nothing, or something else. */
export function lookAt(path: string, identity: Identity): 'same' | 'gone' | 'replaced' {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 'gone';
  const isSame = stat.isDirectory() && stat.dev === identity.dev && stat.ino === identity.ino;
  return isSame ? 'same' : 'replaced';
}

/**
 * Writes a new file of mode 0600. `check` is called when it is open and empty: what throws there keeps the text out.
 * @throws Error of the system, or when the file system cannot keep it private
 */
export function writePrivate(path: string, text: string, check: () => void = () => {}): void {
  const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, PRIVATE_FILE);
  try {
    const open = fstatSync(fd);
    requireMode(open.mode, PRIVATE_FILE); // before a single byte of the secret is in it
    check();
    const named = lstatSync(path);
    if (named.ino !== open.ino || named.dev !== open.dev) throw new Error('it was replaced');
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
  } finally {
    closeSync(fd);
  }
}

/** Some file systems (FAT, some network mounts) ignore modes and would leave the secret readable to others. */
function requireMode(mode: number, wanted: number): void {
  if (process.platform === 'win32' || (mode & 0o777) === wanted) return;
  throw new Error(
    `the file system gives it mode ${(mode & 0o777).toString(8)} instead of ${wanted.toString(8)}`,
  );
}

/** An error of the file system as one of RUNNER_TEMP. */
export function inStorage(what: string, error: unknown): ActionError {
  const why = errnoOf(error) === 'ENOSPC' ? 'no space is left' : messageOf(error);
  return storage(`${what}: ${why}.`, error);
}

/** An error of RUNNER_TEMP. */
export function storage(message: Wording, cause?: unknown): ActionError {
  return new ActionError({
    code: 'STORAGE',
    message,
    hint: say =>
      `${say.temp} must be a directory that this user can write to, with space left, on a file system that keeps file modes.`,
    ...(cause === undefined ? {} : { cause }),
  });
}
