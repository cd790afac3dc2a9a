import { ActionError } from '../errors.js';
import type { Request, WorkflowRun } from '../request.js';
import type { ChildEnvironment } from '../secret/environment.js';
import { find, type Tool } from '../tool/find.js';
import { dependsOnVersion } from './buildx/arguments.js';
import { buildxEngine } from './buildx/buildx.js';
import { resolveBuildx } from './buildx/find.js';
import type { Engine } from './engine.js';
import { ENGINES, type EngineKind } from './engines.js';
import { podmanEnvironment } from './podman/environment.js';
import { refuseForPodman, refusePrivateContext } from './podman/inputs.js';
import { podmanEngine } from './podman/podman.js';
import { resolveTarget } from './target.js';

/** What an engine is chosen by. */
interface Choice {
  readonly workflow: WorkflowRun;
  /** Of the engine's tools: without secrets. */
  readonly env: ChildEnvironment;
  /** Of this process. */
  readonly ownEnv: NodeJS.ProcessEnv;
  /** Whether nothing may leave before it was searched. */
  readonly isGated: boolean;
  readonly cancel: AbortSignal;
  readonly log: (line: string) => void;
}

/**
 * Finds the engine that the input asks for, and what it is to build. What it cannot do is refused here.
 * @throws ActionError NO_DOCKER, NO_BUILDX, NO_PODMAN, BUILDX_TOO_OLD, NO_GIT_CONTEXT or BAD_INPUT
 */
export async function chooseEngine(request: Request, choice: Choice): Promise<Engine> {
  const kind = await kindOf(request.engine);
  return kind.speaks === 'podman' ? choosePodman(kind, request, choice) : chooseBuildx(kind, request, choice);
}

async function chooseBuildx(
  kind: EngineKind,
  request: Request,
  { workflow, env, cancel, log }: Choice,
): Promise<Engine> {
  const { build, switches } = request;
  const { tool, version } = await resolveBuildx(dependsOnVersion(build, switches), { env, cancel });
  if (request.engine !== 'buildx') tell(tool, log);
  return buildxEngine({ kind, tool, env }, resolveTarget(request, workflow, version));
}

async function choosePodman(
  kind: EngineKind,
  request: Request,
  { workflow, env, ownEnv, isGated, log }: Choice,
): Promise<Engine> {
  const tool = await findProgram(kind);
  tell(tool, log);
  const target = resolveTarget(request, workflow, '');
  refusePrivateContext(workflow, target.isOwnRepository);
  refuseForPodman(request.build, isGated);
  return podmanEngine({ kind, tool, env: podmanEnvironment(env), ownEnv }, target);
}

function tell({ command, prefix }: Tool, log: Choice['log']): void {
  log(`Engine: ${[command, ...prefix].join(' ')}`);
}

/** `auto` is the first that is there, else Podman, whose absence is told. */
async function kindOf(asked: Request['engine']): Promise<EngineKind> {
  const wanted = ENGINES.filter(({ name }) => asked === 'auto' || asked === name);
  for (const kind of wanted) if ((await find(kind.programs)) !== undefined) return kind;
  return wanted.find(({ speaks }) => speaks === 'podman') ?? ENGINES[0];
}

/** @throws ActionError NO_PODMAN */
async function findProgram({ programs, hint }: EngineKind): Promise<Tool> {
  const tool = await find(programs);
  if (tool !== undefined) return tool;
  const none = programs.length === 1 ? `${programs[0]} is not` : `Neither ${programs.join(' nor ')} is`;
  throw new ActionError({ code: 'NO_PODMAN', message: say => `${none} on the PATH of ${say.host}.`, hint });
}
