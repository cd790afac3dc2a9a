import { ActionError } from '../errors.js';
import { SecretValue } from './value.js';

/** What `${{ condition && secrets.HF_TOKEN }}` gives where the condition does not hold: no token is wanted. */
const FALSE = 'false';

/** What else an expression or a script leaves instead of a token. */
const LEFTOVER = /^(true|null|undefined|\d|\*+|\$\{?\w+\}?)$/i;

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

function faultIn(token: string): string | undefined {
  if (LEFTOVER.test(token)) return `'${token}', which is no token`;
  if (/[\r\n\u0085\u2028\u2029]/u.test(token)) return 'a line break';
  if (/\s/u.test(token)) return 'white space';
  if (/[^\x21-\x7e]/u.test(token)) return 'a character outside printable ASCII';
  if (/^["'].*["']$/u.test(token)) return 'quotation marks around the token';
  return undefined;
}
