/**
 * The local runner: executes an action's `main` and `post` as real node processes the way the GitHub Actions
 * runner does, so that a test sees what came out and what a person would see of it.
 *
 * Not done here: problem matchers, `pre`, conditions other than `always()`, and the emptying of RUNNER_TEMP at
 * the end of the job, because tests look at what an action left there.
 */

import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createContext, header, type JobContext, type RunOptions } from './context.js';
import { stageEnvironment } from './environment.js';
import type { Masks } from './masks.js';
import { LiveOutput } from './output.js';
import { type NodeProcess, RUNNER_TIMINGS, trackedProcesses } from './process.js';
import { StageRecord, webLog } from './record.js';
import { type Outcome, runStage, type StageResult } from './stage.js';

export type { RunOptions } from './context.js';

declare global {
  /** Takes the log of a job whose main failed, where somebody wants to know: see scripts/jest. */
  var onFailedJob: ((log: string) => void) | undefined;
}

export interface JobResult {
  readonly main: StageResult;
  readonly post?: StageResult;
  /** The outputs of the step. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The outputs that would leave the job: empty ones and those that hold a mask are dropped. */
  readonly jobOutputs: Readonly<Record<string, string>>;
  /** What "Complete job" says about the outputs. */
  readonly completeLog: string;
  readonly conclusion: Outcome;
  readonly temp: string;
  readonly workspace: string;
  /** Pids of living processes that the runner would kill at the end of the job; nothing is killed here. */
  orphans(): Promise<number[]>;
  /** Removes the folders that were made for this job. */
  dispose(): Promise<void>;
}

export interface RunningJob {
  /** The pid of main's node process; rejects when it could not be started. */
  readonly pid: Promise<number>;
  readonly result: Promise<JobResult>;
  /** Cancels the job as the Cancel button does; post still runs. */
  cancel(): void;
  /** Sends a signal to the node process that runs now; returns whether there was one. */
  kill(signal: NodeJS.Signals): boolean;
  /** Calls the listener with all raw output, past and coming; returns how to stop that. */
  onOutput(listener: (text: string) => void): () => void;
  /** Resolves as soon as the raw output holds the text; rejects when the job ends without it. */
  waitFor(text: string): Promise<void>;
}

/** Starts a job of one step that uses the action; `result` rejects when the action cannot be loaded. */
export function startAction(options: RunOptions): RunningJob {
  return new Job(options);
}

/** Runs the action to its end, post included. */
export function runAction(options: RunOptions): Promise<JobResult> {
  return startAction(options).result;
}

interface StagePlan {
  readonly script: string;
  readonly record: StageRecord;
  readonly stepEnv: ReadonlyMap<string, string>;
  readonly path: readonly string[];
  readonly isCancelled: () => boolean;
}

class Job implements RunningJob {
  readonly pid: Promise<number>;
  readonly result: Promise<JobResult>;
  readonly #options: RunOptions;
  readonly #trackingId = `github_${randomUUID()}`;
  readonly #output = new LiveOutput();
  #process: NodeProcess | undefined;
  #stage: 'main' | 'post' = 'main';
  #cancelled = false;
  #mainCancelled = false;
  #started: (process: NodeProcess) => void = () => undefined;

  constructor(options: RunOptions) {
    this.#options = options;
    const started = new Promise<NodeProcess>(resolve => {
      this.#started = resolve;
    });
    this.result = this.#run().finally(() => this.#output.end());
    this.pid = Promise.race([started, this.result]).then(winner => {
      if ('pid' in winner && winner.pid !== undefined) return winner.pid;
      throw new Error('The action could not be started');
    });
    // A test may look at one of the two only.
    this.pid.catch(() => undefined);
    this.result.catch(() => undefined);
  }

  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    // The condition of post, always(), holds for a cancelled job too: a running post is left alone.
    if (this.#stage === 'post') return;
    this.#mainCancelled = true;
    void this.#process?.cancel();
  }

  kill(signal: NodeJS.Signals): boolean {
    return this.#process?.signal(signal) ?? false;
  }

  onOutput(listener: (text: string) => void): () => void {
    return this.#output.listen(listener);
  }

