import * as core from '@actions/core';
import { Annotations } from './action/annotations.js';
import { logDrained, logLine } from './action/log.js';
import { Masks } from './action/masks.js';
import { readMergeRequest } from './action/merge-inputs.js';
import { runStep } from './entry/step.js';
import { ActionError } from './errors.js';
import { join } from './join/join.js';
import { tokensIn } from './secret/token.js';
import { SecretValue } from './secret/value.js';

const masks = new Masks();
const annotations = new Annotations(masks.redact);

async function main(cancel: AbortSignal): Promise<string> {
  // A merge has no use for a token: one that lies about in the job stays out of the log and of the tools.
  const tokens = Object.values(process.env).flatMap(value => tokensIn(value ?? ''));
  masks.add(tokens);
  const request = readMergeRequest();
  refuseTokens();
  const digest = await join(request, {
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
  const [input] = ['tags', 'digests', 'annotations'].filter(name => tokensIn(core.getInput(name)).length > 0);
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
