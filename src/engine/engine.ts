import type { OutlineAnswer } from '../dockerfile/outline.js';
import type { ErrorCode } from '../errors.js';
import type { Request, Target, WorkflowRun } from '../request.js';
import type { RunDirectory } from '../run/run-directory.js';
import type { LayoutSearch } from '../scan/image/layout-search.js';
import type { ScanPool } from '../scan/image/pool.js';
import type { SecretFiles } from '../secret/secret-files.js';
import type { BuildTools } from '../tool/run.js';
import type { BuildResults } from './results.js';

/** What builds, chosen for a request: everything that only one of the engines does lies behind it. */
export interface Engine {
  /** What is built. */
  readonly target: Target;
  /** Whether it fetches Git contexts with a secret of the build. */
  readonly takesGitCredentials: boolean;
  /** Prepares the builds of one run; nothing is started. */
  readonly open: (job: RunJob) => Builder;
}

/** One run, as an engine needs it. */
export interface RunJob {
  readonly request: Request;
  readonly workflow: WorkflowRun;
  readonly directory: RunDirectory;
  readonly files: SecretFiles;
  /** How its tools are started and their logs read; the engine adds which tool, and its environment. */
  readonly tools: Omit<BuildTools, 'tool' | 'env'>;
}

/** An engine at work for one run. The line and the gate do not know which it is. */
export interface Builder {
  /** How it starts its tools. */
  readonly tools: BuildTools;
  /** The command that removes from its cache what a leak left there. */
  readonly prune: string;
  /** Whether it can leave layers out of a rehearsal that were searched before. */
  readonly sparesKnown: boolean;
  /** What runs an image here: docker, or Podman. */
  readonly runsWith: 'docker' | 'podman';
  /** Asks what the Dockerfile takes; builds nothing. */
  readonly outline: () => Promise<OutlineAnswer>;
  /**
   * Builds with everything that would leave kept back, and searches it. The secret files are there while it builds.
   * @throws ActionError BUILD_FAILED and its kind
   */
  readonly rehearse: (rehearsal: RehearsalParts) => Promise<Rehearsed>;
  /**
   * Builds without a search.
   * @throws ActionError BUILD_FAILED, PUSH_FAILED and their kind
   */
  readonly build: () => Promise<BuildResults>;
  /** Removes the engine's record of a build that began then (milliseconds since 1970), which holds its raw log. */
  readonly removeRecord: (since: number) => Promise<RecordRemoval>;
  /**
   * Removes what is left of a build that did not come to its end. Safe to call whatever happened.
   * @returns what is wrong when that fails: it comes beside the error of the build
   */
  readonly cleanUp: () => Promise<NotCleanedUp | undefined>;
}

/** What a rehearsal is searched by, and who listens to it. */
export interface RehearsalParts {
  readonly pool: ScanPool;
  /** Layers that were searched before, and need not be exported. */
  readonly known: readonly KnownLayer[];
  /** Hears of secrets in the log, and may end the build. */
  readonly listener: Pick<BuildTools, 'cancel' | 'onFinding'>;
  /** Called when the builder has ended. */
  readonly exported: () => void;
}

/** A layer that an earlier run searched. */
export interface KnownLayer {
  readonly digest: string;
  /** Bytes as it is stored. */
  readonly size: number;
  /** Bytes that went through the matcher, unpacked. */
  readonly bytes: number;
}

/** A build that was kept back and searched, and its way out. */
export interface Rehearsed {
  readonly search: LayoutSearch;
  /** What the engine says about the image. */
  readonly outcome: BuildResults;
  readonly seconds: number;
  /** Where the image lies meanwhile: a layout, only the builder's cache, or the store of docker or Podman. */
  readonly kept: 'layout' | 'builder' | 'store';
  /**
   * Lets out what was searched.
   * @throws ActionError PUSH_FAILED, PUSH_DIFFERS, or that of a build
   */
  readonly release: () => Promise<BuildResults>;
}

/** What became of a record: `unknown` when it cannot be told from those of other builds; `none` is kept at all. */
export type RecordRemoval =
  | { readonly kind: 'removed' | 'kept'; readonly ref: string }
  | { readonly kind: 'unknown' | 'none' };

/** An error that does not take the place of the one that the step fails with. */
export interface NotCleanedUp {
  readonly level: 'error';
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** Does the work with a builder, and removes what it left of a build that did not come to its end. */
export async function withBuilder<T>(
  builder: Builder,
  tell: (error: NotCleanedUp) => void,
  work: (builder: Builder) => Promise<T>,
): Promise<T> {
  try {
    return await work(builder);
  } finally {
    const left = await builder.cleanUp();
    if (left !== undefined) tell(left);
  }
}
