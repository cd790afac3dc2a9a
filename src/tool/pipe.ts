import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer, Asking } from './ask.js';

/** Of what a tool says, in characters: its beginning and its end, where the reason stands. */
const MAX_SAID = 4000;

/** What a tool is started with whose bytes go in or out. */
export type Piping = Omit<Asking, 'limitMs'> & { readonly cancel: AbortSignal };

/** A tool failed behind the bytes that it gave. */
export class PipeFailed extends Error {
  readonly answer: Omit<Answer, 'stdout'>;

  constructor(command: string, answer: Omit<Answer, 'stdout'>) {
    super(`${command} ended with code ${answer.code}`);
    this.answer = answer;
  }
}

/** Runs a command with these bytes as its standard input; one that did not take them all has failed. */
export async function pipeInto(
  args: readonly string[],
  input: AsyncIterable<Uint8Array>,
  { tool, env, cancel }: Piping,
): Promise<Answer> {
  const child = spawn(tool.command, [...tool.prefix, ...args], { env, stdio: 'pipe', signal: cancel });
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  const fed = pipeline(input, child.stdin).then(
    () => true,
    () => false, // it ended before: its own words say why
  );
  const code = await codeOf(child);
  return { code: (await fed) ? code : code || -1, stdout: await stdout, stderr: await stderr };
}

/**
 * The standard output of a command as it comes; who reads no further ends the command.
 * @throws PipeFailed behind the last byte when the command failed
 */
export async function* pipeFrom(
  args: readonly string[],
  { tool, env, cancel }: Piping,
): AsyncGenerator<Buffer> {
  const child = spawn(tool.command, [...tool.prefix, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: cancel,
  });
  const stderr = textOf(child.stderr);
  const ended = codeOf(child);
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const code = await ended;
    cancel.throwIfAborted();
    if (code !== 0) throw new PipeFailed(tool.command, { code, stderr: await stderr });
  } finally {
    child.kill('SIGKILL');
  }
}

async function textOf(stream: Readable): Promise<string> {
  let [head, tail] = ['', ''];
  stream.setEncoding('utf8').on('data', (text: string) => {
    const room = MAX_SAID - head.length;
    head += text.slice(0, room);
    tail = (tail + text.slice(room)).slice(-MAX_SAID);
  });
  await once(stream, 'close');
  return head + tail;
}

/** -1 for one that could not be started or was ended by a signal. */
async function codeOf(child: ChildProcess): Promise<number> {
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code ?? -1;
  } catch {
    return -1;
  }
}
