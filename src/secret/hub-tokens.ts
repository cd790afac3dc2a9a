import { textIn } from './decode.js';
import type { SearchedValue } from './searched.js';
import { isHubToken } from './token.js';
import { SecretValue } from './value.js';

/**
 * The Hugging Face tokens among the secrets: what is mounted under the token's id, whatever input it came from, and
 * what is written like a token in any other, encoded or not. A user who comes from docker/build-push-action passes
 * it in `secrets` or `secret-envs`.
 */
export function hubTokens(secrets: readonly SearchedValue[], secretId: string): SecretValue[] {
  const texts = secrets.flatMap(({ id, value, tokens }) => {
    const text = textIn(value).trim();
    const isUnderItsId = id === secretId && !/[\r\n]/.test(text);
    return isUnderItsId || isHubToken(text) ? [text, ...tokens.map(String)] : tokens.map(String);
  });
  return [...new Set(texts)].map(text => new SecretValue(text));
}
