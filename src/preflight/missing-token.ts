import type { Contract } from '../dockerfile/contract.js';
import type { Problem } from '../problem.js';
import type { Request, WorkflowRun } from '../request.js';
import type { Vocabulary } from '../wording.js';

/** What a run without a token comes to. */
export interface MissingToken {
  readonly isSkipped: boolean;
  readonly problem: Problem;
}

/** Decides about a run that has no token, by what the Dockerfile mounts where that is known. */
export function missingToken(request: Request, run: WorkflowRun, contract: Contract): MissingToken {
  const { onMissingToken, secretId } = request;
  if (onMissingToken === 'skip') return skipped(request, run);
  if (onMissingToken === 'fail')
    return failed(say => `${say.name('on-missing-token')} is fail.`, { request, run });
  const mount = contract.mounted?.find(({ id }) => id === secretId);
  if (mount !== undefined && (onMissingToken === 'auto' || mount.isRequired)) {
    const required = mount.isRequired ? ' with required=true' : '';
    const missing = failed(() => `The Dockerfile mounts '${secretId}'${required}.`, { request, run });
    if (contract.file === '' || mount.line === 0) return missing;
    return { ...missing, problem: { ...missing.problem, place: { file: contract.file, line: mount.line } } };
  }
  return built(contract.mounted === undefined && onMissingToken === 'auto', { request, run });
}

type Words = (say: Vocabulary) => string;

interface Case {
  readonly request: Request;
  readonly run: WorkflowRun;
}

function skipped(request: Request, run: WorkflowRun): MissingToken {
  const problem: Problem = {
    level: 'notice',
    code: 'NO_TOKEN',
    message: say =>
      `${whatIsMissing(request, run)(say)} Nothing is built: ${say.name('on-missing-token')} is skip.`,
    hint: whatToDo(request, run),
  };
  return { isSkipped: true, problem };
}

function failed(why: Words, { request, run }: Case): MissingToken {
  const problem: Problem = {
    level: 'error',
    code: 'NO_TOKEN',
    message: say => `${whatIsMissing(request, run)(say)} ${why(say)} Nothing was built.`,
    hint: say =>
      `${whatToDo(request, run)(say)} ${say.set('on-missing-token', 'build')} or skip decides otherwise.`,
  };
  return { isSkipped: false, problem };
}

function built(isUnknown: boolean, { request, run }: Case): MissingToken {
  const doubt = isUnknown ? ' Whether the Dockerfile needs it is not known.' : '';
  const problem: Problem = {
    level: isUnknown ? 'warning' : 'notice',
    code: 'NO_TOKEN',
    message: say =>
      `${whatIsMissing(request, run)(say)} The build runs without the secret mount '${request.secretId}'.${doubt}`,
    hint: whatToDo(request, run),
  };
  return { isSkipped: false, problem };
}

function whatIsMissing({ isTokenDeclined }: Request, run: WorkflowRun): Words {
  if (isTokenDeclined) return say => `${say.input('hf-token')} is false, as a condition decided.`;
  return say => say.noToken(eventOf(run));
}

function eventOf(run: WorkflowRun): string {
  if (isDependabot(run)) return ' in this run of Dependabot';
  if (run.isFork) return ' in this pull request from a fork';
  return run.eventName === '' ? '' : ` in this run (event ${run.eventName})`;
}

function whatToDo({ isTokenDeclined }: Request, run: WorkflowRun): Words {
  if (isTokenDeclined)
    return () => 'If this image needs the token, correct the condition (the matrix entry).';
  if (isDependabot(run))
    return () =>
      'Dependabot has secrets of its own: add HF_TOKEN in Settings, Secrets and variables, Dependabot.';
  if (run.isFork)
    return () =>
      'GitHub gives no secrets to pull requests from forks; build them after the merge, or without the token.';
  return say => say.findToken;
}

function isDependabot({ actor }: WorkflowRun): boolean {
  return actor === 'dependabot[bot]';
}
