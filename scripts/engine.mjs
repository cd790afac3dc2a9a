#!/usr/bin/env node
/**
 * The engine for tests and demo: the Docker that answers, or one from the distribution's packages; with a registry and
 * a base image in it, all on loopback and under a folder of this user's.
 *
 *   node scripts/engine.mjs start      leaves it running; prints shell exports:  eval "$(… start)"
 *   node scripts/engine.mjs stop       ends what start left
 *   node scripts/engine.mjs status
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './packages.mjs';
import { ask, MachineError, removeWithDaemons, startDaemon } from './processes.mjs';
import { ensureBaseImage, ensureRegistry, lacking, REGISTRY } from './registry.mjs';

/**
 * @typedef {object} Engine
 * @property {Record<string, string>} env what docker commands need in their environment
 * @property {string} registry localhost:PORT, without TLS
 * @property {string} registryLog one line for each request to the registry
 * @property {string} baseImage an image in that registry with a shell, root and a user app (uid 1000)
 * @property {string} store `containerd` or `classic`: where the engine keeps its images
 * @property {() => Promise<void>} stop ends what this call started
 */
/** @typedef {(line: string) => void} Log */

/** statfs(2): an overlay cannot lie on another, as in most containers. */
const OVERLAYFS = 0x794c7630;

/** A socket's path may have 107 bytes, and containerd's is the longest here. */
function stateFolder() {
  const name = `hf-secret-build-engine-${process.getuid?.() ?? 0}`;
  const folder = join(tmpdir(), name);
  return `${folder}/exec/containerd.sock.ttrpc`.length > 107 ? join('/tmp', name) : folder;
}

/**
 * Gives an engine: that of the variables, that which runs, or a new one where this machine allows.
 * @param {{ log?: Log }} [options]
 * @returns {Promise<Engine>}
 * @throws {MachineError}
 */
