import { existsSync, rmSync } from 'node:fs';
import {
  explainFailure,
  isBlockedExport,
  isOutOfSpace,
  refusesLayout,
  refusesNodes,
  type WrittenDockerfile,
} from '../build/explain.js';
import { type BuildTools, type GuardedExit, guardedBuild } from '../build/guarded.js';
import { type BuildResults, readResults } from '../build/results.js';
import { outputStream, removeUnnamedImage } from '../build/store.js';
import { untilCancelled } from '../cancel.js';
import type { BuildPlan, MountArgument } from '../engine/buildx.js';
import { isInline, layoutInputs, storeInputs, streamInputs } from '../engine/rehearsal.js';
import { ActionError, messageOf } from '../errors.js';
import type { BuildInputs } from '../request.js';
import { EarlySearch } from '../scan/early.js';
import type { Searched } from '../scan/finding.js';
import { failedSearch, type LayoutSearch, searchImageTar, searchLayout } from '../scan/layout-search.js';
import type { ScanPool } from '../scan/pool.js';
import { buildByPlatform } from './by-platform.js';
import type { SearchedBlob } from './searched-blobs.js';
import { placeStandIns, removeStandIns } from './stand-ins.js';

/** What a rehearsal works with. */
export interface RehearsalJob {
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  readonly pool: ScanPool;
  /** Where the layout is written to; not there yet. */
  readonly layout: string;
  /** Layers that were searched before, and need not be exported. */
  readonly known: readonly SearchedBlob[];
  /** The Dockerfile, where it is at hand: to name the line of a step that fails. */
  readonly dockerfile: WrittenDockerfile | undefined;
  /** Called when no build needs the secret files any more. */
  readonly forgetSecrets: () => void;
  /** The mounts of a build from the cache, whose files are made anew. */
  readonly releaseMounts: () => readonly MountArgument[];
}

/** The build with everything that would leave kept here, and searched. */
export interface Rehearsal {
  /** Where the content is: a layout that can be pushed, only the builder, or docker's store. */
  readonly kept: 'layout' | 'builder' | 'store';
  /** The layout lacks layers that were searched before. */
  readonly isPartial: boolean;
  readonly exit: GuardedExit;
  readonly search: LayoutSearch;
  /** What buildx says about the image. */
  readonly outcome: BuildResults;
  readonly seconds: number;
}

/**
 * Builds with an OCI layout in a private directory as the only result, and searches it. Where the builder has no
 * such exporter the image is loaded and its `docker save` stream searched; where the disk is too small the layout's
 * tar stream is.
 * @throws ActionError BUILD_FAILED and its kind
 */
export async function rehearse(job: RehearsalJob): Promise<Rehearsal> {
  const { plan, tools } = job;
  placeStandIns(job.layout, job.known);
  const early = new EarlySearch(job.layout, job.pool, resultsOf(job.known));
  const exit = await writeLayout(
    { ...plan, build: layoutInputs(plan.build, job.layout) },
    { ...tools, isAnswered: exit => refusesLayout(exit) || refusesNodes(exit) || isOutOfSpace(exit) },
  ).finally(() => early.stop());
  tools.cancel.throwIfAborted();
  if (refusesNodes(exit)) return rehearseOnNodes(job, exit);
  if (refusesLayout(exit)) return rehearseInStore(job, exit);
  if (isOutOfSpace(exit)) return rehearseAsStream(job, exit);
  requireSuccess(exit, job);
  job.forgetSecrets();
  if (plan.build.cacheTo.some(isInline)) await exportFromCache(job, exit);
  const searched = await timed(
    () => searchLayout(job.layout, { pool: job.pool, early, files: [plan.metadataFile].filter(existsSync) }),
    tools.cancel,
  );
  removeStandIns(job.layout, job.known);
  const isPartial = searched.search.known > 0;
  return { kept: 'layout', isPartial, exit, ...searched, outcome: readResults(plan, tools.redact) };
}

/** The results that an earlier search of the same bytes had. */
function resultsOf(known: readonly SearchedBlob[]): Map<string, Searched> {
  const nothing = { findings: [], unscanned: [], moreFindings: 0, moreUnscanned: 0 };
  return new Map(known.map(({ digest, bytes }) => [digest, { ...nothing, bytes }]));
}

/**
 * Builds into a layout. Equal layers may block each other in the store that buildx writes it to: then it is written
 * once more, from the cache.
 */
async function writeLayout(plan: BuildPlan, tools: BuildTools): Promise<GuardedExit> {
  const exit = await guardedBuild(plan, tools);
  tools.cancel.throwIfAborted();
  if (!isBlockedExport(exit)) return exit;
  tools.log('Equal layers blocked each other in the export: writing it once more, from the cache.');
  const again = { ...plan, provenance: exit.provenance, build: fromCache(plan.build) };
  return guardedBuild(again, { ...tools, buildx: exit.buildx });
}

