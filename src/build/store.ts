import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { which } from '@actions/io';
import { ActionError } from '../errors.js';
import type { BuildTools } from './guarded.js';
import { outputOf } from './tool.js';

/**
 * The image of this id out of docker's own store, as the tar stream of `docker save`. The stream fails when docker
 * does.
 * @throws ActionError NO_DOCKER
 */
export async function outputStream(
  imageId: string,
  tools: Pick<BuildTools, 'buildx' | 'env' | 'cancel'>,
): Promise<AsyncIterable<Uint8Array>> {
  return saved(await dockerCommand(tools.buildx), { ...tools, imageId });
}

async function* saved(
  docker: string,
  { imageId, env, cancel }: Pick<BuildTools, 'env' | 'cancel'> & { readonly imageId: string },
): AsyncGenerator<Uint8Array> {
  const child = spawn(docker, ['image', 'save', imageId], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    signal: cancel,
  });
  const ended = once(child, 'close');
  ended.catch(() => {}); // awaited below
  try {
    yield* child.stdout;
    const [code] = (await ended) as [number | null];
    if (code !== 0) throw new Error(`docker image save ended with code ${code}`);
  } finally {
    child.kill('SIGKILL');
  }
}

/** Removes an image that nobody gave a name to; one that has a name was there before. */
export async function removeUnnamedImage(
  imageId: string,
  { buildx, env }: Pick<BuildTools, 'buildx' | 'env'>,
): Promise<void> {
  const docker = { command: await dockerCommand(buildx), prefix: [] };
  const names = await outputOf(docker, ['image', 'inspect', '--format', '{{len .RepoTags}}', imageId], env);
  if (names?.trim() === '0') await outputOf(docker, ['image', 'rm', imageId], env);
}

/** The docker CLI: buildx is its plugin, or stands beside it. */
async function dockerCommand({ command, prefix }: BuildTools['buildx']): Promise<string> {
  const docker = prefix.length > 0 ? command : await which('docker');
  if (docker !== '') return docker;
  throw new ActionError({
    code: 'NO_DOCKER',
    message: 'This builder exports no image layout, and there is no docker CLI to save the image with.',
    hint: 'Install the docker CLI, or use a builder of the docker-container driver (docker/setup-buildx-action).',
  });
}
