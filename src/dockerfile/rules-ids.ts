import type { Problem } from '../problem.js';
import { at, type Facts, isGitCredentialId, named } from './facts.js';
import type { MountedSecret } from './outline.js';

/** Ids that people give to the Hub's token. */
const LIKE_A_TOKEN = /hf|hugging|^((access|api|auth)_?)?token$/i;

/**
 * The ids that the Dockerfile mounts against those that the build passes. A token under another id than the one
 * that is mounted is an error; so is a secret that is required and not passed. What is mounted without need, or
 * passed without use (to every image of a workflow, say), builds: a warning.
 */
export function compareIds(facts: Facts): Problem[] {
  const unpassed = unpassedSecrets(facts);
  const unmounted = unmountedIds(facts);
  const isServed = facts.passed.some(id => facts.search.isToken(id) && !unmounted.includes(id));
  const token = isServed ? undefined : unmounted.find(id => facts.search.isToken(id));
  const meant = unpassed.filter(({ id }) => LIKE_A_TOKEN.test(id));
  const [first] = meant;
  if (token !== undefined && first !== undefined) {
    const others = unpassed.filter(secret => !meant.includes(secret)).map(secret => notPassed(secret, facts));
    return [wrongId(token, { meant, first, facts }), ...others];
  }
  return [...unpassed.map(secret => notPassed(secret, facts)), ...unmounted.map(id => notMounted(id, facts))];
}

/** A token that is missing altogether is no matter of ids: `on-missing-token` decides. */
function unpassedSecrets({ outline, passed, secretId, search }: Facts): MountedSecret[] {
  const hasToken = passed.some(id => search.isToken(id));
  return outline.secrets.filter(
    ({ id }) => !passed.includes(id) && !isGitCredentialId(id) && (id !== secretId || hasToken),
  );
}

function unmountedIds({ outline, passed, mounts, isOnePlatformOfSeveral }: Facts): string[] {
  if (isOnePlatformOfSeveral && mounts.some(({ id }) => id.includes('$'))) return [];
  const mounted = new Set(outline.secrets.map(({ id }) => id));
  return passed.filter(id => !mounted.has(id) && !isGitCredentialId(id));
}

function wrongId(
  token: string,
  {
    meant,
    first,
    facts,
  }: { readonly meant: readonly MountedSecret[]; readonly first: MountedSecret; readonly facts: Facts },
): Problem {
  const ids = meant.map(({ id }) => `'${id}'`).join(', ');
  const { line } = first;
  return {
    level: 'error',
    code: 'BAD_DOCKERFILE',
    message: `${named(facts, line)} mounts the secret ${ids}, but the token is passed as '${token}': the build would not see it.`,
    hint:
      token === facts.secretId
        ? say =>
            `Did you mean ${say.set('secret-id', first.id)}? Or write --mount=type=secret,id=${token} in the Dockerfile.`
        : say =>
            `Pass it by ${say.name('hf-token')} with ${say.set('secret-id', first.id)}, or write --mount=type=secret,id=${token} in the Dockerfile.`,
    ...at(facts, line),
  };
}

function notPassed(secret: MountedSecret, facts: Facts): Problem {
  const { id, isRequired, line } = secret;
  const consequence = isRequired ? 'the build would fail there' : 'the build runs without it';
  const spare = unmountedIds(facts);
  const passed = spare.length === 0 ? '' : ` Passed and mounted nowhere: ${spare.join(', ')}.`;
  return {
    level: isRequired ? 'error' : 'warning',
    code: 'BAD_DOCKERFILE',
    message: say =>
      `${named(facts, line)} mounts the secret '${id}', which no ${say.parameter} passes: ${consequence}.`,
    hint: say => `Pass it, for example by ${say.giveSecret(id)}, or correct the id.${passed}`,
    ...at(facts, line),
  };
}

function notMounted(id: string, facts: Facts): Problem {
  const elsewhere = facts.allMounts.find(mount => mount.id === id);
  const isToken = facts.search.isToken(id);
  const line = elsewhere?.line ?? 0;
  const mounted = facts.outline.secrets.map(one => one.id);
  const others = mounted.length === 0 ? 'It mounts no secret.' : `It mounts: ${mounted.join(', ')}.`;
  return {
    level: elsewhere === undefined ? 'warning' : 'notice',
    code: 'BAD_DOCKERFILE',
    message:
      elsewhere === undefined
        ? `The secret '${id}' is passed, but no RUN of this target mounts it (${named(facts, 0)}). ${others}`
        : `The secret '${id}' is passed, but ${named(facts, line)} mounts it in a stage that this target does not need.`,
    hint: isToken
      ? `Write RUN --mount=type=secret,id=${id},env=HF_TOKEN,required=true where the token is needed, or pass none to this image.`
      : `Write RUN --mount=type=secret,id=${id} where it is needed, or do not pass it.`,
    ...at(facts, line),
  };
}
