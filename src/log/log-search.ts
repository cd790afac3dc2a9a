import { lettersOf, type VisibleLine, visibleLine } from '../text/visible.js';
import { withoutSpans } from './hidden-spans.js';
import { MAX_LINE_LENGTH } from './lines.js';
import { type Found, type LogSecrets, NOTHING_SPACED, type SpacedFound, type Span } from './log-secrets.js';
import type { ProgressLine } from './progress.js';

/** A form of a secret in a line. */
export interface LineFinding {
  readonly secret: string;
  readonly form: string;
  readonly line: ProgressLine;
}

interface Listener {
  /** Gets every line, in the order of its step, without secrets. */
  readonly onLine: (line: ProgressLine, safe: string) => void;
  readonly onFinding: (finding: LineFinding) => void;
}

/** A line that is searched together with those before it. */
interface Piece {
  readonly line: ProgressLine;
  readonly visible: VisibleLine;
  /** Its letters without white space around, and where they begin in them. */
  readonly text: string;
  readonly indent: number;
}

/** What a step printed last. */
interface Tail {
  /** Letters that were shown. */
  shown: string;
  /** The last lines that were shown. */
  lines: string[];
  /** Lines that end with the beginning of a secret: the next line tells. */
  held: Piece[];
  /** A dump of a secret was shown: its last line may be too short to be found. */
  isDump: boolean;
}

/**
 * What is shown of a line that was cut. The end of it may hold the beginning of a secret, which redaction cannot
 * know; no secret is longer than what is left out (BuildKit takes 500 KiB).
 */
const SHOWN_OF_CUT_LINE = MAX_LINE_LENGTH / 2;

/** Between other lines of buildx about a step (`#7 ...`) it may go on to print. */
const STEP_ENDS = /^#\d+ (DONE|ERROR|CANCELED|CACHED)/;

/** How dumps begin a line: with the offset, in hex or octal. */
const DUMP_LINE = /^[0-9a-f]{6,16}[: ]/i;

/** Steps that print at the same time; of more, those that were silent longest are forgotten. */
const MAX_TAILS = 256;

/** What is held of one step at most. */
const MAX_HELD = 64;

/**
 * Searches a log line by line, each together with the lines of the same step before it, so that a form is found
 * that goes over several. Lines go out at once, but for those that end with the beginning of a form.
 */
export class LogSearch {
  readonly #secrets: LogSecrets;
  readonly #listener: Listener;
  readonly #tails = new Map<string, Tail>();

  constructor(secrets: LogSecrets, listener: Listener) {
    this.#secrets = secrets;
    this.#listener = listener;
  }

