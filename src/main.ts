import { availableParallelism } from 'node:os';
import * as core from '@actions/core';
import { build } from './build.js';
import { besideEntry } from './entry/process.js';
import { runStep } from './entry/step.js';
import type { ActionError } from './errors.js';
import { recordName, recordOf, recordText } from './merge/record.js';
import { removeOutside } from './outside.js';
import { Journal } from './report/journal.js';
import { NO_OUTCOME, NO_RECORD, type Outcome, type RecordedDigest } from './request.js';
import type { RunDirectory } from './run/run-directory.js';
import { Annotations } from './runner/annotations.js';
import { readRawSecrets, readRequest } from './runner/inputs.js';
import { logDrained, logLine } from './runner/log.js';
import { Masks } from './runner/masks.js';
import { writeOutputs } from './runner/outputs.js';
import { showReport } from './runner/show-report.js';
import { RUN_DIRECTORY_STATE } from './runner/state.js';
import { writeSummary } from './runner/step-summary.js';
import { readWorkflowRun } from './runner/workflow-run.js';
import { WORKFLOW } from './wording.js';

/** An image has a few large layers: more threads would only cost memory. */
const MAX_THREADS = 16;

type Results = Outcome & RecordedDigest;

const { env } = process;
const masks = new Masks();
const annotations = new Annotations(masks.redact);
const journal = new Journal(WORKFLOW, {
  problem: annotations.tell,
  report: report => showReport(report, annotations.tell),
});
let directory: RunDirectory | undefined;
let failure: ActionError | undefined;

async function main(cancel: AbortSignal): Promise<Results> {
  masks.add(readRawSecrets(env));
  const request = readRequest(env);
  const outcome = await build(request, {
    env,
    temp: env['RUNNER_TEMP'] ?? '',
    cancel,
    log: {
      ...{ line: logLine, isRunner: true, drained: logDrained, redact: masks.redact },
      mask: secret => masks.addSecret(secret),
    },
    journal,
    workflow: { run: readWorkflowRun(env), mintIdToken: audience => core.getIDToken(audience) },
    search: {
      program: besideEntry('scan-worker'),
      threads: Math.min(availableParallelism(), MAX_THREADS),
    },
    remember: planned => {
      core.saveState(RUN_DIRECTORY_STATE, planned.path);
      directory = planned;
    },
  });
  journal.delivered(outcome);
  cancel.throwIfAborted();
  const record = recordOf({ build: request.build, outcome, report: journal.report });
  return {
    ...outcome,
    ...(record === undefined ? NO_RECORD : written(recordName(record), recordText(record))),
  };
}

/** Keeps for a merge in another job what there is to know about the digest that was pushed. */
function written(name: string, digestRecord: string): RecordedDigest {
  if (directory === undefined) return NO_RECORD;
  return { digestRecord, digestFile: directory.writeForLater(name, `${digestRecord}\n`) };
}

await runStep<Results>({
  work: main,
  nothing: { ...NO_OUTCOME, ...NO_RECORD },
  cleanUp: [() => directory && removeOutside(directory.path, env), () => directory?.keepOnlyReport()],
  tell: error => {
    failure = error;
    annotations.end(error);
  },
  // What the step leaves for later steps and for people.
  finish: ({ digestFile, digestRecord, ...outcome }) => {
    // A step that fails after its push, or halfway through it, says so.
    const out = outcome.digest === '' ? { ...journal.outcome, ...(failure?.released ?? {}) } : outcome;
    const { imageid, metadata, digest } = out;
    writeOutputs({ imageid, metadata, digest, digestFile, digestRecord }, journal.conclusion);
    const story = journal.story({ failure, digest, unannotated: annotations.unshown });
    writeSummary(story, { env, redact: masks.redact });
  },
});
