import { once } from 'node:events';
import * as core from '@actions/core';

let isCorked = false;

/**
 * Writes one line into the step's log. The lines of one turn of the event loop leave by one system call, in order
 * with everything else that is written there.
 */
export function logLine(line: string): void {
  if (!isCorked) {
    isCorked = true;
    process.stdout.cork();
    queueMicrotask(() => {
      isCorked = false;
      process.stdout.uncork();
    });
  }
  core.info(line);
}

/** Resolves when the log takes lines again; undefined when it does now. */
export function logDrained(): Promise<unknown> | undefined {
  return process.stdout.writableNeedDrain ? once(process.stdout, 'drain') : undefined;
}
