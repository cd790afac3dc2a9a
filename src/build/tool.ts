import { getExecOutput } from '@actions/exec';
import { which } from '@actions/io';
import { parseBuildxVersion } from '../engine/buildx.js';
import { ActionError } from '../errors.js';
import type { ChildEnvironment } from './environment.js';

/** How buildx is started: as docker's plugin, or alone. */
export interface Buildx {
  readonly command: string;
  readonly prefix: readonly string[];
}

/**
 * Finds buildx without starting a process: the docker CLI, or a standalone `buildx`.
 * Whether docker has the plugin shows when it is used.
 * @throws ActionError NO_DOCKER
 */
export async function findBuildx(): Promise<Buildx> {
  const docker = await which('docker');
  if (docker !== '') return { command: docker, prefix: ['buildx'] };
  const standalone = await findStandalone();
  if (standalone !== undefined) return standalone;
  throw new ActionError({
    code: 'NO_DOCKER',
    message: 'Neither docker nor buildx is on the PATH of this runner.',
    hint: 'Use a runner with Docker (ubuntu-latest has it), or install Docker Engine and the buildx plugin.',
  });
}

/** The standalone buildx, for a docker CLI that lacks the plugin. */
export async function findStandalone(): Promise<Buildx | undefined> {
  const path = (await which('buildx')) || (await which('docker-buildx'));
  return path === '' ? undefined : { command: path, prefix: [] };
}

/**
 * The version of buildx, '' when it tells none.
 * @throws ActionError NO_BUILDX
 */
export async function buildxVersion(buildx: Buildx, env: ChildEnvironment): Promise<string> {
  const { exitCode, stdout } = await getExecOutput(`"${buildx.command}"`, [...buildx.prefix, 'version'], {
    silent: true,
    ignoreReturnCode: true,
    env: { ...env },
  });
  if (exitCode !== 0) throw noBuildx();
  return parseBuildxVersion(stdout);
}

/** The error for a docker CLI without the plugin. */
export function noBuildx(): ActionError {
  return new ActionError({
    code: 'NO_BUILDX',
    message: 'This docker has no buildx plugin.',
    hint: 'Add docker/setup-buildx-action before this step, or install the docker-buildx package.',
  });
}
