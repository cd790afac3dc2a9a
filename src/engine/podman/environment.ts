import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildEnvironment } from '../../secret/environment.js';

/**
 * The environment for Podman and buildah, which copy no image when DOCKER_CONFIG names a folder without a config.json; to
 * docker that is one without credentials.
 */
export function podmanEnvironment(env: ChildEnvironment): ChildEnvironment {
  const { DOCKER_CONFIG: folder = '', ...others } = env;
  return folder === '' || existsSync(join(folder, 'config.json')) ? env : others;
}
