// A Podman for the tests: the distribution's, with a store and settings in a folder of their own, so that nothing of
// the machine's is used or changed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCommand } from './engine/commands.mjs';
import { EngineError } from './engine/error.mjs';
import { installPackages, whyNoInstall } from './engine/packages.mjs';

const PACKAGES = ['podman', 'buildah', 'fuse-overlayfs', 'uidmap'];

/**
 * @typedef {object} Podman
 * @property {Record<string, string>} env what Podman and buildah need in their environment
 * @property {() => void} stop removes the folder with all images
 */

/**
 * Gives the Podman of this machine, installed where that can be done, a store of its own.
 * @param {{ registry: string, log: (line: string) => void }} options registry: one without TLS
 * @returns {Promise<Podman>}
 * @throws {EngineError} `missing` where there is none
 */
export async function ensurePodman({ registry, log }) {
  const missing = ['podman', 'buildah'].filter(name => findCommand(name) === undefined);
  if (missing.length > 0) await install(missing, log);
  const folder = mkdtempSync(join(tmpdir(), 'hf-secret-build-podman-'));
  const env = settings(folder, registry);
  try {
    requireAnswer(env);
  } catch (error) {
    remove(folder);
    throw error;
  }
  return { env, stop: () => remove(folder) };
}

/** @param {readonly string[]} missing @param {(line: string) => void} log */
async function install(missing, log) {
  const why = whyNoInstall();
  if (why !== undefined) {
    throw new EngineError('missing', `${missing.join(' and ')} cannot be installed: ${why}.`, {
      hint: `Install ${PACKAGES.join(' ')}.`,
    });
  }
  await installPackages(PACKAGES, { log });
}

/**
 * @param {string} folder
 * @param {string} registry
 * @returns {Record<string, string>}
 */
function settings(folder, registry) {
  const [graph, run] = ['store', 'run'].map(name => join(folder, name));
  const files = {
    CONTAINERS_STORAGE_CONF: `[storage]\ndriver = "overlay"\ngraphroot = "${graph}"\nrootless_storage_path = "${graph}"\nrunroot = "${run}"\n`,
    CONTAINERS_REGISTRIES_CONF: `[[registry]]\nlocation = "${registry}"\ninsecure = true\n`,
    // Without a network of its own for each step: that needs rights and plugins that not every machine gives.
    CONTAINERS_CONF: '[containers]\nnetns = "host"\n[engine]\nevents_logger = "none"\n',
  };
  mkdirSync(folder, { recursive: true });
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const file = join(folder, `${name}.toml`);
      writeFileSync(file, text);
      return [name, file];
    }),
  );
}

/** @param {Record<string, string>} env */
function requireAnswer(env) {
  const { status, stderr } = spawnSync('podman', ['info'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status === 0) return;
  throw new EngineError('missing', `Podman does not work here: ${stderr.trim()}.`, {
    hint: 'It needs an overlay file system and, without root, subordinate user ids.',
  });
}

/** The overlay driver mounts its folder onto itself. @param {string} folder */
function remove(folder) {
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map(line => line.split(' ')[1] ?? '')
    .filter(path => path.startsWith(`${folder}/`));
  for (const path of mounts.reverse()) spawnSync('umount', ['--lazy', path]);
  rmSync(folder, { recursive: true, force: true });
}
