import type { Problem } from '../problem.js';
import { looksRandom } from '../scan/needles/random.js';
import { holdsTokenShape, type TokenShape, tokenShapesIn } from '../scan/needles/token-shape.js';
import type { SecretHit } from '../secret/secret-search.js';
import { at, type Facts, named } from './facts.js';
import type { WrittenVariable } from './variables.js';

/** Variables that clients of the Hub read the token from, and names that people give it. */
const TOKEN_VARIABLE =
  /^(HF|HUGGING_?FACE(_?HUB)?)(_HUB)?(_(API|AUTH|ACCESS|READ|WRITE|USER))?_(TOKEN|KEY|API_KEY)$/i;

/** How a token begins, also one that is too short to be one. */
const TOKEN_LIKE = /^(hf_|api_org_)\w{8,}/;

/** What people write where a token goes. */
const PLACEHOLDER =
  /(.)\1{3}|your|here|example|sample|dummy|fake|test|token|secret|change|replace|insert|holder|todo|[<>*…]|\.\.\./i;

/** The lint is switched off by a parser directive, for people know what they do. */
const SKIPS_LINT = /^\s*#\s*check\s*=\s*(?:[^;]*;)*\s*skip\s*=[^;]*\b(all|SecretsUsedInArgOrEnv)\b/im;

/**
 * ARG and ENV under the names of the token, whatever the builder's own check says of them. What would keep a token is
 * an error, and so is an ARG that has to bring what no mount brings: the token is never a build argument here.
 */
export function noTokenVariables(facts: Facts): Problem[] {
  return facts.variables
    .filter(({ name }) => TOKEN_VARIABLE.test(name) || name.toLowerCase() === facts.secretId.toLowerCase())
    .filter(({ value = '' }) => !holdsTokenShape(value)) // an error of its own
    .flatMap(variable => {
      const level = levelOf(variable, facts);
      return level === undefined ? [] : [tokenVariable(variable, level, facts)];
    });
}

function levelOf({ kind, value = '' }: WrittenVariable, facts: Facts): Problem['level'] | undefined {
  const isFilled = value === '' || value.includes('$');
  if (isFilled && kind === 'ARG') return levelOfArgument(facts);
  if (isFilled) return value === '' ? undefined : 'error'; // an empty one takes a token away
  if (PLACEHOLDER.test(value.replace(/^(hf_|api_org_)/, ''))) return 'warning';
  return TOKEN_LIKE.test(value) || looksRandom(value) ? 'error' : 'warning';
}

function levelOfArgument({
  outline,
  allMounts,
  passed,
  search,
  source,
}: Facts): Problem['level'] | undefined {
  const mounted = [...outline.secrets, ...allMounts].map(({ id }) => id);
  const isMounted = mounted.some(id => passed.includes(id) || id.includes('$'));
  if (passed.some(id => search.isToken(id)) && !isMounted) return 'error';
  return SKIPS_LINT.test(source) ? undefined : 'warning';
}

function tokenVariable(
  { kind, name, instruction: { line } }: WrittenVariable,
  level: Problem['level'],
  facts: Facts,
): Problem {
  const where = kind === 'ARG' ? 'the history and the provenance' : 'the config';
  return {
    level,
    code: 'BAD_DOCKERFILE',
    message: `${named(facts, line)} has ${kind} ${name}: a token in it would stay in ${where} of the image. This action passes the token by a secret mount alone.`,
    hint: `Remove it, and write: RUN --mount=type=secret,id=${facts.secretId},env=${name},required=true …`,
    ...at(facts, line),
  };
}

/**
 * A token of the Hub in the text, whoever's: it would be in the history, the provenance or the image, where nobody
 * searches for it. Those of this run are left to `noSecretInText` and to the gate.
 * @param scope whether comments between the instructions count; only a provenance of mode=max would keep them
 */
export function noTokenInText(facts: Facts, scope: 'text' | 'instructions'): Problem[] {
  const { source, dockerfile, search, passed } = facts;
  const shapes = new Map<number, TokenShape>();
  for (const shape of tokenShapesIn(source)) {
    const line = source.slice(0, shape.offset).split('\n').length;
    if (!shapes.has(line)) shapes.set(line, shape);
  }
  for (const { line, end, text } of dockerfile.instructions) {
    const [shape] = tokenShapesIn(text); // perhaps cut by the end of a line
    const isTold = [...shapes.keys()].some(told => line <= told && told <= end);
    if (shape !== undefined && !isTold) shapes.set(line, shape);
  }
  const isInScope = (at: number) =>
    scope === 'text' || dockerfile.instructions.some(({ line, end }) => line <= at && at <= end);
  return [...shapes]
    .filter(([line]) => isInScope(line))
    .filter(([line]) => search.first(dockerfile.lines[line - 1] ?? '', passed) === undefined)
    .map(([line, { form }]) => tokenInText(line, { form, facts }));
}

function tokenInText(
  line: number,
  { form, facts }: { readonly form: string; readonly facts: Facts },
): Problem {
  return {
    level: 'error',
    code: 'BAD_DOCKERFILE',
    isLeak: true,
    message: `${named(facts, line)} holds what is written like a token of the Hub (${form}): it would stay in the history, the provenance or the image.`,
    hint: say =>
      `Remove it and revoke the token (https://huggingface.co/settings/tokens). Pass it by ${say.giveToken}, and write: RUN --mount=type=secret,id=${facts.secretId},env=HF_TOKEN,required=true …`,
    ...at(facts, line),
  };
}

/** What the builder's other checks say, each once: its own log has them only at the end, and only their names. */
export function builderChecks(facts: Facts): Problem[] {
  const problems = facts.outline.checks.map(({ rule, message, line, url }): Problem => {
    const sentence = message.replace(/[.\s]+$/, '');
    return {
      level: 'warning',
      code: 'DOCKER_CHECK',
      message: `${named(facts, line)}: ${rule}: ${sentence}.`,
      hint: url === '' ? '' : `See ${url}`,
      ...at(facts, line),
    };
  });
  return problems.filter(
    ({ message }, index) => problems.findIndex(one => one.message === message) === index,
  );
}

/** A secret that stands in the Dockerfile itself, in any form: it is in the history and the provenance. */
export function noSecretInText(facts: Pick<Facts, 'source' | 'file' | 'search' | 'passed'>): Problem[] {
  const { source, search, passed } = facts;
  const hit = search.first(source, passed);
  if (hit === undefined) return [];
  const before = Buffer.from(source).subarray(0, hit.offset).toString('latin1');
  return [secretInText(hit, before.split('\n').length, facts)];
}

function secretInText(
  { secret, form, isTelling }: SecretHit,
  line: number,
  { file, search }: Pick<Facts, 'file' | 'search'>,
): Problem {
  const name = file === '' ? `the Dockerfile, line ${line}` : `${file}:${line}`;
  return {
    level: isTelling ? 'error' : 'warning',
    code: 'BAD_DOCKERFILE',
    isLeak: true,
    message: `The value of the secret '${secret}' stands in ${name} (${form}).`,
    hint: `Remove it${search.isToken(secret) ? ' and rotate the token (https://huggingface.co/settings/tokens)' : ''}; a RUN reads it by --mount=type=secret,id=${secret}.`,
    ...(file === '' ? {} : { place: { file, line } }),
  };
}
