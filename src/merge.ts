import * as core from '@actions/core';
import { Annotations } from './action/annotations.js';
import { logDrained, logLine } from './action/log.js';
import { Masks } from './action/masks.js';
import { readMergeRequest } from './action/merge-inputs.js';
import { cancelled, onEndingSignal, onUncaught } from './entry/process.js';
import { Stopper } from './entry/stopper.js';
import { ActionError, asActionError } from './errors.js';
import { join } from './join/join.js';
import { killDescendants } from './secret/processes.js';
import { tokensIn } from './secret/token.js';
import { SecretValue } from './secret/value.js';

const cancel = new AbortController();
const masks = new Masks();
const annotations = new Annotations(masks.redact);
const stopper = new Stopper({ cancel, leave });
let isOver = false;

onEndingSignal(() => stopper.stop(cancelled()));
onUncaught(thrown => {
  process.exitCode = core.ExitCode.Failure;
  if (isOver) fail(asActionError(thrown));
  stopper.unexpected(asActionError(thrown));
});
process.once('beforeExit', () => {
  if (isOver) return;
  cancel.abort(asActionError('the step stopped before its end'));
  leave();
});
process.stdout.on('error', () => {
  process.exitCode = core.ExitCode.Failure;
  stopper.unexpected(cancelled());
});

async function main(): Promise<void> {
  let digest = '';
  try {
    // A merge has no use for a token: one that lies about in the job stays out of the log and of the tools.
    const tokens = Object.values(process.env).flatMap(value => tokensIn(value ?? ''));
    masks.add(tokens);
    const request = readMergeRequest();
    refuseTokens();
    digest = await join(request, {
      env: process.env,
      tokens: tokens.map(token => new SecretValue(token)),
      redact: masks.redact,
      cancel: cancel.signal,
      log: logLine,
      isRunnerLog: true,
      drained: logDrained,
    });
    cancel.signal.throwIfAborted();
    core.info(`Digest: ${digest}`);
  } catch (thrown) {
    digest = '';
    fail(reasonOf(thrown));
  }
  isOver = true;
  core.setOutput('digest', digest);
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

/** What a cancellation broke off on its way is not the reason. */
function reasonOf(thrown: unknown): ActionError {
  const isAbort = cancel.signal.aborted && !(thrown instanceof ActionError);
  return asActionError(isAbort ? cancel.signal.reason : thrown);
}

/** The end of a step that does not come to its end by itself. */
function leave(): never {
  for (const act of [killDescendants, () => fail(reasonOf(undefined)), () => core.setOutput('digest', '')]) {
    try {
      act();
    } catch {
      // The others are done all the same.
    }
  }
  process.exit(core.ExitCode.Failure);
}

function fail(error: ActionError): void {
  process.exitCode = core.ExitCode.Failure;
  annotations.end(error);
}

await main().catch((thrown: unknown) => fail(asActionError(thrown)));
if (cancel.signal.aborted || process.exitCode === core.ExitCode.Failure) killDescendants();
process.exit();
