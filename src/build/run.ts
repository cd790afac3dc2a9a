import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ChildEnvironment } from './environment.js';
import type { LogGuard } from './guard.js';
import { LineSplitter } from './lines.js';
import type { Buildx } from './tool.js';

/** A cancelled buildx stops in about 0.1 s; one that hangs longer is killed, well before the runner kills us. */
const KILL_AFTER_MS = 3000;

/** How much of the end of stderr is kept to explain a failure. */
const KEPT_LINES = 50;

/** What a build needs to run. */
export interface BuildJob {
  readonly buildx: Buildx;
  readonly args: readonly string[];
  readonly env: ChildEnvironment;
  readonly guard: LogGuard;
  readonly cancel: AbortSignal;
}

/** How a build ended. Texts are redacted already. */
export interface BuildExit {
  /** 0 is success; -1 when it was killed or could not be started. */
  readonly code: number;
  /** The last lines of stderr. */
  readonly errorLines: readonly string[];
  /** The first line of stdout: the summary of `call: check`. */
  readonly firstLine: string;
}

/** Runs buildx without a shell, its output through the guard, and waits until the last byte of it was read. */
export async function runBuild(job: BuildJob): Promise<BuildExit> {
  const child = spawn(job.buildx.command, [...job.buildx.prefix, ...job.args], {
    env: job.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errorLines: string[] = [];
  let firstLine = '';
  const out = new LineSplitter(line => {
    firstLine ||= job.guard.clean(line).trim();
    job.guard.line(line);
  });
  const err = new LineSplitter(line => {
    errorLines.push(job.guard.clean(line));
    if (errorLines.length > KEPT_LINES) errorLines.shift();
    job.guard.line(line);
  });
  child.stdout.on('data', chunk => out.push(chunk));
  child.stderr.on('data', chunk => err.push(chunk));

  let killer: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGTERM');
    killer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  };
  if (job.cancel.aborted) stop();
  job.cancel.addEventListener('abort', stop, { once: true });
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    out.end();
    err.end();
    return { code: code ?? -1, errorLines, firstLine };
  } finally {
    job.cancel.removeEventListener('abort', stop);
    clearTimeout(killer);
  }
}
