import { at, type Facts, named } from './facts.js';
import type { SensitiveVariable } from './outline.js';
import type { Problem } from './problem.js';
import type { SecretHit } from './secret-search.js';

/** Variables that clients of the Hub read the token from, and names that people give it. */
const TOKEN_VARIABLE = /^(HF|HUGGING_?FACE(_?HUB)?)(_HUB)?(_(API|AUTH|ACCESS|READ))?_(TOKEN|KEY|API_KEY)$/i;

/** A value that takes the token from a build argument, or looks like one. */
const BAKES = /\$|^["']?hf_\w{8,}/;

/**
 * The builder's own check for secrets in ARG and ENV, as far as it is about the token. An ENV that would keep it is
 * an error, and so is an ARG that has to bring what no mount brings: the token is never a build argument here.
 * Others are left to the builder's own warnings.
 */
export function noTokenVariables(facts: Facts): Problem[] {
  return facts.outline.sensitive
    .filter(({ name }) => TOKEN_VARIABLE.test(name) || name.toLowerCase() === facts.secretId.toLowerCase())
    .flatMap(variable => {
      const level = levelOf(variable, facts);
      return level === undefined ? [] : [tokenVariable(variable, level, facts)];
    });
}

function levelOf(variable: SensitiveVariable, facts: Facts): Problem['level'] | undefined {
  const isPassed = facts.passed.some(id => facts.search.isToken(id));
  if (variable.instruction === 'ARG') {
    const isMounted = facts.outline.secrets.some(({ id }) => facts.passed.includes(id));
    return isPassed && !isMounted ? 'error' : 'warning';
  }
  const value = writtenValue(variable, facts);
  if (/^(""|'')?$/.test(value)) return undefined; // takes a token away
  return BAKES.test(value) ? 'error' : 'warning';
}

function writtenValue({ name, line }: SensitiveVariable, { dockerfile }: Facts): string {
  const written = dockerfile.instructions.find(one => one.line <= line && line <= one.end);
  const at = written?.text.search(new RegExp(`(^|\\s)${name}[=\\s]`)) ?? -1;
  if (written === undefined || at === -1) return '';
  const rest = written.text
    .slice(at)
    .trimStart()
    .slice(name.length + 1);
  return /^("[^"]*"|'[^']*'|\S*)/.exec(rest)?.[0] ?? '';
}

function tokenVariable(
  { instruction, name, line }: SensitiveVariable,
  level: Problem['level'],
  facts: Facts,
): Problem {
  const where = instruction === 'ARG' ? 'the history and the provenance' : 'the config';
  return {
    level,
    code: 'BAD_DOCKERFILE',
    message: `${named(facts, line)} has ${instruction} ${name}: a token in it would stay in ${where} of the image. This action passes the token by a secret mount alone.`,
    hint: `Remove it, and write: RUN --mount=type=secret,id=${facts.secretId},env=${name},required=true …`,
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
  const bytes = Buffer.from(source);
  const hits = search.matcher.hitsIn(bytes).filter(({ needle }) => passed.includes(needle.secret));
  const worst = hits.find(({ needle }) => needle.kind === 'whole') ?? hits[0];
  if (worst === undefined) return [];
  const hit = search.hitOf(worst.needle, worst.offset);
  const line = bytes.subarray(0, hit.offset).toString('latin1').split('\n').length;
  return [secretInText(hit, line, facts)];
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