export async function ensureEngine({ log = console.error } = {}) {
  const folder = stateFolder();
  createFolder(folder);
  const started = { any: false };
  const stop = async () => {
    if (started.any && !existsSync(join(folder, 'keep'))) await removeWithDaemons(folder);
  };
  try {
    const env = await ensureDocker({ folder, log, started });
    const { HF_TEST_REGISTRY: given, HF_TEST_REGISTRY_LOG: givenLog } = process.env;
    const registry = given ?? `localhost:${await ensureRegistry({ folder, log, started })}`;
    const baseImage = await ensureBaseImage(registry, env);
    const info = ask('docker', ['info', '--format', '{{json .DriverStatus}}'], env).stdout;
    const store = info.includes('io.containerd.snapshotter') ? 'containerd' : 'classic';
    return { env, registry, registryLog: givenLog ?? join(folder, 'registry.log'), baseImage, store, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The variables by which tests know the engine.
 * @param {Engine} engine
 * @returns {Record<string, string>}
 */
export function engineVariables({ env, registry, registryLog, baseImage, store }) {
  return {
    ...env,
    HF_TEST_REGISTRY: registry,
    HF_TEST_BASE_IMAGE: baseImage,
    HF_TEST_REGISTRY_LOG: registryLog,
    HF_TEST_STORE: store,
  };
}

/** @param {string} folder @throws {MachineError} where something of another user's has its name */
function createFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  if (stat.isDirectory() && stat.uid === (process.getuid?.() ?? stat.uid)) return;
  throw new MachineError(`${folder} is not a folder of this user's. Remove it.`);
}

/** @typedef {import('./registry.mjs').Place} Place */

/** @param {Place} place @returns {Promise<Record<string, string>>} what docker needs in its environment */
async function ensureDocker({ folder, log, started }) {
  /** @type {Record<string, string>} */
  const home = process.env['HOME'] || process.env['DOCKER_CONFIG'] ? {} : { DOCKER_CONFIG: folder };
  const hasDocker = ask('docker', ['version'], home).isFine;
  const hasBuildx = ask('docker', ['buildx', 'version'], home).isFine;
  if (hasDocker && hasBuildx) return home;
  const own = { ...home, ...ownEngine(folder) };
  if (ask('docker', ['version'], own).isFine) return own;
  const programs = { docker: 'docker-cli', dockerd: 'docker.io', containerd: 'containerd' };
  const missing = hasDocker ? [] : lacking(programs);
  const packages = hasBuildx ? missing : [...missing, 'docker-buildx'];
  if (packages.length > 0) installPackages([...packages, ...lacking(REGISTRY)], log);
  if (hasDocker) return home;
  if (process.getuid?.() !== 0)
    throw new MachineError('No Docker answers. Start it, or run this as root on Debian or Ubuntu.');
  started.any = true;
  // What an engine that was killed left would be taken for this one: its socket is a file that stays.
  await removeWithDaemons(folder);
  createFolder(folder);
  await startEngine({ folder });
  log(`Started an engine in ${folder}`);
  return own;
}

/** Settings for another engine would be applied to this one. @param {string} folder */
function ownEngine(folder) {
  const foreign = ['DOCKER_TLS_VERIFY', 'DOCKER_TLS', 'DOCKER_CONTEXT', 'BUILDX_BUILDER'];
  const unset = foreign.filter(name => process.env[name]).map(name => [name, '']);
  return { ...Object.fromEntries(unset), DOCKER_HOST: `unix://${folder}/docker.sock` };
}

/**
 * Starts containerd and dockerd on a folder. containerd is always our own: left alone, dockerd would join the
 * machine's, and leave its images there.
 * @param {{ folder: string, store?: 'containerd' | 'classic' }} options store: where it keeps its images
 */
export async function startEngine({ folder, store = 'containerd' }) {
  const path = (/** @type {string} */ name) => join(folder, name);
  mkdirSync(path('exec'), { recursive: true, mode: 0o700 });
  const socket = path('exec/containerd.sock');
  const [root, state] = [path('data/containerd'), path('exec/containerd')];
  writeFileSync(
    path('containerd.toml'),
    `version = 2\nroot = "${root}"\nstate = "${state}"\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n[grpc]\naddress = "${socket}"\n`,
  );
  const containerd = {
    command: 'containerd',
    args: ['--config', path('containerd.toml')],
    log: path('containerd.log'),
  };
  await startDaemon(containerd, () => existsSync(socket));
  // The OCI exporter and attestations need containerd's store.
  const isNew = store === 'containerd';
  const slow = statfsSync(folder).type === OVERLAYFS && { 'storage-driver': isNew ? 'native' : 'vfs' };
  writeFileSync(
    path('daemon.json'),
    JSON.stringify({ features: { 'containerd-snapshotter': isNew }, ...slow }),
  );
  const args = [
    ...['--config-file', path('daemon.json'), '--containerd', socket, '--pidfile', path('docker.pid')],
    ...['--data-root', path('data'), '--exec-root', path('exec'), '-H', `unix://${path('docker.sock')}`],
    // Another daemon has the machine's network: its bridge is shared, and none of its rules is touched.
    ...(hasBridge() ? ['--iptables=false', '--ip6tables=false'] : []),
  ];
  const dockerd = { command: 'dockerd', args, log: path('dockerd.log') };
  await startDaemon(dockerd, () => ask('docker', ['version'], ownEngine(folder)).isFine);
}

function hasBridge() {
  return readFileSync('/proc/net/dev', 'utf8').includes('docker0:');
}

const VERBS = {
  start: async () => {
    const variables = engineVariables(await ensureEngine());
    writeFileSync(join(stateFolder(), 'keep'), '');
    for (const [name, value] of Object.entries(variables))
      console.log(`export ${name}='${value.replaceAll("'", "'\\''")}'`);
  },
  stop: () => removeWithDaemons(stateFolder()),
  status: () => {
    const folder = stateFolder();
    const isOurs = ask('docker', ['version'], ownEngine(folder)).isFine;
    const isThere = isOurs || ask('docker', ['version']).isFine;
    console.log(`engine: ${isOurs ? folder : isThere ? 'the one that was there' : 'none'}`);
    process.exitCode = isThere ? 0 : 1;
  },
};

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const verb = VERBS[/** @type {keyof typeof VERBS} */ (process.argv[2])];
  if (verb === undefined) {
    console.error('usage: node scripts/engine.mjs start | stop | status');
    process.exitCode = 2;
  } else await verb();
}
