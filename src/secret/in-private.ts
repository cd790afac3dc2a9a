import { dirname } from 'node:path';
import { killNow, toolsIn } from './processes.js';
import type { RunDirectory } from './run-directory.js';
import { sweep, sweptSentence } from './sweep.js';

interface Lifetime {
  /** Called before the directory exists. */
  readonly remember: (directory: RunDirectory) => void;
  readonly cancel: AbortSignal;
  readonly log: (line: string) => void;
  /** Removes what the tools of a dead run keep outside of its directory. */
  readonly left: (path: string) => unknown;
}

/**
 * Does the work while the run's private directory is there, and leaves nothing of it but the report. What dead runs
 * left beside it is removed first.
 * @throws ActionError STORAGE, and whatever the work throws
 */
export async function inPrivate<T>(
  directory: RunDirectory,
  { remember, cancel, log, left }: Lifetime,
  work: () => Promise<T>,
): Promise<T> {
  for (const swept of await sweep(dirname(directory.path), left)) log(sweptSentence(swept));
  cancel.throwIfAborted();
  remember(directory);
  const removeSecrets = () => attempt(() => directory.removeSecrets()); // once more below, where errors are heard
  try {
    directory.create();
    cancel.addEventListener('abort', removeSecrets, { once: true });
    return await work();
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
