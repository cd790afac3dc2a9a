import { existsSync, lstatSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { errnoOf } from '../errors.js';
import { end, toolsIn } from '../tool/processes.js';
import { isAtWork, readOwner } from './run-owner.js';

/** How the directory of a run is named. */
export const RUN_NAME = /^hf-secret-build-[0-9a-f]{32}$/;

/** The end of the name that a directory has while it is removed: whatever is left of it then, nobody needs it. */
const REMOVING = '.removing';

/** What a saved path turned out to be. */
export type Leftover =
  | { readonly kind: 'gone' }
  | { readonly kind: 'ours'; readonly path: string }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Judges a path that came back as state before anything is deleted: an earlier step can plant state for the
 * post step through GITHUB_ENV. Ours is only a real directory of this user's, named as we name them, directly
 * inside RUNNER_TEMP, whose run is over: post comes after main.
 */
export function inspectLeftover(path: string, temp: string): Leftover {
  if (!RUN_NAME.test(basename(path)) || resolve(path) !== path) {
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
  const owner = readOwner(path);
  if (owner !== undefined && isAtWork(owner)) {
    return { kind: 'refused', reason: 'it belongs to a run that is still at work' };
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

/**
 * Ends the tools that a dead run left behind, which could write into its directory anew, and removes the
 * directory. A link in its place is removed as a link. `elsewhere` removes what tools keep outside of it.
 * @returns how many processes were ended
 * @throws Error when something cannot be removed
 */
export async function removeLeftover(path: string, elsewhere: (path: string) => void): Promise<number> {
  const orphans = toolsIn(path);
  await end(orphans);
  try {
    elsewhere(path);
  } finally {
    removeRun(path);
  }
  return orphans.length;
}

/**
 * Removes the directory of a run, or what stands in its place. It gets another name first: a removal that is killed
 * takes the note of the owner before the rest, and a sweep could not tell it from a directory that is being made.
 * @returns false when somebody else has removed it
 * @throws Error when something cannot be removed
 */
export function removeRun(path: string): boolean {
  const taken = path.endsWith(REMOVING) ? path : path + REMOVING;
  try {
    if (taken !== path) renameSync(path, taken);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
  removeTree(taken);
  return true;
}

/** The name that a directory had before its removal began; undefined when none began. */
export function nameBeforeRemoval(path: string): string | undefined {
  return path.endsWith(REMOVING) ? path.slice(0, -REMOVING.length) : undefined;
}

/** How often a removal is begun anew when somebody else removes the same. */
const TRIES = 5;

/** Removes a directory with everything in it, or what stands in its place; follows no link. */
export function removeTree(path: string): void {
  for (let tries = 1; ; tries++) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
      return;
    } catch (error) {
      if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
      if (tries === TRIES) throw error;
    }
  }
}
