/**
 * Whether a piece of a secret may be searched by itself. Innocent files hold alphabets, keyboard rows, words and
 * runs; a false alarm in a clean image would teach people to switch the search off. So only what nobody would guess
 * is searched in pieces; whole values are searched whatever they look like.
 */

const SEQUENCES = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The hundred most frequent pairs of letters of English, three quarters of any text (Norvig, 2012). */
const ENGLISH =
  'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ' +
  'ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so ' +
  'rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ke od ey ok';

const NEIGHBOURS = new Set(
  SEQUENCES.flatMap(row => [...pairsOf(row), ...pairsOf([...row].reverse().join(''))]),
);
const WORD_PAIRS = new Set(ENGLISH.split(' '));
const SHORT_WORDS = new Set(
  'am an as at be by do go he hf hi id if in io is it me my no of ok on or so to up us we'.split(' '),
);

/** People write these for letters in passwords that are words. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** What is known of each character of a text, given those before it: 1 or 0. */
export interface Profile {
  readonly text: string;
  /** It could be guessed: the same again, the next of a row, a pair of a word, a part that comes twice. */
  readonly ordinary: readonly number[];
  /** A letter or digit of another class (upper, lower, digit) than the one before; not where a word goes on. */
  readonly changes: readonly number[];
  /** No word begins or goes on like this: a capital behind a capital, or with one small letter between. */
  readonly irregular: readonly number[];
}

export function profileOf(text: string): Profile {
  const lower = text.toLowerCase();
  const places = [...text].map((one, index) => ({ one, before: text[index - 1] ?? '', index }));
  return {
    text,
    ordinary: places.map(({ one, before, index }) =>
      Number(index > 0 && (isOrdinary(before, one) || comesTwice(lower, index))),
    ),
    changes: places.map(({ one, before, index }) => Number(isChange(text[index - 2] ?? '', before, one))),
    irregular: places.map(({ index }) => Number(isIrregular(text.slice(Math.max(0, index - 2), index + 1)))),
  };
}

export interface Slice {
  readonly start: number;
  readonly size: number;
}

/** Letters, mixed at random, of a token of the Hub: no word in camel case, no row, no run. */
export function isRandomInToken(profile: Profile, slice: Slice): boolean {
  const { ordinary, changes, irregular, distinct } = sums(profile, slice);
  const isMixed = (changes >= 1 && irregular >= 1) || ordinary <= slice.size * 0.25;
  return isMixed && ordinary <= slice.size * 0.62 && distinct >= slice.size * 0.5;
}

/** The same for values of any other kind: the classes have to change often. */
export function isRandomInValue(profile: Profile, slice: Slice): boolean {
  const { ordinary, changes, distinct } = sums(profile, slice);
  return changes >= slice.size * 0.23 && ordinary <= slice.size * 0.5 && distinct >= slice.size * 0.55;
}

const MIN_RANDOM_LENGTH = 16;

/** A value on its own, 16 characters and more, that was drawn and not thought up. Names, paths and phrases are not. */
export function looksRandom(text: string): boolean {
  if (text.length < MIN_RANDOM_LENGTH || !/^[\x21-\x7e]+$/.test(text)) return false;
  const start = text.slice(0, 256);
  const { ordinary, changes, distinct } = sums(profileOf(start), { start: 0, size: start.length });
  const hasClasses = /[0-9]/.test(text) ? /[A-Za-z]/.test(text) : /[a-z]/.test(text) && /[A-Z]/.test(text);
  return (
    hasClasses &&
    distinct >= 8 &&
    changes >= 4 &&
    changes >= start.length * 0.15 &&
    ordinary <= start.length * 0.42 &&
    !isEncodedText(start)
  );
}

/** A third of the pairs of letters of a word are frequent ones, or from a row of the keyboard. */
const WORD_PART = 0.33;

/** Whether a text of letters could be a word of a language, or a row of keys. */
export function readsLikeWords(text: string): boolean {
  const { ordinary } = sums(profileOf(text), { start: 0, size: text.length });
  return ordinary >= (text.length - 1) * WORD_PART;
}

/** Base64 or hex of a text looks random and is not. */
function isEncodedText(text: string): boolean {
  const encoding = /^[0-9a-f]+$/i.test(text) ? 'hex' : /^[\w+/-]+=*$/.test(text) ? 'base64' : undefined;
  if (encoding === undefined) return false;
  return /^[\s\x20-\x7e]*$/.test(Buffer.from(text, encoding).subarray(0, -1).toString('latin1'));
}

const MIN_SURPRISES = 8;

/** Whether what follows a token's prefix may be searched alone: not `xxxx…`, `abcd…`, `exampleexample…`. */
export function isNoPattern(text: string): boolean {
  const surprises = [...text].filter((_, index) => index > 0 && !isExpected(text, index));
  return text.length >= MIN_RANDOM_LENGTH && surprises.length >= MIN_SURPRISES;
}

function isExpected(text: string, index: number): boolean {
  const pair = text.slice(index - 1, index + 1);
  if (pair[0] === pair[1] || comesTwice(text, index)) return true;
  return /^(?:[a-z0-9]{2}|[A-Z]{2})$/.test(pair) && NEIGHBOURS.has(pair.toLowerCase());
}

function sums({ text, ordinary, changes, irregular }: Profile, { start, size }: Slice) {
  // The first character has nothing before it in the slice.
  const sum = (values: readonly number[], from: number) =>
    values.slice(start + from, start + size).reduce((total, value) => total + value, 0);
  return {
    ordinary: sum(ordinary, 1),
    changes: sum(changes, 1),
    irregular: sum(irregular, 2),
    distinct: new Set(text.slice(start, start + size)).size,
  };
}

function isOrdinary(one: string, two: string): boolean {
  const pair = (one + two).toLowerCase();
  if (pair[0] === pair[1] || NEIGHBOURS.has(pair)) return true;
  const startsWord = /[a-z]/.test(one) && /[A-Z]/.test(two);
  return !startsWord && WORD_PAIRS.has([...pair].map(letter => LOOKALIKES[letter] ?? letter).join(''));
}

/** The three characters that end here stand elsewhere in the text too. */
function comesTwice(text: string, index: number): boolean {
  if (index < 2) return false;
  const three = text.slice(index - 2, index + 1);
  return text.indexOf(three) !== index - 2 || text.indexOf(three, index - 1) >= 0;
}

function isChange(first: string, one: string, two: string): boolean {
  const [before, now] = [classOf(one), classOf(two)];
  if (before === undefined || now === undefined || before === now) return false;
  return !(before === 'upper' && now === 'lower' && classOf(first) !== 'upper');
}

function isIrregular(three: string): boolean {
  if (/[A-Z][A-Z]$/.test(three)) return true;
  return /^[A-Z][a-z][A-Z]$/.test(three) && !SHORT_WORDS.has(three.slice(0, 2).toLowerCase());
}

function classOf(one: string): 'lower' | 'upper' | 'digit' | undefined {
  if (/[a-z]/.test(one)) return 'lower';
  if (/[A-Z]/.test(one)) return 'upper';
  return /[0-9]/.test(one) ? 'digit' : undefined;
}

function pairsOf(row: string): string[] {
  return [...row].slice(1).map((letter, index) => (row[index] ?? '') + letter);
}
