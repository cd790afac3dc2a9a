import { ActionError, type ErrorCode, type Place } from '../errors.js';

/** Something that a check found before the build: an error keeps the build from starting. */
export interface Problem {
  readonly level: 'error' | 'warning' | 'notice';
  readonly code: ErrorCode;
  /** What is wrong and where; never a secret's bytes. */
  readonly message: string;
  /** What the user does next. */
  readonly hint: string;
  readonly place?: Place;
  /** A secret stands in what would be built. */
  readonly isLeak?: boolean;
}

/** The first error among the problems as the error of the step; undefined when the build may start. */
export function firstError(problems: readonly Problem[]): ActionError | undefined {
  const first = problems.find(({ level }) => level === 'error');
  return first === undefined ? undefined : new ActionError(first);
}
