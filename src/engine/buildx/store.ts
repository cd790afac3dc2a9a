import { ActionError } from '../../errors.js';
import { ask } from '../../tool/ask.js';
import type { Tool } from '../../tool/find.js';
import { pipeFrom } from '../../tool/pipe.js';
import type { BuildTools } from '../../tool/run.js';
import { findDocker } from './find.js';

/**
 * The image of this id out of docker's own store, as the tar stream of `docker save`. The stream fails when docker
 * does.
 * @throws ActionError NO_DOCKER
 */
export async function outputStream(
  imageId: string,
  { tool, env, cancel }: Pick<BuildTools, 'tool' | 'env' | 'cancel'>,
): Promise<AsyncIterable<Uint8Array>> {
  return pipeFrom(['image', 'save', imageId], { tool: await requireDocker(tool), env, cancel });
}

/** Removes an image that nobody gave a name to; one that has a name was there before. */
export async function removeUnnamedImage(
  imageId: string,
  { tool, env }: Pick<BuildTools, 'tool' | 'env'>,
): Promise<void> {
  const asking = { tool: await requireDocker(tool), env };
  const names = await ask(['image', 'inspect', '--format', '{{len .RepoTags}}', imageId], asking);
  if (names.stdout.trim() === '0') await ask(['image', 'rm', imageId], { ...asking, limitMs: 0 });
}

async function requireDocker(buildx: Tool): Promise<Tool> {
  const docker = await findDocker(buildx);
  if (docker !== undefined) return docker;
  throw new ActionError({
    code: 'NO_DOCKER',
    message: 'This builder exports no image layout, and there is no docker CLI to save the image with.',
    hint: say =>
      `Install the docker CLI, or use a builder of the docker-container driver (${say.createBuilder}).`,
  });
}
