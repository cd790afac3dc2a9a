import type { BuildTools } from '../../tool/run.js';
import type { BuildPlan } from '../plan.js';
import type { Rehearsal } from './rehearse.js';

/** What the release of searched content works with. */
export interface ReleaseJob {
  /** Its mounts are those that a build from the cache still needs: credentials for Git contexts. */
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  readonly rehearsal: Rehearsal;
  readonly layout: string;
  readonly pushRetries: number;
}
