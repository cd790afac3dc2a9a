import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import * as core from '@actions/core';
import { annotate, annotateError } from './action/annotations.js';
import { readRawSecrets, readRequest } from './action/inputs.js';
import { logDrained, logLine } from './action/log.js';
import { Masks } from './action/masks.js';
import { writeOutputs } from './action/outputs.js';
import { showReport } from './action/show-report.js';
import { RUN_DIRECTORY_STATE } from './action/state.js';
import { readWorkflowRun } from './action/workflow-run.js';
import { ActionError, asActionError } from './errors.js';
import { build } from './pipeline.js';
import { type Conclusion, NO_OUTCOME } from './request.js';

/** An image has a few large layers: more threads would only cost memory. */
const MAX_THREADS = 16;

const cancel = new AbortController();
let isOver = false;
const masks = new Masks();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => cancel.abort(cancelled()));
// Nothing unexpected may end the process past the clean-up: it cancels the line and becomes its error.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, thrown => {
    process.exitCode = core.ExitCode.Failure;
    if (isOver) fail(asActionError(thrown));
    cancel.abort(asActionError(thrown));
  });
}
// A runner that dies closes our output. Writing about it would fail again, without end.
process.stdout.on('error', () => {
  process.exitCode = core.ExitCode.Failure;
  cancel.abort(cancelled());
});

async function main(): Promise<void> {
  let outcome = NO_OUTCOME;
  let conclusion: Conclusion = { tokenSource: 'none', verdict: 'unverified', report: '' };
  try {
    masks.add(readRawSecrets(process.env));
    const result = await build(readRequest(process.env), readWorkflowRun(process.env), {
      env: process.env,
      temp: process.env['RUNNER_TEMP'] ?? '',
      cancel: cancel.signal,
      redact: masks.redact,
      mask: secret => masks.addSecret(secret),
      mintIdToken: audience => core.getIDToken(audience),
      remember: directory => core.saveState(RUN_DIRECTORY_STATE, directory),
      log: logLine,
      drained: logDrained,
      tell: problem => annotate(problem, masks.redact),
      worker: besideEntry('scan-worker'),
      threads: Math.min(availableParallelism(), MAX_THREADS),
      foundToken: tokenSource => {
        conclusion = { ...conclusion, tokenSource };
      },
      conclude: (report, file) => {
        conclusion = { ...conclusion, verdict: report.verdict, report: file };
        showReport(report);
      },
    });
    cancel.signal.throwIfAborted();
    outcome = result;
  } catch (thrown) {
    fail(asActionError(thrown));
  }
  isOver = true;
  writeOutputs(outcome, conclusion);
}

/** Another entry's program: dist/main/index.js has dist/scan-worker/index.js beside it. */
function besideEntry(name: string): string {
  return join(dirname(dirname(realpathSync(process.argv[1] ?? ''))), name, 'index.js');
}

function fail(error: ActionError): void {
  process.exitCode = core.ExitCode.Failure;
  annotateError(error, masks.redact);
}

function cancelled(): ActionError {
  return new ActionError({
    code: 'CANCELLED',
    message: 'The build was cancelled.',
    hint: 'The secret files were removed; nothing else was kept.',
  });
}

await main().catch((thrown: unknown) => fail(asActionError(thrown)));
// A tool that was left behind by a cancellation must not keep the process alive.
if (cancel.signal.aborted) process.exit();
