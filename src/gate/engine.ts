import { explainFailure, isUnpackFailure, type WrittenDockerfile } from '../build/explain.js';
import { type BuildTools, guardedBuild } from '../build/guarded.js';
import { type RecordRemoval, removeRecord } from '../build/history.js';
import { type BuildResults, readResults } from '../build/results.js';
import type { BuildPlan } from '../engine/buildx.js';
import type { ErrorCode } from '../errors.js';
import type { LayoutSearch } from '../scan/layout-search.js';
import { fromCache, type RehearsalJob, rehearse } from './rehearse.js';
import { release, withRetries } from './release.js';

/** What every build works with, searched or not. */
export interface PlainJob {
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  readonly pushRetries: number;
  /** The Dockerfile, where it is at hand: to name the line of a step that fails. */
  readonly dockerfile: WrittenDockerfile | undefined;
  /** Called when no build needs the secret files any more. */
  readonly forgetSecrets: () => void;
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
   * Lets out what was searched; the plan's mounts are those that a build from the cache still needs.
   * @throws ActionError PUSH_FAILED, PUSH_DIFFERS, or that of a build
   */
  readonly release: (plan: BuildPlan) => Promise<BuildResults>;
}

/** What builds. The line and the gate do not know which it is. */
export interface Engine {
  /** Whether it can leave layers out of a rehearsal that were searched before. */
  readonly sparesKnown: boolean;
  /**
   * Builds with everything that would leave kept back, and searches it.
   * @throws ActionError BUILD_FAILED and its kind
   */
  readonly rehearse: (job: RehearsalJob & PlainJob) => Promise<Rehearsed>;
  /**
   * Builds without a search.
   * @throws ActionError BUILD_FAILED, PUSH_FAILED and their kind
   */
  readonly build: (job: PlainJob) => Promise<BuildResults>;
  /** Removes the engine's record of a build, which holds its raw log. */
  readonly removeRecord: (job: PlainJob, since: number) => Promise<RecordRemoval>;
  /**
   * Removes what is left of a build that did not come to its end. Safe to call whatever happened.
   * @returns what is wrong when that fails: it comes beside the error of the build
   */
  readonly cleanUp: () => Promise<NotCleanedUp | undefined>;
}

/** An error that does not take the place of the one that the step fails with. */
export interface NotCleanedUp {
  readonly level: 'error';
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** Does the work, and removes what the engine left of it when it did not come to its end. */
export async function cleanedUp<T>(
  engine: Engine,
  tell: (error: NotCleanedUp) => void,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } finally {
    const left = await engine.cleanUp();
    if (left !== undefined) tell(left);
  }
}

/** docker buildx. */
export const buildxEngine: Engine = {
  sparesKnown: true,
  rehearse: async job => {
    const rehearsal = await rehearse(job);
    return { ...rehearsal, release: plan => release({ ...job, plan, rehearsal }) };
  },
  build: async ({ plan, tools, pushRetries, dockerfile, forgetSecrets }) => {
    let { build } = plan;
    const attempt = () => {
      const exit = guardedBuild({ ...plan, build }, tools);
      build = fromCache(build);
      return exit;
    };
    const exit = await withRetries(attempt, { tools, pushRetries, isRetried: isUnpackFailure });
    forgetSecrets();
    tools.cancel.throwIfAborted();
    if (exit.code !== 0) throw explainFailure(exit, { call: plan.build.call, dockerfile });
    return readResults(plan, tools.redact);
  },
  removeRecord: ({ plan, tools }, since) => removeRecord({ ...tools, plan, since }),
  cleanUp: async () => undefined,
};
