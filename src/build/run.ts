import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { ActionError, messageOf } from '../errors.js';
import type { ChildEnvironment } from './environment.js';
import type { LogGuard } from './guard.js';
import { LineSplitter } from './lines.js';
import { StepWatch } from './steps.js';
import type { Buildx } from './tool.js';

/** A cancelled buildx stops in about 0.1 s; one that hangs longer is killed, well before the runner kills us. */
const KILL_AFTER_MS = 2000;

/** How long the outputs may be silent after the end of buildx: a helper in the background may hold them open. */
const DRAIN_MS = 1500;

/**
 * The builder works on the Dockerfile: from here on a line of the output may be anybody's. A line that boots a
 * builder comes before.
 */
const SOLVING = /^#\d+ \[(?!internal\] booting buildkit)/;

/** How much of the end of stderr is kept to explain a failure. */
const KEPT_LINES = 50;

/** What a build needs to run. */
export interface BuildJob {
  readonly buildx: Buildx;
  readonly args: readonly string[];
  readonly env: ChildEnvironment;
  readonly guard: LogGuard;
  readonly cancel: AbortSignal;
  /** Takes stdout as bytes (an image as a tar stream) instead of the log. */
  readonly takeOutput?: (stdout: Readable) => Promise<void>;
  /** The line with which another engine than buildx, on its stdout, begins to work on the Dockerfile. */
  readonly begun?: RegExp;
}

/** How a build ended. Texts are redacted already. */
export interface BuildExit {
  /** 0 is success; -1 when it was killed. */
  readonly code: number;
  /** Whether the builder began to work on the Dockerfile; before, every line is buildx's own. */
  readonly hasBegun: boolean;
  /** The last lines of stderr. */
  readonly errorLines: readonly string[];
  /** The first line of stdout: the summary of `call: check`. */
  readonly firstLine: string;
  /** The steps of the Dockerfile that were not in the cache, as plain progress names them. */
  readonly ranSteps: readonly string[];
}

/**
 * Runs buildx without a shell, its output through the guard, and waits until the last byte of it was read.
 * @throws ActionError BUILD_FAILED when it cannot be started
 */
export async function runBuild(job: BuildJob): Promise<BuildExit> {
  const child = start(job);
  const errorLines: string[] = [];
  let firstLine = '';
  let hasBegun = false;
  const steps = new StepWatch();
  const out = new LineSplitter(line => {
    hasBegun ||= job.begun?.test(line) ?? false;
    firstLine ||= job.guard.clean(line).trim();
    job.guard.line(line);
  });
  const err = new LineSplitter(line => {
    hasBegun ||= SOLVING.test(line);
    steps.line(line);
    errorLines.push(job.guard.clean(line));
    if (errorLines.length > KEPT_LINES) errorLines.shift();
    job.guard.line(line);
  });
  const taken = job.takeOutput?.(child.stdout);
  if (taken === undefined) child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const [code] = await Promise.all([ended(child, job), taken]).catch(error => {
    child.kill('SIGKILL'); // nobody takes its output any more
    throw error;
  });
  out.end();
  err.end();
  return { code, hasBegun, errorLines, firstLine, ranSteps: steps.ran.map(step => job.guard.clean(step)) };
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

function start({ buildx, args, env }: BuildJob): Child {
  try {
    return spawn(buildx.command, [...buildx.prefix, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw notStarted(buildx, error); // too many or impossible arguments
  }
}

/** Waits for the end of the child and of its output, and hands a cancellation on to it. */
async function ended(child: Child, { buildx, cancel, takeOutput }: BuildJob): Promise<number> {
  const drain = letGoWhenSilent(
    child,
    takeOutput === undefined ? [child.stdout, child.stderr] : [child.stderr],
  );
  let killer: NodeJS.Timeout | undefined;
  const stop = () => {
    if (child.exitCode !== null || child.signalCode !== null) drain.now();
    child.kill('SIGTERM');
    killer = setTimeout(() => {
      child.kill('SIGKILL');
      drain.now(); // what it started may hold its outputs open: nobody waits for that now
    }, KILL_AFTER_MS);
  };
  if (cancel.aborted) stop();
  cancel.addEventListener('abort', stop, { once: true });
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code ?? -1;
  } catch (error) {
    throw notStarted(buildx, error);
  } finally {
    cancel.removeEventListener('abort', stop);
    clearTimeout(killer);
    drain.stop();
  }
}

/**
 * Once the child is gone, its outputs are let go when nothing comes any more: a helper that it left in the
 * background (an SSH master, a credential daemon) may hold them open for as long as it lives.
 */
function letGoWhenSilent(child: Child, outputs: readonly Readable[]): { now(): void; stop(): void } {
  let chunks = 0;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const now = () => {
    for (const stream of outputs) stream.destroy();
  };
  const wait = () => {
    if (isOver) return;
    const seen = chunks;
    // The check comes after a round of reading: a slow log is not a silent child.
    timer = setTimeout(() => setImmediate(() => (chunks === seen ? now() : wait())), DRAIN_MS);
  };
  for (const stream of outputs) stream.on('data', () => chunks++);
  child.once('exit', wait);
  return {
    now,
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

function notStarted(buildx: Buildx, cause: unknown): ActionError {
  return new ActionError({
    code: 'BUILD_FAILED',
    message: `${buildx.command} cannot be started: ${messageOf(cause)}.`,
    hint: 'Check that it is an executable file for this machine, and that no input is unreasonably long.',
    cause,
  });
}
