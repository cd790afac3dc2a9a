import { ActionError, type ErrorCode, type Place } from './errors.js';
import type { HubRepo } from './request.js';
import type { Wording } from './wording.js';

/** Something that a check found before the build: an error keeps the build from starting. */
export interface Problem {
  readonly level: 'error' | 'warning' | 'notice';
  readonly code: ErrorCode;
  /** What is wrong and where; never a secret's bytes. */
  readonly message: Wording;
  /** What the user does next. */
  readonly hint: Wording;
  readonly place?: Place;
  /** The repositories of the Hub that it is about. */
  readonly about?: readonly HubRepo[];
  /** A secret stands in what would be built. */
  readonly isLeak?: boolean;
}

/** The first error among the problems as the error of the step; undefined when the build may start. */
export function firstError(problems: readonly Problem[]): ActionError | undefined {
  const first = problems.find(({ level }) => level === 'error');
  return first === undefined ? undefined : new ActionError(first);
}
