import { ActionError } from '../errors.js';
import { harmless } from '../text/defuse.js';

/** The error of a record that cannot be relied on. */
export function badRecord(from: string, why: string, cause?: unknown): ActionError {
  return new ActionError({
    code: 'BAD_RECORD',
    message: `${harmless(from)} cannot be merged: ${why}.`,
    hint: 'Pass what this action gave as digest-file or digest-record, unchanged, and nothing else: let download-artifact take only those artifacts.',
    ...(cause === undefined ? {} : { cause }),
  });
}
