import { availableParallelism } from 'node:os';
import * as core from '@actions/core';
import { Annotations } from './action/annotations.js';
import { readRawSecrets, readRequest } from './action/inputs.js';
import { logDrained, logLine } from './action/log.js';
import { Masks } from './action/masks.js';
import { writeOutputs } from './action/outputs.js';
import { showReport } from './action/show-report.js';
import { RUN_DIRECTORY_STATE } from './action/state.js';
import { writeSummary } from './action/step-summary.js';
import { readWorkflowRun } from './action/workflow-run.js';
import { removeOutside } from './build/outside.js';
import { besideEntry, cancelled, onEndingSignal, onUncaught } from './entry/process.js';
import { Stopper } from './entry/stopper.js';
import { ActionError, asActionError } from './errors.js';
import { build } from './pipeline.js';
import { recordName, recordOf, recordText } from './record/record.js';
import type { Report } from './report/report.js';
import { Journal } from './report/story.js';
import {
  type BuildInputs,
  type Conclusion,
  NO_OUTCOME,
  NO_RECORD,
  type Outcome,
  type RecordedDigest,
} from './request.js';
import { killDescendants } from './secret/processes.js';
import type { RunDirectory } from './secret/run-directory.js';

/** An image has a few large layers: more threads would only cost memory. */
const MAX_THREADS = 16;

const NO_RESULTS = { ...NO_OUTCOME, ...NO_RECORD };

const cancel = new AbortController();
let isOver = false;
let directory: RunDirectory | undefined;
let report: Report | undefined;
let conclusion: Conclusion = { tokenSource: 'none', verdict: 'unverified', report: '', sarif: '' };
let failure: ActionError | undefined;
const masks = new Masks();
const annotations = new Annotations(masks.redact);
const journal = new Journal();
const stopper = new Stopper({ cancel, leave });

onEndingSignal(() => stopper.stop(cancelled()));
// Nothing unexpected may end the process past the clean-up: it cancels the line and becomes its error.
onUncaught(thrown => {
  process.exitCode = core.ExitCode.Failure;
  if (isOver) fail(asActionError(thrown));
  stopper.unexpected(asActionError(thrown));
});
// Nothing is left that the line could be waiting for: it will never end, and neither is it a success.
process.once('beforeExit', () => {
  if (isOver) return;
  cancel.abort(asActionError('the step stopped before its end'));
  leave();
});
// A runner that dies closes our output. Writing about it would fail again, without end.
process.stdout.on('error', () => {
  process.exitCode = core.ExitCode.Failure;
  stopper.unexpected(cancelled());
});

async function main(): Promise<void> {
  let results = NO_RESULTS;
  try {
    masks.add(readRawSecrets(process.env));
    const request = readRequest(process.env);
    const outcome = await build(request, readWorkflowRun(process.env), {
      env: process.env,
      temp: process.env['RUNNER_TEMP'] ?? '',
      cancel: cancel.signal,
      redact: masks.redact,
      mask: secret => masks.addSecret(secret),
      mintIdToken: audience => core.getIDToken(audience),
      remember: planned => {
        core.saveState(RUN_DIRECTORY_STATE, planned.path);
        directory = planned;
      },
      log: logLine,
      isRunnerLog: true,
      drained: logDrained,
      tell: problem => {
        annotations.tell(problem);
        journal.say(problem);
      },
      journal,
      worker: besideEntry('scan-worker'),
      threads: Math.min(availableParallelism(), MAX_THREADS),
      foundToken: tokenSource => {
        conclusion = { ...conclusion, tokenSource };
      },
      conclude: (made, files) => {
        report = made;
        conclusion = { ...conclusion, ...files, verdict: made.verdict };
        journal.concluded(made);
        showReport(made, annotations.tell);
      },
    });
    cancel.signal.throwIfAborted();
    results = { ...outcome, ...recordDigest(request.build, outcome) };
  } catch (thrown) {
    fail(reasonOf(thrown));
  }
  isOver = true;
  finish(results);
}

/** What the step leaves for later steps and for people. */
function finish(results: Outcome & RecordedDigest): void {
  writeOutputs(results, conclusion);
  const { digest } = results;
  const story = journal.story({ failure, digest, unannotated: annotations.unshown });
  writeSummary(story, { env: process.env, redact: masks.redact });
}

/** Keeps for a merge in another job what there is to know about the digest that was pushed. */
function recordDigest(build: BuildInputs, outcome: Outcome): RecordedDigest {
  const record = recordOf({ build, outcome, report });
  if (record === undefined || directory === undefined) return NO_RECORD;
  const digestRecord = recordText(record);
  return { digestRecord, digestFile: directory.writeForLater(recordName(record), `${digestRecord}\n`) };
}

/** What a cancellation broke off on its way (a wait, a question to docker) is not the reason. */
function reasonOf(thrown: unknown): ActionError {
  const isAbort = cancel.signal.aborted && !(thrown instanceof ActionError);
  return asActionError(isAbort ? cancel.signal.reason : thrown);
}

/** The end of a step whose line does not come to its end: everything at once, whatever hangs. */
function leave(): never {
  const last = [
    () => killDescendants(),
    () => directory && removeOutside(directory.path, process.env),
    () => directory?.keepOnlyReport(),
    () => fail(reasonOf(undefined)),
    () => isOver || finish(NO_RESULTS),
  ];
  for (const act of last) {
    try {
      act();
    } catch {
      // The others are done all the same; post tries again what it can.
    }
  }
  process.exit(core.ExitCode.Failure);
}

function fail(error: ActionError): void {
  process.exitCode = core.ExitCode.Failure;
  failure = error;
  annotations.end(error);
}

await main().catch((thrown: unknown) => fail(asActionError(thrown)));
// A tool that was left behind by a failure must neither keep the process alive nor outlive it.
if (cancel.signal.aborted || process.exitCode === core.ExitCode.Failure) killDescendants();
// Nor may a proxy that never answered: @actions/http-client does not let go of the connection to it.
process.exit();
