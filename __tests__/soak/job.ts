import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunOptions } from '../runner/runner.js';

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));

/** What the worker tells of a job that came to its end. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly postExit: number | null;
  readonly postLog: string;
}

/** A job whose runner may die. */
export class MortalJob {
  /** The pid of main; 0 when it could not be started. */
  readonly main: Promise<number>;
  /** Undefined when the worker was killed. */
  readonly ended: Promise<Ended | undefined>;
  readonly #worker: ChildProcess;

  constructor(options: RunOptions, log: string) {
    this.#worker = fork(WORKER, [JSON.stringify(options), log], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const messages: unknown[] = [];
    this.main = once(this.#worker, 'message').then(([message]) => (message as { pid: number }).pid);
    this.#worker.on('message', message => messages.push(message));
    this.ended = once(this.#worker, 'close').then(() => messages[1] as Ended | undefined);
  }

  /** The runner dies with main, before post. */
  async die(): Promise<void> {
    const main = await this.main;
    this.#worker.kill('SIGKILL');
    kill(main, 'SIGKILL');
    await this.ended;
    await until(() => !isAlive(main), 5000);
  }
}

/** Sends a signal; false when the process is gone. */
export function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Whether a process runs; a zombie does not. */
export function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** The pids of living processes in whose arguments the text stands, but not this one. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => Number.isInteger(pid) && pid !== process.pid && isAlive(pid))
    .filter(pid => argumentsOf(pid).includes(text));
}

/** The children of a process. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => Number.isInteger(pid) && parentOf(pid) === parent);
}

/** Waits until it holds; false after the time, in milliseconds. */
export async function until(holds: () => boolean, ms: number): Promise<boolean> {
  for (const start = Date.now(); Date.now() - start < ms; ) {
    if (holds()) return true;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return holds();
}

function argumentsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid: number): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return -1;
  }
}
