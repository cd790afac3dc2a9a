import { dirname } from 'node:path';
import { killNow, toolsIn } from '../tool/processes.js';
import { RunDirectory } from './run-directory.js';
import { sweep, sweptSentence } from './sweep.js';

/** What a run's directory depends on, and who hears of it. */
interface Lifetime {
  /** Where the directory is made (RUNNER_TEMP). */
  readonly temp: string;
  /** Called before the directory exists. */
  readonly remember: (directory: RunDirectory) => void;
  readonly cancel: AbortSignal;
  readonly log: (line: string) => void;
  /** Removes what the tools of a dead run keep outside of its directory. */
  readonly removeOutside: (path: string) => unknown;
}

/**
 * Does the work while the run's private directory is there, and leaves nothing of it but the report. What dead runs
 * left beside it is removed first.
 * @param admit refuses the directory before it is made
 * @throws ActionError STORAGE, and whatever the work throws
 */
export async function inRunDirectory<T>(
  { temp, remember, cancel, log, removeOutside }: Lifetime,
  admit: (directory: RunDirectory) => void,
  work: (directory: RunDirectory) => Promise<T>,
): Promise<T> {
  const directory = RunDirectory.plan(temp);
  admit(directory);
  for (const swept of await sweep(dirname(directory.path), removeOutside)) log(sweptSentence(swept));
  cancel.throwIfAborted();
  remember(directory);
  const removeSecrets = () => attempt(() => directory.removeSecrets()); // once more below, where errors are heard
  try {
    directory.create();
    cancel.addEventListener('abort', removeSecrets, { once: true });
    return await work(directory);
  } catch (error) {
    killNow(toolsIn(directory.path)); // a plugin whose docker was killed goes on, and could write here again
    throw error;
  } finally {
    cancel.removeEventListener('abort', removeSecrets);
    directory.keepOnlyReport();
  }
}

function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // The caller tries again.
  }
}
