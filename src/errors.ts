import { types } from 'node:util';

/** What went wrong, as one stable word: docs and tests refer to it. */
export type ErrorCode =
  | 'BAD_INPUT'
  | 'BAD_SECRET'
  | 'BAD_TOKEN'
  | 'BUILD_FAILED'
  | 'BUILDX_TOO_OLD'
  | 'CANCELLED'
  | 'INTERNAL'
  | 'LEAK'
  | 'NO_BUILDX'
  | 'NO_DAEMON'
  | 'NO_DOCKER'
  | 'NO_GIT_CONTEXT'
  | 'PUSH_DIFFERS'
  | 'PUSH_FAILED'
  | 'STORAGE'
  | 'UNVERIFIED';

interface ErrorParts {
  readonly code: ErrorCode;
  /** What happened and where; never a secret's bytes. */
  readonly message: string;
  /** What the user does next. */
  readonly hint: string;
  readonly cause?: unknown;
}

/** The one error type that reaches a user. Boundaries wrap what they catch into it. */
export class ActionError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(parts: ErrorParts) {
    super(parts.message, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.name = 'ActionError';
    this.code = parts.code;
    this.hint = parts.hint;
  }
}

/** Turns anything that was thrown, an Error or not, into an ActionError; the original is its cause. */
export function asActionError(thrown: unknown): ActionError {
  if (thrown instanceof ActionError) return thrown;
  return new ActionError({
    code: 'INTERNAL',
    message: `Unexpected failure: ${messageOf(thrown)}`,
    hint: 'Nothing was kept. Please report this with the log of the step.',
    cause: thrown,
  });
}

/** The message of a thrown value, whatever its type. */
export function messageOf(thrown: unknown): string {
  if (types.isNativeError(thrown)) return thrown.message;
  try {
    return String(thrown);
  } catch {
    return 'something without a text was thrown';
  }
}

/** The code of a Node system error (`ENOENT`, `EACCES` …), or '' when it has none. */
export function errnoOf(thrown: unknown): string {
  const code = types.isNativeError(thrown) && 'code' in thrown ? thrown.code : '';
  return typeof code === 'string' ? code : '';
}
