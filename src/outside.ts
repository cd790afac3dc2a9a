import { removeLeftovers } from './engine/podman/leftovers.js';
import { removeSmokeTest } from './smoke/leftovers.js';

/**
 * Removes what the tools of a run keep outside of its directory: the container of a smoke test, then what Podman has
 * of a killed build. What of it fails is told once all of it was tried.
 * @returns in words what was there, '' for nothing
 * @throws Error when something cannot be removed
 */
export function removeOutside(directory: string, env: NodeJS.ProcessEnv): string {
  let hadContainer = false;
  let hadBuild = false;
  try {
    hadContainer = removeSmokeTest(directory, env);
  } finally {
    hadBuild = removeLeftovers(directory, env);
  }
  const words = [hadContainer ? 'the smoke test' : '', hadBuild ? 'what Podman had left of the build' : ''];
  return words.filter(Boolean).join(' and ');
}
