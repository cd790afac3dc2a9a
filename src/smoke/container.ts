import { asText, type JsonObject, parseObject } from '../scan/image/oci-json.js';
import { type Answer, ask } from '../tool/ask.js';
import { pipeInto } from '../tool/pipe.js';
import { createArguments, type SmokeContainer, smokeNames } from './arguments.js';
import { failed, type SmokeTools } from './tools.js';

/** A container that was made, as the engine tells it. */
export interface Inspected {
  /** The image's id, without `sha256:`. */
  readonly image: string;
  readonly isOver: boolean;
  readonly exitCode: number;
  readonly wasOutOfMemory: boolean;
  /** All of it, to be searched. */
  readonly text: string;
}

/** Asks docker or Podman something. */
async function askTool(args: readonly string[], { piping }: SmokeTools): Promise<Answer> {
  const answer = await ask(args, piping);
  piping.cancel.throwIfAborted();
  return answer;
}

/**
 * Loads an image from an archive under the run's own name.
 * @returns its id in docker's store
 * @throws ActionError SMOKE_FAILED
 */
export async function loadImage(
  archive: AsyncIterable<Uint8Array>,
  { directory, tools }: { readonly directory: string; readonly tools: SmokeTools },
): Promise<string> {
  const { image } = smokeNames(directory);
  const loaded = await pipeInto(['image', 'load', '--quiet'], archive, tools.piping);
  tools.piping.cancel.throwIfAborted();
  const told = await askTool(['image', 'inspect', '--format', '{{.Id}}', image], tools);
  if (loaded.code === 0 && told.code === 0) return told.stdout.trim();
  throw failed(
    `docker does not load the searched image: ${tools.shown(loaded.stderr || told.stderr) || 'it does not say why'}.`,
    'Has its disk enough room, and does it keep images of this format?',
  );
}

/** @throws ActionError SMOKE_FAILED */
export async function createContainer(container: SmokeContainer, tools: SmokeTools): Promise<void> {
  // Not broken off by a cancellation: the engine might go on, and make it after the clean-up.
  const { tool, env, cancel } = tools.piping;
  const { code, stderr } = await ask(createArguments(container), { tool, env });
  cancel.throwIfAborted();
  if (code === 0) return;
  throw failed(
    `the container cannot be made: ${tools.shown(stderr)}.`,
    say =>
      `Check ${say.name('smoke-args')}: they are the options of docker run in front of the image; behind --, what it runs.`,
  );
}

/** @throws ActionError SMOKE_FAILED */
export async function startContainer(directory: string, tools: SmokeTools): Promise<void> {
  const { code, stderr } = await askTool(['start', smokeNames(directory).container], tools);
  if (code === 0) return;
  throw failed(
    `the container does not start: ${tools.shown(stderr)}.`,
    say =>
      `Is a port of ${say.name('smoke-args')} taken, a device missing, or the command of the image not there?`,
  );
}

/** @throws ActionError SMOKE_FAILED when there is no such container any more */
export async function inspectContainer(directory: string, tools: SmokeTools): Promise<Inspected> {
  const { container } = smokeNames(directory);
  const { code, stdout, stderr } = await askTool(['container', 'inspect', container], tools);
  const [first] = code === 0 ? (JSON.parse(stdout) as readonly JsonObject[]) : [];
  if (first === undefined)
    throw failed(
      `the container cannot be looked at: ${tools.shown(stderr)}.`,
      'Something else on this machine removed it, or the engine stopped.',
    );
  const state = parseObject(Buffer.from(JSON.stringify(first['State'] ?? {}))) ?? {};
  return {
    image: bare(asText(first['Image'])),
    isOver: /^(exited|dead|stopped)$/.test(asText(state['Status'])),
    exitCode: typeof state['ExitCode'] === 'number' ? state['ExitCode'] : -1,
    wasOutOfMemory: state['OOMKilled'] === true,
    text: stdout,
  };
}

/** An image's id as both engines compare it. */
export function bare(id: string): string {
  return id.replace(/^sha256:/, '');
}
