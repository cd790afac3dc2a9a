import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { lastLines, run } from './commands.mjs';

/** @typedef {Record<string, string>} Env */

/**
 * What a `docker` command needs in its environment to be usable at all: without HOME it would look for its
 * settings in the root folder.
 * @param {string} folder the state folder
 * @returns {Env}
 */
export function clientEnv(folder) {
  const enough = process.env['HOME'] || process.env['DOCKER_CONFIG'];
  return enough ? {} : { DOCKER_CONFIG: join(folder, 'docker-config') };
}

/**
 * What a `docker` command needs to talk to the engine that lives in the state folder.
 * @param {string} folder
 * @returns {Env}
 */
export function ownEngineEnv(folder) {
  const env = { ...clientEnv(folder), DOCKER_HOST: `unix://${socketOf(folder)}` };
  // Settings for another engine would be applied to this one: TLS on its socket, a builder it lacks.
  const foreign = ['DOCKER_TLS_VERIFY', 'DOCKER_TLS', 'DOCKER_CONTEXT', 'BUILDX_BUILDER'].filter(
    name => process.env[name],
  );
  return { ...env, ...Object.fromEntries(foreign.map(name => [name, ''])) };
}

/** @param {string} folder */
export function socketOf(folder) {
  return join(folder, 'docker.sock');
}

/**
 * Whether an engine answers; if not, the last line of what docker said.
 * @param {Env} env
 * @returns {Promise<{ answers: true } | { answers: false, reason: string }>}
 */
export async function askEngine(env) {
  const { code, stderr } = await run('docker', ['version'], { env, timeoutMs: 20_000 });
  if (code === 0) return { answers: true };
  return {
    answers: false,
    reason: code === 127 ? 'docker is not installed' : lastLines(stderr, 1) || 'no answer in 20 s',
  };
}

/**
 * @param {Env} env
 * @returns {Promise<boolean>} whether the client has its buildx plugin
 */
export async function hasBuildx(env) {
  return (await run('docker', ['buildx', 'version'], { env })).code === 0;
}

/**
 * @param {Env} env
 * @returns {Promise<'containerd' | 'classic'>} where the engine keeps its images
 */
export async function imageStore(env) {
  const { stdout } = await run('docker', ['info', '--format', '{{json .DriverStatus}}'], { env });
  return stdout.includes('io.containerd.snapshotter') ? 'containerd' : 'classic';
}

/**
 * The status of a GET request, or 0 where nothing answers.
 * @param {import('node:http').RequestOptions} where
 * @returns {Promise<number>}
 */
export function httpStatus(where) {
  return new Promise(resolve => {
    // An agent of its own: the shared one may send even local requests to the proxy that the environment names.
    const request = get({ ...where, agent: new Agent(), timeout: 5_000 }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(0));
  });
}
