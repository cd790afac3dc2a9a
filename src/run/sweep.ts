import { lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { messageOf } from '../errors.js';
import { end, toolsIn } from '../tool/processes.js';
import { nameBeforeRemoval, RUN_NAME, removeRun } from './leftover.js';
import { fateOf, LEAVE_ALONE_MS, readOwner } from './run-owner.js';

/**
 * How long a directory without anything in it may be about to get its first file. It holds nothing, so what matters
 * is only not to remove one that is being made.
 */
const EMPTY_MS = 60_000;

/** What was done about one directory. */
export interface Swept {
  readonly name: string;
  /** Why it was there, in words. */
  readonly reason: string;
  /** Tools of the dead run that were ended. */
  readonly ended: number;
  /** What stands in the way of its removal; '' when it is gone. */
  readonly fault: string;
}

/**
 * Removes the directories of runs that died before their clean-up: real directories of this user's, directly inside
 * RUNNER_TEMP and named as we name them, whose run and job are gone, or which are older than any job. Nothing that
 * goes wrong here concerns the run that calls.
 * @param temp the real path of RUNNER_TEMP
 * @param elsewhere removes what the tools of a run keep outside of its directory
 */
export async function sweep(temp: string, elsewhere: (path: string) => unknown = () => {}): Promise<Swept[]> {
  const swept: Swept[] = [];
  for (const name of namesIn(temp)) {
    const reason = reasonToRemove(join(temp, name));
    if (reason === '') continue;
    const result = await take(join(temp, name), { reason, elsewhere });
    if (result !== undefined) swept.push(result);
  }
  return swept;
}

/** A sentence for the log. */
export function sweptSentence({ name, reason, ended, fault }: Swept): string {
  const orphans = ended === 0 ? '' : ` and ended ${ended} of its processes`;
  return fault === ''
    ? `Removed ${name}${orphans}: ${reason}.`
    : `${name} is left over (${reason}) and cannot be removed: ${fault}.`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Why a directory is to be removed; '' when it is not ours to remove. */
function reasonToRemove(path: string): string {
  const name = basename(path);
  const before = nameBeforeRemoval(name);
  if (!RUN_NAME.test(before ?? name)) return '';
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) return '';
  if (process.getuid !== undefined && stat.uid !== process.getuid()) return '';
  if (before !== undefined) return 'its removal was interrupted';
  const fate = fateOf(readOwner(path));
  if (fate === 'gone') return 'its run was killed before it could clean up';
  const age = Date.now() - stat.mtimeMs;
  if (age > EMPTY_MS && namesIn(path).length === 0) return 'it is empty';
  return fate === 'unknown' && age > LEAVE_ALONE_MS ? 'it is older than any job' : '';
}

/** Takes one directory and removes it; undefined when another sweep was faster. */
async function take(
  path: string,
  { reason, elsewhere }: { readonly reason: string; readonly elsewhere: (path: string) => unknown },
): Promise<Swept | undefined> {
  const name = basename(path);
  const original = nameBeforeRemoval(path) ?? path;
  let ended = 0;
  try {
    const orphans = toolsIn(original);
    await end(orphans);
    ended = orphans.length;
    elsewhere(original);
    return removeRun(path) ? { name, reason, ended, fault: '' } : undefined;
  } catch (error) {
    return { name, reason, ended, fault: messageOf(error) };
  }
}
