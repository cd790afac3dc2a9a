import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseImageName, hasBaseImage, makeBaseImage, staticBusybox } from './base-image.mjs';
import { askEngine, clientEnv, hasBuildx, imageStore, ownEngineEnv } from './client.mjs';
import { findCommand } from './commands.mjs';
import { daemonAnswers, networkNote, startDaemon, stopDaemon } from './daemon.mjs';
import { EngineError } from './error.mjs';
import { installPackages, whyNoInstall } from './packages.mjs';
import { accessLog, liveRegistry, startRegistry, startRegistryContainer, stopRegistry } from './registry.mjs';
import {
  addUser,
  createStateFolder,
  otherUsers,
  readOr,
  removeIfEmpty,
  removeUser,
  stateFolder,
  withLock,
} from './state.mjs';

/**
 * @typedef {object} Engine
 * @property {Record<string, string>} env what docker commands need in their environment; empty for the engine
 *   that was there
 * @property {string} registry localhost:PORT
 * @property {string | undefined} registryLog one line for each request to the registry
 * @property {string} baseImage an image in that registry with a shell, root and a user app (uid 1000)
 * @property {'containerd' | 'classic'} store where the engine keeps its images
 * @property {boolean} started whether this call started the daemon or the registry
 * @property {() => Promise<void>} stop ends what this call started, unless others use it by now
 */
/** @typedef {(line: string) => void} Log */
/** @typedef {{ folder: string, log: Log }} Place */
/** @typedef {{ env: Record<string, string>, own: boolean, started: boolean }} Docker */

/**
 * Gives an engine, a registry and a base image: those that are there, or new ones where this machine allows.
 * @param {{ log?: Log }} [options]
 * @returns {Promise<Engine>}
 * @throws {EngineError} `missing` where none can be had, `failed` where one broke
 */
export async function ensureEngine({ log = console.error } = {}) {
  const place = { folder: stateFolder(), log };
  return withLock(place, async () => {
    createStateFolder(place.folder);
    try {
      const engine = await assemble(place);
      addUser(place.folder);
      return engine;
    } catch (error) {
      removeIfEmpty(place.folder); // logs that an error names stay
      throw error;
    }
  });
}

/**
 * Ends the engine and the registry that an earlier run left, whoever uses them.
 * @param {{ log?: Log }} [options]
 */
export async function stopEngine({ log = console.error } = {}) {
  const place = { folder: stateFolder(), log };
  await withLock(place, () => {
    createStateFolder(place.folder); // ends nothing on the word of another user's files
    return stopAll(place.folder);
  });
}

/**
 * What there is now; starts nothing.
 * @returns {Promise<{ engine: 'ours' | 'the one that was there' | undefined, folder: string, port: number | undefined }>}
 */
export async function engineStatus() {
  const folder = stateFolder();
  const port = await liveRegistry(folder);
  if (await daemonAnswers(folder)) return { engine: 'ours', folder, port };
  const { answers } = await askEngine(clientEnv(folder));
  return { engine: answers ? 'the one that was there' : undefined, folder, port };
}

/** @param {Place} place @returns {Promise<Engine>} */
async function assemble(place) {
  const docker = await findOrStartDocker(place);
  try {
    const registry = await findOrStartRegistry(place, docker);
    // A wish to keep an engine that has died since says nothing about this one.
    if (isOwner(docker, registry.started)) rmSync(join(place.folder, 'keep'), { force: true });
    return await describe(place, docker, registry);
  } catch (error) {
    await stopStarted(place, docker, false);
    throw error;
  }
}

/**
 * @param {Place} place
 * @param {Docker} docker
 * @param {{ port: number, started: boolean }} registry
 * @returns {Promise<Engine>}
 */
async function describe(place, docker, { port, started }) {
  try {
    if (!(await hasBaseImage(port))) await makeBaseImage({ folder: place.folder, port, env: docker.env });
  } catch (error) {
    await stopStarted(place, docker, started);
    throw error;
  }
  return {
    env: docker.env,
    registry: `localhost:${port}`,
    registryLog: accessLog(place.folder),
    baseImage: baseImageName(port),
    store: await imageStore(docker.env),
    started: docker.started || started,
    stop: () => withLock(place, () => leave(place, docker, started)),
  };
}

/** @param {Place} place @returns {Promise<Docker>} */
async function findOrStartDocker(place) {
  const env = clientEnv(place.folder);
  const asked = await askEngine(env);
  if (asked.answers) {
    if (!(await hasBuildx(env))) await installBuildx(place);
    return { env, own: false, started: false };
  }
  const docker = { env: ownEngineEnv(place.folder), own: true };
  if (await daemonAnswers(place.folder)) return announce(place, { ...docker, started: false });
  await requirePrograms(place, asked.reason);
  await startDaemon(place);
  if (!(await askEngine(docker.env)).answers) {
    await stopDaemon(place.folder);
    throw new EngineError('failed', 'dockerd runs, but the docker command cannot talk to it.');
  }
  return announce(place, { ...docker, started: true });
}

