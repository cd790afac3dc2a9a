import { check } from '../pipeline.js';
import { type HubRow, hubRows } from '../preflight/hub-rows.js';
import type { Problem } from '../preflight/problem.js';
import { Journal } from '../report/story.js';
import type { HubRequest } from '../request.js';
import type { BuildOptions } from './arguments.js';
import { type LocalSurroundings, redacted, redactorOf, surroundingsOf, thrownProblem } from './local.js';
import { localRequest, NO_RUN } from './request.js';
import { problemInOptions } from './words.js';

/** What the checks found. */
export interface Checked {
  readonly problems: readonly Problem[];
  readonly hub: readonly HubRow[];
}

/**
 * The line up to its checks: what can be known without building.
 * @throws ActionError for options that cannot be used, and when it is cancelled
 */
export async function runCheck(options: BuildOptions, around: LocalSurroundings): Promise<Checked> {
  const { request, token } = localRequest(options, around);
  const redact = redactorOf(request, around.env);
  const told: Problem[] = [...(token?.problems ?? [])];
  const surroundings = {
    ...surroundingsOf(around, { redact, conclude: () => {}, journal: new Journal() }),
    tell: (problem: Problem) => void told.push(problem),
  };
  try {
    const { problems } = await check(request, NO_RUN, surroundings);
    return checked([...told, ...problems.map(one => redacted(problemInOptions(one), redact))], request.hub);
  } catch (thrown) {
    around.cancel.throwIfAborted();
    return checked([...told, thrownProblem(thrown, redact)], { ...request.hub, repos: [] });
  }
}

function checked(problems: readonly Problem[], hub: HubRequest): Checked {
  return { problems, hub: hubRows(hub, problems) };
}

/** The problems as JSON has them: a place is two fields, empty where there is none. */
export function checkedJson({ problems, hub }: Checked): object {
  return {
    version: 1,
    tool: 'hf-secret-build',
    problems: problems.map(({ level, code, message, hint, place }) => ({
      level,
      code,
      message,
      hint,
      file: place?.file ?? '',
      line: place?.line ?? 0,
    })),
    hub,
  };
}
