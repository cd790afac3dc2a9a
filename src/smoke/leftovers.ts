import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { askNow } from '../tool/ask.js';
import { only } from '../tool/variables.js';
import { smokeNames } from './arguments.js';

/** In the run's directory: the command that made the container. It is there while there may be one. */
const NOTE = 'smoke';

/** No longer than the runner's patience; docker kills and removes a container in a fraction of a second. */
const LIMIT_MS = 5000;

/** What the tools need of the environment: where the engine and its store are. No inputs, no state. */
const KEPT =
  /^(PATH|HOME|USER|LOGNAME|LANG|XDG_.*|DOCKER_.*|SSH_AUTH_SOCK|CONTAINERS_.*|STORAGE_.*|_CONTAINERS_.*)$/;

/** Notes, before the first of them is made, that a container and an image of this run may have to be removed. */
export function noteSmokeTest(directory: string, command: string): void {
  writeFileSync(join(directory, NOTE), command, { mode: 0o600 });
}

/**
 * Removes the container of the run in this directory and the image that was loaded for it, whatever state they are
 * in. Synchronous: it also runs in the last moments of a process. Nothing to do where no smoke test was begun.
 * @returns whether there was one
 * @throws Error when the engine does not remove them
 */
export function removeSmokeTest(directory: string, env: NodeJS.ProcessEnv): boolean {
  const note = join(directory, NOTE);
  if (!existsSync(note)) return false;
  const command = readFileSync(note, 'utf8');
  const name = basename(command);
  if (name !== 'docker' && name !== 'podman') return false; // nobody else's note is obeyed
  const tool = { command, prefix: [] };
  const run = (...args: string[]) => askNow(args, { tool, env: only(env, KEPT), limitMs: LIMIT_MS });
  const { container, image } = smokeNames(directory);
  const containers = run('ps', '--all', '--quiet', '--no-trunc', '--filter', `name=${container}`);
  const own = containers.split(/\s+/).filter(Boolean);
  const force = ['--force', '--volumes', ...(name === 'podman' ? ['--time', '0'] : [])];
  if (own.length > 0) run('rm', ...force, ...own);
  // Podman runs the image of its own store, which its leftovers are about.
  if (name === 'docker' && run('image', 'ls', '--quiet', image).trim() !== '') run('image', 'rm', image);
  rmSync(note, { force: true });
  return true;
}
