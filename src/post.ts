import { rmSync } from 'node:fs';
import { RUN_DIRECTORY_STATE } from './action/state.js';
import { removeLeftovers } from './build/podman-leftovers.js';
import { messageOf } from './errors.js';
import { inspectLeftover } from './secret/run-directory.js';

// Without @actions/core: post needs one variable and one line of log, and has to start fast in every job.
function post(path: string, temp: string): void {
  if (path === '') {
    console.log('hf-secret-build: main had created nothing, nothing to remove.');
    return;
  }
  const leftover = inspectLeftover(path, temp);
  if (leftover.kind === 'gone') {
    console.log('hf-secret-build: main removed its files itself, nothing is left.');
  } else if (leftover.kind === 'ours') {
    try {
      // The directory holds the note of what there is to remove.
      if (removeLeftovers(leftover.path, process.env)) {
        console.log('hf-secret-build: removed what Podman had left of the build.');
      }
    } finally {
      rmSync(leftover.path, { recursive: true, force: true });
    }
    console.log(`hf-secret-build: removed ${leftover.path} with everything in it.`);
  } else {
    fail(
      `Refused to remove a directory that an earlier step named: ${leftover.reason}. Look for a step that writes STATE_${RUN_DIRECTORY_STATE} to GITHUB_ENV.`,
    );
  }
}

function fail(message: string): void {
  console.log(`::error title=hf-secret-build::${message}`);
  process.exitCode = 1;
}

try {
  post(process.env[`STATE_${RUN_DIRECTORY_STATE}`] ?? '', process.env['RUNNER_TEMP'] ?? '');
} catch (thrown) {
  fail(
    `The run's directory could not be removed: ${messageOf(thrown).replace(/[\r\n]+/g, ' ')}. Remove hf-secret-build-* under RUNNER_TEMP by hand.`,
  );
}
