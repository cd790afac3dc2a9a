import { execFile, execFileSync } from 'node:child_process';
import type { ChildEnvironment } from '../secret/environment.js';
import type { Tool } from './find.js';

/** A builder that has to boot first takes its time; one that hangs is let go. */
const PATIENCE_MS = 60_000;

/** Of an answer, in bytes; a Dockerfile and what is said about it. */
const MAX_ANSWER = 32 * 1024 * 1024;

/** What a tool said. */
export interface Answer {
  /** 0 is success; -1 when it was killed, took too long or could not be started. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a tool is asked. */
export interface Asking {
  readonly tool: Tool;
  readonly env: ChildEnvironment;
  /** Without one the question is not broken off. */
  readonly cancel?: AbortSignal;
  /** How long the answer may take. */
  readonly limitMs?: number;
}

/**
 * Asks a tool something, with its standard input closed. Not by @actions/exec: that takes neither a signal nor a time
 * limit, keeps any amount of output, and never ends a child, so a builder that hangs would hold the step.
 */
export function ask(
  args: readonly string[],
  { tool, env, cancel, limitMs = PATIENCE_MS }: Asking,
): Promise<Answer> {
  const options = { env, signal: cancel, timeout: limitMs, maxBuffer: MAX_ANSWER };
  return new Promise(resolve => {
    try {
      const child = execFile(tool.command, [...tool.prefix, ...args], options, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, stdout, stderr });
      });
      child.stdin?.end();
    } catch {
      resolve({ code: -1, stdout: '', stderr: '' }); // impossible arguments: the build itself will say so
    }
  });
}

/**
 * The same at once, for the last moments of a process: what the tool prints.
 * @throws Error when it fails or takes too long
 */
export function askNow(
  args: readonly string[],
  { tool, env, limitMs }: Omit<Required<Asking>, 'cancel'>,
): string {
  return execFileSync(tool.command, [...tool.prefix, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: limitMs,
  });
}
