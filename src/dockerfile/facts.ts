import type { Place } from '../errors.js';
import type { Problem } from '../problem.js';
import type { SecretSearch } from '../secret/secret-search.js';
import { type Dockerfile, readDockerfile, type Written } from './instructions.js';
import type { MountedSecret, Outline } from './outline.js';
import { type WrittenMount, writtenMounts } from './secret-mounts.js';
import { reachedFrom } from './stages.js';
import { type WrittenVariable, writtenVariables } from './variables.js';

/** What the rules of the contract judge. */
export interface Facts {
  readonly outline: Outline;
  readonly dockerfile: Dockerfile;
  /** The text that the lines are of. */
  readonly source: string;
  /** Its name in messages and annotations; '' for one in another repository. */
  readonly file: string;
  /** The secret mounts that are surely a part of the chosen target, as they are written. */
  readonly mounts: readonly WrittenMount[];
  /** Those of the whole file. */
  readonly allMounts: readonly WrittenMount[];
  /** The variables of ARG and ENV that are a part of the chosen target, or in front of all stages. */
  readonly variables: readonly WrittenVariable[];
  readonly secretId: string;
  /** Ids that the build passes, the job's own Git credential left out. */
  readonly passed: readonly string[];
  readonly search: SecretSearch;
  /** Whether a build without the token is what the user wants. */
  readonly isTokenOptional: boolean;
  /** Ids may differ from platform to platform, and the builder tells those of one. */
  readonly isOnePlatformOfSeveral: boolean;
}

/** A rule of the contract. */
export type Rule = (facts: Facts) => Problem[];

/** What the facts are made from. */
export type FactParts = Omit<Facts, 'dockerfile' | 'mounts' | 'allMounts' | 'variables'> & {
  readonly target: string;
};

/** Reads the Dockerfile and finds out what of it belongs to the chosen target. */
export function factsOf(parts: FactParts): Facts {
  const dockerfile = readDockerfile(parts.source);
  const allMounts = writtenMounts(dockerfile);
  const reached = reachedFrom(dockerfile, parts.target);
  const isTold = ({ line, end }: Written) =>
    parts.outline.secrets.some(one => one.line >= line && one.line <= end);
  const mounts = allMounts.filter(({ instruction }) => reached.has(instruction) || isTold(instruction));
  const secrets = parts.outline.secrets.map(secret => asWritten(secret, mounts));
  const outline = { ...parts.outline, secrets };
  const variables = writtenVariables(dockerfile).filter(one =>
    isOfTarget(one, { dockerfile, reached, outline }),
  );
  return { ...parts, outline, dockerfile, allMounts, mounts, variables };
}

/** The builder tells variables of stages that are named by a variable, too. */
function isOfTarget(
  { instruction, name, value }: WrittenVariable,
  {
    dockerfile,
    reached,
    outline,
  }: Pick<Facts, 'dockerfile' | 'outline'> & { readonly reached: ReadonlySet<Written> },
): boolean {
  const isTold = outline.sensitive.some(
    one => one.name === name && instruction.line <= one.line && one.line <= instruction.end,
  );
  const [from] = dockerfile.instructions.filter(one => one.name === 'FROM');
  const isBeforeStages = instruction.line < (from?.line ?? 0);
  return isTold || reached.has(instruction) || (isBeforeStages && Boolean(value));
}

/**
 * The builder tells the first mount of an id alone, and counts the lines of an ONBUILD anew: the file knows better
 * where the mount is, and whether another one requires the secret.
 */
function asWritten(secret: MountedSecret, mounts: readonly WrittenMount[]): MountedSecret {
  const { id, line } = secret;
  const same = mounts.filter(mount => mount.id === id);
  const told = mounts.find(({ instruction }) => instruction.line <= line && line <= instruction.end);
  const isRequired = secret.isRequired || same.some(mount => mount.isRequired);
  return { id, isRequired, line: (same[0] ?? told)?.line ?? 0 };
}

/** True for the ids that BuildKit itself takes for Git contexts. */
export function isGitCredentialId(id: string): boolean {
  return id.startsWith('GIT_AUTH_');
}

/** A line of the Dockerfile, as a part of a problem. */
export function at({ file }: Facts, line: number): { readonly place?: Place } {
  return file === '' ? {} : { place: { file, line } };
}

/** The Dockerfile and a line of it for a sentence. */
export function named({ file }: Facts, line: number): string {
  const name = file === '' ? 'the Dockerfile' : file;
  return line === 0 ? name : `${name}:${line}`;
}

/** The line of the file that has the mount's flag with another flag in its place, to be copied. */
export function corrected({ dockerfile }: Facts, mount: WrittenMount, flag: string): string {
  const line = (dockerfile.lines[mount.line - 1] ?? '').trim();
  return line.includes(mount.flag) ? line.replace(mount.flag, () => flag) : flag;
}
