import { hider } from '../scan/match/hide.js';
import { Matcher } from '../scan/match/matcher.js';
import { makeNeedles, type Needle, type SearchedSecret } from '../scan/needles/needles.js';
import { looksRandom } from '../scan/needles/random.js';
import { withoutHubPrefix } from './token.js';

/** A secret in a text, and how it is written there. */
export interface SecretHit {
  /** The secret's id. */
  readonly secret: string;
  readonly form: string;
  /** A value that nobody writes by accident: a token, or what was drawn at random. A user name is none. */
  readonly isTelling: boolean;
  /** Of its first byte. */
  readonly offset: number;
}

/** A word of fewer characters, drawn or not, may stand somewhere in small letters. */
const MIN_FOLDED = 16;

/** A secret in small letters: who knows it like this has only the capital letters to guess. */
interface Folded {
  readonly secret: string;
  readonly text: string;
}

/** Looks for the secrets of a run with the patterns of the gate, so that "in any form" means the same. */
export class SecretSearch {
  readonly needles: readonly Needle[];
  readonly matcher: Matcher;
  readonly hide: (text: string) => string;
  readonly #telling: ReadonlySet<string>;
  readonly #tokens: ReadonlySet<string>;
  readonly #folded: readonly Folded[];
  /** Patterns of passwords that are words, by their bytes. */
  readonly #words: ReadonlySet<string>;

  /** @param secretId the id of the Hub's token */
  constructor(secrets: readonly SearchedSecret[], secretId: string) {
    this.needles = makeNeedles(secrets);
    this.matcher = new Matcher(this.needles);
    this.hide = hider(this.matcher);
    const tokens = secrets.filter(({ id, tokens }) => id === secretId || tokens.length > 0);
    this.#tokens = new Set(tokens.map(({ id }) => id));
    this.#telling = new Set([...this.#tokens, ...secrets.filter(isTelling).map(({ id }) => id)]);
    this.#folded = secrets.filter(({ id }) => this.#telling.has(id)).flatMap(foldedForms);
    this.#words = new Set(makeNeedles(secrets.map(wordsIn)).map(keyOf));
  }

  /** The first hit of one of these secrets in a text; a whole form is named rather than a piece of it. */
  first(text: string, ids?: readonly string[]): SecretHit | undefined {
    const isWanted = ({ secret }: { readonly secret: string }) => ids?.includes(secret) !== false;
    const hits = this.matcher.hitsIn(Buffer.from(text)).filter(({ needle }) => isWanted(needle));
    const hit = hits.find(({ needle }) => needle.kind === 'whole') ?? hits[0];
    if (hit !== undefined) return this.hitOf(hit.needle, hit.offset);
    const small = text.toLowerCase();
    const folded = this.#folded.find(one => isWanted(one) && small.includes(one.text));
    if (folded === undefined) return undefined;
    const offset = Buffer.byteLength(small.slice(0, small.indexOf(folded.text)));
    return { secret: folded.secret, form: 'in another case', isTelling: true, offset };
  }

  hitOf(needle: Needle, offset: number): SecretHit {
    const { secret, form } = needle;
    const isTelling = this.#telling.has(secret) && !this.#words.has(keyOf(needle));
    return { secret, form, isTelling, offset };
  }

  /** True for the id of a secret that is, or holds, a token of the Hub. */
  isToken(id: string): boolean {
    return this.#tokens.has(id);
  }
}

/** A token without its prefix too, and the tokens inside another secret. */
function foldedForms({ id, value, tokens }: SearchedSecret): Folded[] {
  return [value, ...tokens]
    .map(bytes => withoutHubPrefix(bytes.toString('latin1').trim()))
    .filter(text => text.length >= MIN_FOLDED && !/\s/.test(text))
    .map(text => ({ secret: id, text: text.toLowerCase() }));
}

/** Files of several lines are told apart by their whole; a word alone may be anywhere. */
function isTelling({ value }: SearchedSecret): boolean {
  const text = value.toString('latin1').trim();
  return /[\r\n]/.test(text) || looksRandom(text);
}

/** The passwords inside a secret that were thought up and not drawn. */
function wordsIn({ id, values = [] }: SearchedSecret): SearchedSecret {
  const isWord = (value: Buffer) =>
    !/[\r\n]/.test(value.toString()) && !looksRandom(value.toString('latin1'));
  return { id, value: Buffer.alloc(0), tokens: [], values: values.filter(isWord) };
}

function keyOf({ secret, bytes }: Needle): string {
  return `${secret} ${bytes.toString('latin1')}`;
}
