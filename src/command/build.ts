import type { ErrorCode } from '../errors.js';
import { build } from '../pipeline.js';
import type { Report } from '../report/report.js';
import type { Outcome, Verdict } from '../request.js';
import type { Redact } from '../secret/redact.js';
import type { BuildOptions } from './arguments.js';
import {
  type LocalSurroundings,
  redactorOf,
  requireWritable,
  surroundingsOf,
  thrownProblem,
  writeResult,
} from './local.js';
import { localRequest, NO_RUN } from './request.js';
import type { BuildResult } from './result.js';

/** The exit code of each verdict; of errors those that are verdicts, or 3. */
const EXIT_CODES: Readonly<Record<Verdict, number>> = { clean: 0, skipped: 0, leak: 1, unverified: 2 };
const FAILURES: Partial<Readonly<Record<ErrorCode, number>>> = { LEAK: 1, UNVERIFIED: 2 };
const FAILURE = 3;

/** How a build ended: the code, and what is to be shown where there is something. */
export interface BuildEnd {
  readonly code: number;
  readonly result: BuildResult | undefined;
}

/**
 * The whole line on one's own machine. Errors of the line are shown on the screen; a cancelled one shows none.
 * @throws ActionError for options and files that cannot be used
 */
export async function runBuild(options: BuildOptions, around: LocalSurroundings): Promise<BuildEnd> {
  const { screen, env, cancel } = around;
  for (const name of ['report', 'metadata-file', 'iidfile'] as const)
    requireWritable(options.one(name), `--${name}`);
  const local = localRequest(options, around);
  const redact = redactorOf(local.request, env);
  for (const problem of local.token?.problems ?? []) screen.problem(problem);
  const file = options.one('report');
  let report: Report | undefined;
  const conclude = (made: Report) => {
    report = made;
    writeResult(file, { text: `${JSON.stringify(made, null, 2)}\n`, option: '--report' });
  };
  let outcome: Outcome | undefined;
  let failure: number | undefined;
  try {
    outcome = await build(local.request, NO_RUN, surroundingsOf(around, { redact, conclude }));
    cancel.throwIfAborted();
    writeOutcome(outcome, options);
  } catch (thrown) {
    failure = tellFailure(thrown, { redact, around });
  }
  const result = report === undefined ? undefined : { request: local.request, report, outcome, file };
  return { code: failure ?? EXIT_CODES[report?.verdict ?? 'unverified'], result };
}

function writeOutcome(outcome: Outcome, options: BuildOptions): void {
  writeResult(options.one('metadata-file'), { text: outcome.metadata, option: '--metadata-file' });
  writeResult(options.one('iidfile'), { text: outcome.imageid, option: '--iidfile' });
}

function tellFailure(
  thrown: unknown,
  { redact, around }: { readonly redact: Redact; readonly around: LocalSurroundings },
): number {
  const problem = thrownProblem(thrown, redact);
  if (problem.code !== 'CANCELLED') around.screen.problem(problem);
  return FAILURES[problem.code] ?? FAILURE;
}
