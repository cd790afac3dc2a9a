import { pushedReferences, pushes } from '../engine/outputs.js';
import { messageOf } from '../errors.js';
import type { BuildInputs } from '../request.js';
import type { LayoutSearch } from '../scan/image/layout-search.js';
import { LIMITS } from '../scan/walk/limits.js';
import { type SearchBasis, type SearchedBlob, SearchedBlobs, searchedBlobs } from './searched-blobs.js';

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
  /** The folder; '' for none. */
  readonly folder: string;
  readonly build: BuildInputs;
  /** Where the layout is written to. */
  readonly layout: string;
  readonly basis: Pick<SearchBasis, 'needles' | 'program'>;
  readonly log: (line: string) => void;
}

/**
 * Opens the folder of `verify-cache`.
 * @throws ActionError STORAGE when it cannot be made
 */
export function openMemory({ folder, build, layout, basis, log }: MemoryJob): Memory {
  if (folder === '') return NONE;
  const blobs = SearchedBlobs.open(folder, { ...basis, limits: LIMITS });
  if (blobs === undefined) {
    log('verify-cache is not used: no secret is long enough to be no guess.');
    return NONE;
  }
  const repositories = repositoriesOf(build);
  return {
    known: blobs.in(repositories),
    keep: (search, used) => {
      const isThere = new Set(search.clean.map(({ digest }) => digest));
      const again = used.filter(({ digest }) => isThere.has(digest));
      const found = [...again, ...searchedBlobs(search, { layout, repositories })];
      return () => remember(blobs, found, log);
    },
  };
}

/** The repositories that a build pushes to, `registry/name`. */
function repositoriesOf(build: BuildInputs): string[] {
  if (!pushes(build)) return [];
  return [...new Set(pushedReferences(build).map(reference => reference.replace(/(:[^:/@]+)?(@.*)?$/, '')))];
}

/** The image has left already: what goes wrong here only makes the next search longer. */
function remember(blobs: SearchedBlobs, found: readonly SearchedBlob[], log: MemoryJob['log']): void {
  try {
    blobs.add(found);
  } catch (error) {
    log(`What was searched could not be remembered in verify-cache: ${messageOf(error)}`);
  }
}
