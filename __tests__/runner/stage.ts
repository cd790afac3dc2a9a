/** Executes one stage (main or post) of an action and gathers what it leaves behind. */

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandManager, RefusedTokenError } from './commands.js';
import { createFileCommands, processFileCommands } from './files.js';
import { type Exit, type NodeOptions, NodeProcess, type StreamName } from './process.js';
import type { Annotation, ExecutedCommand, StageRecord } from './record.js';

export type Outcome = 'success' | 'failure' | 'cancelled';

export interface StageResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What came out, in the order of arrival. */
  readonly raw: string;
  readonly rawStdout: string;
  readonly rawStderr: string;
  /** What a person sees on the web page: commands executed, groups open, masks applied. */
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly commands: readonly ExecutedCommand[];
  /** What add-mask registered, as given; stop tokens, which the runner masks too, are left out. */
  readonly masks: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Variables exported for later steps. */
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  /** The summary as uploaded: masked line by line. */
  readonly summary: string;
  readonly outcome: Outcome;
  readonly durationMs: number;
}

export interface StageOptions extends Omit<NodeOptions, 'script' | 'env' | 'onLine'> {
  readonly actionDir: string;
  readonly script: string;
  readonly temp: string;
  readonly record: StageRecord;
  readonly debug: boolean;
  /** The variables of the step, as the commands' opt-ins see them. */
  readonly stepEnv: ReadonlyMap<string, string>;
  readonly environment: (files: Readonly<Record<string, string>>) => Record<string, string>;
  readonly onStart: (process: NodeProcess) => void;
  readonly isCancelled: () => boolean;
}

/** Runs one stage to its end; a stage that fails in any way is a result, not an error. */
export async function runStage(options: StageOptions): Promise<StageResult> {
  const { record } = options;
  const started = performance.now();
  const raw = new RawOutput(options.onText);
  const files = await createFileCommands(options.temp);
  const exit = await runScript(options, { raw, files });
  // Read in any case: the runner processes the files of a killed step too.
  await processFileCommands(files, record);
  return {
    exitCode: exit.exitCode,
    signal: exit.signal,
    ...raw.texts(),
    log: record.webLog(),
    annotations: record.annotations,
    commands: record.commands,
    masks: record.registeredMasks,
    outputs: record.outputs.toRecord(),
    state: record.state.toRecord(),
    env: Object.fromEntries(record.env),
    path: record.path,
    summary: record.summary,
    outcome: outcomeOf(exit, options),
    durationMs: performance.now() - started,
  };
}

function outcomeOf(exit: Exit, { record, isCancelled }: StageOptions): Outcome {
  if (isCancelled()) return 'cancelled';
  return record.failed || exit.exitCode !== 0 ? 'failure' : 'success';
}

interface ScriptContext {
  readonly raw: RawOutput;
  readonly files: Readonly<Record<string, string>>;
}

async function runScript(options: StageOptions, { raw, files }: ScriptContext): Promise<Exit> {
  const { record } = options;
  const script = join(options.actionDir, options.script);
  try {
    await access(script);
    const process = new NodeProcess({
      ...options,
      script,
      env: options.environment(files),
      onText: (text, stream) => raw.take(text, stream),
      onLine: lineTaker(options),
    });
    options.onStart(process);
    const exit = await process.finished;
    if (exit.error !== undefined) throw exit.error;
    if (options.isCancelled()) record.issue('error', 'The operation was canceled.');
    return exit;
  } catch (error) {
    record.fail(`The action could not be started: ${options.script}`, error);
    return { exitCode: null, signal: null };
  }
}

/** Hands lines to the command manager until it refuses a stop token: then the runner reads no further. */
function lineTaker({ record, stepEnv, debug }: StageOptions): (line: string) => void {
  const manager = new CommandManager(record, { env: stepEnv, echo: debug });
  let reading = true;
  return line => {
    if (!reading) return;
    try {
      manager.takeLine(line);
    } catch (error) {
      if (!(error instanceof RefusedTokenError)) throw error;
      reading = false;
      record.issue('error', error.message);
      record.failed = true;
    }
  };
}

class RawOutput {
  #all = '';
  readonly #streams: Record<StreamName, string> = { stdout: '', stderr: '' };
  readonly #listener: NodeOptions['onText'];

  constructor(listener: NodeOptions['onText']) {
    this.#listener = listener;
  }

  take(text: string, stream: StreamName): void {
    this.#all += text;
    this.#streams[stream] += text;
    this.#listener(text, stream);
  }

  texts(): Pick<StageResult, 'raw' | 'rawStdout' | 'rawStderr'> {
    return { raw: this.#all, rawStdout: this.#streams.stdout, rawStderr: this.#streams.stderr };
  }
}
