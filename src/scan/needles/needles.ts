import { type Form, partForms, wholeForms } from './forms.js';
import { fragmentForms, strandsOf } from './fragments.js';
import { partsOf } from './parts.js';
import { isNoPattern, looksRandom } from './random.js';
import { tellingSlice } from './slice.js';

export interface SearchedSecret {
  readonly id: string;
  readonly value: Buffer;
  /** Tokens of the Hub in it (a netrc, a .env, a URL around one); each is searched like a secret of its own. */
  readonly tokens: readonly Buffer[];
  /** What else is a secret in it: passwords, what it says when it is decoded. Each is searched as a whole. */
  readonly values?: readonly Buffer[];
  /** Texts around those; only their parts are searched. */
  readonly texts?: readonly Buffer[];
}

/** Bytes that must not be in what leaves. */
export interface Needle {
  /** 8 to 1024. */
  readonly bytes: Buffer;
  /** How they are written: `plain`, `base64`, `hex`, `utf-16le`, `plain fragment`, `plain in pieces` … */
  readonly form: string;
  /** The id of the secret that they give away. */
  readonly secret: string;
  /**
   * A fragment is a piece that nobody would guess; where a whole form is, fragments of it are too. A strand is not
   * searched as a whole: two pieces of it, one soon after the other, are.
   */
  readonly kind: 'whole' | 'fragment' | 'strand';
  /** Of a strand: bytes that a piece has at least. */
  readonly piece?: number;
}

/** Anything shorter stands in innocent files. */
const MIN_VALUE_BYTES = 8;

/** Longer values are files; what is drawn at random is shorter. */
const MAX_FRAGMENTED_BYTES = 4096;

/** Of the values inside a secret so many are searched in every form, others in the usual ones: each has its price. */
const MAX_VALUES_IN_ALL_FORMS = 8;

/** How a token of the Hub begins; what follows is the secret. */
const HUB_TOKEN = /^(?:hf_(?:oauth_|jwt_)?|api_org_)([\w.-]{8,})$/;

/** Three parts in base64url (RFC 7519); only the signature is unlike that of other tokens. */
const JWT = /^eyJ[\w-]*\.[\w-]*\.([\w-]+)$/;

/** The ids of secrets that are too short to be searched for: of fewer than 8 bytes without outer white space. */
export function tooShort(secrets: readonly SearchedSecret[]): string[] {
  return secrets.filter(({ value }) => trimmed(value).length < MIN_VALUE_BYTES).map(({ id }) => id);
}

/** Every form in which these secrets, tokens in them and telling pieces of both may be in an image. */
export function makeNeedles(secrets: readonly SearchedSecret[]): Needle[] {
  return secrets.flatMap(needlesOf);
}

interface Value {
  readonly bytes: Buffer;
  readonly kind: 'token' | 'other';
}

function needlesOf(secret: SearchedSecret): Needle[] {
  const { id, value, texts = [] } = secret;
  const needles = new Map<string, Needle>();
  const add = (kind: 'whole' | 'fragment', forms: readonly Form[]) => {
    for (const [form, bytes] of forms) {
      const key = bytes.toString('latin1');
      if (bytes.length < MIN_VALUE_BYTES || needles.has(key)) continue;
      needles.set(key, { bytes, form, secret: id, kind });
    }
  };
  const all = valuesOf(secret);
  const values = all.slice(0, 1 + secret.tokens.length + MAX_VALUES_IN_ALL_FORMS);
  const rest = all.slice(values.length);
  for (const one of values) add('whole', wholesOf(one.bytes));
  for (const one of values) add('fragment', cutUp(one, fragmentForms));
  for (const { bytes } of rest) add('whole', partForms(tellingSlice(bytes)));
  for (const text of [value, ...all.map(one => one.bytes), ...texts]) {
    for (const part of partsOf(trimmed(text))) add('fragment', partForms(Buffer.from(part, 'latin1')));
  }
  return [...needles.values(), ...values.flatMap(one => strandNeedles(id, one))];
}

function strandNeedles(secret: string, value: Value): Needle[] {
  return cutUp(value, strandsOf).map(({ form, bytes, piece }) => ({
    bytes,
    form,
    secret,
    kind: 'strand',
    piece,
  }));
}

function valuesOf({ value, tokens, values = [] }: SearchedSecret): Value[] {
  const whole = trimmed(value);
  const kind = HUB_TOKEN.test(whole.toString('latin1')) ? 'token' : 'other';
  const all: Value[] = [
    { bytes: whole, kind },
    ...tokens.map((token): Value => ({ bytes: trimmed(token), kind: 'token' })),
    ...values.map((one): Value => ({ bytes: trimmed(one), kind: 'other' })),
  ];
  // A secret that is a token and nothing else stands there twice.
  const isFirst = (one: Value, index: number) =>
    all.findIndex(({ bytes, kind }) => kind === one.kind && bytes.equals(one.bytes)) === index;
  return all.filter(isFirst).filter(({ bytes }) => bytes.length >= MIN_VALUE_BYTES);
}

/** What follows a token's prefix is searched in every form: so the token with its prefix is found too. */
function wholesOf(value: Buffer): Form[] {
  const body = HUB_TOKEN.exec(value.toString('latin1'))?.[1];
  if (body === undefined || !isNoPattern(body)) return wholeForms(tellingSlice(value));
  const [, ...forms] = wholeForms(tellingSlice(Buffer.from(body)));
  return [['plain', tellingSlice(value)], ['without prefix', tellingSlice(Buffer.from(body))], ...forms];
}

/**
 * What is made of the parts of a value that may be searched in pieces: of one line without white space. What is beyond
 * ASCII is written in many ways, and only parts the runs between.
 */
function cutUp<T>({ bytes, kind }: Value, cut: (text: string, kind: Value['kind']) => T[]): T[] {
  const text = bytes.toString('latin1');
  if (bytes.length > MAX_FRAGMENTED_BYTES || !/^[\x21-\x7e\x80-\xff]+$/.test(text)) return [];
  return (text.match(/[\x21-\x7e]+/g) ?? []).flatMap(run => cutUpRun(run, { kind, cut }));
}

function cutUpRun<T>(
  text: string,
  { kind, cut }: { readonly kind: Value['kind']; readonly cut: (text: string, kind: Value['kind']) => T[] },
): T[] {
  if (kind === 'token') return cut((HUB_TOKEN.exec(text)?.[1] ?? text).replace(/^.*\./, ''), kind);
  const secret = JWT.exec(text)?.[1] ?? text;
  return looksRandom(secret) && !secret.includes('://') ? cut(secret, kind) : [];
}

/** Who holds the value with white space around it holds it without. */
function trimmed(value: Buffer): Buffer {
  let start = 0;
  let end = value.length;
  while (start < end && isSpace(value[start])) start++;
  while (end > start && isSpace(value[end - 1])) end--;
  return value.subarray(start, end);
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
}
