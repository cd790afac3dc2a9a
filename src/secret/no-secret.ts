/**
 * Values that stand where a secret would and are none. To search for a word of everyday language would hold back
 * good images, which is worse than to miss a password that everybody guesses; the report names what is not searched.
 */

import { readsLikeWords } from '../scan/needles/random.js';

/** How a setting says that there is nothing, or something of another kind. */
const SWITCH =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|enabled?|disabled?|required|optional|auto|default|basic|bearer|anonymous|n\/a|\d{1,3})$/i;

/** User names that stand beside a token, or in its place, in URLs and netrc files. */
const FILLER =
  /^(?:x-access-token|x-oauth-basic|x-token-auth|oauth2?(?:accesstoken)?|__token__|_json_key(?:_base64)?|gitlab-ci-token|00000000-0000-0000-0000-000000000000)$/i;

/** Something that is filled in later: a variable, a template, a reference into a store of secrets. */
const REFERENCE =
  /^(?:\$\{?\{?[^}]*\}?\}?|\$\([^)]*\)|\{\{.*\}\}|\{%.*%\}|<[^>]*>|\{\.[^}]*\}|\[[^\]]*\]|%\w+%|%\(\w+\)s|@\w+@|!(?:vault|ref|sub|secret)\b.*|(?:env|file|op|ref|arn|ssm|vault|secretref):.*)$/is;

/** Drawn over, or a single character again and again. */
const FILLED = /^(?:[*x.•_\-#?]+|(.)\1+)$/i;

/** What documentation has, with what people put before and behind it. */
const PLACEHOLDER =
  /^(?:your[-_ ].*|(?:change|replace|fill|put|insert|enter|add|set|use|paste)[-_ ]?.{0,3}(?:me|this|it|in|here|your|a|the).*|(?:your|my|some|the|an?|test|example|sample|dummy|fake|default|super)?[-_ ]?(?:secure|strong|api|access|hf|secret)?[-_ ]?(?:pass|passw[o0]rd|passwd|passphrase|pwd|token|secret|key|value|username|credentials?)[-_ ]?(?:here|goes[-_ ]here|value|string|text|key|token)?[-_ ]?\d{0,4}[!.]?|placeholder|notasecret|not-a-secret|todo|tbd|redacted|removed|unset|unknown|localhost|administrator|postgres(?:ql)?\d{0,2}|rootroot|adminadmin|changeit)$/i;

const PATH = /^(?:~|\.{1,2})?(?:\/[\w.@ -]+)+\/?$|^[A-Za-z]:\\/;
const URL_ALONE = /^[a-z][a-z0-9+.-]*:\/\/[^@]*$/i;

/** True for what only says that a secret is somewhere else, comes later or is not wanted. */
export function isNoSecret(text: string): boolean {
  const isPath = PATH.test(text) && text.split('/').length > 2;
  return isPath || [SWITCH, FILLER, REFERENCE, FILLED, URL_ALONE].some(pattern => pattern.test(text));
}

/** Longer words are hardly ever in an image by chance. */
const MAX_WORD_LENGTH = 11;

/** Sentences: a passphrase of words has no such ones. */
const PROSE =
  /^[A-Za-z ,.;:'"()-]* (?:the|a|an|is|are|was|be|see|for|to|of|your|from|in|and|or|this|that|with|it|if|not|on|by|as|at) [A-Za-z ,.;:'"()-]*$/i;

/** True for a word or a number that innocent files have, too: it is not searched by itself. */
export function isEverywhere(text: string): boolean {
  if (/^[\d.,:+/ -]{1,15}$/.test(text) || PLACEHOLDER.test(text) || PROSE.test(` ${text} `)) return true;
  const isWord = text.length <= MAX_WORD_LENGTH && /^(?:[A-Za-z]?[a-z]+|[A-Z]+)$/.test(text);
  return isWord && readsLikeWords(text);
}

/** More than one word or identifier: of letters and digits, or of both cases, or with other signs. */
export function isMixed(text: string): boolean {
  if (/^[a-z][a-z\d]*(?:[-_.][a-z\d]+)+$/.test(text)) return false;
  if (/^[A-Z]?[a-z]+(?:[A-Z][a-z]+)*$/.test(text) && readsLikeWords(text)) return false;
  const rest = text.replace(/(?<![A-Za-z])[A-Z](?=[a-z])/g, 'a'); // the capital of a word
  return [/[a-z]/, /[A-Z]/, /\d/, /[^\w.\s-]/].filter(some => some.test(rest)).length > 1;
}
