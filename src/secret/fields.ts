import { looksRandom } from '../scan/needles/random.js';
import { kindOfName, type NameKind } from './names.js';
import { isNoSecret } from './no-secret.js';

/** A value that stands behind the name of a secret. */
export interface Field {
  readonly name: string;
  readonly kind: Exclude<NameKind, 'other'>;
  /** The ways in which the value can be read where its end or its escapes are not certain; at least one. */
  readonly readings: readonly string[];
}

/** More than any file of settings has. */
const MAX_FIELDS = 64;

/** In characters: the base64 of a large private key. */
const MAX_VALUE = 8192;

/** A longer value has no other ones behind it in its line. */
const MAX_CUT = 512;

/** `name = `, `"name": `, `name => `: what a value may stand behind. */
const ASSIGNED = /([\w.-]{1,64})["']?[ \t]{0,8}(?:=>|:=|[=:])[ \t]{0,8}/g;

/** `- name: DB_PASSWORD` and `value: …`, as Kubernetes and NuGet have it. */
const PAIR =
  /\b(?:name|key)["']?\s{0,8}[:=]\s{0,8}["']?([\w.-]{1,64})["']?,?\s{1,64}["']?value["']?\s{0,8}[:=]\s{0,8}/gi;

const ELEMENT = /<([\w.-]{1,64})>([^<]{1,4096})<\/\1>/g;
const NETRC = /(?:^|\s)(?:machine\s+\S|default\s)/;
const NETRC_PASSWORD = /\spassword\s{1,64}("(?:[^"\\\r\n]|\\.){1,4096}"|\S{1,4096})/g;
/** `host:port:database:user:password`. */
const PGPASS = /^(?:[^:#\s]+):(?:\d{1,5}|\*):[^:\s]+:[^:\s]+:(.{1,4096})$/gm;
const CURL_USER =
  /(?:^|\s)(?:-u|--user|user)[ \t]{0,8}[= \t][ \t]{0,8}["']?[^\s"':]{1,256}:([^\s"']{1,4096})/gm;
/** RFC 3986, section 3.2.1. */
const USER_INFO = /\/\/([^\s/?#"'<>]{1,1024})@/g;
const PARAMETER = /[?&]([\w.-]{1,64})=([^&#\s"'<>]{1,4096})/g;

/** The values in a text that its format or their names make secrets; user names are none. */
export function fieldsIn(text: string): Field[] {
  const fields = [
    ...behindNames(text, ASSIGNED),
    ...behindNames(text, PAIR),
    ...[...text.matchAll(ELEMENT)].flatMap(([, name = '', value = '']) => named(name, [value, ofXml(value)])),
    ...(NETRC.test(text) ? passwords(text, NETRC_PASSWORD) : []),
    ...passwords(text, PGPASS),
    ...passwords(text, CURL_USER),
    ...[...text.matchAll(USER_INFO)].flatMap(([, userInfo = '']) => ofUserInfo(userInfo)),
    ...[...text.matchAll(PARAMETER)].flatMap(([, name = '', value = '']) =>
      named(name, [value, percentDecoded(value)]),
    ),
  ];
  return fields.slice(0, MAX_FIELDS);
}

/** The password of `user:password`, the form of Basic authentication (RFC 7617). */
export function passwordOf(text: string): Field[] {
  const [, user = '', password = ''] = /^([^\s:"'(){}<>,[\]]{0,256}):(?!\/\/)(\S[^\r\n]*)$/.exec(text) ?? [];
  return password === '' ? [] : credentials(user, password);
}

function passwords(text: string, pattern: RegExp): Field[] {
  return [...text.matchAll(pattern)].flatMap(([, value = '']) =>
    named('password', [...quoted(value), value]),
  );
}

function behindNames(text: string, pattern: RegExp): Field[] {
  const found: Field[] = [];
  for (const { 0: whole, 1: name = '', index } of text.matchAll(pattern)) {
    if (found.length === MAX_FIELDS) break;
    if (kindOfName(name) === 'other') continue;
    const start = index + whole.length;
    found.push(...named(name, readingsAt(text.slice(start, start + MAX_VALUE))));
  }
  return found;
}

function named(name: string, readings: readonly string[]): Field[] {
  const kind = kindOfName(name);
  const some = [...new Set(readings)].filter(reading => reading !== '');
  return kind === 'other' || some.length === 0 ? [] : [{ name, kind, readings: some }];
}

/** What stands at the start of a text: in quotes, or to the end of the line, of the word, before a comment. */
function readingsAt(text: string): string[] {
  const inQuotes = quoted(text);
  if (inQuotes.length > 0) return inQuotes;
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').trim();
  if (/^[{[]/.test(line)) return [];
  const bare = line.replace(/^(?:basic|bearer|token)[ \t]+/i, '').replace(/^([^"']*)["']$/, '$1');
  if (bare.length > MAX_CUT) return [bare];
  const beforeNext = /^.*?(?=[\s;,&]{1,8}["']?[\w.-]{1,64}["']?\s?[=:]|[\s;,]*$)/.exec(bare)?.[0] ?? '';
  if (isNoSecret(beforeNext)) return [];
  return [bare, bare.replace(/\s#.*$/, ''), beforeNext].flatMap(reading => [
    reading,
    reading.replace(/["',;)}\]\s]+$/, ''),
  ]);
}

/** The text in quotes at the start: as it stands there, and without its escapes. */
function quoted(text: string): string[] {
  const [, double, single] = /^(?:"((?:[^"\\\r\n]|\\.)*)"|'((?:[^'\r\n]|'')*)')/.exec(text) ?? [];
  if (double !== undefined) return isJson(double) ? [unescaped(double)] : [unescaped(double), double];
  return single === undefined ? [] : [single, single.replaceAll("''", "'")];
}

/** The search knows how JSON writes a value. */
function isJson(text: string): boolean {
  return JSON.stringify(unescaped(text)) === `"${text}"`;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Without the escapes of JSON (RFC 8259, section 7), which others share. */
export function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code: string | undefined, one: string | undefined) =>
    code === undefined ? (ESCAPES[one ?? ''] ?? one ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function ofUserInfo(userInfo: string): Field[] {
  const cut = userInfo.indexOf(':');
  if (cut !== -1) return credentials(userInfo.slice(0, cut), userInfo.slice(cut + 1));
  return looksRandom(userInfo) ? named('token', [userInfo, percentDecoded(userInfo)]) : [];
}

/** A token stands before the colon where only a filler is behind it, as GitHub and others allow. */
function credentials(user: string, password: string): Field[] {
  const isUserSecret = password === '' || isNoSecret(password) || looksRandom(user);
  return [
    ...named('password', [password, percentDecoded(password)]),
    ...(isUserSecret && looksRandom(user) ? named('token', [user, percentDecoded(user)]) : []),
  ];
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // no UTF-8, or no escape at all
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function ofXml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
}
