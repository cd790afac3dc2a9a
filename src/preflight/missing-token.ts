import type { Request, WorkflowRun } from '../request.js';
import type { Problem } from './problem.js';

/** What a run without a token comes to. */
export interface MissingToken {
  readonly isSkipped: boolean;
  readonly problem: Problem;
}

/** Decides about a run that has no token; `mounted` are the ids that the Dockerfile mounts, where they are known. */
export function missingToken(
  { secretId }: Request,
  _run: WorkflowRun,
  _mounted: readonly string[] | undefined,
): MissingToken {
  return {
    isSkipped: false,
    problem: {
      level: 'notice',
      code: 'NO_TOKEN',
      message: `Input 'hf-token' is empty: the build runs without the secret mount '${secretId}'.`,
      hint: 'Repository secrets are not available to pull requests from forks and from Dependabot.',
    },
  };
}
