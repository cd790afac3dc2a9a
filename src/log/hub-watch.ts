import { Matcher } from '../scan/match/matcher.js';
import { lettersOf, visibleLine } from '../text/visible.js';
import { HUB_ERRORS, type HubError } from './hub-errors.js';
import type { ProgressLine } from './progress.js';

/** Of the line that told, in characters: the text stands at its beginning or in its middle. */
const MAX_LINE = 2000;

/** Steps that run at the same time. */
const MAX_STEPS = 256;

/** What one step printed. */
interface Seen {
  readonly texts: Set<string>;
  /** The first row of the table so far. */
  row: number;
  text: string;
}

const TEXTS = [...new Set(HUB_ERRORS.flatMap(({ any }) => any.flatMap(({ texts }) => texts)))];

/** Looks for what clients of the Hub say when it refuses them; remembers of each step the first row alone. */
export class HubWatch {
  readonly #matcher = new Matcher(
    TEXTS.map(text => ({ bytes: Buffer.from(text), form: text, secret: '', kind: 'whole' })),
  );
  readonly #steps = new Map<string, Seen>();

  /** Takes one line that a step printed. */
  line({ step, text }: ProgressLine): void {
    const hits = this.#matcher.hitsIn(Buffer.from(text));
    if (hits.length === 0) return;
    const seen = this.#seen(step);
    for (const { needle } of hits) seen.texts.add(needle.form);
    const row = HUB_ERRORS.findIndex(error => isSaid(error, { seen: seen.texts, line: text }));
    if (row === -1 || row >= seen.row) return;
    seen.row = row;
    seen.text = lettersOf(visibleLine(text)).slice(0, MAX_LINE);
  }

  /** The error that comes first in the table among those that the step printed. */
  worstOf(step: string): { readonly error: HubError; readonly text: string } | undefined {
    const seen = this.#steps.get(step);
    const error = seen === undefined ? undefined : HUB_ERRORS[seen.row];
    return seen === undefined || error === undefined ? undefined : { error, text: seen.text };
  }

  forget(step: string): void {
    this.#steps.delete(step);
  }

  #seen(step: string): Seen {
    const known = this.#steps.get(step);
    if (known !== undefined) return known;
    const seen: Seen = { texts: new Set(), row: HUB_ERRORS.length, text: '' };
    if (this.#steps.size < MAX_STEPS) this.#steps.set(step, seen);
    return seen;
  }
}

function isSaid(
  { any }: HubError,
  { seen, line }: { readonly seen: ReadonlySet<string>; readonly line: string },
): boolean {
  return any.some(
    ({ texts, line: pattern }) => texts.every(text => seen.has(text)) && (pattern?.test(line) ?? true),
  );
}
