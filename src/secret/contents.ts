import { looksRandom } from '../scan/needles/random.js';
import { type Decoded, decoded, decodedIn, isText, textIn, unpacked } from './decode.js';
import { type Field, fieldsIn, passwordOf, unescaped } from './fields.js';
import { isEverywhere, isMixed, isNoSecret } from './no-secret.js';
import { tokensIn } from './token.js';

/** What a secret holds besides the whole of it. */
export interface Contents {
  /** The tokens of the Hub. */
  readonly tokens: readonly Buffer[];
  /** What is as good as the secret itself: passwords and keys in it, and what it says when it is decoded. */
  readonly values: readonly Buffer[];
  /** Decoded texts around those: only what is drawn at random in them gives them away. */
  readonly texts: readonly Buffer[];
  /** Names of fields that are secrets and cannot be searched for: too short, or a word that is everywhere. */
  readonly unsearched: readonly string[];
  /** Their values, as far as a log can do without them. */
  readonly hidden: readonly Buffer[];
}

/** Base64 of base64 of gzip, for example. */
const MAX_LEVELS = 3;

/** Bytes of a text that are looked through; settings are shorter, and archives have none. */
const MAX_READ_BYTES = 64 * 1024;

/** So much is collected of each kind; each value costs the search some hundred patterns. */
const MAX_VALUES = 48;

/** So much is looked into, counted again whenever it is decoded or cut into fields: texts and bytes. */
const MAX_LOOKS = 256;
const MAX_LOOKED = 2 * 1024 * 1024;

const MIN_VALUE_BYTES = 8;
/** A shorter text would blank the log. */
const MIN_HIDDEN = 6;

/** An encoded text that is shorter may be a password that only looks encoded. */
const MIN_ENCODED = 16;

