/** A runner's worker as a process of its own, so that it can be killed: `worker.js OPTIONS LOG`. */

import { appendFileSync } from 'node:fs';
import { type RunOptions, startAction } from '../runner/runner.js';

const [options = '', log = ''] = process.argv.slice(2);
const job = startAction(JSON.parse(options) as RunOptions);
job.onOutput(text => appendFileSync(log, text));
process.send?.({ pid: await job.pid.catch(() => 0) });
const { main, post, temp } = await job.result;
const { exitCode, signal, outputs, state } = main;
process.send?.({
  ...{ exitCode, signal, outputs, state, temp },
  postExit: post?.exitCode ?? null,
  postLog: post?.log ?? '',
});
process.disconnect?.();
