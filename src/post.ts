import { realpathSync } from 'node:fs';
import { messageOf } from './errors.js';
import { removeOutside } from './outside.js';
import { inspectLeftover, removeLeftover } from './run/leftover.js';
import { sweep, sweptSentence } from './run/sweep.js';
import { RUN_DIRECTORY_STATE } from './runner/state.js';

// Without @actions/core: post needs one variable and one line of log, and has to start fast in every job.
async function post(path: string, temp: string): Promise<void> {
  if (path === '') {
    say('main had created nothing, nothing to remove.');
    return;
  }
  const leftover = inspectLeftover(path, temp);
  if (leftover.kind === 'gone') {
    say('main removed its files itself, nothing is left.');
  } else if (leftover.kind === 'ours') {
    const ended = await removeLeftover(leftover.path, removeElsewhere);
    const orphans = ended === 0 ? '' : `ended ${ended} processes that main had left behind, and `;
    say(`${orphans}removed ${leftover.path} with everything in it.`);
  } else {
    fail(
      `Refused to remove a directory that an earlier step named: ${leftover.reason}. Look for a step that writes STATE_${RUN_DIRECTORY_STATE} to GITHUB_ENV.`,
    );
  }
}

/** What engines keep of a killed run outside of its directory. */
function removeElsewhere(path: string): void {
  const removed = removeOutside(path, process.env);
  if (removed !== '') say(`removed ${removed}.`);
}

/** What runs left that died, on this machine, before their own post. */
async function sweepOthers(temp: string): Promise<void> {
  if (temp === '') return;
  try {
    for (const swept of await sweep(realpathSync(temp), removeElsewhere)) say(sweptSentence(swept));
  } catch {
    // RUNNER_TEMP is gone: so is what was in it.
  }
}

function say(text: string): void {
  console.log(`hf-secret-build: ${text}`);
}

function fail(message: string): void {
  console.log(`::error title=hf-secret-build::${message}`);
  process.exitCode = 1;
}

async function run(temp: string): Promise<void> {
  try {
    await post(process.env[`STATE_${RUN_DIRECTORY_STATE}`] ?? '', temp);
  } catch (thrown) {
    fail(
      `The run's directory could not be removed: ${messageOf(thrown).replace(/[\r\n]+/g, ' ')}. Remove hf-secret-build-* under RUNNER_TEMP by hand.`,
    );
  }
  await sweepOthers(temp);
}

void run(process.env['RUNNER_TEMP'] ?? ''); // no await: it would wrap every module of the bundle