/** The inputs of the same build once more, whose steps need not run again. */
export function fromCache(build: BuildInputs): BuildInputs {
  return { ...build, noCache: false, noCacheFilters: [], pull: false };
}

/**
 * The inline cache in an image's config is another one when steps ran than when they were cached, as they will be
 * in the release: so the layout is written once more, from the cache, to be the image that the release makes.
 */
async function exportFromCache(job: RehearsalJob, first: GuardedExit): Promise<void> {
  const { plan, tools, layout, releaseMounts } = job;
  const again = {
    ...plan,
    mounts: releaseMounts(),
    provenance: first.provenance,
    build: layoutInputs(fromCache(plan.build), layout),
  };
  const exit = await writeLayout(again, { ...tools, buildx: first.buildx });
  tools.cancel.throwIfAborted();
  requireSuccess(exit, job);
}

/** Several nodes build at once; each platform's layout comes out of its node, and they are searched as one. */
async function rehearseOnNodes(job: RehearsalJob, first: GuardedExit): Promise<Rehearsal> {
  const { plan, tools, pool, layout } = job;
  rmSync(layout, { recursive: true, force: true });
  const exit = await buildByPlatform({
    plan: { ...plan, provenance: first.provenance },
    tools: { ...tools, buildx: first.buildx },
    layout,
    write: writeLayout,
    requireSuccess: exit => requireSuccess(exit, job),
  });
  tools.cancel.throwIfAborted();
  job.forgetSecrets();
  const searched = await timed(
    () => searchLayout(layout, { pool, files: [plan.metadataFile] }),
    tools.cancel,
  );
  return { kept: 'layout', isPartial: false, exit, ...searched, outcome: readResults(plan, tools.redact) };
}

/** The docker driver with the classic image store exports no layout, but loads, and saves what it loaded. */
async function rehearseInStore(job: RehearsalJob, first: GuardedExit): Promise<Rehearsal> {
  const { plan, tools, pool } = job;
  tools.log('This builder exports no image layout: searching the loaded image instead.');
  const exit = await guardedBuild(
    { ...plan, provenance: first.provenance, build: storeInputs(plan.build) },
    { ...tools, buildx: first.buildx },
  );
  tools.cancel.throwIfAborted();
  requireSuccess(exit, job);
  job.forgetSecrets();
  const outcome = readResults(plan, tools.redact);
  const searched = await timed(async () => {
    const saved = await outputStream(outcome.imageid, { ...tools, buildx: first.buildx });
    return searchImageTar(saved, pool);
  }, tools.cancel);
  if (searched.search.verdict !== 'clean') {
    const removal = removeUnnamedImage(outcome.imageid, { ...tools, buildx: first.buildx });
    await untilCancelled(removal, tools.cancel);
  }
  return { kept: 'store', isPartial: false, exit, ...searched, outcome };
}

/** The image is in the builder's cache; it is streamed out of it, and nothing of it is kept here. */
async function rehearseAsStream(job: RehearsalJob, first: GuardedExit): Promise<Rehearsal> {
  const { plan, tools, pool } = job;
  rmSync(job.layout, { recursive: true, force: true });
  if (plan.build.cacheTo.some(entry => !isInline(entry))) throw cacheTooLarge();
  tools.log('The disk is too small for the image layout: searching it as a stream instead.');
  let search: Promise<LayoutSearch> | undefined;
  const start = performance.now();
  const exit = await guardedBuild(
    { ...plan, provenance: first.provenance, build: streamInputs(plan.build) },
    {
      ...tools,
      buildx: first.buildx,
      takeOutput: async stdout => {
        search = searchImageTar(stdout, pool);
        await search;
      },
    },
  );
  tools.cancel.throwIfAborted();
  requireSuccess(exit, job);
  job.forgetSecrets();
  if (search === undefined) throw new Error('the build gave no stream');
  const seconds = (performance.now() - start) / 1000;
  const outcome = readResults(plan, tools.redact);
  return { kept: 'builder', isPartial: false, exit, search: await search, seconds, outcome };
}

/** Runs a search, no longer than until the cancellation; one that fails has verified nothing. */
export async function timed(
  work: () => Promise<LayoutSearch>,
  cancel: AbortSignal,
): Promise<Pick<Rehearsal, 'search' | 'seconds'>> {
  const start = performance.now();
  const search = await untilCancelled(work(), cancel).catch(error => {
    cancel.throwIfAborted();
    return failedSearch(messageOf(error));
  });
  return { search, seconds: (performance.now() - start) / 1000 };
}

function requireSuccess(
  exit: GuardedExit,
  { plan, dockerfile }: Pick<RehearsalJob, 'plan' | 'dockerfile'>,
): void {
  if (exit.code !== 0) throw explainFailure(exit, { call: plan.build.call, dockerfile });
}

function cacheTooLarge(): ActionError {
  return new ActionError({
    code: 'STORAGE',
    message: 'The disk is too small for the image and the cache export, which have to be searched first.',
    hint: 'Free space where RUNNER_TEMP is, or remove cache-to, or set verify: off.',
  });
}
