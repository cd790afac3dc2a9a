import type { BuildTools } from '../build/guarded.js';
import type { BuildPlan } from '../engine/buildx.js';
import { pushedReferences, pushes } from '../engine/release.js';
import { messageOf } from '../errors.js';
import type { LayoutSearch } from '../scan/layout-search.js';
import { LIMITS } from '../scan/limits.js';
import type { Engine } from './engine.js';
import { type SearchedBlob, SearchedBlobs, searchedBlobs } from './searched-blobs.js';

/** What a run knows of earlier ones. */
export interface Memory {
  /** The layers that this build need neither export nor search. */
  readonly known: readonly SearchedBlob[];
  /** Takes note of a search while its layout is there, and remembers it when called, once the image has left. */
  readonly keep: (search: LayoutSearch, used: readonly SearchedBlob[]) => () => void;
}

const NONE: Memory = { known: [], keep: () => () => {} };

/** What the memory of a build depends on. */
export interface MemoryJob {
  readonly verifyCache: string;
  readonly engine: Engine;
  readonly tools: BuildTools;
  readonly plan: BuildPlan;
  readonly layout: string;
  readonly worker: string;
}

/**
 * Opens the folder of `verify-cache`.
 * @throws ActionError STORAGE when it cannot be made
 */
export function openMemory({ verifyCache, engine, tools, plan, layout, worker }: MemoryJob): Memory {
  if (verifyCache === '' || !engine.sparesKnown) return NONE;
  const basis = { needles: tools.secrets.needles, limits: LIMITS, program: worker };
  const blobs = SearchedBlobs.open(verifyCache, basis);
  if (blobs === undefined) {
    tools.log('verify-cache is not used: no secret is long enough to be no guess.');
    return NONE;
  }
  const repositories = repositoriesOf(plan);
  return {
    known: blobs.in(repositories),
    keep: (search, used) => {
      const isThere = new Set(search.clean.map(({ digest }) => digest));
      const again = used.filter(({ digest }) => isThere.has(digest));
      const found = [...again, ...searchedBlobs(search, { layout, repositories })];
      return () => remember(blobs, found, tools);
    },
  };
}

/** The repositories that a build pushes to, `registry/name`. */
function repositoriesOf({ build }: BuildPlan): string[] {
  if (!pushes(build)) return [];
  return [...new Set(pushedReferences(build).map(reference => reference.replace(/(:[^:/@]+)?(@.*)?$/, '')))];
}

/** The image has left already: what goes wrong here only makes the next search longer. */
function remember(blobs: SearchedBlobs, found: readonly SearchedBlob[], { log }: BuildTools): void {
  try {
    blobs.add(found);
  } catch (error) {
    log(`What was searched could not be remembered in verify-cache: ${messageOf(error)}`);
  }
}
