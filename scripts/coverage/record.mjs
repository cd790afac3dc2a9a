import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';

/** A thread of the search is ended from outside, without a last word. */
const THREAD_INTERVAL_MS = 100;

let saved = 0;

/**
 * Lets V8 count in this thread from now on which parts of the project's sources run. What it counted is written to
 * the folder whenever the function that is returned is called, and at the end of the process.
 * @param {string} folder
 * @returns {() => void}
 */
export function record(folder) {
  mkdirSync(folder, { recursive: true });
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const save = () => {
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      const result = error === null ? taken.result.filter(({ url }) => url.includes('/build/src/')) : [];
      if (result.length === 0) return;
      const name = `${process.pid}-${threadId}-${Date.now()}-${saved++}.json`;
      writeFileSync(join(folder, name), JSON.stringify({ result }));
    });
  };
  process.on('exit', save);
  if (!isMainThread) setInterval(save, THREAD_INTERVAL_MS).unref();
  return save;
}
