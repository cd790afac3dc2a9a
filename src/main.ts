import * as core from '@actions/core';
import { readRawSecrets, readRequest } from './action/inputs.js';
import { maskSecrets } from './action/masks.js';
import { NO_OUTCOME, writeOutputs } from './action/outputs.js';
import { RUN_DIRECTORY_STATE } from './action/state.js';
import { readWorkflowRun } from './action/workflow-run.js';
import { asActionError } from './errors.js';
import { build } from './pipeline.js';

const cancel = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort());
// Nothing unexpected may end the process past the clean-up: cancelling runs it.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, thrown => {
    fail(thrown);
    cancel.abort();
  });
}
// A runner that dies closes our output. Writing about it would fail again, without end.
process.stdout.on('error', () => {
  process.exitCode = 1;
  cancel.abort();
});

async function main(): Promise<void> {
  let outcome = NO_OUTCOME;
  try {
    maskSecrets(readRawSecrets());
    outcome = await build(readRequest(process.env), readWorkflowRun(process.env), {
      env: process.env,
      temp: process.env['RUNNER_TEMP'] ?? '',
      cancel: cancel.signal,
      remember: directory => core.saveState(RUN_DIRECTORY_STATE, directory),
      log: core.info,
      notice: core.notice,
    });
  } catch (thrown) {
    fail(thrown);
  } finally {
    writeOutputs(outcome);
  }
}

function fail(thrown: unknown): void {
  const error = asActionError(thrown);
  core.setFailed(`${error.message} ${error.hint}`);
  if (error.code === 'INTERNAL') core.debug(error.stack ?? error.message);
}

await main();
