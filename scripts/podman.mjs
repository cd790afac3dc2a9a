// A Podman for the tests: this machine's, with a store and settings in a folder of their own, so that nothing of the
// machine's is used or changed.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, MachineError, removeMounted } from './processes.mjs';

/** At most so many files of tests run at once: each has a store of its own, or one would see what another leaves. */
const STORES = 8;

/**
 * @param {{ registry: string }} options registry: one without TLS
 * @returns {{ envs: Record<string, string>[], stop: () => void }} envs: what Podman and buildah need, for each worker of
 *   jest; stop removes all images
 * @throws {MachineError} where it does not work
 */
export function ensurePodman({ registry }) {
  const folder = mkdtempSync(join(tmpdir(), 'hf-secret-build-podman-'));
  const stop = () => removeMounted(folder); // the overlay driver mounts its folder onto itself
  const envs = Array.from({ length: STORES }, (_, index) => settings(join(folder, `${index}`), registry));
  const { isFine, stderr } = ask('podman', ['info'], envs[0]);
  if (isFine) return { envs, stop };
  stop();
  throw new MachineError(
    `Podman needs an overlay file system and, without root, subordinate ids:\n${stderr}`,
  );
}

/**
 * @param {string} folder
 * @param {string} registry
 * @returns {Record<string, string>}
 */
function settings(folder, registry) {
  mkdirSync(folder);
  const [graph, run] = [join(folder, 'store'), join(folder, 'run')];
  const files = {
    CONTAINERS_STORAGE_CONF: `[storage]\ndriver = "overlay"\ngraphroot = "${graph}"\nrootless_storage_path = "${graph}"\nrunroot = "${run}"\n`,
    CONTAINERS_REGISTRIES_CONF: `[[registry]]\nlocation = "${registry}"\ninsecure = true\n`,
    // Without a network of its own for each step: that needs rights and plugins that not every machine gives.
    CONTAINERS_CONF: '[containers]\nnetns = "host"\n[engine]\nevents_logger = "none"\n',
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const file = join(folder, `${name}.toml`);
      writeFileSync(file, text);
      return [name, file];
    }),
  );
}
