import { types } from 'node:util';

/** What went wrong, as one stable word: docs and tests refer to it. */
export type ErrorCode =
  | 'BAD_DOCKERFILE'
  | 'BAD_INPUT'
  /**
   * A merge: a record is damaged, changed or of something else, or says what the registry does not: pass on the builds'
   * `digest-file` or `digest-record` unchanged, and nothing else.
   */
  | 'BAD_RECORD'
  | 'BAD_SECRET'
  | 'BAD_TOKEN'
  | 'BUILD_FAILED'
  | 'BUILDX_TOO_OLD'
  | 'CANCELLED'
  | 'HUB_LICENCE'
  | 'HUB_NOT_FOUND'
  | 'HUB_PENDING'
  | 'HUB_POLICY'
  | 'HUB_REJECTED'
  | 'HUB_SCOPE'
  | 'HUB_TOKEN'
  | 'HUB_UNCLEAR'
  | 'INTERNAL'
  | 'LEAK'
  | 'NO_BUILDX'
  | 'NO_DAEMON'
  | 'NO_DOCKER'
  /** A merge: the registry does not give a digest: was it pushed, not removed since, and may this job read there? */
  | 'NO_DIGEST'
  | 'NO_GIT_CONTEXT'
  | 'NO_PODMAN'
  | 'NO_TOKEN'
  | 'OIDC'
  /** A merge: a platform is there twice, is missing, or was not asked for. */
  | 'PLATFORMS'
  | 'PUSH_DIFFERS'
  | 'PUSH_FAILED'
  | 'SECRET_IN_CONTEXT'
  | 'STORAGE'
  | 'UNVERIFIED';

/** A line of a file of the user's. */
export interface Place {
  /** As the user wrote it: relative to the workspace where it is in there. */
  readonly file: string;
  /** From 1; 0 for the file as a whole. */
  readonly line: number;
}

interface ErrorParts {
  readonly code: ErrorCode;
  /** What happened and where; never a secret's bytes. */
  readonly message: string;
  /** What the user does next. */
  readonly hint: string;
  /** Where an annotation of it belongs. */
  readonly place?: Place;
  /** A secret stands in what would be built. */
  readonly isLeak?: boolean;
  readonly cause?: unknown;
}

/** The one error type that reaches a user. Boundaries wrap what they catch into it. */
export class ActionError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly place: Place | undefined;
  readonly isLeak: boolean;

  constructor(parts: ErrorParts) {
    super(parts.message, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.name = 'ActionError';
    this.code = parts.code;
    this.hint = parts.hint;
    this.place = parts.place;
    this.isLeak = parts.isLeak === true;
  }
}

/** Turns anything that was thrown, an Error or not, into an ActionError; the original is its cause. */
export function asActionError(thrown: unknown): ActionError {
  if (thrown instanceof ActionError) return thrown;
  const storage = /^(ENOSPC|EDQUOT|EROFS)$/.test(errnoOf(thrown));
  if (storage) return noStorage(thrown);
  return new ActionError({
    code: 'INTERNAL',
    message: `Unexpected failure: ${messageOf(thrown)}`,
    hint: 'Nothing was kept. Please report this with the log of the step.',
    cause: thrown,
  });
}

function noStorage(thrown: unknown): ActionError {
  return new ActionError({
    code: 'STORAGE',
    message: `A file cannot be written: ${messageOf(thrown)}.`,
    hint: 'Free space on the disk of RUNNER_TEMP and of the workspace, and let this user write there.',
    cause: thrown,
  });
}

/** The message of a thrown value, whatever its type. */
export function messageOf(thrown: unknown): string {
  try {
    return String(types.isNativeError(thrown) ? thrown.message : thrown);
  } catch {
    return 'something without a text was thrown';
  }
}

/** The code of a Node system error (`ENOENT`, `EACCES` …), or '' when it has none. */
export function errnoOf(thrown: unknown): string {
  try {
    const code = types.isNativeError(thrown) && 'code' in thrown ? thrown.code : '';
    return typeof code === 'string' ? code : '';
  } catch {
    return '';
  }
}
