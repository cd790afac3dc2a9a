import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { getExecOutput } from '@actions/exec';
import { which } from '@actions/io';
import { ActionError } from '../errors.js';
import type { ChildEnvironment } from './environment.js';

/** What the tools of the engine are started with. */
export interface EngineTools {
  readonly env: ChildEnvironment;
  readonly cancel: AbortSignal;
}

/** A command line tool that has images, and how it is asked for one. */
interface Engine {
  readonly name: 'docker' | 'podman';
  readonly ask: readonly string[];
  readonly save: readonly string[];
}

const ENGINES: readonly Engine[] = [
  { name: 'docker', ask: ['image', 'inspect', '--format', '{{.Id}}'], save: ['image', 'save'] },
  { name: 'podman', ask: ['image', 'exists'], save: ['image', 'save', '--format', 'oci-archive'] },
];

/** What docker says when there is nobody to ask. */
const UNREACHABLE = /daemon|permission denied|dial |connect/i;

/** Of what a tool says at its end, in characters. */
const MAX_MESSAGE = 2000;

/**
 * The image of this name out of docker's store or, when docker does not have it, podman's, as a tar stream. The
 * stream fails when the tool does.
 * @throws ActionError NO_DOCKER, NO_DAEMON, or BAD_INPUT when there is no such image
 */
export async function savedImage(reference: string, tools: EngineTools): Promise<AsyncIterable<Uint8Array>> {
  const answers: Answered[] = [];
  for (const engine of ENGINES) {
    const command = await which(engine.name);
    if (command === '') continue;
    const answer = await ask({ command, engine, reference }, tools);
    if (answer.kind === 'there') return saved({ command, engine, reference }, tools);
    answers.push({ ...answer, name: engine.name });
  }
  throw notThere(reference, answers);
}

interface Question {
  readonly command: string;
  readonly engine: Engine;
  readonly reference: string;
}

type Answer =
  | { readonly kind: 'there' | 'missing' }
  | { readonly kind: 'unreachable'; readonly message: string };

type Answered = Answer & Pick<Engine, 'name'>;

async function ask({ command, engine, reference }: Question, { env }: EngineTools): Promise<Answer> {
  const { exitCode, stderr } = await getExecOutput(`"${command}"`, [...engine.ask, reference], {
    silent: true,
    ignoreReturnCode: true,
    env: { ...env },
  });
  if (exitCode === 0) return { kind: 'there' };
  const isMissing = /no such (image|object)/i.test(stderr) || !UNREACHABLE.test(stderr);
  return isMissing ? { kind: 'missing' } : { kind: 'unreachable', message: lastLine(stderr) };
}

async function* saved(
  { command, engine, reference }: Question,
  { env, cancel }: EngineTools,
): AsyncGenerator<Uint8Array> {
  const child = spawn(command, [...engine.save, reference], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: cancel,
  });
  const ended = once(child, 'close');
  ended.catch(() => {}); // awaited below
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-MAX_MESSAGE);
  });
  try {
    yield* child.stdout;
    const [code] = (await ended) as [number | null];
    if (code !== 0) throw failed(engine, said);
  } finally {
    child.kill('SIGKILL');
  }
}

function failed({ name }: Engine, said: string): ActionError {
  return new ActionError({
    code: 'NO_DAEMON',
    message: `${name} image save failed: ${lastLine(said) || 'it does not say why'}.`,
    hint: 'The image was not searched to its end. Try that command by itself.',
  });
}

function notThere(reference: string, answers: readonly Answered[]): ActionError {
  const [first] = answers;
  const unreachable = answers.find(({ kind }) => kind === 'unreachable');
  if (unreachable?.kind === 'unreachable') {
    return new ActionError({
      code: 'NO_DAEMON',
      message: `There is no file ${reference}, and the engine does not answer: ${unreachable.message}.`,
      hint: 'Is Docker running, and may this user use it? DOCKER_HOST says where it is.',
    });
  }
  return new ActionError({
    code: first !== undefined ? 'BAD_INPUT' : 'NO_DOCKER',
    message: `There is no file ${reference}, and ${first !== undefined ? 'no image of this name here' : 'neither docker nor podman to ask for an image'}.`,
    hint:
      first === undefined
        ? 'Name a layout directory or a tar.'
        : `Pull it first: ${first.name} pull ${reference}`,
  });
}

function lastLine(text: string): string {
  return (text.trim().split(/\r?\n/).at(-1) ?? '').replace(/\.$/, '');
}
