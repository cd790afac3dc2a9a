import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { ActionError } from '../errors.js';
import type { SecretValue } from '../secret/value.js';
import { removeRun, removeTree } from './leftover.js';
import {
  type Identity,
  inStorage,
  letGo,
  lookAt,
  mkdirPrivate,
  storage,
  writePrivate,
} from './private-file.js';
import { OWNER, thisOwner } from './run-owner.js';
import { realTemp } from './runner-temp.js';

const REPORT = 'report.json';
const SARIF = 'report.sarif';

/** What later steps of the job may read, and whose the directory is. */
const KEPT: ReadonlySet<string> = new Set([REPORT, SARIF, OWNER]);

/**
 * The directory of one run under RUNNER_TEMP. Everything that the run writes is inside, the secret files in a
 * directory of their own, so that "remove everything" is one call at whatever moment it is needed.
 * The calls are synchronous: they also run in signal handlers and just before the process ends.
 */
export class RunDirectory {
  readonly path: string;
  readonly #secrets: string;
  /** What was created under these names; whatever else stands there later is not touched. */
  #own: Identity | undefined;
  #ownSecrets: Identity | undefined;
  #files = 0;

  private constructor(path: string) {
    this.path = path;
    this.#secrets = join(path, 'secrets');
  }

  /**
   * Chooses the path without creating it, so that it can be saved as state first: a run that is killed between
   * the two leaves a path to nothing rather than a directory that nobody knows.
   * @throws ActionError STORAGE when `temp` is no directory, or not a safe one
   */
  static plan(temp: string): RunDirectory {
    return new RunDirectory(join(realTemp(temp), `hf-secret-build-${randomBytes(16).toString('hex')}`));
  }

  /**
   * Creates the directory for this user alone, with a note of whose it is.
   * @throws ActionError STORAGE
   */
  create(): void {
    try {
      this.#own = mkdirPrivate(this.path);
      writePrivate(this.file(OWNER), JSON.stringify(thisOwner()));
      this.#ownSecrets = mkdirPrivate(this.#secrets);
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
    this.#requireOwn();
    try {
      letGo(this.#ownSecrets);
      this.#ownSecrets = undefined;
      this.#ownSecrets = mkdirPrivate(this.#secrets);
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
    const check = () => {
      this.#requireOwn();
      if (lookAt(this.#secrets, required(this.#ownSecrets)) !== 'same')
        throw new Error('its directory was removed or replaced');
    };
    try {
      check();
      writePrivate(path, value.reveal(), check);
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
    this.#requireOwn();
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
    return this.writeForLater(REPORT, text);
  }

  /**
   * Writes the same for code scanning; it stays beside the report.
   * @returns the absolute path of the file
   * @throws ActionError STORAGE
   */
  writeSarif(text: string): string {
    return this.writeForLater(SARIF, text);
  }

  /**
   * Writes a file for later steps, in the place of an earlier one of that name; what `keepOnlyReport` leaves is the
   * report alone, so that another file is written after it.
   * @returns the absolute path of the file
   * @throws ActionError STORAGE
   */
  writeForLater(name: string, text: string): string {
    const path = this.file(name);
    this.#requireOwn();
    try {
      removeTree(path);
      writePrivate(path, text);
    } catch (error) {
      throw inStorage(`The file ${name} cannot be written`, error);
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

  /**
   * Removes the secret files; what else the run wrote stays. Safe to call twice.
   * @throws ActionError STORAGE when they are not where they were written to
   */
  removeSecrets(): void {
    if (!this.#isThere()) return;
    const found = this.#ownSecrets === undefined ? 'same' : lookAt(this.#secrets, this.#ownSecrets);
    removeTree(this.#secrets); // also what stands in its place: it is inside of what is ours
    if (found === 'replaced') throw replaced('The directory of the secret files');
  }

  /** Whether a report was written. */
  hasReport(): boolean {
    return existsSync(this.file(REPORT));
  }

  /**
   * Removes everything but the report; without a report, the directory as well. Safe to call twice.
   * @throws ActionError STORAGE when the directory is not the one that was created
   */
  keepOnlyReport(): void {
    if (!this.#isThere()) return;
    const names = readdirSync(this.path);
    if (!names.includes(REPORT)) {
      this.remove();
      return;
    }
    for (const name of names) if (!KEPT.has(name)) removeTree(this.file(name));
  }

  /**
   * Removes the directory with everything in it. Safe to call twice.
   * @throws ActionError STORAGE when the directory is not the one that was created
   */
  remove(): void {
    if (!this.#isThere()) return;
    removeRun(this.path);
    for (const identity of [this.#own, this.#ownSecrets]) letGo(identity);
    this.#own = undefined;
    this.#ownSecrets = undefined;
  }

  /** False when it was not created or is gone: then there is nothing of ours to remove. */
  #isThere(): boolean {
    const found = this.#own === undefined ? 'gone' : lookAt(this.path, this.#own);
    if (found === 'replaced') throw replaced('The private directory of this run');
    return found === 'same';
  }

  /** Nothing is written through a name that leads elsewhere by now. */
  #requireOwn(): void {
    if (!this.#isThere()) throw storage('The private directory of this run is not there (any more).');
  }
}

function required(identity: Identity | undefined): Identity {
  if (identity === undefined) throw new Error('its directory was not created');
  return identity;
}

function replaced(what: string): ActionError {
  return new ActionError({
    code: 'STORAGE',
    message: `${what} was replaced by something else meanwhile; nothing was written there.`,
    hint: say =>
      `Something else on this machine works in ${say.temp} as this user. The secret files may have been moved: look for them, and revoke the token when in doubt.`,
  });
}
