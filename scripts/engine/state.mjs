import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sleep } from './commands.mjs';
import { EngineError } from './error.mjs';
import { identity, lives } from './processes.mjs';

const LOCK_WAIT_MS = 10 * 60_000; // an installation over a slow line

/**
 * Where this user's engine keeps everything; nothing is created.
 *
 * A socket's path may have 107 bytes, and containerd's is the longest here: where the temp folder is too
 * deep, /tmp is taken.
 * @returns {string}
 */
export function stateFolder() {
  const name = `hf-secret-build-engine-${process.getuid?.() ?? 0}`;
  const folder = join(tmpdir(), name);
  return `${folder}/exec/containerd.sock.ttrpc`.length > 107 ? join('/tmp', name) : folder;
}

/**
 * Creates the state folder, for this user alone.
 * @param {string} folder
 * @throws {EngineError} where something of another user's, or open to others, has its name
 */
export function createStateFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== (process.getuid?.() ?? stat.uid)) {
    throw new EngineError('failed', `${folder} is not a folder of this user's.`, { hint: 'Remove it.' });
  }
  chmodSync(folder, 0o700);
}

/** @param {string} folder */
export function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in it.
  }
}

/**
 * Runs one action while no other process runs one for the same folder.
 * @template T
 * @param {{ folder: string, log: (line: string) => void }} place
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock({ folder, log }, action) {
  const lock = `${folder}.lock`; // beside the folder: stop removes the folder while it holds the lock
  await takeLock(lock, log);
  try {
    return await action();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock @param {(line: string) => void} log */
async function takeLock(lock, log) {
  const end = Date.now() + LOCK_WAIT_MS;
  for (let waited = false; !tryLock(lock); waited = true) {
    const owner = readOr(lock, '');
    if (owner !== '' && !lives(owner)) {
      breakLock(lock, owner);
      continue;
    }
    if (!waited) log(`engine: waiting for process ${owner.split(' ')[0]}, which is busy with the engine`);
    if (Date.now() > end) {
      throw new EngineError('failed', `${lock} has been held for ten minutes.`, { hint: 'Remove it.' });
    }
    await sleep(100);
  }
}

/** A link appears with its content: nobody can read a lock that has no owner yet. @param {string} lock */
function tryLock(lock) {
  const draft = `${lock}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, identity(), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes a dead process's lock away. Another process may have done so, and locked, since the owner was read:
 * what was moved is looked at again, and put back if it is not the dead one's.
 * @param {string} lock
 * @param {string} owner
 */
function breakLock(lock, owner) {
  const moved = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, moved);
    if (readOr(moved, '') !== owner) linkSync(moved, lock);
  } catch {
    // Somebody else was faster; the next attempt sees what is there.
  } finally {
    rmSync(moved, { force: true });
  }
}

/**
 * Notes that this process uses the engine, so that the one that started it does not end it meanwhile.
 * @param {string} folder
 */
export function addUser(folder) {
  mkdirSync(join(folder, 'users'), { recursive: true });
  writeFileSync(join(folder, 'users', String(process.pid)), identity());
}

/** @param {string} folder */
export function removeUser(folder) {
  rmSync(join(folder, 'users', String(process.pid)), { force: true });
}

/**
 * The other live processes that use the engine.
 * @param {string} folder
 * @returns {string[]} their pids
 */
export function otherUsers(folder) {
  const users = join(folder, 'users');
  return list(users).filter(pid => pid !== String(process.pid) && lives(readOr(join(users, pid), '')));
}

/**
 * @param {string} file
 * @param {string} otherwise
 * @returns {string} the file's text, or `otherwise` where it cannot be read
 */
export function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
