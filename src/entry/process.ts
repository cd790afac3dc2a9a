import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ActionError } from '../errors.js';

/** The signals by which a run is ended: Ctrl-C, a cancellation, a terminal that closes. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type EndingSignal = (typeof ENDING)[number];

/** Calls back for each signal that asks the process to end, which then does not end by itself. */
export function onEndingSignal(end: (signal: EndingSignal) => void): void {
  for (const signal of ENDING) process.on(signal, () => end(signal));
}

/** Calls back for what nobody caught. */
export function onUncaught(take: (thrown: unknown) => void): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, take);
}

/** Another entry's program: dist/main/index.js has dist/scan-worker/index.js beside it. */
export function besideEntry(name: string): string {
  return join(dirname(dirname(realpathSync(process.argv[1] ?? ''))), name, 'index.js');
}

/** The reason of a line that a signal ends. */
export function cancelled(): ActionError {
  return new ActionError({
    code: 'CANCELLED',
    message: 'The build was cancelled.',
    hint: 'The secret files were removed; nothing else was kept.',
  });
}
