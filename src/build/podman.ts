import { which } from '@actions/io';
import { ENGINES, type EngineChoice, type EngineKind } from '../engine/engines.js';
import { ActionError } from '../errors.js';
import type { ChildEnvironment } from './environment.js';
import type { WriteLine } from './guard.js';
import { type BuildTools, guardOf, withListener } from './guarded.js';
import { type BuildExit, runBuild } from './run.js';
import { type Buildx, type KnownBuildx, resolveBuildx } from './tool.js';

/** Podman's first line of a build, also of one platform or stage among several. */
const STEP = /^(\[[^\]]*\] )*STEP \d+/;

/** What builds, and how it is started; the version is that of buildx where the arguments depend on it. */
export interface ResolvedEngine extends KnownBuildx {
  readonly kind: EngineKind;
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
    kind.speaks === 'podman'
      ? { buildx: await findProgram(kind), version: '' }
      : await resolveBuildx(needsVersion, env);
  if (asked !== 'buildx') log(`Engine: ${[known.buildx.command, ...known.buildx.prefix].join(' ')}`);
  return { kind, ...known };
}

/** The engine that the input asks for; `auto` is the first that is there, else Podman, whose absence is told. */
async function chooseEngine(asked: EngineChoice): Promise<EngineKind> {
  const wanted = ENGINES.filter(({ name }) => asked === 'auto' || asked === name);
  for (const kind of wanted) if ((await firstOnPath(kind)) !== '') return kind;
  return wanted.find(({ speaks }) => speaks === 'podman') ?? ENGINES[0];
}

/** Starts no process. */
async function firstOnPath({ programs }: EngineKind): Promise<string> {
  for (const name of programs) {
    const path = await which(name);
    if (path !== '') return path;
  }
  return '';
}

/**
 * Finds an engine's program without starting a process.
 * @throws ActionError NO_PODMAN
 */
async function findProgram(kind: EngineKind): Promise<Buildx> {
  const command = await firstOnPath(kind);
  if (command !== '') return { command, prefix: [] };
  const { programs, hint } = kind;
  const none = programs.length === 1 ? `${programs[0]} is not` : `Neither ${programs.join(' nor ')} is`;
  throw new ActionError({ code: 'NO_PODMAN', message: `${none} on the PATH of this runner.`, hint });
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
