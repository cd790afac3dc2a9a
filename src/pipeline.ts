import { once } from 'node:events';
import { resolve } from 'node:path';
import { type ChildEnvironment, childEnvironment } from './build/environment.js';
import { explainFailure } from './build/explain.js';
import { guardedBuild } from './build/guarded.js';
import { readResults } from './build/results.js';
import { resolveBuildx } from './build/tool.js';
import { defaultProvenance } from './engine/attestations.js';
import {
  type BuildPlan,
  buildArguments,
  dependsOnVersion,
  type MountArgument,
  requireFlags,
  usesGitQuery,
} from './engine/buildx.js';
import { csvAttributes } from './engine/csv.js';
import { defaultContext, expandContext, hasGitContext } from './engine/git-context.js';
import { ActionError } from './errors.js';
import type { Outcome, Request, WorkflowRun } from './request.js';
import { textForms } from './secret/forms.js';
import type { SecretMount } from './secret/mounts.js';
import { type Redact, redactor } from './secret/redact.js';
import { RunDirectory } from './secret/run-directory.js';
import { hubTokens } from './secret/token.js';
import { SecretValue } from './secret/value.js';

/** What the line needs from the outside, so that it runs the same in a workflow and on a laptop. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** The directory under which the run's own private directory is made (RUNNER_TEMP). */
  readonly temp: string;
  /** Ends the line early; its reason is the error that the line throws. */
  readonly cancel: AbortSignal;
  readonly redact: Redact;
  /** Remembers the run's directory for the clean-up after a hard kill; called before the directory exists. */
  readonly remember: (directory: string) => void;
  readonly log: (line: string) => void;
  readonly notice: (text: string) => void;
}

/**
 * The line: token and secrets into private files, the guarded build, the files removed, the results.
 * Whatever happens, the run's directory is gone when this returns or throws.
 * @throws ActionError
 */
export async function build(request: Request, run: WorkflowRun, around: Surroundings): Promise<Outcome> {
  const tokens = hubTokens(request.mounts, { env: around.env, secretId: request.secretId });
  const env = childEnvironment(around.env, {
    tokens,
    usesActionsCache: [...request.build.cacheFrom, ...request.build.cacheTo].some(isActionsCache),
  });
  const { buildx, version } = await untilCancelled(
    resolveBuildx(dependsOnVersion(request.build, request.switches), env),
    around.cancel,
  );
  const target = resolveTarget(request, run, version);
  const mounts = allMounts(request, run, target.isOwnRepository).map(mount =>
    viaFileIfScrubbed(mount, { around, env }),
  );
  announce(mounts, around);
  if (tokens.length === 0) noticeMissingToken(request, around);

  const directory = RunDirectory.plan(around.temp);
  if (mounts.some(({ source }) => source.kind === 'value')) refuseContextAround(directory, target);
  around.remember(directory.path);
  const removeSecrets = () => directory.removeSecrets();
  try {
    around.cancel.throwIfAborted();
    directory.create();
    around.cancel.addEventListener('abort', removeSecrets, { once: true });
    const plan: BuildPlan = {
      build: request.build,
      run,
      context: target.context,
      buildContexts: target.buildContexts,
      mounts: mounts.map(mount => toArgument(mount, directory)),
      provenance: defaultProvenance(request.build, run, request.switches.noDefaultAttestations),
      imageIdFile: directory.file('imageid'),
      metadataFile: directory.file('metadata.json'),
    };
    refuseTokensInArguments(tokens, buildArguments(plan));
    const exit = await guardedBuild(plan, { ...around, buildx, env });
    directory.removeSecrets();
    around.cancel.throwIfAborted();
    if (exit.code !== 0) throw explainFailure(exit, request.build.call);
    return readResults(plan, around.redact);
  } finally {
    around.cancel.removeEventListener('abort', removeSecrets);
    directory.remove();
  }
}

interface Target {
  readonly context: string;
  readonly buildContexts: readonly string[];
  /** True when the context is the Git repository of this very workflow run. */
  readonly isOwnRepository: boolean;
}

