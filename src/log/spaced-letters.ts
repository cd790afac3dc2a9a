/** A secret that was printed letter by letter, or in groups of letters. */
export interface Spaced {
  /** The index of its text. */
  readonly text: number;
  readonly from: number;
  /** Behind the last letter. */
  readonly to: number;
  /** Behind the letter from which on it was evidence. */
  readonly evident: number;
  /** Of letters, each of one or more. */
  readonly groups: number;
}

/** What lines hold. */
export interface SpacedFound {
  readonly copies: readonly Spaced[];
  /** What is no evidence yet and may go on. */
  readonly open: readonly Spaced[];
  /** Nothing that stands before matters any more. */
  readonly since: number;
}

/** So many letters in their order are evidence; a few at the end of what was printed may become it. */
const EVIDENCE = 14;
const BEGINNING = 6;

/** What may stand between two groups of letters, times, counters, what `set -x` repeats: words, single letters. */
const MAX_BETWEEN = 24;
const MAX_SINGLES = 6;

const WORD = /[A-Za-z0-9]+/g;

/** Letters of a text that were printed one after the other. */
interface Chain {
  readonly text: number;
  readonly from: number;
  to: number;
  evident: number;
  /** Where in the text it goes on. */
  next: number;
  letters: number;
  groups: number;
  /** Words since its last one, and single letters among them. */
  words: number;
  singles: number;
}

/** Finds texts, secrets that nobody would guess, whose letters stand apart. */
export class SpacedLetters {
  readonly #texts: readonly string[];
  /** Each group of letters with the places where a text goes on behind it. */
  readonly #groups = new Map<string, Place[]>();

  constructor(texts: readonly string[]) {
    this.#texts = texts.map(text => text.replace(/[^A-Za-z0-9]/g, ''));
    for (const [index, text] of this.#texts.entries()) this.#addGroups(text, index);
  }

  /** Whether a line may hold letters of a text: others need not be looked at. */
  isPossible(line: string): boolean {
    return this.#groups.size > 0 && (line.match(WORD) ?? []).some(word => this.#groups.has(word));
  }

  /** What a text of lines holds; places are counted in its characters. */
  find(lines: string): SpacedFound {
    const copies: Chain[] = [];
    let chains: Chain[] = [];
    for (const { 0: letters, index: from } of lines.matchAll(WORD)) {
      const word = { letters, from };
      chains = chains.filter(isAlive);
      for (const chain of chains) this.#goOn(chain, word);
      chains.push(...this.#begun(word, chains));
      copies.push(...chains.filter(chain => isEvident(chain) && !copies.includes(chain)));
    }
    const since = chains.filter(isAlive).reduce((least, { from }) => Math.min(least, from), lines.length);
    return { copies, open: chains.filter(chain => this.#isOpen(chain)), since };
  }

  #isOpen({ text, next, letters }: Chain): boolean {
    const left = (this.#texts[text]?.length ?? 0) - next;
    return letters >= BEGINNING && letters < EVIDENCE && letters + left >= EVIDENCE;
  }

  #addGroups(text: string, index: number): void {
    for (let from = 0; from < text.length; from++) {
      for (let next = from + 1; next <= text.length; next++) {
        const group = text.slice(from, next);
        this.#groups.set(group, [...(this.#groups.get(group) ?? []), { text: index, next }]);
      }
    }
  }

  #goOn(chain: Chain, { letters, from }: Word): void {
    if (!this.#texts[chain.text]?.startsWith(letters, chain.next)) {
      chain.words++;
      if (letters.length === 1) chain.singles++;
      return;
    }
    if (chain.letters < EVIDENCE) chain.evident = from + letters.length;
    chain.to = from + letters.length;
    chain.next += letters.length;
    chain.letters += letters.length;
    chain.groups++;
    chain.words = 0;
    chain.singles = 0;
  }

  /** Chains that begin with a word; one that goes on at the same place waits: the word was printed again. */
  #begun({ letters, from }: Word, chains: readonly Chain[]): Chain[] {
    const to = from + letters.length;
    const places = this.#groups.get(letters) ?? [];
    const isNew = ({ text, next }: Place) => {
      const known = chains.filter(chain => chain.text === text && chain.next === next);
      for (const chain of known) {
        chain.singles--;
        chain.to = to;
      }
      return known.length === 0;
    };
    return places.filter(isNew).map(({ text, next }) => ({
      text,
      from,
      to,
      evident: to,
      next,
      letters: letters.length,
      groups: 1,
      words: 0,
      singles: 0,
    }));
  }
}

/** Where a text goes on. */
interface Place {
  readonly text: number;
  readonly next: number;
}

interface Word {
  readonly letters: string;
  readonly from: number;
}

/** What stands together is found without this. */
function isEvident({ letters, groups }: Chain): boolean {
  return letters >= EVIDENCE && groups > 1;
}

function isAlive({ words, singles }: Chain): boolean {
  return words <= MAX_BETWEEN && singles <= MAX_SINGLES;
}
