import { build } from '../build.js';
import type { ErrorCode } from '../errors.js';
import { Journal, type Told, told } from '../report/journal.js';
import type { Outcome, Verdict } from '../request.js';
import type { BuildOptions } from './arguments.js';
import {
  hostOf,
  type LocalHost,
  redacted,
  redactorOf,
  requireWritable,
  thrownProblem,
  writeResult,
} from './local.js';
import { localRequest } from './request.js';
import type { BuildResult } from './result.js';
import { COMMAND_LINE } from './words.js';

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
export async function runBuild(options: BuildOptions, here: LocalHost): Promise<BuildEnd> {
  const { screen, env, cancel } = here;
  for (const name of ['report', 'metadata-file', 'iidfile'] as const)
    requireWritable(options.one(name), `--${name}`);
  const { request, token } = localRequest(options, here);
  const redact = redactorOf(request, env);
  for (const problem of token?.problems ?? []) screen.problem(told(problem, COMMAND_LINE));
  const file = options.one('report');
  const journal = new Journal(COMMAND_LINE, {
    problem: problem => screen.problem(redacted(problem, redact)),
    report: made => writeResult(file, { text: `${JSON.stringify(made, null, 2)}\n`, option: '--report' }),
  });
  let outcome: Outcome | undefined;
  let failure: Told | undefined;
  try {
    outcome = await build(request, hostOf(here, { redact, journal }));
    cancel.throwIfAborted();
    writeOutcome(outcome, options);
  } catch (thrown) {
    failure = thrownProblem(thrown, redact);
  }
  if (failure !== undefined && !isShown(failure)) screen.problem(failure);
  const { report } = journal;
  const code =
    failure === undefined ? EXIT_CODES[report?.verdict ?? 'unverified'] : (FAILURES[failure.code] ?? FAILURE);
  if (report === undefined) return { code, result: undefined };
  const hint = failure !== undefined && failure.code in FAILURES ? failure.hint : '';
  const story = journal.story({ failure: undefined, digest: outcome?.digest ?? '', unannotated: 0 });
  return { code, result: { request, report, outcome, file, story, hint } };
}

function writeOutcome(outcome: Outcome, options: BuildOptions): void {
  writeResult(options.one('metadata-file'), { text: outcome.metadata, option: '--metadata-file' });
  writeResult(options.one('iidfile'), { text: outcome.imageid, option: '--iidfile' });
}

/** A shut gate is told with what was found; who interrupts a build knows it. */
function isShown({ code }: Told): boolean {
  return code in FAILURES || code === 'CANCELLED';
}