  take(line: ProgressLine): void {
    const piece = pieceOf(line);
    for (const text of piece.visible.unseen) this.#report(this.#secrets.find(text), { line, known: 0 });
    if (line.kind !== 'step') {
      this.#join(piece, this.#tail(line.step));
      return;
    }
    if (STEP_ENDS.test(line.text)) this.#flush(this.#tails.get(line.step));
    const found = both(this.#secrets.find(piece.text), this.#secrets.findSpaced([piece.text]));
    this.#report(found, { line, known: 0 });
    this.#show(piece, found.spans);
  }

  /** Gives out what is held. The log may have been cut off: the beginning of a secret at its end is hidden. */
  end(): void {
    for (const tail of this.#tails.values()) this.#flush(tail, 'hide');
    this.#tails.clear();
  }

  #join(piece: Piece, tail: Tail): void {
    const before = tail.shown + tail.held.map(({ text }) => text).join('');
    const joined = before + piece.text;
    tail.held.push(piece);
    const spaced = this.#spacedIn(tail, joined.length);
    const found = both(this.#secrets.find(joined), spaced);
    this.#report(found, { line: piece.line, known: before.length });
    const isFull = tail.held.length > MAX_HELD || before.length > 4 * this.#secrets.longest;
    const until = isFull
      ? joined.length
      : Math.min(this.#secrets.beginningIn(joined), ...spaced.open.map(({ from }) => from));
    this.#giveOut(tail, { joined, until, spans: found.spans });
  }

  /** Shows the lines that end before `until`. */
  #giveOut(tail: Tail, { joined, until, spans }: { joined: string; until: number; spans: readonly Span[] }) {
    let at = tail.shown.length;
    for (let piece = tail.held[0]; piece !== undefined; piece = tail.held[0]) {
      const start = at;
      if (start + piece.text.length > until) break;
      at += piece.text.length;
      tail.held.shift();
      tail.lines = [...tail.lines.slice(1 - MAX_HELD), piece.text];
      const own = spans.map(span => ({ ...span, from: span.from - start, to: span.to - start }));
      this.#show(piece, withDump(own, { piece, tail }));
    }
    tail.shown = joined.slice(Math.max(0, at - this.#secrets.longest), at);
  }

  /** What stands in these lines letter by letter; places are those of a text of `length` that ends with them. */
  #spacedIn(tail: Tail, length: number): SpacedFound {
    const { lines, held } = tail;
    const last = held.at(-1);
    if (held.length === 1 && last !== undefined && !this.#secrets.maySpace(last.text)) return NOTHING_SPACED;
    const all = [...lines, ...held.map(({ text }) => text)];
    const { spans, copies, open, since } = this.#secrets.findSpaced(all);
    const shift = length - all.reduce((total, line) => total + line.length, 0);
    for (
      let end = lines[0]?.length ?? 0;
      tail.lines.length > 0 && end <= since;
      end += tail.lines[0]?.length ?? 0
    )
      tail.lines = tail.lines.slice(1);
    const shifted = <T extends Span>(span: T): T => ({
      ...span,
      from: span.from + shift,
      to: span.to + shift,
    });
    return {
      spans: spans.map(shifted),
      copies: copies.map(copy => ({ ...copy, to: copy.to + shift })),
      open: open.map(shifted),
      since: since + shift,
    };
  }

  #flush(tail: Tail | undefined, beginning: 'show' | 'hide' = 'show'): void {
    if (tail === undefined || tail.held.length === 0) return;
    const joined = tail.shown + tail.held.map(({ text }) => text).join('');
    const until = joined.length;
    const spaced = this.#spacedIn(tail, joined.length);
    const spans = [...this.#secrets.find(joined).spans, ...spaced.spans];
    if (beginning === 'hide') {
      spans.push(
        { from: this.#secrets.beginningIn(joined), to: until, isPiece: false },
        ...spaced.open.filter(({ groups }) => groups > 1),
      );
    }
    this.#giveOut(tail, { joined, until, spans });
  }

  #report({ copies }: Found, { line, known }: { line: ProgressLine; known: number }): void {
    for (const { secret, form, to } of copies) {
      if (to > known) this.#listener.onFinding({ secret, form, line });
    }
  }

  #show({ line, visible, text, indent }: Piece, spans: readonly Span[]): void {
    const here = spans.filter(span => isIn(span, text));
    const own = here
      .map(span => (span.isPiece && !here.some(other => isOver(other, span)) ? withRest(span, text) : span))
      .map(({ from, to }) => ({ from: from + indent, to: to + indent }));
    const shown = withoutSpans(visible.parts, own);
    const safe = this.#secrets.redactShort(line.prefix + shown);
    this.#listener.onLine(line, line.isCut ? `${safe.slice(0, SHOWN_OF_CUT_LINE)} … (line cut)` : safe);
  }

  #tail(step: string): Tail {
    const known = this.#tails.get(step);
    const tail = known ?? { shown: '', lines: [], held: [], isDump: false };
    if (known === undefined && this.#tails.size >= MAX_TAILS) this.#forgetOldest();
    this.#tails.delete(step);
    this.#tails.set(step, tail);
    return tail;
  }

  #forgetOldest(): void {
    for (const [step, tail] of this.#tails) {
      this.#flush(tail);
      this.#tails.delete(step);
      return;
    }
  }
}

function pieceOf(line: ProgressLine): Piece {
  const visible = visibleLine(line.text);
  const letters = lettersOf(visible);
  const text = letters.trimStart();
  return { line, visible, text: text.trimEnd(), indent: letters.length - text.length };
}

/** Letters that stand apart tell nothing more where a form was found. */
function both(one: Found, other: Found): Found {
  const copies = one.copies.length > 0 ? one.copies : other.copies;
  return { spans: [...one.spans, ...other.spans], copies };
}

function isIn({ from, to }: Span, text: string): boolean {
  return from < text.length && to > 0;
}

/** The spans of a line; one of a dump is hidden as a whole, since it has each letter twice, and so is the next. */
function withDump(
  spans: readonly Span[],
  { piece: { text }, tail }: { piece: Piece; tail: Tail },
): readonly Span[] {
  const isDump = DUMP_LINE.test(text);
  const hasSecret = isDump && spans.some(span => isIn(span, text));
  const isHidden = hasSecret || (isDump && tail.isDump);
  tail.isDump = hasSecret;
  return isHidden ? [{ from: 0, to: text.length, isPiece: false }] : spans;
}

/** A piece of a form that is there as a whole needs no rest. */
function isOver(whole: Span, piece: Span): boolean {
  return !whole.isPiece && whole.from < piece.to && piece.from < whole.to;
}

/** A piece of a secret with what may be the rest of it: its word, or the whole text where it goes over several. */
function withRest({ from, to }: Span, text: string): { from: number; to: number } {
  const own = text.slice(Math.max(0, from), to);
  if (/[\s,]/.test(own)) return { from: 0, to: text.length };
  const before = /\S*$/.exec(text.slice(0, Math.max(0, from)))?.[0].length ?? 0;
  const after = /^\S*/.exec(text.slice(to))?.[0].length ?? 0;
  return { from: from - before, to: to + after };
}
