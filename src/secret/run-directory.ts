import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError, errnoOf, messageOf } from '../errors.js';
import type { SecretValue } from './value.js';

const NAME = /^hf-secret-build-[0-9a-f]{32}$/;
const PRIVATE_DIRECTORY = 0o700;
const PRIVATE_FILE = 0o600;
const REPORT = 'report.json';

/**
 * The directory of one run under RUNNER_TEMP. Everything that the run writes is inside, the secret files in a
 * directory of their own, so that "remove everything" is one call at whatever moment it is needed.
 * The calls are synchronous: they also run in signal handlers and just before the process ends.
 */
export class RunDirectory {
  readonly path: string;
  readonly #secrets: string;
  #files = 0;

  private constructor(path: string) {
    this.path = path;
    this.#secrets = join(path, 'secrets');
  }

  /**
   * Chooses the path without creating it, so that it can be saved as state first: a run that is killed between
   * the two leaves a path to nothing rather than a directory that nobody knows.
   * @throws ActionError STORAGE when `temp` is no directory
   */
  static plan(temp: string): RunDirectory {
    if (!isAbsolute(temp)) throw storage(`RUNNER_TEMP is ${temp === '' ? 'not set' : 'no absolute path'}.`);
    try {
      const real = realpathSync(temp);
      if (!lstatSync(real).isDirectory()) throw storage(`RUNNER_TEMP (${temp}) is no directory.`);
      return new RunDirectory(join(real, `hf-secret-build-${randomBytes(16).toString('hex')}`));
    } catch (error) {
      if (error instanceof ActionError) throw error;
      throw storage(`RUNNER_TEMP (${temp}) cannot be used: ${messageOf(error)}.`, error);
    }
  }

  /**
   * Creates the directory for this user alone.
   * @throws ActionError STORAGE
   */
  create(): void {
    try {
      mkdirPrivate(this.path);
      mkdirPrivate(this.#secrets);
    } catch (error) {
      throw inStorage(`The private directory ${this.path} cannot be created`, error);
    }
  }

  /**
   * Makes the directory of the secret files anew after they were removed.
   * @throws ActionError STORAGE
   */
  reopenSecrets(): void {
    this.removeSecrets();
    try {
      mkdirPrivate(this.#secrets);
    } catch (error) {
      throw inStorage('The private directory for secrets cannot be created', error);
    }
  }

  /**
   * Writes one secret to a new file of mode 0600, byte for byte, without a newline at its end.
   * Files are numbered: an id never becomes a path.
   * @returns the absolute path of the file
   * @throws ActionError STORAGE, also when the file system cannot keep the file private
   */
  writeSecret(value: SecretValue): string {
    const path = join(this.#secrets, String(this.#files++));
    try {
      writePrivate(path, value.reveal());
    } catch (error) {
      throw inStorage('A secret file cannot be written', error);
    }
    return path;
  }

  /** A path inside the directory for a file that a tool writes. */
  file(name: string): string {
    return join(this.path, name);
  }

  /**
   * A directory inside for what the search cannot keep in memory.
   * @throws ActionError STORAGE
   */
  scratch(): string {
    const path = this.file('scratch');
    try {
      mkdirPrivate(path);
    } catch (error) {
      throw inStorage('A private directory cannot be created', error);
    }
    return path;
  }

  /**
   * Writes the report, which stays until the end of the job.
   * @returns the absolute path of the file
   * @throws ActionError STORAGE
   */
  writeReport(text: string): string {
    const path = this.file(REPORT);
    try {
      rmSync(path, { force: true });
      writePrivate(path, text);
    } catch (error) {
      throw inStorage('The report cannot be written', error);
    }
    return path;
  }

  /** Whether the directory is, or would be, somewhere below this folder. */
  isBelow(folder: string): boolean {
    try {
      const path = relative(realpathSync(folder), this.path);
      return !isAbsolute(path) && path.split(sep)[0] !== '..';
    } catch {
      return false; // no folder of this machine: a Git repository, an image, a name
    }
  }

  /** Removes the secret files; what else the run wrote stays. Safe to call twice. */
  removeSecrets(): void {
    rmSync(this.#secrets, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Removes everything but the report; without a report, the directory as well. Safe to call twice. */
  keepOnlyReport(): void {
    if (!existsSync(this.file(REPORT))) {
      this.remove();
      return;
    }
    for (const name of readdirSync(this.path)) {
      if (name !== REPORT) rmSync(this.file(name), { recursive: true, force: true, maxRetries: 3 });
    }
  }

  /** Removes the directory with everything in it. Safe to call twice. */
  remove(): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What a saved path turned out to be. */
export type Leftover =
  | { readonly kind: 'gone' }
  | { readonly kind: 'ours'; readonly path: string }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Judges a path that came back as state before anything is deleted: an earlier step can plant state for the
 * post step through GITHUB_ENV. Ours is only a real directory of this user's, named as we name them, directly
 * inside RUNNER_TEMP.
 */
export function inspectLeftover(path: string, temp: string): Leftover {
  if (!NAME.test(basename(path)) || resolve(path) !== path) {
    return { kind: 'refused', reason: 'it is not named like a directory of this action' };
  }
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined && temp !== '' && !existsSync(temp)) return { kind: 'gone' }; // with RUNNER_TEMP itself
  if (temp === '' || !isSameDirectory(dirname(path), temp)) {
    return { kind: 'refused', reason: 'it is not directly inside RUNNER_TEMP' };
  }
  if (stat === undefined) return { kind: 'gone' };
  if (!stat.isDirectory()) return { kind: 'refused', reason: 'it is not a directory' };
  if (process.getuid !== undefined && stat.uid !== process.getuid()) {
    return { kind: 'refused', reason: 'it belongs to another user' };
  }
  return { kind: 'ours', path };
}

function isSameDirectory(one: string, other: string): boolean {
  try {
    return realpathSync(one) === one && realpathSync(other) === one;
  } catch {
    return false;
  }
}

function mkdirPrivate(path: string): void {
  mkdirSync(path, { mode: PRIVATE_DIRECTORY });
  requireMode(lstatSync(path).mode, PRIVATE_DIRECTORY);
}

function writePrivate(path: string, text: string): void {
  const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, PRIVATE_FILE);
  try {
    requireMode(fstatSync(fd).mode, PRIVATE_FILE); // before a single byte of the secret is in it
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

function inStorage(what: string, error: unknown): ActionError {
  const why = errnoOf(error) === 'ENOSPC' ? 'no space is left' : messageOf(error);
  return storage(`${what}: ${why}.`, error);
}

function storage(message: string, cause?: unknown): ActionError {
  const hint =
    'RUNNER_TEMP must be a directory that this user can write to, with space left, on a file system that keeps file modes.';
  return new ActionError({ code: 'STORAGE', message, hint, ...(cause === undefined ? {} : { cause }) });
}
