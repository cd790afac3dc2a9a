import type { BuildPlan } from '../engine/buildx.js';
import type { Request, WorkflowRun } from '../request.js';
import type { SecretValue } from '../secret/value.js';
import { searchContext } from './context.js';
import { type ContractJob, checkContract } from './contract.js';
import { checkHub } from './hub.js';
import { missingToken } from './missing-token.js';
import type { Problem } from './problem.js';
import type { SecretSearch } from './secret-search.js';
import type { Target } from './target.js';

/** What is checked before the build. */
export interface PreflightJob {
  readonly request: Request;
  readonly run: WorkflowRun;
  readonly target: Target;
  /** The Hub's token of this run. */
  readonly token: SecretValue | undefined;
  /** Looks for the secrets of the run. */
  readonly search: SecretSearch;
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
  const { request, run, token, cancel, log } = job;
  const passed = request.mounts.map(({ id }) => id);
  const isMissing = token === undefined && !passed.includes(request.secretId);
  if (isMissing && request.onMissingToken === 'skip') {
    const { problem, isSkipped } = missingToken(request, run, NOT_ASKED);
    return { problems: [problem], isSkipped };
  }
  const isFresh = request.mounts.some(({ input }) => input === 'hf-oidc-resource');
  let open = 2;
  const counted = <T>(work: Promise<T>) => work.finally(() => open--);
  const [contract, ...others] = await Promise.all([
    counted(checkContract({ ...job, passed })),
    counted(checkHub({ hub: request.hub, token, isFresh, cancel, log })),
    searchContext({
      ...job,
      file: request.build.file,
      ids: isImage(request) ? passed : [],
      sources: request.mounts.flatMap(({ source }) => (source.kind === 'file' ? [source.path] : [])),
      isWaitedFor: () => open > 0,
    }),
  ]);
  const problems = [...contract.problems, ...others.flat()];
  const isDecided = !isMissing || (!isImage(request) && request.onMissingToken !== 'fail');
  if (isDecided) return { problems, isSkipped: false };
  const missing = missingToken(request, run, contract);
  return { problems: [missing.problem, ...problems], isSkipped: missing.isSkipped };
}

const NOT_ASKED = { mounted: undefined, file: '', problems: [] };

/** Other calls than a build send no context. */
function isImage({ build: { call } }: Request): boolean {
  return call === '' || call === 'build';
}
