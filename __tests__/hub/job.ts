import { rmSync } from 'node:fs';
import { makeWorkspace } from '../engine/engine.js';
import { Recorder, type Recording } from '../engine/recorder.js';
import { type JobResult, type RunningJob, type RunOptions, startAction } from '../runner/runner.js';

/** A job of one step whose docker only writes down how it was started. */
export interface HubJob {
  readonly job: JobResult;
  /** `error HUB_TOKEN: message hint`, in the order of the log. */
  readonly said: readonly string[];
  /** The build that was started; undefined when there was none. */
  readonly build: Recording | undefined;
}

const workspaces: string[] = [];
const jobs: JobResult[] = [];

/** Runs the action against a Hub of the tests. */
export async function runAgainst(
  endpoint: string,
  { with: inputs, env, ...options }: Partial<RunOptions>,
  onStart: (job: RunningJob) => void = () => {},
): Promise<HubJob> {
  const recorder = new Recorder();
  const workspace = makeWorkspace({ Dockerfile: 'FROM scratch\n' });
  workspaces.push(workspace);
  const running = startAction({
    actionDir: process.cwd(),
    workspace,
    isPostLeftOut: true,
    ...options,
    env: { PATH: `${recorder.bin}:${process.env['PATH'] ?? ''}`, HF_HUB_OFFLINE: '', ...env },
    // The stand-in makes no image that could be searched.
    with: {
      context: '.',
      verify: 'off',
      'check-dockerfile': 'off',
      ...(endpoint === '' ? {} : { 'hf-endpoint': endpoint }),
      ...inputs,
    },
  });
  onStart(running);
  const job = await running.result;
  jobs.push(job);
  const build = recorder.read();
  recorder.dispose();
  const said = job.main.annotations.map(
    ({ level, title, message }) => `${level} ${title?.replace('hf-secret-build: ', '')}: ${message}`,
  );
  return { job, said, build };
}

/** Removes what the jobs left. */
export async function cleanJobs(): Promise<void> {
  for (const job of jobs.splice(0)) await job.dispose();
  for (const folder of workspaces.splice(0)) rmSync(folder, { recursive: true, force: true });
}
