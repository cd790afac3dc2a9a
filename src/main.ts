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
import { besideEntry } from './entry/process.js';
import { runStep } from './entry/step.js';
import type { ActionError } from './errors.js';
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
import type { RunDirectory } from './secret/run-directory.js';

/** An image has a few large layers: more threads would only cost memory. */
const MAX_THREADS = 16;

type Results = Outcome & RecordedDigest;

const NO_RESULTS: Results = { ...NO_OUTCOME, ...NO_RECORD };

let directory: RunDirectory | undefined;
let report: Report | undefined;
let conclusion: Conclusion = { tokenSource: 'none', verdict: 'unverified', report: '', sarif: '' };
let failure: ActionError | undefined;
const masks = new Masks();
const annotations = new Annotations(masks.redact);
const journal = new Journal();

async function main(cancel: AbortSignal): Promise<Results> {
  masks.add(readRawSecrets(process.env));
  const request = readRequest(process.env);
  const outcome = await build(request, readWorkflowRun(process.env), {
    env: process.env,
    temp: process.env['RUNNER_TEMP'] ?? '',
    cancel,
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
  cancel.throwIfAborted();
  return { ...outcome, ...recordDigest(request.build, outcome) };
}

/** What the step leaves for later steps and for people. */
function finish(results: Results): void {
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

await runStep({
  work: main,
  nothing: NO_RESULTS,
  cleanUp: [() => directory && removeOutside(directory.path, process.env), () => directory?.keepOnlyReport()],
  tell: error => {
    failure = error;
    annotations.end(error);
  },
  finish,
});
