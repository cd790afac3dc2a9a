import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { ActionError, messageOf } from '../errors.js';
import type { LineSplitter } from '../log/lines.js';
import { LogReader, type LogTools, type ReadLog } from '../log/log-reader.js';
import type { ChildEnvironment } from '../secret/environment.js';
import type { Tool } from './find.js';
import { killDescendants } from './processes.js';

/** A cancelled buildx stops in about 0.1 s; one that hangs longer is killed, well before the runner kills us. */
const KILL_AFTER_MS = 2000;

/** How long the outputs may be silent after the end of a tool: a helper in the background may hold them open. */
const DRAIN_MS = 1500;

/** What a tool is started with, and how its log is read. */
export interface Following extends LogTools {
  readonly tool: Tool;
  readonly args: readonly string[];
  readonly env: ChildEnvironment;
  readonly cancel: AbortSignal;
  /** Takes stdout as bytes (an image as a tar stream) instead of the log. */
  readonly takeOutput?: ((stdout: Readable) => Promise<void>) | undefined;
  /** Tells when the log takes lines again; undefined when it does now. */
  readonly drained?: (() => Promise<unknown> | undefined) | undefined;
}

/** One run of a tool, for who tells what took how long. */
export interface ToolRun {
  /** `copy`: out of the engine's store, to be searched; `export`: the outputs that are no push; `smoke`: its log. */
  readonly kind: 'build' | 'copy' | 'push' | 'export' | 'smoke';
  /** Both in milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly code: number;
  readonly steps: ReadLog['steps'];
}

/** How a tool ended, and what its log told. */
export interface ToolExit extends ReadLog {
  /** 0 is success; -1 when it was killed. */
  readonly code: number;
}

/**
 * Runs a tool without a shell, its output through the guard, and waits until the last byte of it was read. It is
 * read no faster than the log is taken.
 * @throws ActionError BUILD_FAILED when it cannot be started
 */
export async function follow(job: Following): Promise<ToolExit> {
  const child = start(job);
  const log = new LogReader(job);
  const taken = job.takeOutput?.(child.stdout);
  if (taken === undefined) readInto(child.stdout, log.out, job);
  readInto(child.stderr, log.err, job);
  const [code] = await Promise.all([ended(child, job), taken]).catch(error => {
    child.kill('SIGKILL'); // nobody takes its output any more
    throw error;
  });
  return { code, ...log.end() };
}

/** Hands a stream on as it comes; while the log is not taken, the child has to wait. */
function readInto(stream: Readable, lines: LineSplitter, { drained }: Following): void {
  stream.on('data', (chunk: Buffer) => {
    lines.push(chunk);
    const wait = drained?.();
    if (wait === undefined) return;
    stream.pause();
    const goOn = () => void stream.resume();
    wait.then(goOn, goOn);
  });
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

function start({ tool, args, env }: Following): Child {
  try {
    return spawn(tool.command, [...tool.prefix, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw notStarted(tool, error); // too many or impossible arguments
  }
}

/** Waits for the end of the child and of its output, and hands a cancellation on to it. */
async function ended(child: Child, { tool, cancel, takeOutput }: Following): Promise<number> {
  const drain = letGoWhenSilent(
    child,
    takeOutput === undefined ? [child.stdout, child.stderr] : [child.stderr],
  );
  let killer: NodeJS.Timeout | undefined;
  const stop = () => {
    if (child.exitCode !== null || child.signalCode !== null) drain.now();
    child.kill('SIGTERM');
    killer = setTimeout(() => {
      killDescendants(); // of it too: what is left behind would be nobody's
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
    throw notStarted(tool, error);
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
    const isSilent = () => chunks === seen && !outputs.some(stream => stream.isPaused());
    timer = setTimeout(() => setImmediate(() => (isSilent() ? now() : wait())), DRAIN_MS);
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

function notStarted(tool: Tool, cause: unknown): ActionError {
  return new ActionError({
    code: 'BUILD_FAILED',
    message: `${tool.command} cannot be started: ${messageOf(cause)}.`,
    hint: say =>
      `Check that it is an executable file for this machine, and that no ${say.parameter} is unreasonably long.`,
    cause,
  });
}
