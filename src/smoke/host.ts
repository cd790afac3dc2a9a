import { basename } from 'node:path';
import { findDocker } from '../engine/buildx/find.js';
import { ActionError } from '../errors.js';
import type { ChildEnvironment } from '../secret/environment.js';
import { ask } from '../tool/ask.js';
import type { Tool } from '../tool/find.js';

/** What runs the container, and on which platform. */
export interface SmokeHost {
  readonly kind: 'docker' | 'podman';
  readonly tool: Tool;
  /** `linux/amd64` */
  readonly platform: string;
}

interface HostQuestion {
  readonly kind: SmokeHost['kind'];
  readonly builder: Tool;
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
  const { kind } = question;
  const tool = kind === 'podman' ? requirePodman(question.builder) : await requireDocker(question.builder);
  const args =
    kind === 'podman'
      ? ['info', '--format', '{{.Host.OS}}/{{.Host.Arch}}']
      : ['version', '--format', '{{.Server.Os}}/{{.Server.Arch}}'];
  const { code, stdout, stderr } = await ask(args, { ...question, tool });
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
    message: say =>
      `${say.input('smoke-test')}: the engine of ${say.host} runs ${platform}, which is not among '${say.name('platforms')}'.`,
    hint: 'Test that platform on a machine of its kind, or build this one as well.',
  });
}

function normal(platform: string): string {
  return ALIASES.reduce((text, [pattern, name]) => text.replace(pattern, name), platform.toLowerCase());
}

async function requireDocker(builder: Tool): Promise<Tool> {
  const docker = await findDocker(builder);
  if (docker !== undefined) return docker;
  throw new ActionError({
    code: 'NO_DOCKER',
    message: say => `The smoke test runs the image with docker, which is not on the PATH of ${say.host}.`,
    hint: say => `Install the docker CLI beside buildx, or remove ${say.name('smoke-test')}.`,
  });
}

function requirePodman(podman: Tool): Tool {
  if (basename(podman.command) === 'podman') return podman;
  throw new ActionError({
    code: 'NO_PODMAN',
    message: 'The smoke test runs the image with Podman; buildah, which is here in its place, runs none.',
    hint: say => `Install podman, or remove ${say.name('smoke-test')}.`,
  });
}

function silent(kind: SmokeHost['kind'], stderr: string): ActionError {
  const line = stderr.trim().split(/\r?\n/).at(-1) || 'it does not say why';
  return new ActionError({
    code: kind === 'docker' ? 'NO_DAEMON' : 'NO_PODMAN',
    message: `The smoke test needs an engine that runs the image, and ${kind} has none: ${line}`,
    hint: say =>
      `A builder elsewhere is not enough: start Docker on ${say.host}, or remove ${say.name('smoke-test')}.`,
  });
}
