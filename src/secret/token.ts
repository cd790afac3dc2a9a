import { ActionError } from '../errors.js';
import { SecretValue } from './value.js';

/** What `${{ condition && secrets.HF_TOKEN }}` gives where the condition does not hold: no token is wanted. */
const FALSE = 'false';

/** What else an expression or a script leaves instead of a token. */
const LEFTOVER = /^(true|null|undefined|\d|\*+|\$\{?\w+\}?)$/i;

/** What escapes of a shell, JSON or a URL leave of a line end. */
const LINE_END = /(\\+[nr]|%(25)*0[AD])["'`]?$/i;

/** A line of a .env file, or of a shell: the name is that of a variable, or a token follows. */
const NAMED = /^(?:[A-Z][A-Z0-9]*_[A-Z0-9_]*=|\w+[=:]["']?(?=(?:hf|api_org)_))/;

/** How a text begins that is one token of the Hub, with at least as much behind it as makes a secret. */
const HUB_PREFIX = /^(hf_(oauth_|jwt_)?|api_org_)(?=[\w.-]{8,}$)/;

/**
 * A token among other text, where an escape may end in front of it: 34 letters today, of Trusted Publishers hundreds of
 * characters with dots.
 */
const EMBEDDED =
  /(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2})|(?<=\\[nrt]))(?:(?:hf|api_org)_[A-Za-z0-9]{20,}|hf_(?:oauth|jwt)_[\w.-]{19,}\w)/g;

/** The tokens of the Hub that a text holds: a netrc, a .env or a URL is a secret around a secret. */
export function tokensIn(text: string): string[] {
  return text.match(EMBEDDED) ?? [];
}

/** The part of a Hub token that nobody knows beforehand; other texts stay as they are. */
export function withoutHubPrefix(text: string): string {
  return text.replace(HUB_PREFIX, '');
}

/** True for a text that is one token of the Hub and nothing else. */
export function isHubToken(text: string): boolean {
  return HUB_PREFIX.test(text);
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
 * @param source where it comes from; without one it is the input
 * @returns undefined when there is no token, or when the expression gave `false`
 * @throws ActionError BAD_TOKEN, which never holds the token
 */
export function readToken(text: string, source?: string): SecretValue | undefined {
  const token = text.trim();
  if (token === '' || token === FALSE) return undefined;
  const fault = faultIn(token);
  if (fault !== undefined) {
    throw new ActionError({
      code: 'BAD_TOKEN',
      message: say => `${source ?? say.input('hf-token')} contains ${fault}.`,
      hint: say => say.tokenAlone,
    });
  }
  return new SecretValue(token);
}

function faultIn(token: string): string | undefined {
  if (LEFTOVER.test(token)) return `'${token}', which is no token`;
  if (/[\r\n\u0085\u2028\u2029]/u.test(token)) return 'a line break';
  if (/\s/u.test(token)) return 'white space';
  if (/[^\x21-\x7e]/u.test(token)) return 'a character outside printable ASCII';
  if (/^(["'`]).*\1$/u.test(token)) return 'quotation marks around the token';
  if (LINE_END.test(token)) return 'a line break that was written out, as \\n or %0A';
  if (NAMED.test(token)) return 'a name in front of the token, as in NAME=…';
  return isWithin(token) ? 'more than the token alone' : undefined;
}

/** Something else around a token: a scheme, a URL, JSON, a comma. */
function isWithin(text: string): boolean {
  return !/^(hf|api_org)_[\w.~+/-]+=*$/.test(text) && tokensIn(text).length > 0;
}
