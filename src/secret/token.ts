import { readFileSync } from 'node:fs';
import { ActionError } from '../errors.js';
import type { SecretMount, ValueRules } from './mounts.js';
import { SecretValue } from './value.js';

/** What `${{ condition && secrets.HF_TOKEN }}` gives where the condition does not hold: no token is wanted. */
const FALSE = 'false';

/** What else an expression or a script leaves instead of a token. */
const LEFTOVER = /^(true|null|undefined|\d|\*+|\$\{?\w+\}?)$/i;

/** How a text begins that is one token of the Hub, with at least as much behind it as makes a secret. */
const HUB_PREFIX = /^(hf_(oauth_|jwt_)?|api_org_)(?=[\w.-]{8,}$)/;

/** A token among other text: 34 letters today, of Trusted Publishers hundreds of characters with dots. */
const EMBEDDED = /(?<![A-Za-z0-9])(?:(?:hf|api_org)_[A-Za-z0-9]{20,}|hf_(?:oauth|jwt)_[\w.-]{19,}\w)/g;

/** The tokens of the Hub that a text holds: a netrc, a .env or a URL is a secret around a secret. */
export function tokensIn(text: string): string[] {
  return text.match(EMBEDDED) ?? [];
}

/** The part of a Hub token that nobody knows beforehand; other texts stay as they are. */
export function withoutHubPrefix(text: string): string {
  return text.replace(HUB_PREFIX, '');
}

/** True for texts in the place of the token that are no secret; masking them would blank the log. */
export function isNoToken(text: string): boolean {
  return text.trim() === '' || text.trim() === FALSE || LEFTOVER.test(text.trim());
}

/** True when a condition of the workflow decided against the token. */
export function isDeclined(text: string): boolean {
  return text.trim() === FALSE;
}

/**
 * Reads a Hugging Face token as a user pasted it: outer white space goes (a trailing newline ends up in an HTTP
 * header and makes clients print the token in their error); anything inside that no header can carry is an error.
 * Prefix and length are not judged: the Hub has several kinds of tokens and adds new ones.
 * @returns undefined when there is no token, or when the expression gave `false`
 * @throws ActionError BAD_TOKEN, which never holds the token
 */
export function readToken(text: string): SecretValue | undefined {
  const token = text.trim();
  if (token === '' || token === FALSE) return undefined;
  const fault = faultIn(token);
  if (fault !== undefined) {
    throw new ActionError({
      code: 'BAD_TOKEN',
      message: `Input 'hf-token' contains ${fault}.`,
      hint: 'Store the token alone, on one line, in the repository secret and pass it as hf-token: ${{ secrets.HF_TOKEN }}.',
    });
  }
  return new SecretValue(token);
}

/**
 * The Hugging Face tokens among the mounts: what is mounted under the token's id, whatever input it came from, and
 * what is written like a token in any other. A user who comes from docker/build-push-action passes it in
 * `secrets` or `secret-envs`.
 */
export function hubTokens(mounts: readonly SecretMount[], { env, secretId }: ValueRules): SecretValue[] {
  const texts = mounts.flatMap(mount => {
    const text = textOf(mount, env).trim();
    const isUnderItsId = mount.id === secretId && !isNoToken(text) && !/[\r\n]/.test(text);
    return isUnderItsId || HUB_PREFIX.test(text) ? [text, ...tokensIn(text)] : tokensIn(text);
  });
  return [...new Set(texts)].map(text => new SecretValue(text));
}

function textOf({ source }: SecretMount, env: ValueRules['env']): string {
  if (source.kind === 'value') return source.value.reveal();
  return source.kind === 'env' ? (env[source.name] ?? '') : readFileSync(source.path, 'utf8');
}

function faultIn(token: string): string | undefined {
  if (LEFTOVER.test(token)) return `'${token}', which is no token`;
  if (/[\r\n\u0085\u2028\u2029]/u.test(token)) return 'a line break';
  if (/\s/u.test(token)) return 'white space';
  if (/[^\x21-\x7e]/u.test(token)) return 'a character outside printable ASCII';
  if (/^["'].*["']$/u.test(token)) return 'quotation marks around the token';
  return undefined;
}
