import { readFileSync, statSync } from 'node:fs';
import { ActionError } from '../errors.js';
import type { SecretMount, ValueRules } from './mounts.js';
import { SecretValue } from './value.js';

/** What `${{ condition && secrets.HF_TOKEN }}` gives where the condition does not hold: no token is wanted. */
const FALSE = 'false';

/** What else an expression or a script leaves instead of a token. */
const LEFTOVER = /^(true|null|undefined|\d|\*+|\$\{?\w+\}?)$/i;

/** How the Hub's tokens begin, with at least as much behind it as makes a secret. */
const HUB_PREFIX = /^(hf_(oauth_|jwt_)?|api_org_)(?=[\w.-]{8})/;

/** Tokens of Trusted Publishers have hundreds of bytes; a file beyond this is another kind of secret. */
const MAX_TOKEN_BYTES = 4096;

/** The part of a Hub token that nobody knows beforehand; other texts stay as they are. */
export function withoutHubPrefix(text: string): string {
  return text.replace(HUB_PREFIX, '');
}

/** True for texts in the place of the token that are no secret; masking them would blank the log. */
export function isNoToken(text: string): boolean {
  return text.trim() === '' || text.trim() === FALSE || LEFTOVER.test(text.trim());
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
 * what is written like a token under another id. A user who comes from docker/build-push-action passes it in
 * `secrets` or `secret-envs`.
 */
export function hubTokens(mounts: readonly SecretMount[], { env, secretId }: ValueRules): SecretValue[] {
  return mounts
    .map(mount => ({ id: mount.id, text: textOf(mount, env).trim() }))
    .filter(({ id, text }) => HUB_PREFIX.test(text) || (id === secretId && !isNoToken(text)))
    .map(({ text }) => new SecretValue(text));
}

/** The text of a mount; '' for a file that is too large for a token. */
function textOf({ source }: SecretMount, env: ValueRules['env']): string {
  if (source.kind === 'value') return source.value.reveal();
  if (source.kind === 'env') return env[source.name] ?? '';
  return statSync(source.path).size > MAX_TOKEN_BYTES ? '' : readFileSync(source.path, 'utf8');
}

function faultIn(token: string): string | undefined {
  if (LEFTOVER.test(token)) return `'${token}', which is no token`;
  if (/[\r\n\u0085\u2028\u2029]/u.test(token)) return 'a line break';
  if (/\s/u.test(token)) return 'white space';
  if (/[^\x21-\x7e]/u.test(token)) return 'a character outside printable ASCII';
  if (/^["'].*["']$/u.test(token)) return 'quotation marks around the token';
  return undefined;
}
