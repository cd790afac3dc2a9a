import { setTimeout as sleep } from 'node:timers/promises';
import {
  endedAtRegistry,
  explainFailure,
  isPushFailure,
  isUnpackFailure,
  lacksBlob,
  pushFailed,
  refusesLayoutPush,
} from '../build/explain.js';
import { type BuildTools, guardedBuild, guardedCommand } from '../build/guarded.js';
import { type BuildResults, readResults } from '../build/results.js';
import type { BuildExit } from '../build/run.js';
import type { BuildPlan } from '../engine/buildx.js';
import { decidesMediaTypes } from '../engine/rehearsal.js';
import { layoutReferences, pushArguments, pushes, releaseInputs } from '../engine/release.js';
import type { ActionError } from '../errors.js';
import { requireScanned } from './compare.js';
import { pushedTags } from './pushed.js';
import type { Rehearsal } from './rehearse.js';

/** The path stands in a reference, `oci-layout://PATH@DIGEST`, which has no way to quote what means something there. */
const PLAIN_PATH = /^[\w./+~-]+$/;

/** What the release of searched content works with. */
export interface ReleaseJob {
  /** Its mounts are those that a build from the cache still needs: credentials for Git contexts. */
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  readonly rehearsal: Rehearsal;
  readonly layout: string;
  readonly pushRetries: number;
}

/** The wait before the first push is tried again; it doubles each time. */
const RETRY_MS = 1000;

/**
 * Lets out what was searched: pushes the layout itself where buildx can, else pushes again from the cache and
 * compares; then the user's other outputs, `load` and `cache-to`, from the cache.
 * @throws ActionError PUSH_FAILED, PUSH_DIFFERS, or that of the build
 */
export async function release(job: ReleaseJob): Promise<BuildResults> {
  const { plan, rehearsal } = job;
  const tools = { ...job.tools, buildx: rehearsal.exit.buildx };
  const isDone = await pushLayout({ ...job, tools });
  const inputs = releaseInputs(plan.build, { isPushed: isDone });
  if (inputs === undefined) return rehearsal.outcome;
  const again: BuildPlan = { ...plan, build: inputs, provenance: rehearsal.exit.provenance };
  const exit = await withRetries(() => guardedBuild(again, tools), {
    ...job,
    tools,
    isRetried: failed => failed.hasBegun && (isPushFailure(failed) || isUnpackFailure(failed)),
  });
  if (exit.code !== 0) throw await releaseFailed(exit, { ...job, tools, wasPushing: !isDone });
  const results = readResults(again, tools.redact);
  // Under `report` nothing may have been searched: then there is nothing to compare.
  const wasSearched = rehearsal.search.layout.roots.length > 0;
  if (wasSearched)
    await requireScanned({ ...job, tools, results, exit, wasPushed: !isDone && pushes(plan.build) });
  return isDone ? rehearsal.outcome : results;
}

async function releaseFailed(
  exit: BuildExit,
  job: ReleaseJob & { readonly wasPushing: boolean },
): Promise<ActionError> {
  const isPush = job.wasPushing && pushes(job.plan.build) && endedAtRegistry(exit);
  return isPush
    ? pushFailed(exit, await pushedTags(job))
    : explainFailure(exit, { call: '', dockerfile: undefined });
}

/** @returns false when the build has to push from the cache instead */
async function pushLayout(job: ReleaseJob): Promise<boolean> {
  const { plan, rehearsal, tools } = job;
  const { blobs, roots } = rehearsal.search.layout;
  const references = layoutReferences(plan.build);
  const root = roots.find(({ digest }) => digest === rehearsal.outcome.digest);
  if (rehearsal.kept !== 'layout' || references === undefined || root === undefined) return false;
  if (!PLAIN_PATH.test(job.layout)) return false;
  // Without attestations the builder's version decides between OCI's and Docker's media types: it has to push.
  if (!blobs.some(({ role }) => role === 'attestation') && !decidesMediaTypes(plan.build)) return false;
  const args = pushArguments({
    builder: plan.build.builder,
    references,
    directory: job.layout,
    digest: root.digest,
  });
  // The registry may have removed a layer that it had.
  const isRefused = (failed: BuildExit) =>
    refusesLayoutPush(failed) || (rehearsal.isPartial && lacksBlob(failed));
  const exit = await withRetries(() => guardedCommand(args, { ...tools, isAnswered: isRefused }), {
    ...job,
    isRetried: failed => !isRefused(failed) && isPushFailure(failed),
  });
  if (isRefused(exit)) return false;
  if (exit.code !== 0) throw pushFailed(exit, await pushedTags(job));
  return true;
}

interface RetryOptions extends Pick<ReleaseJob, 'tools' | 'pushRetries'> {
  readonly isRetried: (exit: BuildExit) => boolean;
}

/** Tries again, with a longer wait each time, what failed in a way that may pass. */
export async function withRetries<T extends BuildExit>(
  attempt: () => Promise<T>,
  { tools, pushRetries, isRetried }: RetryOptions,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    const exit = await attempt();
    tools.cancel.throwIfAborted();
    if (exit.code === 0 || tries >= pushRetries || !isRetried(exit)) return exit;
    const wait = RETRY_MS * 2 ** tries;
    const what = isUnpackFailure(exit) ? 'The engine lost what it was unpacking' : 'The push failed';
    tools.log(`${what}; trying again in ${wait / 1000} s (${tries + 1} of ${pushRetries}).`);
    await sleep(wait, undefined, { signal: tools.cancel }).catch(() => tools.cancel.throwIfAborted());
  }
}