/** What stands between quotes that are no part of a text, or outside of them. */
const BETWEEN_QUOTES = /(?:[^"\\]|\\.)+/gs;

interface Look {
  readonly bytes: Buffer;
  /** How often it was decoded. */
  readonly level: number;
  /** `top`: what is mounted; `secret`: what it says, decoded; `field`: behind a name; `rest`: anything else in it. */
  readonly as: 'top' | 'secret' | 'field' | 'rest';
}

/**
 * What a secret holds: its tokens, the values behind the names of secrets, and what its parts say that are encoded
 * or packed, up to three times over. What is found here is searched for, masked and hidden in the log alike.
 */
export function contentsOf(secret: Buffer): Contents {
  const found = new Found(secret);
  look({ bytes: secret, level: 0, as: 'top' }, found);
  return found.contents();
}

/** What a log must not show of what a secret holds. */
export function hiddenIn(secret: Buffer): string[] {
  const { tokens, values, hidden } = contentsOf(secret);
  return [...tokens, ...values, ...hidden].map(String);
}

/** Collects without doubles. */
class Found {
  looks = 0;
  looked = 0;
  readonly tokens = new Map<string, Buffer>();
  readonly values = new Map<string, Buffer>();
  readonly texts = new Map<string, Buffer>();
  readonly hidden = new Map<string, Buffer>();
  readonly unsearched = new Set<string>();
  readonly #readings = new Map<string, Buffer>();
  readonly #whole: Buffer;

  constructor(whole: Buffer) {
    this.#whole = whole;
  }

  add(kind: 'tokens' | 'values' | 'texts' | 'hidden', bytes: Buffer): void {
    const all = this[kind];
    if (all.size >= MAX_VALUES || (kind !== 'tokens' && bytes.equals(this.#whole))) return;
    all.set(bytes.toString('latin1'), bytes);
  }

  /** The whole secret, as other programs would write it. */
  addReading(bytes: Buffer): void {
    if (!trimmed(this.#whole).equals(bytes)) this.#readings.set(bytes.toString('latin1'), bytes);
  }

  contents(): Contents {
    const [tokens, values] = [[...this.tokens.values()], [...this.values.values()]];
    // Who holds a longer one holds the shorter one in it.
    const isInner = (value: Buffer) =>
      ![...tokens, ...values].some(other => value.includes(other) && other !== value);
    return {
      tokens,
      values: [...values.filter(isInner), ...this.#readings.values()],
      texts: [...this.texts.values()],
      unsearched: [...this.unsearched].map(name => this.#shown(name)),
      hidden: [...this.hidden.values()],
    };
  }

  /** A name is a part of the secret file, and shown only when it looks like one and holds nothing of the rest. */
  #shown(name: string): string {
    const held = [...this.tokens.values(), ...this.values.values(), ...this.hidden.values()];
    const isName = /^[\w.-]{1,40}$/.test(name) && !looksRandom(name);
    return isName && !held.some(one => name.includes(one.toString())) ? name : 'a field';
  }
}

function trimmed(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/^[\t-\r ]+|[\t-\r ]+$/g, ''), 'latin1');
}

/** Looks into bytes; true when something in them is searched, so that they need not be as a whole. */
function look(at: Look, found: Found): boolean {
  found.looks += 1;
  found.looked += at.bytes.length;
  if (found.looks > MAX_LOOKS || found.looked > MAX_LOOKED || at.level > MAX_LEVELS) return false;
  const inner = unpacked(at.bytes);
  if (inner !== undefined) return look({ ...inside(at), bytes: inner }, found);
  const text = textIn(at.bytes);
  const isFound = [tokens(text, found), fields(text, at, found), encoded(text, at, found)].some(Boolean);
  if (!isFound && at.as === 'top') addReadings(text, found);
  else if (!isFound && at.as !== 'rest') return addValue(at.bytes, text, found);
  else if (at.as !== 'field') found.add('texts', Buffer.from(text));
  return isFound;
}

/** What a secret says is one, too. */
function inside({ level, as }: Look): Pick<Look, 'level' | 'as'> {
  return { level: level + 1, as: as === 'rest' ? 'rest' : 'secret' };
}

function tokens(text: string, found: Found): boolean {
  const all = tokensIn(text);
  for (const token of all) found.add('tokens', Buffer.from(token));
  return all.length > 0;
}

function fields(all: string, { level, as }: Look, found: Found): boolean {
  const text = all.slice(0, MAX_READ_BYTES);
  const pair = as === 'top' || as === 'secret' ? passwordOf(text.trim()) : [];
  const isFound = [...fieldsIn(text), ...pair].map(field => addField(field, level, found)).some(Boolean);
  return isFound || (as !== 'top' && pair.length > 0); // all of it is known: a user name, and what is no secret
}

/** A field under a weak name counts when it is no mere word. */
function addField({ name, kind, readings }: Field, level: number, found: Found): boolean {
  const isWanted = (value: string) => !isNoSecret(value) && (kind === 'strong' || isMixed(value));
  const wanted = readings.map(reading => reading.trim()).filter(isWanted);
  const long = wanted.filter(value => Buffer.byteLength(value) >= MIN_VALUE_BYTES && !isEverywhere(value));
  if (long.length === 0 && wanted.length > 0) {
    found.unsearched.add(name);
    for (const value of wanted.filter(isHideable)) found.add('hidden', Buffer.from(value));
  }
  return long.map(value => look({ bytes: Buffer.from(value), level, as: 'field' }, found)).some(Boolean);
}

function isHideable(value: string): boolean {
  return value.length >= MIN_HIDDEN && isMixed(value);
}

/** What is encoded in a text; true when that stands for the whole of it. */
function encoded(all: string, at: Look, found: Found): boolean {
  const whole = all.trim();
  const bytes = decoded(whole);
  if (bytes !== undefined) {
    const isFound = look({ ...inside(at), bytes }, found);
    return isFound && whole.length >= MIN_ENCODED;
  }
  const text = all.slice(0, MAX_READ_BYTES);
  const escaped = (text.match(BETWEEN_QUOTES) ?? []).filter(one => one.includes('\\'));
  const parts = [...decodedIn(text), ...escaped.filter(one => one !== text).map(unquoted)];
  return parts
    .map(({ bytes, level }) => look({ bytes, level: at.level + level, as: 'rest' }, found))
    .some(Boolean);
}

function unquoted(text: string): Decoded {
  return { bytes: Buffer.from(unescaped(text)), level: 0 };
}

/** A value in the encodings of its characters; what is no text as it is. */
function addValue(bytes: Buffer, text: string, found: Found): boolean {
  const value = text.trim();
  const all = isText(text) ? writings(value) : [bytes];
  const long = all.filter(one => one.length >= MIN_VALUE_BYTES);
  if (isNoSecret(value) || isEverywhere(value)) return false;
  for (const one of long) found.add('values', one);
  return long.length > 0;
}

/** The whole of the secret without a byte-order mark and in other encodings than its own. */
function addReadings(text: string, found: Found): void {
  if (!isText(text) || text.trim() === '') return;
  for (const one of writings(text.trim())) found.addReading(one);
}

/** A text beyond ASCII in UTF-8, composed and decomposed (NFC, NFD), and in Latin-1 where that has its letters. */
function writings(text: string): Buffer[] {
  if (/^[\0-\x7f]*$/.test(text)) return [Buffer.from(text)];
  const composed = text.normalize('NFC');
  const latin1 = /^[\0-\xff]*$/.test(composed) ? [Buffer.from(composed, 'latin1')] : [];
  return [Buffer.from(text), Buffer.from(composed), Buffer.from(text.normalize('NFD')), ...latin1];
}
