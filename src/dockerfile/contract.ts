import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../problem.js';
import type { Request, Target } from '../request.js';
import type { SecretSearch } from '../secret/secret-search.js';
import { harmless } from '../text/defuse.js';
import { inWords, type Vocabulary, type Wording } from '../wording.js';
import { type FactParts, factsOf, type Rule } from './facts.js';
import type { Outline, OutlineAnswer } from './outline.js';
import { dockerfileName, isRemote } from './place.js';
import { compareIds } from './rules-ids.js';
import { readableByUser, requireToken } from './rules-mounts.js';
import { builderChecks, noSecretInText, noTokenInText, noTokenVariables } from './rules-text.js';

/** What the Dockerfile is checked with. */
export interface ContractJob {
  readonly request: Request;
  readonly target: Target;
  /** Ids that the build passes. */
  readonly passed: readonly string[];
  readonly search: SecretSearch;
  /** Asks the builder what the Dockerfile takes. */
  readonly outline: () => Promise<OutlineAnswer>;
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

/** Those that need no word of the builder. */
const TEXT_RULES: readonly Rule[] = [noSecretInText, noTokenVariables];

/**
 * Holds the secret mounts of the Dockerfile against the secrets that are passed. The builder itself says what the
 * chosen target mounts, in one call that builds nothing; where it cannot, only the text is judged. A token in an
 * instruction is an error whatever `check-dockerfile` says, as it is in an input.
 */
export async function checkContract(job: ContractJob): Promise<Contract> {
  const { request, target } = job;
  const file = dockerfileName(request.build.file, target);
  if (request.build.call !== '') return { mounted: undefined, file, problems: [] };
  const answer = isWanted(job) ? await job.outline() : undefined;
  const outline = answer?.outline;
  const facts = factsOf(partsOf(job, { file, outline: outline ?? NO_OUTLINE }));
  if (answer !== undefined && answer.outline === undefined) {
    job.log(`The Dockerfile was not checked: the builder gives no outline of it (${safe(answer.reason)}).`);
  }
  const problems = [
    ...noTokenInText(facts, request.checkDockerfile === 'off' ? 'instructions' : 'text'),
    ...rulesFor(request, outline).flatMap(rule => softened(rule(facts), request)),
  ];
  return {
    mounted: outline === undefined ? undefined : facts.outline.secrets,
    file,
    problems: problems.map(problem => presentable(problem, job)),
  };
}

const NO_OUTLINE: Outline = { secrets: [], sensitive: [], checks: [], source: '' };

function rulesFor({ checkDockerfile }: Request, outline: Outline | undefined): readonly Rule[] {
  if (checkDockerfile === 'off') return [];
  return outline === undefined ? TEXT_RULES : RULES;
}

/** Whether the builder is asked. Without checks the mounts matter for a missing token alone. */
function isWanted({ request: { checkDockerfile, onMissingToken, secretId }, passed }: ContractJob): boolean {
  return checkDockerfile !== 'off' || (!passed.includes(secretId) && onMissingToken === 'auto');
}

function softened(problems: readonly Problem[], { checkDockerfile }: Request): Problem[] {
  return problems.map(problem =>
    problem.level === 'error' && checkDockerfile === 'warn' ? { ...problem, level: 'warning' } : problem,
  );
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
function presentable(problem: Problem, { search }: ContractJob): Problem {
  const shown = (wording: Wording) => (say: Vocabulary) => safe(search.hide(inWords(wording, say)));
  return { ...problem, message: shown(problem.message), hint: shown(problem.hint) };
}

/** Neither the runner nor a terminal takes a word of it for a command. */
function safe(text: string): string {
  return harmless(text);
}