/** @param {Place} place @param {Docker} docker */
function announce({ folder, log }, docker) {
  const note = networkNote(folder);
  log(
    `engine: ${docker.started ? 'started' : 'using'} our own in ${folder}${note === '' ? '' : `; ${note}`}`,
  );
  return docker;
}

/** @param {Place} place */
async function installBuildx({ log }) {
  const why = whyNoInstall();
  if (why !== undefined) {
    throw new EngineError('missing', `Docker answers, but it has no buildx plugin, and ${why}.`, {
      hint: 'Install docker-buildx (Debian, Ubuntu) or docker-buildx-plugin (docker.com).',
    });
  }
  await installPackages(['docker-buildx'], { log });
}

/**
 * Installs what our own engine lacks, the registry and busybox in the same go.
 * @param {Place} place
 * @param {string} reason why no engine answers
 */
async function requirePrograms({ log }, reason) {
  const lacking = await lackingPackages();
  const engine = lacking.filter(name => name !== 'docker-registry' && name !== 'busybox-static');
  const why =
    process.platform === 'linux' && process.getuid?.() === 0 && engine.length === 0
      ? undefined
      : whyNoInstall();
  if (why !== undefined) {
    throw new EngineError(
      'missing',
      `No Docker engine answers (${reason}), and none can be installed: ${why}.`,
      {
        hint: 'Start Docker, or run this as root on Debian or Ubuntu.',
      },
    );
  }
  if (engine.length > 0) await installPackages(lacking, { log });
}

/** @returns {Promise<string[]>} */
async function lackingPackages() {
  const programs = { dockerd: 'docker.io', docker: 'docker-cli', containerd: 'containerd' };
  const lacking = Object.entries(programs).flatMap(([name, owner]) => (findCommand(name) ? [] : [owner]));
  if (!(await hasBuildx({}))) lacking.push('docker-buildx');
  if (!findCommand('docker-registry')) lacking.push('docker-registry');
  if (staticBusybox() === undefined) lacking.push('busybox-static');
  return lacking;
}

/** @param {Place} place @param {Docker} docker @returns {Promise<{ port: number, started: boolean }>} */
async function findOrStartRegistry(place, docker) {
  const live = await liveRegistry(place.folder);
  if (live !== undefined) return { port: live, started: false };
  const target = { ...place, env: docker.env };
  await stopRegistry(target);
  await tryInstall(place.log);
  const port = findCommand('docker-registry')
    ? await startRegistry(target)
    : await startRegistryContainer(target);
  return { port, started: true };
}

/** Without these packages there is still the public image of each. @param {Log} log */
async function tryInstall(log) {
  const lacking = (await lackingPackages()).filter(
    name => name === 'docker-registry' || name === 'busybox-static',
  );
  if (lacking.length === 0 || whyNoInstall() !== undefined) return;
  try {
    await installPackages(lacking, { log });
  } catch (error) {
    log(`engine: ${error instanceof Error ? error.message : error}`);
  }
}

/** @param {Place} place @param {Docker} docker @param {boolean} startedRegistry */
async function leave(place, docker, startedRegistry) {
  removeUser(place.folder);
  if (!docker.started && !startedRegistry) return;
  const others = otherUsers(place.folder);
  if (others.length === 0 && readOr(join(place.folder, 'keep'), '') === '') {
    await stopStarted(place, docker, startedRegistry);
    return;
  }
  place.log(
    `engine: left running for ${others.length === 0 ? '`start`' : `process ${others.join(', ')}`}; end it with: engine.mjs stop`,
  );
}

/** @param {Place} place @param {Docker} docker @param {boolean} startedRegistry */
async function stopStarted({ folder }, docker, startedRegistry) {
  if (isOwner(docker, startedRegistry)) return stopAll(folder);
  if (startedRegistry) await stopRegistry({ folder, env: docker.env });
}

/** Whether a call started all that runs on the state folder. @param {Docker} docker @param {boolean} startedRegistry */
function isOwner(docker, startedRegistry) {
  return docker.started || (startedRegistry && !docker.own);
}

/** @param {string} folder */
async function stopAll(folder) {
  await stopRegistry({ folder, env: clientEnv(folder) });
  await stopDaemon(folder);
  rmSync(folder, { recursive: true, force: true });
}
