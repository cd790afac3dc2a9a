import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEngine } from '../engine.mjs';
import { mustAsk, removeWithDaemons } from '../processes.mjs';
import { BUILDKIT_IMAGE, buildkitConfig, loadBuildkitImage, startNode } from './buildkit.mjs';
import { buildBuildkit } from './go-tools.mjs';

/**
 * @typedef {object} Driver a kind of builder, as __tests__/e2e sees it
 * @property {string} name
 * @property {Record<string, string>} env what a step needs in its environment
 * @property {Record<string, string>} inputs what it needs in its `with`
 * @property {readonly string[]} platforms those that it builds at once
 * @property {readonly string[]} nodes their names, where there are several
 */

/**
 * Makes the builders that a test run is to see, each as far from the shared engine as it can be.
 * @param {{ engine: import('../engine.mjs').Engine, log: (line: string) => void }} options
 * @returns {Promise<{ drivers: Driver[], stop: () => Promise<void> }>}
 */
export async function makeBuilders({ engine, log }) {
  // A socket's path may have 107 bytes: not under a deep TMPDIR.
  const folder = mkdtempSync('/tmp/hf-e2e-');
  /** @type {(() => unknown)[]} */
  const ends = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ends.reverse()) await end();
  };
  const builders = { folder, engine, log, ends };
  try {
    const drivers = [containerd(engine), ...(await ownEngine(builders)), ...(await remote(builders))];
    return { drivers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @typedef {object} Builders
 * @property {string} folder
 * @property {import('../engine.mjs').Engine} engine
 * @property {(line: string) => void} log
 * @property {(() => unknown)[]} ends
 */

const BOTH = ['linux/amd64', 'linux/arm64'];

/** @param {import('../engine.mjs').Engine} engine @returns {Driver} */
function containerd({ env, store }) {
  const platforms = store === 'containerd' ? BOTH : [];
  return { name: `docker, ${store} store`, env, inputs: {}, platforms, nodes: [] };
}

/**
 * An engine of our own with the classic store, and in it a BuildKit for the docker-container driver.
 * @param {Builders} builders
 * @returns {Promise<Driver[]>}
 */
async function ownEngine({ folder, engine, log, ends }) {
  const place = join(folder, 'engine');
  mkdirSync(place);
  ends.push(() => removeWithDaemons(place));
  await startEngine({ folder: place, store: 'classic' });
  const env = { DOCKER_HOST: `unix://${place}/docker.sock` };
  const bin = join(folder, 'bin');
  log('e2e: building BuildKit');
  buildBuildkit(bin);
  loadBuildkitImage({ folder, bin, env });
  const name = 'e2e-container';
  const config = buildkitConfig(folder, engine.registry);
  const options = ['--driver-opt', `image=${BUILDKIT_IMAGE},network=host`, '--buildkitd-config', config];
  const create = ['buildx', 'create', '--name', name, '--driver', 'docker-container', ...options];
  mustAsk('docker', [...create, '--bootstrap', env.DOCKER_HOST], env);
  ends.push(() => mustAsk('docker', ['buildx', 'rm', name], env));
  return [
    { name: 'docker, classic store', env, inputs: {}, platforms: [], nodes: [] },
    { name: 'docker-container', env, inputs: { builder: name }, platforms: BOTH, nodes: [] },
  ];
}

/**
 * Two BuildKits on sockets of this machine as one builder, each for a platform; once more with the buildx of this
 * machine, which may be one that pushes from the cache.
 * @param {Builders} builders
 * @returns {Promise<Driver[]>}
 */
async function remote({ folder, engine, ends }) {
  const bin = join(folder, 'bin');
  const config = buildkitConfig(folder, engine.registry);
  const name = 'e2e-remote';
  for (const [index, platform] of BOTH.entries()) {
    const node = await startNode({ folder: join(folder, `node${index}`), bin, config });
    ends.push(node.stop);
    const append = index === 0 ? [] : ['--append'];
    const kind = ['--driver', 'remote', '--platform', platform, node.address];
    mustAsk('docker', ['buildx', 'create', '--name', name, ...append, ...kind], engine.env);
  }
  ends.push(() => mustAsk('docker', ['buildx', 'rm', name], engine.env));
  const nodes = BOTH.map((_, index) => `${name}${index}`);
  const driver = {
    name: 'remote, two nodes',
    env: engine.env,
    inputs: { builder: name },
    platforms: BOTH,
    nodes,
  };
  const BUILDX_CONFIG = join(process.env['DOCKER_CONFIG'] ?? '', 'buildx');
  const plain = { ...engine.env, DOCKER_CONFIG: join(folder, 'plain'), BUILDX_CONFIG };
  mkdirSync(plain.DOCKER_CONFIG);
  return [driver, { ...driver, name: `${driver.name}, this machine's buildx`, env: plain }];
}