/** Expands the contexts; `version` is that of buildx where an input depends on it. */
function resolveTarget({ build, switches }: Request, run: WorkflowRun, version: string): Target {
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
function refuseContextAround(directory: RunDirectory, { context, buildContexts }: Target): void {
  const named = buildContexts.map(text => text.slice(text.indexOf('=') + 1));
  if (![context, ...named].some(path => directory.isBelow(resolve(path)))) return;
  throw new ActionError({
    code: 'BAD_INPUT',
    message: 'The build context, or one of `build-contexts`, contains RUNNER_TEMP and so the secret files.',
    hint: 'Use a folder of the workspace as the context; copy what the build needs from RUNNER_TEMP there.',
  });
}

/**
 * A token in a build argument, a label, a tag … would be in the image, its history or its provenance.
 * @throws ActionError BAD_INPUT
 */
function refuseTokensInArguments(tokens: readonly SecretValue[], args: readonly string[]): void {
  const redact = redactor(tokens.flatMap(textForms));
  const at = args.findIndex(arg => redact(arg) !== arg);
  if (at === -1) return;
  const flag = args[at - 1]?.startsWith('--') ? args[at - 1] : 'the context';
  throw new ActionError({
    code: 'BAD_INPUT',
    message: `The token is in the value of ${flag}, where it would be kept in the image or its provenance.`,
    hint: 'Remove it there. The Dockerfile reads the token by RUN --mount=type=secret,id=<secret-id>,env=HF_TOKEN.',
  });
}

/** A question to a tool that hangs does not hold a cancelled step; the tool is left to the runner. */
async function untilCancelled<T>(work: Promise<T>, cancel: AbortSignal): Promise<T> {
  cancel.throwIfAborted();
  return Promise.race([work, once(cancel, 'abort').then(() => Promise.reject(cancel.reason))]);
}

/** Every secret of the build: the user's, and the job's token for the job's own repository. */
function allMounts(request: Request, run: WorkflowRun, isOwnRepository: boolean): SecretMount[] {
  const mounts = [...request.mounts];
  if (request.githubToken === undefined || !isOwnRepository) return mounts;
  const gitId = `GIT_AUTH_TOKEN.${new URL(run.serverUrl).host}`;
  if (!mounts.some(({ id }) => id === 'GIT_AUTH_TOKEN' || id === gitId)) {
    mounts.push({ id: gitId, input: 'github-token', source: { kind: 'value', value: request.githubToken } });
  }
  return mounts;
}

/** A variable that holds a token does not reach buildx (see childEnvironment): its secret goes through a file. */
function viaFileIfScrubbed(
  mount: SecretMount,
  { around, env }: { readonly around: Surroundings; readonly env: ChildEnvironment },
): SecretMount {
  if (mount.source.kind !== 'env' || Object.hasOwn(env, mount.source.name)) return mount;
  return { ...mount, source: { kind: 'value', value: new SecretValue(around.env[mount.source.name] ?? '') } };
}

function toArgument({ id, source }: SecretMount, directory: RunDirectory): MountArgument {
  if (source.kind === 'env') return { id, env: source.name };
  return { id, src: source.kind === 'file' ? source.path : directory.writeSecret(source.value) };
}

function announce(mounts: readonly SecretMount[], around: Surroundings): void {
  if (mounts.length === 0) return;
  around.log(`Secret mounts: ${mounts.map(({ id, input }) => `${id} (${input})`).join(', ')}`);
}

function noticeMissingToken({ secretId, mounts }: Request, around: Surroundings): void {
  if (mounts.some(({ id }) => id === secretId)) return;
  around.notice(
    `Input 'hf-token' is empty: the build runs without the secret mount '${secretId}'. Repository secrets are not available to pull requests from forks and from Dependabot.`,
  );
}

function isActionsCache(entry: string): boolean {
  return csvAttributes(entry).some(({ key, value }) => key === 'type' && value === 'gha');
}
