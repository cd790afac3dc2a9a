import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { requireFlags, usesGitQuery } from '../engine/buildx.js';
import { defaultContext, expandContext, hasGitContext } from '../engine/git-context.js';
import { ActionError } from '../errors.js';
import type { Request, WorkflowRun } from '../request.js';
import type { RunDirectory } from '../secret/run-directory.js';

/** What is built: the contexts with the event's Git context expanded. */
export interface Target {
  readonly context: string;
  readonly buildContexts: readonly string[];
  /** True when the context is the Git repository of this very workflow run. */
  readonly isOwnRepository: boolean;
}

/**
 * Expands the contexts; `version` is that of buildx where an input depends on it.
 * @throws ActionError BUILDX_TOO_OLD or NO_GIT_CONTEXT
 */
export function resolveTarget({ build, switches }: Request, run: WorkflowRun, version: string): Target {
  requireFlags(build, version);
  const git = { ...switches, gitQuery: usesGitQuery(switches, version) };
  const base = () => defaultContext(run, git);
  const context = expandContext(build.context, base);
  return {
    context,
    buildContexts: build.buildContexts.map(text => expandContext(text, base)),
    isOwnRepository: hasGitContext(run) && context.startsWith(base()),
  };
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
    message: 'The build context, or one of `build-contexts`, contains RUNNER_TEMP and so the secret files.',
    hint: 'Use a folder of the workspace as the context; copy what the build needs from RUNNER_TEMP there.',
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
