import { check } from '../build.js';
import { type HubRow, hubRows } from '../hub/rows.js';
import { Journal, type Told } from '../report/journal.js';
import type { BuildOptions } from './arguments.js';
import { hostOf, type LocalHost, redacted, redactorOf, thrownProblem } from './local.js';
import { localRequest } from './request.js';
import { COMMAND_LINE } from './words.js';

/** What the checks found. */
export interface Checked {
  readonly problems: readonly Told[];
  readonly hub: readonly HubRow[];
}

/**
 * The line up to its checks: what can be known without building.
 * @throws ActionError for options that cannot be used, and when it is cancelled
 */
export async function runCheck(options: BuildOptions, local: LocalHost): Promise<Checked> {
  const { request, token } = localRequest(options, local);
  const redact = redactorOf(request, local.env);
  const said: Told[] = [];
  const journal = new Journal(COMMAND_LINE, {
    problem: problem => void said.push(redacted(problem, redact)),
    report: () => {},
  });
  for (const problem of token?.problems ?? []) journal.tell(problem);
  try {
    const { problems } = await check(request, hostOf(local, { redact, journal }));
    for (const problem of problems) journal.tell(problem);
    return { problems: said, hub: hubRows(request.hub, problems) };
  } catch (thrown) {
    local.cancel.throwIfAborted();
    return { problems: [...said, thrownProblem(thrown, redact)], hub: [] };
  }
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
    hub: hub.map(({ kind, id, revision, access }) => ({ kind, id, revision, access })),
  };
}
