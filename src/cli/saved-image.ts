import { ActionError } from '../errors.js';
import { ask } from '../tool/ask.js';
import { find, type Tool } from '../tool/find.js';
import { PipeFailed, type Piping, pipeFrom } from '../tool/pipe.js';

/** What the tools of the engine are started with. */
type EngineTools = Pick<Piping, 'env' | 'cancel'>;

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

/**
 * The image of this name out of docker's store or, when docker does not have it, podman's, as a tar stream. The
 * stream fails when the tool does.
 * @throws ActionError NO_DOCKER, NO_DAEMON, or BAD_INPUT when there is no such image
 */
export async function savedImage(reference: string, tools: EngineTools): Promise<AsyncIterable<Uint8Array>> {
  const answers: Answered[] = [];
  for (const engine of ENGINES) {
    const tool = await find([engine.name]);
    if (tool === undefined) continue;
    const question = { tool, engine, reference };
    const answer = await askFor(question, tools);
    if (answer.kind === 'there') return saved(question, tools);
    answers.push({ ...answer, name: engine.name });
  }
  throw notThere(reference, answers);
}

interface Question {
  readonly tool: Tool;
  readonly engine: Engine;
  readonly reference: string;
}

type Answer =
  | { readonly kind: 'there' | 'missing' }
  | { readonly kind: 'unreachable'; readonly message: string };

type Answered = Answer & Pick<Engine, 'name'>;

async function askFor({ tool, engine, reference }: Question, tools: EngineTools): Promise<Answer> {
  const { code, stderr } = await ask([...engine.ask, reference], { ...tools, tool });
  tools.cancel.throwIfAborted();
  if (code === 0) return { kind: 'there' };
  if (code === -1) return { kind: 'unreachable', message: lastLine(stderr) || 'it gave no answer' };
  const isMissing = /no such (image|object)/i.test(stderr) || !UNREACHABLE.test(stderr);
  return isMissing ? { kind: 'missing' } : { kind: 'unreachable', message: lastLine(stderr) };
}

async function* saved({ tool, engine, reference }: Question, tools: EngineTools): AsyncGenerator<Uint8Array> {
  try {
    yield* pipeFrom([...engine.save, reference], { ...tools, tool });
  } catch (error) {
    throw error instanceof PipeFailed ? failed(engine, error.answer.stderr) : error;
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
