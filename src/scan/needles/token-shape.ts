import { isNoPattern, type Profile, profileOf } from './random.js';

/** What is written like a token of the Hub, whoever's it is; never its bytes. */
export interface TokenShape {
  /** How it is written there: `plain`, `base64`, `escaped` … */
  readonly form: string;
  /** Of its first character, or of the encoded text that it is in. */
  readonly offset: number;
}

/**
 * How tokens are written, in either case: 34 letters or digits today, and those of Trusted Publishers, which are
 * longer and have dots. Behind a letter or a digit a word goes on, unless these are the end of an escape.
 */
const CANDIDATE =
  /(?:(?<![a-z0-9])|(?<=%[0-9a-f]{2})|(?<=\\[a-z]))(?:hf_(?:oauth|jwt)_([\w.-]{19,}\w)|(?:hf|api_org)_([a-z0-9]{30,}))/gi;

/** Words of placeholders, too long to be drawn as words are written. */
const WORDS = new RegExp(
  'example sample dummy token secret replace change insert redact holder testing'
    .split(' ')
    .flatMap(word => [word, word.toUpperCase(), `${word[0]?.toUpperCase()}${word.slice(1)}`])
    .join('|'),
);

/** The same again and again, as in `xxxxxxxx`. */
const RUN = /(.)\1{4}/i;

/** Of a longer text the end is judged: the beginning of a signed one is the same for all. */
const JUDGED = 64;

/** An encoding within an encoding, and one more. */
const MAX_DEPTH = 3;

/** As URLs, programs and JSON write a character. */
const ESCAPE = /(?:%|\\x|\\u00)([0-9a-f]{2})/i;
const ALL_ESCAPES = new RegExp(ESCAPE, 'gi');

/** What is in a text, encoded. The shortest token makes the shortest texts that are worth a look. */
const ENCODINGS: readonly {
  readonly form: string;
  readonly pattern: RegExp;
  readonly decode: (found: string) => readonly string[];
}[] = [
  {
    form: 'escaped',
    pattern: /\S+/g,
    decode: text =>
      ESCAPE.test(text) ? [text.replace(ALL_ESCAPES, (_, hex: string) => characterOf(hex))] : [],
  },
  {
    form: 'hex',
    pattern: /[0-9a-f]{66,}/gi,
    decode: text => shifted(text, 2).map(one => bytesOf(one, 'hex')),
  },
  {
    // Also over several lines, as `base64` wraps them.
    form: 'base64',
    pattern: /[\w+/-]{20,}(?:\\?\r?\n[ \t]*[\w+/-]{4,})*/g,
    decode: text => {
      const joined = text.replace(/[^\w+/-]/g, '');
      return joined.length < 44 ? [] : shifted(joined, 4).map(one => bytesOf(one, 'base64'));
    },
  },
];

/**
 * Finds what is written like a token of the Hub: plain or in another case, and escaped (`%41`, `\x41`), in hex or
 * base64 at any phase, up to three times over. What people write in a token's place (`hf_xxxx…`,
 * `hf_your_token_here`, alphabets, words) is none.
 */
export function tokenShapesIn(text: string): TokenShape[] {
  return shapesIn(text, 0).sort((one, other) => one.offset - other.offset);
}

/** Whether a text holds what is written like a token of the Hub, in any form of `tokenShapesIn`. */
export function holdsTokenShape(text: string): boolean {
  return tokenShapesIn(text).length > 0;
}

function shapesIn(text: string, depth: number): TokenShape[] {
  const plain: TokenShape[] = [];
  const others = text.replace(CANDIDATE, (found, long?: string, short?: string, offset = 0) => {
    if (!isDrawn(long ?? short ?? '')) return found;
    plain.push({ form: 'plain', offset });
    return ' '.repeat(found.length);
  });
  return depth === MAX_DEPTH ? plain : [...plain, ...encodedShapes(others, depth + 1)];
}

function encodedShapes(text: string, depth: number): TokenShape[] {
  return ENCODINGS.flatMap(({ form, pattern, decode }) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: found }) => decode(found).some(decoded => shapesIn(decoded, depth).length > 0))
      .map(({ index }) => ({ form, offset: index })),
  );
}

/** Whether what follows a prefix was drawn at random, and is neither words nor a row of the keyboard nor a digest. */
function isDrawn(body: string): boolean {
  const text = body.replace(/[^a-z0-9]/gi, '').slice(-JUDGED);
  if (!/[g-z]/i.test(text) || RUN.test(text) || WORDS.test(body) || !isNoPattern(text)) return false;
  const profile = profileOf(text);
  const letters = text.replace(/\d/g, '');
  if (shareOf(profileOf(letters), 'ordinary') > 0.8) return false; // a1b2c3d4
  const ordinary = shareOf(profile, 'ordinary');
  const isMixed = /[a-z]/.test(text) && /[A-Z]/.test(text);
  if (!isMixed) return ordinary <= 0.56;
  return ordinary <= 0.45 || (ordinary <= 0.62 && shareOf(profile, 'irregular') >= 0.08);
}

function shareOf(profile: Profile, of: 'ordinary' | 'irregular'): number {
  return profile[of].reduce((sum, one) => sum + one, 0) / profile.text.length;
}

function characterOf(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** Nobody knows where the bytes begin within a group of so many characters. */
function shifted(text: string, group: number): string[] {
  return Array.from({ length: group }, (_, start) => text.slice(start));
}

/** As text, that of UTF-16 too. */
function bytesOf(text: string, encoding: 'hex' | 'base64'): string {
  return Buffer.from(text, encoding).toString('latin1').replaceAll('\0', '');
}
