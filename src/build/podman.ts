import { which } from '@actions/io';
import { ActionError } from '../errors.js';
import type { EngineChoice } from '../request.js';
import type { ChildEnvironment } from './environment.js';
import type { WriteLine } from './guard.js';
import { type BuildTools, guardOf, withListener } from './guarded.js';
import { type BuildExit, runBuild } from './run.js';
import { type Buildx, type KnownBuildx, resolveBuildx } from './tool.js';

/** Podman's first line of a build, also of one platform or stage among several. */
const STEP = /^(\[[^\]]*\] )*STEP \d+/;

/** What builds, and how it is started; the version is that of buildx where the arguments depend on it. */
export interface ResolvedEngine extends KnownBuildx {
  readonly kind: 'buildx' | 'podman';
}

/**
 * Finds the engine that the input asks for.
 * @throws ActionError NO_DOCKER, NO_BUILDX or NO_PODMAN
 */
export async function resolveEngine(
  asked: EngineChoice,
  { needsVersion, env, log }: { needsVersion: boolean; env: ChildEnvironment; log: WriteLine },
): Promise<ResolvedEngine> {
  const kind = await chooseEngine(asked);
  const known =
    kind === 'podman' ? { buildx: await findPodman(), version: '' } : await resolveBuildx(needsVersion, env);
  if (asked !== 'buildx') log(`Engine: ${[known.buildx.command, ...known.buildx.prefix].join(' ')}`);
  return { kind, ...known };
}

/**
 * The engine that the input asks for; `auto` is buildx where docker or buildx is on the PATH, else Podman. Starts
 * no process.
 */
async function chooseEngine(asked: EngineChoice): Promise<'buildx' | 'podman'> {
  if (asked !== 'auto') return asked;
  for (const name of ['docker', 'buildx', 'docker-buildx']) if ((await which(name)) !== '') return 'buildx';
  return 'podman';
}

/**
 * Finds Podman, or buildah where it is missing, without starting a process.
 * @throws ActionError NO_PODMAN
 */
async function findPodman(): Promise<Buildx> {
  const command = (await which('podman')) || (await which('buildah'));
  if (command !== '') return { command, prefix: [] };
  throw new ActionError({
    code: 'NO_PODMAN',
    message: 'Neither podman nor buildah is on the PATH of this runner.',
    hint: 'Install podman (Debian and Ubuntu: apt-get install podman), or set engine: buildx.',
  });
}

/** Runs a command of Podman, its output through a guard of its own. */
export async function guardedPodman(args: readonly string[], tools: BuildTools): Promise<BuildExit> {
  const guard = guardOf(tools);
  guard.release(); // nothing that Podman says is answered by another try
  try {
    return await runBuild({ ...withListener(tools), args, guard, begun: STEP });
  } finally {
    guard.close();
  }
}
