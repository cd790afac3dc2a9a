import { types } from 'node:util';
import { inWords, WORKFLOW, type Wording } from './wording.js';

/** What went wrong, as one stable word: docs/troubleshooting.md is made from the comments here. */
export type ErrorCode =
  /**
   * The secret mounts of the Dockerfile cannot work, or a secret stands in it: look at the line that the
   * message names. `check-dockerfile: warn` makes a warning of it, but not of a token that is not of this run.
   */
  | 'BAD_DOCKERFILE'
  /** The input that the message names cannot be read, contradicts another one, or holds a secret. */
  | 'BAD_INPUT'
  /**
   * A merge: a record is damaged, changed or of something else, or says what the registry does not: pass on the builds'
   * `digest-file` or `digest-record` unchanged, and nothing else.
   */
  | 'BAD_RECORD'
  /** `secrets`, `secret-envs`, `secret-files` or `secret-id`: the entry that the message names. */
  | 'BAD_SECRET'
  /**
   * `hf-token` has white space, quotes, its name, a written-out line end or something that is no token in it: store the
   * token anew, alone.
   */
  | 'BAD_TOKEN'
  /**
   * buildx or Podman failed; its own words follow. Where the step that failed printed what a client of the
   * Hub says, the message has its line and the hint what to do; the annotation is on the line of the
   * Dockerfile.
   */
  | 'BUILD_FAILED'
  /** This buildx does not know what an input needs: docker/setup-buildx-action brings a newer one. */
  | 'BUILDX_TOO_OLD'
  /** The step was cancelled; its files are gone. */
  | 'CANCELLED'
  /** A check of the builder's own that the Dockerfile does not pass. It keeps nothing from being built. */
  | 'DOCKER_CHECK'
  /**
   * The repository is gated, and nobody has accepted its conditions with the account of the token: open its
   * page with that account, and accept.
   */
  | 'HUB_LICENCE'
  /**
   * A line of `models` or `datasets` names what is not there, or what the token may not see: its name, its
   * revision, or the token's scope.
   */
  | 'HUB_NOT_FOUND'
  /** The repository is gated, and its authors have not answered the request yet. */
  | 'HUB_PENDING'
  /** An organisation refuses the token: its administrator has to approve it. */
  | 'HUB_POLICY'
  /** The repository is gated, and its authors turned the request down or took the access away. */
  | 'HUB_REJECTED'
  /**
   * The fine-grained token may not read gated repositories; as a notice: the token may write, which no build
   * needs.
   */
  | 'HUB_SCOPE'
  /** The token is expired, revoked or mistyped (as a warning: it ends soon): make a new one, and store it. */
  | 'HUB_TOKEN'
  /**
   * A warning: the Hub could not be asked, so nothing is known about the token's access. The build goes on.
   */
  | 'HUB_UNCLEAR'
  /** A fault of this action: please report it. */
  | 'INTERNAL'
  /**
   * A secret is in what was built, or the build printed it: the message says where, which line of the
   * Dockerfile made it, and in which form. Nothing was pushed, loaded or exported. Rotate the token if
   * others may read the builder's cache.
   */
  | 'LEAK'
  /** docker is there but has no buildx: docker/setup-buildx-action brings it. */
  | 'NO_BUILDX'
  /** Docker does not run, this user may not use it, or it went away while it built. */
  | 'NO_DAEMON'
  /** Neither docker nor buildx is on this runner. */
  | 'NO_DOCKER'
  /** A merge: the registry does not give a digest: was it pushed, not removed since, and may this job read there? */
  | 'NO_DIGEST'
  /** `context` is empty, and there is no repository that it could stand for. */
  | 'NO_GIT_CONTEXT'
  /** Neither podman nor buildah is on this runner. */
  | 'NO_PODMAN'
  /**
   * The token is missing and the image needs it, or `on-missing-token` is `fail`. Secrets do not reach pull
   * requests from forks, and Dependabot has secrets of its own.
   */
  | 'NO_TOKEN'
  /**
   * The tokenless exchange did not work: `id-token: write`, the Trusted Publisher on the Hub, or `hf-oidc-resource`. A pull request from a fork has no identity.
   */
  | 'OIDC'
  /** A merge: a platform is there twice, is missing, or was not asked for. */
  | 'PLATFORMS'
  /** Something changed after the search: the message says whether it is out. Remove it then, and build again. */
  | 'PUSH_DIFFERS'
  /**
   * The content was searched, but the registry did not take it. The message says which tags are there, and what was
   * exported before.
   */
  | 'PUSH_FAILED'
  /** A file of the build context holds a secret: remove it there, or add the file to `.dockerignore`. */
  | 'SECRET_IN_CONTEXT'
  /**
   * The image was searched, but its container did not do what `smoke-test` wants, or could not be run: its log stands
   * above. Nothing was pushed.
   */
  | 'SMOKE_FAILED'
  /**
   * `RUNNER_TEMP` is missing, full, read-only, does not keep file modes or can be changed by every user; or
   * something replaced the run's directory.
   */
  | 'STORAGE'
  /**
   * Something could not be searched: it is damaged, encrypted, too deep, or in a format that is not read.
   * Nothing was pushed.
   */
  | 'UNVERIFIED';

/** A line of a file of the user's. */
export interface Place {
  /** As the user wrote it: relative to the workspace where it is in there. */
  readonly file: string;
  /** From 1; 0 for the file as a whole. */
  readonly line: number;
}

/** What is out although the step failed. */
export interface Released {
  /** Of the image that was pushed; '' when none was. */
  readonly digest: string;
  /** The references that the registry has it under. */
  readonly pushed: readonly string[];
  /** The names that it was loaded under. */
  readonly loaded: readonly string[];
  /** Everything but the pushes, in words: `the cache in DIRECTORY`. */
  readonly others: readonly string[];
}

/** What an error is made of. */
export interface ErrorParts {
  readonly code: ErrorCode;
  /** What happened and where; never a secret's bytes. */
  readonly message: Wording;
  /** What the user does next. */
  readonly hint: Wording;
  /** Where an annotation of it belongs. */
  readonly place?: Place;
  /** A secret stands in what would be built. */
  readonly isLeak?: boolean;
  readonly released?: Released;
  readonly cause?: unknown;
}

/**
 * The one error type that reaches a user. Boundaries wrap what they catch into it. Its own texts are in the words of a
 * workflow; a surface with other words takes the parts.
 */
export class ActionError extends Error {
  readonly parts: ErrorParts;
  readonly code: ErrorCode;
  readonly hint: string;
  readonly place: Place | undefined;
  readonly isLeak: boolean;
  readonly released: Released | undefined;

  constructor(parts: ErrorParts) {
    super(inWords(parts.message, WORKFLOW), parts.cause === undefined ? undefined : { cause: parts.cause });
    this.name = 'ActionError';
    this.parts = parts;
    this.code = parts.code;
    this.hint = inWords(parts.hint, WORKFLOW);
    this.place = parts.place;
    this.isLeak = parts.isLeak === true;
    this.released = parts.released;
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
    hint: 'Nothing was kept. Please report this with its log.',
    cause: thrown,
  });
}

function noStorage(thrown: unknown): ActionError {
  return new ActionError({
    code: 'STORAGE',
    message: `A file cannot be written: ${messageOf(thrown)}.`,
    hint: say => `Free space on its disk and on that of ${say.temp}, and let this user write there.`,
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
