/** Starts, reads and cancels one node process. Follows ProcessInvoker.cs. */

import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { LineReader } from './lines.js';

export interface CancelTimings {
  /** From SIGINT to SIGTERM, in milliseconds. */
  readonly sigintMs: number;
  /** From SIGTERM to SIGKILL, in milliseconds. */
  readonly sigtermMs: number;
  /** How long the output may stay open after the process is gone, in milliseconds. */
  readonly drainMs: number;
}

export const RUNNER_TIMINGS: CancelTimings = { sigintMs: 7500, sigtermMs: 2500, drainMs: 5000 };

export type StreamName = 'stdout' | 'stderr';

export interface NodeOptions {
  readonly node: string;
  readonly script: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timings: CancelTimings;
  readonly onText: (text: string, stream: StreamName) => void;
  readonly onLine: (line: string) => void;
}

export interface Exit {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The process could not be started. */
  readonly error?: Error;
}

export class NodeProcess {
  readonly #child: ChildProcess;
  readonly #options: NodeOptions;
  readonly #pending: Record<StreamName, string[]> = { stderr: [], stdout: [] };
  #flushing = false;
  /** Resolves when the process is gone and its output is read or the runner no longer waits for it. */
  readonly finished: Promise<Exit>;

  constructor(options: NodeOptions) {
    this.#options = options;
    this.#child = spawn(options.node, [options.script], {
      cwd: options.cwd,
      env: { ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // Without a listener a signal that cannot be sent would end this process.
    this.#child.on('error', () => undefined);
    // The runner opens stdin and closes it at once, so that nothing can wait for a person.
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stdin?.end();
    this.#read(this.#child.stdout, 'stdout');
    this.#read(this.#child.stderr, 'stderr');
    this.finished = this.#finish();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Signals the node process alone, never its children; returns whether it was still there. */
  signal(signal: NodeJS.Signals): boolean {
    return this.#child.kill(signal);
  }

  /** SIGINT, then SIGTERM, then SIGKILL, each only when the one before was not honoured in time. */
  async cancel(): Promise<void> {
    const { sigintMs, sigtermMs } = this.#options.timings;
    if (this.signal('SIGINT') && (await this.#endsWithin(sigintMs))) return;
    if (this.signal('SIGTERM') && (await this.#endsWithin(sigtermMs))) return;
    this.signal('SIGKILL');
  }

  async #endsWithin(ms: number): Promise<boolean> {
    const late = timeout(ms, false);
    const ended = await Promise.race([this.finished.then(() => true), late.promise]);
    late.clear();
    return ended;
  }

  #read(stream: Readable | null, name: StreamName): void {
    const lines = new LineReader();
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      this.#options.onText(text, name);
      this.#queue(name, lines.push(text));
    });
    stream?.once('end', () => this.#queue(name, lines.end()));
    stream?.on('error', () => undefined);
  }

  #queue(name: StreamName, lines: readonly string[]): void {
    this.#pending[name].push(...lines);
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(() => this.#flush());
  }

  /** Takes all lines that are there: the runner empties its stderr queue before its stdout queue. */
  #flush(): void {
    this.#flushing = false;
    const lines = [...this.#pending.stderr.splice(0), ...this.#pending.stdout.splice(0)];
    for (const line of lines) this.#options.onLine(line);
  }

  async #finish(): Promise<Exit> {
    const closed = new Promise<void>(resolve => this.#child.once('close', () => resolve()));
    const exit = await new Promise<Exit>(resolve => {
      this.#child.once('error', error => resolve({ exitCode: null, signal: null, error }));
      this.#child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
    });
    if (exit.error === undefined) {
      const late = timeout(this.#options.timings.drainMs, undefined);
      await Promise.race([closed, late.promise]);
      late.clear();
    }
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
    this.#flush();
    return exit;
  }
}

function timeout<T>(ms: number, value: T): { readonly promise: Promise<T>; readonly clear: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<T>(resolve => {
    timer = setTimeout(() => resolve(value), ms);
  });
  return { promise, clear: () => clearTimeout(timer) };
}

/**
 * The pids of living processes whose environment carries this tracking id, which the runner kills when the job
 * ends (JobExtension.cs). Needs /proc.
 */
export async function trackedProcesses(trackingId: string): Promise<number[]> {
  const pids = (await readdir('/proc'))
    .map(Number)
    .filter(pid => Number.isInteger(pid) && pid !== process.pid);
  const carries = await Promise.all(
    pids.map(pid => carriesVariable(pid, `RUNNER_TRACKING_ID=${trackingId}`)),
  );
  return pids.filter((_, index) => carries[index]);
}

async function carriesVariable(pid: number, variable: string): Promise<boolean> {
  try {
    return (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0').includes(variable);
  } catch {
    // The process ended meanwhile or belongs to someone else: like the runner, look at the others.
    return false;
  }
}
