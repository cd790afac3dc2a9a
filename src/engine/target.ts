import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ActionError } from '../errors.js';
import type { Request, Target, WorkflowRun } from '../request.js';
import type { RunDirectory } from '../run/run-directory.js';
import { requireFlags, usesGitQuery } from './buildx/arguments.js';
import { defaultContext, expandContext, hasGitContext } from './git-context.js';

/**
 * Expands the contexts; `version` is that of buildx where an input depends on it.
 * @throws ActionError BUILDX_TOO_OLD or NO_GIT_CONTEXT
 */
export function resolveTarget(
  { build, switches }: Pick<Request, 'build' | 'switches'>,
  run: WorkflowRun,
  version: string,
): Target {
  requireFlags(build, version);
  const git = { ...switches, gitQuery: usesGitQuery(switches, version) };
  const base = () => defaultContext(run, git);
  const context = expandContext(build.context, base);
  return {
    context,
    buildContexts: build.buildContexts.map(text => expandContext(text, base)),
    isOwnRepository: isOwnRepository({ build, switches }, run),
  };
}

/** True when the context is, however it is written, the Git repository of this very workflow run. */
export function isOwnRepository(
  { build, switches }: Pick<Request, 'build' | 'switches'>,
  run: WorkflowRun,
): boolean {
  if (!hasGitContext(run)) return false;
  return [false, true].some(gitQuery => {
    const own = defaultContext(run, { ...switches, gitQuery });
    return expandContext(build.context, () => own).startsWith(own);
  });
}

/**
 * A context that contains RUNNER_TEMP would contain the secret files: `COPY . .` would put them into the image.
 * @throws ActionError BAD_INPUT
 */
export function refuseContextAround(directory: RunDirectory, { context, buildContexts }: Target): void {
  const named = buildContexts.map(text => text.slice(text.indexOf('=') + 1));
  if (![context, ...named].some(path => directory.isBelow(resolve(path)))) return;
  throw new ActionError({
    code: 'BAD_INPUT',
    message: say =>
      `The build context, or one of \`${say.name('build-contexts')}\`, contains ${say.temp} and so the secret files.`,
    hint: say => `Use another folder as the context; copy what the build needs from ${say.temp} there.`,
  });
}

/** The text of a Dockerfile on this machine; undefined for one in a Git repository. */
export function readDockerfile(
  { build }: Request,
  { context }: Target,
): { file: string; dockerfile: string } | undefined {
  const file = build.file || join(context, 'Dockerfile');
  try {
    return { file, dockerfile: readFileSync(file, 'utf8') };
  } catch {
    return undefined;
  }
}
