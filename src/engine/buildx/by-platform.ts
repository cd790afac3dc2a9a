import { writeFileSync } from 'node:fs';
import type { JsonObject } from '../../scan/image/oci-json.js';
import type { BuildTools } from '../../tool/run.js';
import type { BuildPlan } from '../plan.js';
import { type BuildResults, readResults } from '../results.js';
import { takeIndexAnnotations } from './index-annotations.js';
import { joinLayouts } from './join-layouts.js';
import { cacheInputs, layoutInputs, platformsOf } from './rehearsal-inputs.js';
import { type GuardedExit, guardedBuild } from './run.js';

/** What a build on several nodes works with. */
interface SpreadBuild {
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  /** Where the one layout of all platforms is to be; not there yet. */
  readonly layout: string;
  /** Writes a layout, and throws when that fails. */
  readonly write: (plan: BuildPlan, tools: BuildTools) => Promise<GuardedExit>;
  /** @throws ActionError for a build that failed */
  readonly requireSuccess: (exit: GuardedExit) => void;
}

/**
 * Where the platforms are on several nodes of a builder, buildx exports no layout. So all nodes build at once and keep
 * the results; then each platform's layout comes out of the cache of its node, and they are joined to one. The run's
 * metadata is that of all.
 */
export async function buildByPlatform(spread: SpreadBuild): Promise<GuardedExit> {
  const { plan, tools, layout, write, requireSuccess } = spread;
  tools.log(
    'The platforms are on several nodes of this builder: exporting the layout of each, and joining them.',
  );
  const exit = await guardedBuild({ ...plan, build: cacheInputs(plan.build) }, tools);
  tools.cancel.throwIfAborted();
  requireSuccess(exit);
  // An index has to be asked for: of one platform there is none, and buildx would refuse to annotate it.
  const { annotations, build: withoutIndex } = takeIndexAnnotations(plan.build);
  const cached = { ...withoutIndex, noCache: false, noCacheFilters: [], pull: false };
  const parts: Part[] = [];
  for (const [index, platform] of platformsOf(plan.build).entries()) {
    const directory = `${layout}-${index}`;
    const build = layoutInputs({ ...cached, platforms: [platform] }, directory);
    requireSuccess(await write({ ...plan, build }, tools));
    parts.push({ platform, directory, results: readResults(plan, text => text) });
  }
  const images = parts.map(({ directory, results }) => ({ directory, digest: results.digest }));
  const joined = joinLayouts(layout, { parts: images, annotations });
  writeFileSync(plan.imageIdFile, joined.digest);
  writeFileSync(plan.metadataFile, JSON.stringify(joinedMetadata(parts, joined)));
  return exit;
}

interface Part {
  readonly platform: string;
  readonly directory: string;
  readonly results: BuildResults;
}

/** As buildx names what belongs to a platform. */
function joinedMetadata(parts: readonly Part[], descriptor: { readonly digest: string }): JsonObject {
  const all = parts.map(({ platform, results }) => {
    const metadata = JSON.parse(results.metadata || '{}') as JsonObject;
    // There is one cache for each platform, and none for all.
    const { 'buildx.build.provenance': provenance, 'cache.manifest': _, ...others } = metadata;
    return provenance === undefined
      ? others
      : { ...others, [`buildx.build.provenance/${platform}`]: provenance };
  });
  return {
    ...Object.assign({}, ...all),
    'containerimage.descriptor': descriptor,
    'containerimage.digest': descriptor.digest,
  };
}
