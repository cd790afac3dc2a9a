import { type Needle, tooShort } from '../scan/needles/needles.js';
import { type ChildEnvironment, childEnvironment } from './environment.js';
import { hubTokens } from './hub-tokens.js';
import type { SecretMount } from './mounts.js';
import { searchedValues } from './searched.js';
import { SecretSearch } from './secret-search.js';
import { SecretValue } from './value.js';

/** A secret as a report lists it. */
export interface ReportedSecret {
  readonly id: string;
  readonly input: string;
  /** False for values of less than 8 bytes. */
  readonly searched: boolean;
  /** Names of passwords in it that are shorter, or words that are everywhere, where there are any. */
  readonly unsearched?: readonly string[];
}

/** The secrets of a run, resolved once: nothing after this reads a value of theirs again. */
export interface Secrets {
  /** What the build may mount. */
  readonly mounts: readonly SecretMount[];
  /** Those of them that are searched for, as the report lists them. */
  readonly reported: readonly ReportedSecret[];
  /** The patterns of what is mounted. */
  readonly needles: readonly Needle[];
  /** Finds every secret of the run in a text, mounted or not. */
  readonly search: SecretSearch;
  /** The Hub's tokens, the one to ask with first. */
  readonly tokens: readonly SecretValue[];
  /** The environment of the engine's tools: no variable in it holds a token. */
  readonly env: ChildEnvironment;
}

/** What the secrets of a run are made from. */
interface Given {
  /** The user's secrets, the Hub's token first. */
  readonly mounts: readonly SecretMount[];
  /** The credential of the job for its own repository; undefined when there is none. */
  readonly gitCredential: SecretMount | undefined;
  /** Whether the build needs it. */
  readonly mountsGitCredential: boolean;
  /** The id of the Hub's token. */
  readonly secretId: string;
  /** True when a cache of type gha is used. */
  readonly usesActionsCache: boolean;
}

/** Resolves the secrets of a run. */
export function resolveSecrets(given: Given, ownEnv: NodeJS.ProcessEnv): Secrets {
  const { gitCredential: git, mountsGitCredential, secretId, usesActionsCache } = given;
  const isOwn = git !== undefined && !given.mounts.some(({ id }) => id === 'GIT_AUTH_TOKEN' || id === git.id);
  const all = isOwn ? [...given.mounts, git] : given.mounts;
  const values = searchedValues(all, ownEnv);
  const tokens = hubTokens(values, secretId);
  const env = childEnvironment(ownEnv, { tokens, usesActionsCache });
  const search = new SecretSearch(values, secretId);
  const mounts = (isOwn && !mountsGitCredential ? given.mounts : all).map(mount =>
    viaFileIfScrubbed(mount, { ownEnv, env }),
  );
  const inputs = new Map(mounts.map(({ id, input }) => [id, input]));
  const mounted = values.filter(({ id }) => inputs.has(id));
  const short = new Set(tooShort(mounted));
  return {
    mounts,
    reported: mounted.map(({ id, unsearched }) => ({
      ...{ id, input: inputs.get(id) ?? '', searched: !short.has(id) },
      ...(unsearched.length === 0 ? {} : { unsearched }),
    })),
    needles: search.needles.filter(({ secret }) => inputs.has(secret)),
    search,
    tokens,
    env,
  };
}

/** A variable that holds a token does not reach the tools: its secret goes through a file. */
function viaFileIfScrubbed(
  mount: SecretMount,
  { ownEnv, env }: { readonly ownEnv: NodeJS.ProcessEnv; readonly env: ChildEnvironment },
): SecretMount {
  if (mount.source.kind !== 'env' || Object.hasOwn(env, mount.source.name)) return mount;
  return { ...mount, source: { kind: 'value', value: new SecretValue(ownEnv[mount.source.name] ?? '') } };
}
