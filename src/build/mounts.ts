import type { MountArgument } from '../engine/buildx.js';
import type { Request, WorkflowRun } from '../request.js';
import type { SecretMount } from '../secret/mounts.js';
import type { RunDirectory } from '../secret/run-directory.js';
import { SecretValue } from '../secret/value.js';
import type { ChildEnvironment } from './environment.js';

/** Every secret of the build: the user's, and the job's token for the job's own repository. */
export function allMounts(request: Request, run: WorkflowRun, isOwnRepository: boolean): SecretMount[] {
  const mounts = [...request.mounts];
  if (request.githubToken === undefined || !isOwnRepository) return mounts;
  const gitId = `GIT_AUTH_TOKEN.${new URL(run.serverUrl).host}`;
  if (!mounts.some(({ id }) => id === 'GIT_AUTH_TOKEN' || id === gitId)) {
    mounts.push({ id: gitId, input: 'github-token', source: { kind: 'value', value: request.githubToken } });
  }
  return mounts;
}

/** True for a secret that BuildKit itself uses for Git contexts: every look at one needs it. */
export function isGitCredential({ id }: SecretMount): boolean {
  return id.startsWith('GIT_AUTH_');
}

/** A variable that holds a token does not reach buildx (see childEnvironment): its secret goes through a file. */
export function viaFileIfScrubbed(
  mount: SecretMount,
  { env, child }: { readonly env: NodeJS.ProcessEnv; readonly child: ChildEnvironment },
): SecretMount {
  if (mount.source.kind !== 'env' || Object.hasOwn(child, mount.source.name)) return mount;
  return { ...mount, source: { kind: 'value', value: new SecretValue(env[mount.source.name] ?? '') } };
}

/** Secrets as buildx takes them; those that are values become private files. */
export function mountArguments(mounts: readonly SecretMount[], directory: RunDirectory): MountArgument[] {
  return mounts.map(({ id, source }) => {
    if (source.kind === 'env') return { id, env: source.name };
    return { id, src: source.kind === 'file' ? source.path : directory.writeSecret(source.value) };
  });
}
