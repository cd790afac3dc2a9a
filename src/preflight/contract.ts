import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildPlan } from '../engine/buildx.js';
import { outlineArguments } from '../engine/outline.js';
import type { Request } from '../request.js';
import { harmless } from '../text/defuse.js';
import { type FactParts, factsOf, type Rule } from './facts.js';
import { type Answer, type Outline, parseOutline, reasonOf } from './outline.js';
import { dockerfileName, isRemote } from './place.js';
import type { Problem } from './problem.js';
import { compareIds } from './rules-ids.js';
import { readableByUser, requireToken } from './rules-mounts.js';
import { builderChecks, noSecretInText, noTokenVariables } from './rules-text.js';
import type { SecretSearch } from './secret-search.js';
import type { Target } from './target.js';

/** What the Dockerfile is checked with. */
export interface ContractJob {
  readonly request: Request;
  readonly target: Target;
  /** The build as it will be, with the credentials for Git contexts as its only mounts. */
  readonly plan: BuildPlan;
  /** Ids that the build passes. */
  readonly passed: readonly string[];
  readonly search: SecretSearch;
  /** What a command of buildx says. */
  readonly ask: (args: readonly string[]) => Promise<Answer>;
  readonly log: (line: string) => void;
}

/** What the chosen target of a Dockerfile mounts. */
export interface Contract {
  /** Its secret mounts; undefined when the builder could not tell. */
  readonly mounted: Outline['secrets'] | undefined;
  /** The Dockerfile's name, '' for one in another repository. */
  readonly file: string;
  readonly problems: readonly Problem[];
}

const RULES: readonly Rule[] = [
  noSecretInText,
  compareIds,
  noTokenVariables,
  readableByUser,
  requireToken,
  builderChecks,
];

/**
 * Holds the secret mounts of the Dockerfile against the secrets that are passed. The builder itself says what the
 * chosen target mounts, in one call that builds nothing; where it cannot, only the text is judged.
 */
export async function checkContract(job: ContractJob): Promise<Contract> {
  const { request, target, plan } = job;
  const file = dockerfileName(request.build.file, target);
  if (!isWanted(job)) return { mounted: undefined, file, problems: [] };
  const answer = await job.ask(outlineArguments(plan));
  const outline = parseOutline(answer);
  const facts = factsOf(partsOf(job, { file, outline: outline ?? NO_OUTLINE }));
  if (outline === undefined) {
    const reason = safe(reasonOf(answer));
    job.log(`The Dockerfile was not checked: the builder gives no outline of it (${reason}).`);
  }
  const mounted = outline === undefined ? undefined : facts.outline.secrets;
  if (request.checkDockerfile === 'off') return { mounted, file, problems: [] };
  const rules = outline === undefined ? [noSecretInText] : RULES;
  const problems = rules.flatMap(rule => rule(facts)).map(problem => presentable(problem, job));
  return { mounted, file, problems };
}

const NO_OUTLINE: Outline = { secrets: [], sensitive: [], checks: [], source: '' };

/** Another call than a build makes no image. Without checks the mounts matter for a missing token alone. */
function isWanted({
  request: { build, checkDockerfile, onMissingToken, secretId },
  passed,
}: ContractJob): boolean {
  if (build.call !== '' && build.call !== 'build') return false;
  return checkDockerfile !== 'off' || (!passed.includes(secretId) && onMissingToken === 'auto');
}

function partsOf(
  { request, target, passed, search }: ContractJob,
  { file, outline }: Pick<FactParts, 'file' | 'outline'>,
): FactParts {
  const { build, secretId, onMissingToken } = request;
  return {
    ...{ outline, file, secretId, passed, search, target: build.target },
    source: outline.source || readText(build.file, target),
    isTokenOptional: onMissingToken === 'build',
    isOnePlatformOfSeveral: build.platforms.length > 1,
  };
}

/** The Dockerfile of this machine; '' for one elsewhere. */
function readText(file: string, { context }: Target): string {
  const path = file || join(context, 'Dockerfile');
  if (isRemote(path)) return '';
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** A Dockerfile's words are not to be taken for commands by the runner, nor to show a secret. */
function presentable(problem: Problem, { request, search }: ContractJob): Problem {
  const isSofter = problem.level === 'error' && request.checkDockerfile === 'warn';
  const shown = (text: string) => safe(search.hide(text));
  return {
    ...problem,
    level: isSofter ? 'warning' : problem.level,
    message: shown(problem.message),
    hint: shown(problem.hint),
  };
}

/** Neither the runner nor a terminal takes a word of it for a command. */
function safe(text: string): string {
  return harmless(text);
}
