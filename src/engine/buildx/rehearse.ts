import { existsSync, rmSync } from 'node:fs';
import { untilCancelled } from '../../cancel.js';
import { ActionError } from '../../errors.js';
import type { BuildInputs } from '../../request.js';
import { EarlySearch } from '../../scan/image/early.js';
import { type LayoutSearch, searchImageTar, searchLayout } from '../../scan/image/layout-search.js';
import type { ScanPool } from '../../scan/image/pool.js';
import type { Searched } from '../../scan/walk/finding.js';
import type { MountArgument } from '../../secret/secret-files.js';
import type { BuildTools } from '../../tool/run.js';
import type { KnownLayer } from '../engine.js';
import type { BuildPlan } from '../plan.js';
import { type BuildResults, readResults } from '../results.js';
import { timed } from '../timed-search.js';
import { buildByPlatform } from './by-platform.js';
import { explainFailure, type WrittenDockerfile } from './explain.js';
import { isBlockedExport, isOutOfSpace, refusesLayout, refusesNodes } from './refusals.js';
import { isInline, layoutInputs, storeInputs, streamInputs } from './rehearsal-inputs.js';
import { type BuildxTools, type GuardedExit, guardedBuild } from './run.js';
import { placeStandIns, removeStandIns } from './stand-ins.js';
import { outputStream, removeUnnamedImage } from './store.js';

/** What a rehearsal works with. */
export interface RehearsalJob {
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  readonly pool: ScanPool;
  /** Where the layout is written to; not there yet. */
  readonly layout: string;
  /** Layers that were searched before, and need not be exported. */
  readonly known: readonly KnownLayer[];
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
function resultsOf(known: readonly KnownLayer[]): Map<string, Searched> {
  const nothing = { findings: [], unscanned: [], moreFindings: 0, moreUnscanned: 0 };
  return new Map(known.map(({ digest, bytes }) => [digest, { ...nothing, bytes }]));
}

/**
 * Builds into a layout. Equal layers may block each other in the store that buildx writes it to: then it is written
 * once more, from the cache.
 */
async function writeLayout(plan: BuildPlan, tools: BuildxTools): Promise<GuardedExit> {
  const exit = await guardedBuild(plan, tools);
  tools.cancel.throwIfAborted();
  if (!isBlockedExport(exit)) return exit;
  tools.log('Equal layers blocked each other in the export: writing it once more, from the cache.');
  const again = { ...plan, provenance: exit.provenance, build: fromCache(plan.build) };
  return guardedBuild(again, { ...tools, tool: exit.tool });
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
  const exit = await writeLayout(again, { ...tools, tool: first.tool });
  tools.cancel.throwIfAborted();
  requireSuccess(exit, job);
}

/** Several nodes build at once; each platform's layout comes out of its node, and they are searched as one. */
async function rehearseOnNodes(job: RehearsalJob, first: GuardedExit): Promise<Rehearsal> {
  const { plan, tools, pool, layout } = job;
  rmSync(layout, { recursive: true, force: true });
  const exit = await buildByPlatform({
    plan: { ...plan, provenance: first.provenance },
    tools: { ...tools, tool: first.tool },
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
    { ...tools, tool: first.tool },
  );
  tools.cancel.throwIfAborted();
  requireSuccess(exit, job);
  job.forgetSecrets();
  const outcome = readResults(plan, tools.redact);
  const searched = await timed(async () => {
    const saved = await outputStream(outcome.imageid, { ...tools, tool: first.tool });
    return searchImageTar(saved, pool);
  }, tools.cancel);
  if (searched.search.verdict !== 'clean') {
    const removal = removeUnnamedImage(outcome.imageid, { ...tools, tool: first.tool });
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
      tool: first.tool,
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
    hint: say =>
      `Free space where ${say.temp} is, or remove ${say.name('cache-to')}, or set ${say.set('verify', 'off')}.`,
  });
}
