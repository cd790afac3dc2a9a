import { hider } from '../scan/hide.js';
import { Matcher } from '../scan/matcher.js';
import { looksRandom } from '../scan/needle-random.js';
import { makeNeedles, type Needle } from '../scan/needles.js';
import type { SearchedValue } from '../secret/searched.js';

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

/** Looks for the secrets of a run with the patterns of the gate, so that "in any form" means the same. */
export class SecretSearch {
  readonly needles: readonly Needle[];
  readonly matcher: Matcher;
  readonly hide: (text: string) => string;
  readonly #telling: ReadonlySet<string>;
  readonly #tokens: ReadonlySet<string>;

  /** @param secretId the id of the Hub's token */
  constructor(secrets: readonly SearchedValue[], secretId: string) {
    this.needles = makeNeedles(secrets);
    this.matcher = new Matcher(this.needles);
    this.hide = hider(this.matcher);
    const tokens = secrets.filter(({ id, tokens }) => id === secretId || tokens.length > 0);
    this.#tokens = new Set(tokens.map(({ id }) => id));
    this.#telling = new Set([...this.#tokens, ...secrets.filter(isTelling).map(({ id }) => id)]);
  }

  /** The first hit in a text; a whole form is named rather than a piece of it. */
  first(text: string): SecretHit | undefined {
    const hits = this.matcher.hitsIn(Buffer.from(text));
    const hit = hits.find(({ needle }) => needle.kind === 'whole') ?? hits[0];
    return hit === undefined ? undefined : this.hitOf(hit.needle, hit.offset);
  }

  hitOf({ secret, form }: Needle, offset: number): SecretHit {
    return { secret, form, isTelling: this.#telling.has(secret), offset };
  }

  /** True for the id of a secret that is, or holds, a token of the Hub. */
  isToken(id: string): boolean {
    return this.#tokens.has(id);
  }
}

/** Files of several lines are told apart by their whole; a word alone may be anywhere. */
function isTelling({ value }: SearchedValue): boolean {
  const text = value.toString('latin1').trim();
  return /[\r\n]/.test(text) || looksRandom(text);
}
