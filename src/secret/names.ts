/** Words of a name whose value is a secret: alone, or at the end of one that is written together (`PGPASSWORD`). */
const STRONG =
  /^(?:pass|pat|psk|\w*(?:password|passwd|passwort|passphrase|pwd|token|secret|credentials?|creds?|apikey|authkey|accesskey|secretkey|privatekey|accountkey|sharedkey))$/;

/** These are names of other things as well. */
const WEAK = /^(?:auth|authorization|key)$/;

/** What a name ends in whose value says something about a secret, and is none. */
const ABOUT =
  /^(?:ids?|uuid|sha\d*|digest|hash|checksum|fingerprint|cert|certificate|version|ur[il]|dsn|email|file|path|dir|directory|name|type|kind|method|mode|policy|ttl|time|at|expir\w+|lifetime|age|length|len|size|count|limit|prompt|hint|label|title|description|format|alg|algorithm|headers?|prefix|suffix|enabled|required|endpoint|host|server|port|scopes?|field|column|env|ref|provider|issuer|audience|class|user|username|login|region|store|helpers?|status|source)$/;

/** How surely a value is a secret, by its name: `weak` for `key` and `auth`, which are names of other things too. */
export type NameKind = 'strong' | 'weak' | 'other';

/** Judges a name such as DB_PASSWORD, clientSecret, _authToken or aws_secret_access_key. */
export function kindOfName(name: string): NameKind {
  const words = name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map(word => word.replace(/\d+$/, ''))
    .filter(word => word !== '');
  if (words.includes('public') || words.includes('pub') || ABOUT.test(words.at(-1) ?? '')) return 'other';
  if (words.some(word => STRONG.test(word))) return 'strong';
  // `accessKey`, `client-key-data`, `SSH_KEY`: more than the bare word.
  return words.some(word => WEAK.test(word)) ? 'weak' : 'other';
}
