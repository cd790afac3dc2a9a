import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ScanPool } from '../scan/image/pool.js';

/** How far export and search are, in bytes as they are stored. */
export interface GateProgress {
  /** `build` until the builder has ended, also while it exports. */
  readonly phase: 'build' | 'search';
  /** Written by the builder so far. */
  readonly exported: number;
  readonly searched: number;
  /** What is to be searched, as far as it is known; 0 for a stream. */
  readonly total: number;
}

/** Called when a build begins; calls back to end. `ask` tells how far it is at that moment. */
export type ShowGateProgress = (ask: () => GateProgress) => () => void;

/** Watches the layout that the builder writes, and the search of it. */
export function gateProgress(
  layout: string,
  pool: Pick<ScanPool, 'progress'>,
): { readonly ask: () => GateProgress; readonly exported: () => void } {
  let phase: GateProgress['phase'] = 'build';
  return {
    ask: () => {
      const { done, total } = pool.progress;
      return { phase, exported: bytesBelow(layout), searched: done, total };
    },
    exported: () => {
      phase = 'search';
    },
  };
}

/** The bytes of all files below a folder; a builder may move them at this moment. */
function bytesBelow(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map(name => statSync(join(folder, name), { throwIfNoEntry: false }))
      .reduce((sum, stat) => sum + (stat?.isFile() ? stat.size : 0), 0);
  } catch {
    return 0;
  }
}
