import * as core from '@actions/core';
import { runStep } from './entry/step.js';
import { ActionError } from './errors.js';
import { mergeDigests } from './merge/merge.js';
import { Annotations } from './runner/annotations.js';
import { logDrained, logLine } from './runner/log.js';
import { Masks } from './runner/masks.js';
import { readMergeRequest } from './runner/merge-inputs.js';
import { holdsTokenShape } from './scan/needles/token-shape.js';
import { tokensIn } from './secret/token.js';
import { SecretValue } from './secret/value.js';

/** Those that take a text of the user's. */
const INPUTS = ['tags', 'path', 'digests', 'platforms', 'annotations', 'builder'];

const masks = new Masks();
const annotations = new Annotations(masks.redact);

async function main(cancel: AbortSignal): Promise<string> {
  // A merge has no use for a token: one that lies about in the job stays out of the log and of the tools.
  const tokens = Object.values(process.env).flatMap(value => tokensIn(value ?? ''));
  masks.add(tokens);
  refuseTokens();
  const request = readMergeRequest();
  const digest = await mergeDigests(request, {
    env: process.env,
    tokens: tokens.map(token => new SecretValue(token)),
    redact: masks.redact,
    cancel,
    log: logLine,
    isRunnerLog: true,
    drained: logDrained,
  });
  cancel.throwIfAborted();
  core.info(`Digest: ${digest}`);
  return digest;
}

/** What a token is in would leave with the image. */
function refuseTokens(): void {
  const [input] = INPUTS.filter(name => holdsTokenShape(core.getInput(name)));
  if (input === undefined) return;
  throw new ActionError({
    code: 'BAD_INPUT',
    message: `Input '${input}' holds what looks like a token of the Hub.`,
    hint: 'It would be in the registry for everybody to read. A merge needs no token: take it out, and rotate it.',
  });
}

await runStep({
  work: main,
  nothing: '',
  cleanUp: [],
  tell: error => annotations.end(error),
  finish: digest => core.setOutput('digest', digest),
});
