import { privateKeysIn, withoutPublicBlocks } from './pem.js';
import { looksRandom } from './random.js';

/** More than any file of settings has; of a list of keys the first ones. */
const MAX_PARTS = 32;

/** Bytes of a secret that are read for parts: key rings and archives have none. */
const MAX_READ_BYTES = 64 * 1024;

/** `name = value`, `"name": "value"`; both of bounded length, so that no text takes long. */
const ASSIGNED = /([\w.-]{1,64})["']?[ \t]{0,8}[=:][ \t]{0,8}["']?([^\s"',;]{16,4096})/g;

/** A netrc (`machine … login … password …`) and what looks like it. */
const NAMED = /\b(?:password|passwd|secret|token)[ \t]{1,8}(\S{16,512})/gi;

/** The password in a URL (RFC 3986, section 3.2.1). */
const IN_URL = /:\/\/[^\s:@/]{0,256}:([^\s@/]{16,512})@/g;

/** A line that is one word, also as an item of a list. */
const LINE = /^[ \t]{0,64}(?:- )?["']?([^\s"',;:=]{16,4096}={0,2})["']?,?[ \t]{0,64}$/gm;

/** What is drawn at random and yet no secret: an image may hold it. */
const PUBLIC_NAME =
  /(?:^|[_.-])(?:id|uuid|sha|sha1|sha256|digest|hash|checksum|fingerprint|public|cert|certificate|ca|version|url|uri|dsn|email)(?:$|[_.-])|integrity/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HASH = /^(?:sha\d+[:-]|ssh-|AAAA[BE])/;

/**
 * What is searched besides the whole of a secret of several lines or fields, so that a copy in another layout is
 * found: values and lines that were drawn at random, and pieces of private keys.
 */
export function partsOf(value: Buffer): string[] {
  const text = value.subarray(0, MAX_READ_BYTES).toString('latin1');
  const parts = [...keyPieces(text), ...valuesIn(withoutPem(text))];
  const whole = value.toString('latin1');
  return [...new Set(parts)].filter(part => part !== whole).slice(0, MAX_PARTS);
}

function keyPieces(text: string): string[] {
  return privateKeysIn(text).flatMap(({ pieces }) => pieces);
}

function withoutPem(text: string): string {
  const rest = withoutPublicBlocks(text);
  return privateKeysIn(rest).reduce((left, key) => left.replace(key.text, ''), rest);
}

function valuesIn(text: string): string[] {
  const assigned = [...text.matchAll(ASSIGNED)].filter(([, name = '']) => !PUBLIC_NAME.test(snake(name)));
  const found = [
    ...assigned.map(([, , value = '']) => value),
    ...[NAMED, IN_URL, LINE].flatMap(pattern => [...text.matchAll(pattern)].map(([, value = '']) => value)),
  ];
  const runs = found.flatMap(value => value.match(/[\x21-\x7e]+/g) ?? []);
  return [...found.flatMap(keyInside), ...runs.filter(isSecret)];
}

/** `clientCertId` as `client_Cert_Id`. */
function snake(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_');
}

function isSecret(value: string): boolean {
  return (looksRandom(value) && !UUID.test(value) && !HASH.test(value)) || keyInside(value).length > 0;
}

/** A kubeconfig and a Kubernetes secret hold keys as the base64 of their PEM. */
function keyInside(value: string): string[] {
  if (!value.startsWith('LS0t')) return [];
  return keyPieces(Buffer.from(value, 'base64').toString('latin1'));
}
