import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { httpStatus } from './client.mjs';
import { findCommand, lastLines, run, sleep, tail } from './commands.mjs';
import { EngineError } from './error.mjs';
import { livePid, spawnBackground, terminate } from './processes.mjs';
import { readOr } from './state.mjs';

/** @typedef {{ folder: string, log: (line: string) => void, env: Record<string, string> }} EnginePlace */

const START_LIMIT_MS = 20_000;

/**
 * The port of the registry of an earlier run, when it still answers.
 * @param {string} folder
 * @returns {Promise<number | undefined>}
 */
export async function liveRegistry(folder) {
  const port = lastPort(folder);
  const known = readOr(containerFile(folder), '') !== '' || registryPid(folder) !== undefined;
  return port > 0 && known && (await answers(port)) ? port : undefined;
}

/**
 * Starts Debian's docker-registry on 127.0.0.1, on the port it had before where that is free: image names in
 * the engine hold the port.
 * @param {EnginePlace} place
 * @returns {Promise<number>} the port
 */
export async function startRegistry({ folder }) {
  await terminate([registryPid(folder) ?? 0].filter(Boolean));
  for (const wanted of [lastPort(folder), 0, 0]) {
    const port = await freePort(wanted);
    if (port !== undefined && (await tryRegistry(folder, port))) return port;
  }
  const log = join(folder, 'registry.err');
  throw new EngineError('failed', `docker-registry does not start; the end of ${log}:\n${tail(log)}`);
}

/**
 * Runs the registry as a container of the engine.
 * @param {EnginePlace} place
 * @returns {Promise<number>} the port
 */
export async function startRegistryContainer({ folder, env }) {
  const name = `hf-secret-build-registry-${process.getuid?.() ?? 0}`;
  await run('docker', ['rm', '--force', '--volumes', name], { env });
  const options = ['--detach', '--name', name, '--publish', '127.0.0.1::5000'];
  const settings = ['--env', 'REGISTRY_STORAGE_DELETE_ENABLED=true'];
  await mustRun(['run', ...options, ...settings, 'registry:2'], env);
  writeFileSync(containerFile(folder), name);
  const port = Number((await mustRun(['port', name, '5000/tcp'], env)).split('\n')[0]?.split(':').pop());
  await follow(folder, name, env);
  if (!(await waitFor(port, () => false)))
    throw new EngineError('failed', 'The registry container does not answer.');
  writeFileSync(portFile(folder), String(port));
  return port;
}

/**
 * Ends the registry of the state folder, whichever kind it is.
 * @param {{ folder: string, env: Record<string, string> }} place
 */
export async function stopRegistry({ folder, env }) {
  const name = readOr(containerFile(folder), '');
  if (name !== '') await run('docker', ['rm', '--force', '--volumes', name], { env });
  await terminate([registryPid(folder) ?? 0].filter(Boolean));
  for (const file of [containerFile(folder), pidFile(folder)]) rmSync(file, { force: true });
}

/**
 * Whether the registry has an image.
 * @param {number} port
 * @param {string} repository
 * @param {string} tag
 * @returns {Promise<boolean>}
 */
export async function hasImage(port, repository, tag) {
  const kinds = ['application/vnd.oci.image.index.v1+json', 'application/vnd.oci.image.manifest.v1+json'];
  const docker = ['application/vnd.docker.distribution.manifest.v2+json'];
  const headers = { accept: [...kinds, ...docker].join(', ') };
  return (
    (await httpStatus({ host: '127.0.0.1', port, path: `/v2/${repository}/manifests/${tag}`, headers })) ===
    200
  );
}

/**
 * One line for each request that the registry served, in the web servers' common format.
 * @param {string} folder
 * @returns {string}
 */
export function accessLog(folder) {
  return join(folder, 'registry.log');
}

/** @param {string} folder @param {number} port */
async function tryRegistry(folder, port) {
  const config = configFile(folder);
  writeFileSync(config, JSON.stringify(registryConfig(folder, port))); // JSON is YAML
  const command = findCommand('docker-registry') ?? 'docker-registry';
  const files = { stdout: accessLog(folder), stderr: join(folder, 'registry.err') };
  const registry = spawnBackground(command, ['serve', config], { ...files, env: ownEnvironment() });
  writeFileSync(pidFile(folder), String(registry.pid));
  writeFileSync(portFile(folder), String(port));
  if (await waitFor(port, registry.died)) return true;
  await terminate([registry.pid].filter(Boolean));
  return false;
}

/** @param {string} folder @param {number} port */
function registryConfig(folder, port) {
  const storage = { filesystem: { rootdirectory: join(folder, 'registry') }, delete: { enabled: true } };
  return { version: '0.1', log: { level: 'warn' }, storage, http: { addr: `127.0.0.1:${port}` } };
}

/** Variables named REGISTRY_… would change the configuration. */
function ownEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('REGISTRY_')));
}

/** Copies the container's access log to the file; ends with the container. @param {string} folder @param {string} name @param {Record<string, string>} env */
async function follow(folder, name, env) {
  const files = { stdout: accessLog(folder), stderr: join(folder, 'registry.err') };
  spawnBackground(findCommand('docker') ?? 'docker', ['logs', '--follow', name], {
    ...files,
    env: { ...process.env, ...env },
  });
}

/** @param {number} port @param {() => boolean} died */
async function waitFor(port, died) {
  const end = Date.now() + START_LIMIT_MS;
  while (!(await answers(port))) {
    if (died() || Date.now() > end) return false;
    await sleep(50);
  }
  return !died(); // else another server has the port
}

/** @param {number} port */
async function answers(port) {
  return (await httpStatus({ host: '127.0.0.1', port, path: '/v2/' })) === 200;
}

/** @param {number} wanted 0: any @returns {Promise<number | undefined>} */
function freePort(wanted) {
  return new Promise(resolve => {
    const server = createServer().on('error', () => resolve(undefined));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** @param {readonly string[]} args @param {Record<string, string>} env */
async function mustRun(args, env) {
  const { code, stdout, stderr } = await run('docker', args, { env, timeoutMs: 180_000 });
  if (code === 0) return stdout;
  throw new EngineError(
    'missing',
    `There is no docker-registry here, and docker ${args[0]} of one failed: ${lastLines(stderr, 3)}`,
    {
      hint: 'Install the package docker-registry, or let Docker pull registry:2.',
    },
  );
}

/** @param {string} folder */
function registryPid(folder) {
  return livePid(pidFile(folder), configFile(folder));
}

/** @param {string} folder */
function lastPort(folder) {
  return Number(readOr(portFile(folder), '0')) || 0;
}

/** @param {string} folder */
const configFile = folder => join(folder, 'registry.yml');
/** @param {string} folder */
const pidFile = folder => join(folder, 'registry.pid');
/** @param {string} folder */
const portFile = folder => join(folder, 'registry.port');
/** @param {string} folder */
const containerFile = folder => join(folder, 'registry.container');
