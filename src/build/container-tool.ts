import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { which } from '@actions/io';
import type { Answer } from './ask.js';
import type { ChildEnvironment } from './environment.js';
import { LogGuard } from './guard.js';
import { type BuildTools, guardOf, withListener } from './guarded.js';
import { type BuildExit, runBuild } from './run.js';
import type { Buildx } from './tool.js';

/** Of what a tool says, in characters. */
const MAX_SAID = 8000;

/** How a command of docker or Podman is started. */
export interface Piping {
  readonly tool: Buildx;
  readonly env: ChildEnvironment;
  readonly cancel: AbortSignal;
}

/** The docker CLI that belongs to this buildx: buildx is its plugin, or stands beside it; undefined without one. */
export async function findDocker({ command, prefix }: Buildx): Promise<Buildx | undefined> {
  const docker = prefix.length > 0 ? command : await which('docker');
  return docker === '' ? undefined : { command: docker, prefix: [] };
}

/** Runs a command with these bytes as its standard input; one that did not take them all has failed. */
export async function feed(
  args: readonly string[],
  input: AsyncIterable<Uint8Array>,
  { tool, env, cancel }: Piping,
): Promise<Answer> {
  const child = spawn(tool.command, [...args], { env, stdio: 'pipe', signal: cancel });
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  const fed = pipeline(input, child.stdin).then(
    () => true,
    () => false, // it ended before: its own words say why
  );
  const code = await codeOf(child);
  return { code: (await fed) ? code : code || -1, stdout: await stdout, stderr: await stderr };
}

/**
 * Runs a command and hands its standard output over as it comes.
 * @throws what `take` throws; the command is killed then
 */
export async function readOutput(
  args: readonly string[],
  take: (chunk: Buffer) => void | Promise<void>,
  { tool, env, cancel }: Piping,
): Promise<Omit<Answer, 'stdout'>> {
  const child = spawn(tool.command, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'], signal: cancel });
  const stderr = textOf(child.stderr);
  const code = codeOf(child);
  try {
    for await (const chunk of child.stdout) await take(chunk as Buffer);
    return { code: await code, stderr: await stderr };
  } finally {
    child.kill('SIGKILL');
  }
}

/** Runs a command whose output is searched for secrets and, where it is to be shown, redacted and defused. */
export async function guardedOutput(
  args: readonly string[],
  tools: BuildTools,
  { isShown }: { readonly isShown: boolean },
): Promise<BuildExit> {
  const silent = { resumeToken: '', isRunnerLog: false, write: () => {} };
  const guard = isShown ? guardOf(tools) : new LogGuard(silent);
  guard.release();
  try {
    return await runBuild({ ...withListener(tools), args, guard });
  } finally {
    guard.close();
  }
}

async function textOf(stream: Readable): Promise<string> {
  let said = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < MAX_SAID) said += text.slice(0, MAX_SAID);
  });
  await once(stream, 'close');
  return said;
}

/** -1 for one that could not be started or was ended by a signal. */
async function codeOf(child: ReturnType<typeof spawn>): Promise<number> {
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code ?? -1;
  } catch {
    return -1;
  }
}
