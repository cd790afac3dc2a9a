import { type ContractJob, checkContract } from '../dockerfile/contract.js';
import { checkHub } from '../hub/access-check.js';
import type { Problem } from '../problem.js';
import type { Request, Target, WorkflowRun } from '../request.js';
import type { SecretSearch } from '../secret/secret-search.js';
import type { SecretValue } from '../secret/value.js';
import { searchContext } from './context.js';
import { missingToken } from './missing-token.js';

/** What a request is checked with. */
export interface PreflightJob {
  readonly run: WorkflowRun;
  readonly target: Target;
  /** The Hub's token of this run. */
  readonly token: SecretValue | undefined;
  /** Looks for the secrets of the run. */
  readonly search: SecretSearch;
  /** Asks the builder what the Dockerfile takes. */
  readonly outline: ContractJob['outline'];
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
export async function preflight(request: Request, job: PreflightJob): Promise<Preflight> {
  const { run, target, token, search, outline, cancel, log } = job;
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
    counted(checkContract({ request, target, passed, search, outline, log })),
    counted(checkHub({ hub: request.hub, token, isFresh, cancel, log })),
    searchContext({
      ...{ target, search, cancel, log },
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
  return call === '';
}
