import { basename } from 'node:path';
import { ask } from '../build/ask.js';
import { findDocker } from '../build/container-tool.js';
import type { ChildEnvironment } from '../build/environment.js';
import type { Buildx } from '../build/tool.js';
import { ActionError } from '../errors.js';

/** What runs the container, and on which platform. */
export interface SmokeHost {
  readonly kind: 'docker' | 'podman';
  readonly tool: Buildx;
  /** `linux/amd64` */
  readonly platform: string;
}

interface HostQuestion {
  readonly engine: 'buildx' | 'podman';
  readonly buildx: Buildx;
  readonly env: ChildEnvironment;
  readonly cancel: AbortSignal;
  /** Those of the build, as they are written; none for the builder's own. */
  readonly platforms: readonly string[];
}

const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/\/(x86_64|x86-64)$/, '/amd64'],
  [/\/(aarch64|arm64\/v8)$/, '/arm64'],
];

/**
 * Finds what can run the image, before minutes are spent on the build.
 * @throws ActionError NO_DOCKER, NO_PODMAN, NO_DAEMON, or BAD_INPUT when its platform is not built
 */
export async function smokeHost(question: HostQuestion): Promise<SmokeHost> {
  const kind = question.engine === 'podman' ? 'podman' : 'docker';
  const tool = kind === 'podman' ? requirePodman(question.buildx) : await requireDocker(question.buildx);
  const args =
    kind === 'podman'
      ? ['info', '--format', '{{.Host.OS}}/{{.Host.Arch}}']
      : ['version', '--format', '{{.Server.Os}}/{{.Server.Arch}}'];
  const { code, stdout, stderr } = await ask(args, { ...question, buildx: tool });
  const platform = stdout.trim();
  question.cancel.throwIfAborted();
  if (code !== 0 || !/^\w+\/\w+$/.test(platform)) throw silent(kind, stderr);
  requireBuilt(platform, question.platforms);
  return { kind, tool, platform };
}

function requireBuilt(platform: string, asked: readonly string[]): void {
  const platforms = asked.flatMap(entry => entry.split(',')).map(entry => normal(entry.trim()));
  const isBuilt = platforms.some(
    one => one === platform || one.startsWith(`${platform}/`) || !one.includes('/'),
  );
  if (isBuilt || platforms.length === 0) return;
  throw new ActionError({
    code: 'BAD_INPUT',
    message: `Input 'smoke-test': the engine of this runner runs ${platform}, which is not among 'platforms'.`,
    hint: 'Test that platform in a job on a runner of its kind, or build this one as well.',
  });
}

function normal(platform: string): string {
  return ALIASES.reduce((text, [pattern, name]) => text.replace(pattern, name), platform.toLowerCase());
}

async function requireDocker(buildx: Buildx): Promise<Buildx> {
  const docker = await findDocker(buildx);
  if (docker !== undefined) return docker;
  throw new ActionError({
    code: 'NO_DOCKER',
    message: 'The smoke test runs the image with docker, which is not on the PATH of this runner.',
    hint: 'Install the docker CLI beside buildx, or remove smoke-test.',
  });
}

function requirePodman(podman: Buildx): Buildx {
  if (basename(podman.command) === 'podman') return podman;
  throw new ActionError({
    code: 'NO_PODMAN',
    message: 'The smoke test runs the image with Podman; buildah, which is here in its place, runs none.',
    hint: 'Install podman, or remove smoke-test.',
  });
}

function silent(kind: SmokeHost['kind'], stderr: string): ActionError {
  const line = stderr.trim().split(/\r?\n/).at(-1) || 'it does not say why';
  return new ActionError({
    code: kind === 'docker' ? 'NO_DAEMON' : 'NO_PODMAN',
    message: `The smoke test needs an engine that runs the image, and ${kind} has none: ${line}`,
    hint: 'A builder elsewhere is not enough: start Docker on this runner, or remove smoke-test.',
  });
}
