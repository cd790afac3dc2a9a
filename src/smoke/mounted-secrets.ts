import { TarReader } from '../scan/archive/tar.js';
import { PipeFailed, pipeFrom } from '../tool/pipe.js';
import { failed, type SmokeTools } from './tools.js';

const FOLDER = '/run/secrets';

/** How docker and Podman say that a path is not in a container. */
const NOT_THERE = /could not find the file|no such file or directory|no such container:path/i;

/**
 * Makes sure that the container, as it would start, has nothing where a build mounts its secrets. Folders and empty
 * files are what builders leave of a mount point. The engine itself is asked: a shell of the image could lie.
 * @throws ActionError SMOKE_FAILED, also when it cannot be looked at
 */
export async function requireNoSecrets(container: string, tools: SmokeTools): Promise<void> {
  const found: string[] = [];
  const reader = new TarReader({
    entry: ({ name, type, size }) => {
      if (type !== 'directory' && (type !== 'file' || size > 0)) found.push(name.toString('utf8'));
      return undefined;
    },
  });
  const hidden = await look(container, { tools, reader });
  const [first] = found;
  if (first !== undefined) {
    throw failed(
      `The image has ${tools.shown(`/run/${first}`)}: content where a build mounts its secrets.`,
      `Nothing belongs in ${FOLDER} of an image, nor is anything to be mounted there for the test.`,
    );
  }
  if (hidden === undefined) return;
  throw failed(
    `Whether ${FOLDER} is empty in the image cannot be seen: ${tools.shown(hidden) || 'the engine does not say why'}.`,
    say => `Run ${say.step} again. What cannot be looked at is not pushed.`,
  );
}

/** @returns what the engine says when it does not show the folder to its end; undefined also when there is none */
async function look(
  container: string,
  { tools, reader }: { readonly tools: SmokeTools; readonly reader: TarReader },
): Promise<string | undefined> {
  let isEmpty = true;
  try {
    for await (const chunk of pipeFrom(['cp', `${container}:${FOLDER}`, '-'], tools.piping)) {
      isEmpty = false;
      await reader.write(chunk);
    }
    if (!isEmpty) await reader.end();
    return undefined;
  } catch (error) {
    if (!(error instanceof PipeFailed)) throw error;
    const { stderr } = error.answer;
    return isEmpty && NOT_THERE.test(stderr) ? undefined : stderr;
  } finally {
    reader.close();
  }
}
