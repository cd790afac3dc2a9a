import { ActionError } from '../../errors.js';
import { type Asking, ask } from '../../tool/ask.js';
import { find, type Tool } from '../../tool/find.js';
import { parseBuildxVersion } from './arguments.js';

/** The standalone buildx, for a docker CLI that lacks the plugin. */
export const STANDALONE = ['buildx', 'docker-buildx'];

/** How buildx is asked for its version. */
type Surroundings = Pick<Asking, 'env' | 'cancel'>;

/**
 * Finds buildx without starting a process: the docker CLI, or a standalone `buildx`.
 * Whether docker has the plugin shows when it is used.
 * @throws ActionError NO_DOCKER
 */
async function findBuildx(): Promise<Tool> {
  const docker = await find(['docker']);
  if (docker !== undefined) return { ...docker, prefix: ['buildx'] };
  const standalone = await find(STANDALONE);
  if (standalone !== undefined) return standalone;
  throw new ActionError({
    code: 'NO_DOCKER',
    message: say => `Neither docker nor buildx is on the PATH of ${say.host}.`,
    hint: say => say.installDocker,
  });
}

/** The docker CLI that belongs to this buildx: buildx is its plugin, or stands beside it; undefined without one. */
export async function findDocker({ command, prefix }: Tool): Promise<Tool | undefined> {
  return prefix.length > 0 ? { command, prefix: [] } : find(['docker']);
}

/** A tool and its version; '' when it tells none or was not asked. */
export interface KnownTool {
  readonly tool: Tool;
  readonly version: string;
}

/**
 * Finds buildx and, where the arguments depend on it, asks for its version.
 * @throws ActionError NO_DOCKER or NO_BUILDX
 */
export async function resolveBuildx(needsVersion: boolean, around: Surroundings): Promise<KnownTool> {
  const tool = await findBuildx();
  if (!needsVersion) return { tool, version: '' };
  const known = (await askVersion(tool, around)) ?? (await askVersion(await find(STANDALONE), around));
  if (known === undefined) throw noBuildx();
  return known;
}

async function askVersion(tool: Tool | undefined, around: Surroundings): Promise<KnownTool | undefined> {
  if (tool === undefined) return undefined;
  const { code, stdout } = await ask(['version'], { ...around, tool });
  return code === 0 ? { tool, version: parseBuildxVersion(stdout) } : undefined;
}

/** The error for a docker CLI without the plugin. */
export function noBuildx(): ActionError {
  return new ActionError({
    code: 'NO_BUILDX',
    message: 'This docker has no buildx plugin.',
    hint: say => say.installBuildx,
  });
}
