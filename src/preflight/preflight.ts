import type { BuildPlan } from '../engine/buildx.js';
import type { Request, WorkflowRun } from '../request.js';
import type { SearchedValue } from '../secret/searched.js';
import type { SecretValue } from '../secret/value.js';
import { searchContext } from './context.js';
import { type ContractJob, checkContract } from './contract.js';
import { checkHub } from './hub.js';
import { missingToken } from './missing-token.js';
import type { Problem } from './problem.js';
import type { Target } from './target.js';

/** What is checked before the build. */
export interface PreflightJob {
  readonly request: Request;
  readonly run: WorkflowRun;
  readonly target: Target;
  /** The Hub's token of this run. */
  readonly token: SecretValue | undefined;
  readonly secrets: readonly SearchedValue[];
  /** The build as it will be, with the credentials for Git contexts as its only mounts. */
  readonly plan: BuildPlan;
  readonly ask: ContractJob['ask'];
  readonly cancel: AbortSignal;
  readonly log: (line: string) => void;
}

/** What the checks came to. */
export interface Preflight {
  readonly problems: readonly Problem[];
  /** Whether there is nothing to do without a token, as the user wants it. */
  readonly isSkipped: boolean;
}

/**
 * Everything that can be known before minutes are spent: the Dockerfile's contract, the context and the Hub, all at
 * once. The Hub's own answers decide how long it takes.
 */
export async function preflight(job: PreflightJob): Promise<Preflight> {
  const { request, run, target, token, secrets, cancel, log } = job;
  const passed = request.mounts.map(({ id }) => id);
  const [contract, ...others] = await Promise.all([
    checkContract({ ...job, passed }),
    searchContext({ target, file: request.build.file, secrets, cancel }),
    checkHub({ hub: request.hub, token, cancel, log }),
  ]);
  const problems = [...contract.problems, ...others.flat()];
  if (passed.includes(request.secretId)) return { problems, isSkipped: false };
  const missing = missingToken(request, run, contract.mounted);
  return { problems: [...problems, missing.problem], isSkipped: missing.isSkipped };
}
