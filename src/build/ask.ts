import { execFile } from 'node:child_process';
import type { ChildEnvironment } from './environment.js';
import { lacksBuildx } from './explain.js';
import { type Buildx, findStandalone } from './tool.js';

/** A builder that has to boot first takes its time; one that hangs is let go. */
const PATIENCE_MS = 60_000;

/** Of an answer, in bytes; a Dockerfile and what is said about it. */
const MAX_ANSWER = 32 * 1024 * 1024;

/** What a command of buildx said. */
export interface Answer {
  /** 0 is success; -1 when it was killed, took too long or could not be started. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How buildx is asked. */
export interface Asking {
  readonly buildx: Buildx;
  readonly env: ChildEnvironment;
  readonly cancel: AbortSignal;
}

/** Asks buildx something that builds nothing; through the standalone one where docker lacks the plugin. */
export async function askBuildx(args: readonly string[], asking: Asking): Promise<Answer> {
  const answer = await ask(args, asking);
  if (!lacksBuildx({ ...NO_BUILD, code: answer.code, errorLines: answer.stderr.split('\n') })) return answer;
  const standalone = await findStandalone();
  return standalone === undefined ? answer : ask(args, { ...asking, buildx: standalone });
}

const NO_BUILD = { hasBegun: false, firstLine: '', ranSteps: [], failed: undefined, steps: [] };

/** Asks a tool something, with its standard input closed. */
export function ask(args: readonly string[], { buildx, env, cancel }: Asking): Promise<Answer> {
  const options = { env, signal: cancel, timeout: PATIENCE_MS, maxBuffer: MAX_ANSWER };
  return new Promise(resolve => {
    try {
      const child = execFile(
        buildx.command,
        [...buildx.prefix, ...args],
        options,
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
          resolve({ code, stdout, stderr });
        },
      );
      child.stdin?.end();
    } catch {
      resolve({ code: -1, stdout: '', stderr: '' }); // impossible arguments: the build itself will say so
    }
  });
}
