import type { BuildInputs } from '../../request.js';
import { Delivery } from '../delivery.js';
import { outputName, pushes } from '../outputs.js';
import type { BuildPlan } from '../plan.js';
import { type BuildResults, readResults } from '../results.js';
import { withRetries } from '../retries.js';
import { bringCaches } from './bring-caches.js';
import { cacheExports, cacheName } from './cache-export.js';
import { buildCached } from './cached.js';
import { requireCached, requireScanned } from './compare.js';
import { explainFailure, pushFailed } from './explain.js';
import { pushFromLayout } from './push-layout.js';
import { pushedTags } from './pushed.js';
import { endedAtRegistry, isPushFailure, isUnpackFailure } from './refusals.js';
import { decidesMediaTypes } from './rehearsal-inputs.js';
import { exportInputs, layoutReferences, pushInputs } from './release-inputs.js';
import type { ReleaseJob } from './release-job.js';
import { type GuardedExit, guardedBuild } from './run.js';

/**
 * Lets out what was searched: first what can fail without anybody seeing it (caches, files, the loaded image), then the
 * push. Caches and image are those of the searched layout itself where a place takes them; the rest is built again from
 * the cache, and compared.
 * @throws ActionError PUSH_FAILED, PUSH_DIFFERS, or that of the build, which says what is out
 */
export async function release(given: ReleaseJob): Promise<BuildResults> {
  const { plan, rehearsal } = given;
  const job = { ...given, tools: { ...given.tools, tool: rehearsal.exit.tool } };
  const delivery = new Delivery(job.tools);
  try {
    const caches = await bringCaches(job, delivery);
    const exported = await exportRest(job, caches);
    if (exported !== undefined) announce(exported.build, delivery);
    if (!pushes(plan.build)) return exported?.results ?? rehearsal.outcome;
    delivery.pushes(() => pushedTags(job));
    return (await pushImage(job)) ? rehearsal.outcome : await pushAgain(job);
  } catch (error) {
    throw await delivery.completed(error);
  }
}

/** Tells what a build left behind. */
function announce({ load, tags, outputs, cacheTo }: BuildInputs, delivery: Delivery): void {
  if (load) delivery.load(tags);
  delivery.add(...outputs.filter(output => output !== 'type=cacheonly').map(outputName));
  delivery.add(...cacheExports({ cacheTo }).map(cacheName));
}

interface Exported {
  readonly build: BuildInputs;
  readonly results: BuildResults;
}

/** Everything but the pushes that comes out of the builder's cache. */
async function exportRest(job: ReleaseJob, caches: readonly string[]): Promise<Exported | undefined> {
  const build = exportInputs(job.plan.build, caches);
  if (build === undefined) return undefined;
  const attempt = (plan: BuildPlan) =>
    cacheExports(build).length > 0 && wasSearched(job)
      ? buildCached(plan, job.tools)
      : guardedBuild(plan, job.tools);
  return { build, results: await buildAgain(job, { build, attempt, wasPushed: false }) };
}

/** The pushes out of the builder's cache. */
function pushAgain(job: ReleaseJob): Promise<BuildResults> {
  const attempt = (plan: BuildPlan) => guardedBuild(plan, job.tools);
  return buildAgain(job, { build: pushInputs(job.plan.build), attempt, wasPushed: true });
}

interface Again {
  readonly build: BuildInputs;
  readonly attempt: (plan: BuildPlan) => Promise<GuardedExit>;
  readonly wasPushed: boolean;
}

async function buildAgain(job: ReleaseJob, { build, attempt, wasPushed }: Again): Promise<BuildResults> {
  const { plan, rehearsal, tools } = job;
  const again: BuildPlan = { ...plan, build, provenance: rehearsal.exit.provenance };
  const exit = await withRetries(() => attempt(again), {
    ...job,
    isRetried: failed => failed.hasBegun && (isPushFailure(failed) || isUnpackFailure(failed)),
  });
  // A step that runs again may well fail: the secrets are gone.
  requireCached(exit.failed === undefined ? [] : [exit.failed.name]);
  if (exit.code !== 0) {
    if (wasPushed && endedAtRegistry(exit)) throw pushFailed(exit);
    throw explainFailure(exit, { call: '', dockerfile: undefined });
  }
  const results = readResults(again, tools.redact);
  if (wasSearched(job)) await requireScanned({ ...job, results, exit, wasPushed });
  return results;
}

/** Under `report` nothing may have been searched: then there is nothing to compare. */
function wasSearched({ rehearsal }: ReleaseJob): boolean {
  return rehearsal.search.layout.roots.length > 0;
}

/** @returns false when the build has to push from the cache instead */
async function pushImage(job: ReleaseJob): Promise<boolean> {
  const { plan, rehearsal } = job;
  const { blobs, roots } = rehearsal.search.layout;
  const references = layoutReferences(plan.build);
  const root = roots.find(({ digest }) => digest === rehearsal.outcome.digest);
  if (rehearsal.kept !== 'layout' || references === undefined || root === undefined) return false;
  // Without attestations the builder's version decides between OCI's and Docker's media types: it has to push.
  if (!blobs.some(({ role }) => role === 'attestation') && !decidesMediaTypes(plan.build)) return false;
  const exit = await pushFromLayout(job, { references, digest: root.digest });
  if (exit !== undefined && exit.code !== 0) throw pushFailed(exit);
  return exit !== undefined;
}
