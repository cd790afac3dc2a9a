import { type ExecOutput, getExecOutput } from '@actions/exec';
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
async function findBuildx(): Promise<Buildx> {
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

/** A buildx and its version; '' when it tells none or was not asked. */
export interface KnownBuildx {
  readonly buildx: Buildx;
  readonly version: string;
}

/**
 * Finds buildx and, where the arguments depend on it, asks for its version.
 * @throws ActionError NO_DOCKER or NO_BUILDX
 */
export async function resolveBuildx(needsVersion: boolean, env: ChildEnvironment): Promise<KnownBuildx> {
  const buildx = await findBuildx();
  if (!needsVersion) return { buildx, version: '' };
  const version = await askVersion(buildx, env);
  if (version !== undefined) return { buildx, version };
  const standalone = await findStandalone();
  const other = standalone === undefined ? undefined : await askVersion(standalone, env);
  if (standalone === undefined || other === undefined) throw noBuildx();
  return { buildx: standalone, version: other };
}

async function askVersion(buildx: Buildx, env: ChildEnvironment): Promise<string | undefined> {
  const text = await outputOf(buildx, ['version'], env);
  return text === undefined ? undefined : parseBuildxVersion(text);
}

/**
 * What a command of buildx prints; undefined when it fails.
 * @throws Error when it cannot be started
 */
export async function outputOf(
  buildx: Buildx,
  args: readonly string[],
  env: ChildEnvironment,
): Promise<string | undefined> {
  const { exitCode, stdout } = await answerOf(buildx, args, env);
  return exitCode === 0 ? stdout : undefined;
}

/**
 * The exit code of a command of buildx, and what it prints.
 * @throws Error when it cannot be started
 */
export function answerOf(
  { command, prefix }: Buildx,
  args: readonly string[],
  env: ChildEnvironment,
): Promise<ExecOutput> {
  return getExecOutput(`"${command}"`, [...prefix, ...args], {
    silent: true,
    ignoreReturnCode: true,
    env: { ...env },
  });
}

/** The error for a docker CLI without the plugin. */
export function noBuildx(): ActionError {
  return new ActionError({
    code: 'NO_BUILDX',
    message: 'This docker has no buildx plugin.',
    hint: 'Add docker/setup-buildx-action before this step, or install the docker-buildx package.',
  });
}