  waitFor(text: string): Promise<void> {
    return this.#output.waitFor(text);
  }

  async #run(): Promise<JobResult> {
    const context = await createContext(this.#options);
    const { action, folder } = context;
    const main = await this.#runMain(context);
    if (main.result.outcome !== 'success') globalThis.onFailedJob?.(main.result.log);
    await this.#options.laterSteps?.(main.result.outputs);
    this.#stage = 'post';
    // Registered before main starts, so post runs whatever became of main (ActionRunner.cs).
    const post =
      action.post === undefined || this.#options.isPostLeftOut
        ? undefined
        : await this.#runPost(context, main.record, action.post);
    return {
      main: main.result,
      ...(post === undefined ? {} : { post }),
      outputs: main.result.outputs,
      ...completeJob(main.result.outputs, context.masks),
      conclusion: this.#conclusion([main.result, ...(post === undefined ? [] : [post])]),
      ...context.places,
      orphans: () => trackedProcesses(this.#trackingId),
      dispose: () => rm(folder, { recursive: true, force: true }),
    };
  }

  async #runMain(
    context: JobContext,
  ): Promise<{ readonly record: StageRecord; readonly result: StageResult }> {
    const record = this.#newRecord(context);
    const { action, inputs } = context;
    const stepEnv = new Map([...context.jobEnv, ...context.stepEnv]);
    for (const line of header(action, inputs, stepEnv)) record.write(line);
    const isCancelled = (): boolean => this.#mainCancelled;
    return {
      record,
      result: await this.#runStage(context, { script: action.main, record, stepEnv, path: [], isCancelled }),
    };
  }

  #runPost(context: JobContext, main: StageRecord, script: string): Promise<StageResult> {
    const record = this.#newRecord(context, main);
    record.write('Post job cleanup.');
    const stepEnv = new Map([...context.jobEnv, ...main.env, ...context.stepEnv]);
    return this.#runStage(context, { script, record, stepEnv, path: main.path, isCancelled: () => false });
  }

  #newRecord({ masks, places, inputs }: JobContext, main?: StageRecord): StageRecord {
    const options = { masks, debug: this.#options.debug ?? false, workspace: places.workspace };
    const record = new StageRecord(options, main?.state);
    for (const warning of inputs.warnings) record.issue('warning', warning);
    return record;
  }

  #runStage(context: JobContext, plan: StagePlan): Promise<StageResult> {
    const { record, stepEnv, path } = plan;
    const { contexts, inputs } = context;
    return runStage({
      ...plan,
      node: this.#options.node ?? process.execPath,
      actionDir: context.action.directory,
      cwd: context.places.workspace,
      temp: context.places.temp,
      debug: this.#options.debug ?? false,
      timings: { ...RUNNER_TIMINGS, ...this.#options.cancelTimings },
      environment: files =>
        stageEnvironment({
          step: stepEnv,
          inputs: inputs.values,
          state: record.state,
          path,
          contexts: { ...contexts, ...files },
          trackingId: this.#trackingId,
        }),
      onText: text => this.#output.take(text),
      onStart: process => this.#onStart(process),
    });
  }

  #onStart(process: NodeProcess): void {
    this.#process = process;
    this.#started(process);
    if (this.#stage === 'main' && this.#mainCancelled) void process.cancel();
  }

  #conclusion(stages: readonly StageResult[]): Outcome {
    if (this.#cancelled) return 'cancelled';
    return stages.some(stage => stage.outcome !== 'success') ? 'failure' : 'success';
  }
}

/** JobExtension.cs compares each output with its masked form. */
function completeJob(
  outputs: Readonly<Record<string, string>>,
  masks: Masks,
): Pick<JobResult, 'jobOutputs' | 'completeLog'> {
  const jobOutputs: Record<string, string> = {};
  const lines: string[] = [];
  for (const [name, value] of Object.entries(outputs)) {
    if (value === '') continue;
    if (masks.apply(value) !== value) {
      lines.push(`##[warning]Skip output '${name}' since it may contain secret.`);
    } else {
      lines.push(`Set output '${name}'`);
      jobOutputs[name] = value;
    }
  }
  return { jobOutputs, completeLog: webLog(lines.map(line => masks.apply(line))) };
}
