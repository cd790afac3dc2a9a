import { HitGroups } from '../scan/match/hit-groups.js';
import { Matcher } from '../scan/match/matcher.js';
import type { Hit } from '../scan/match/matcher-scan.js';
import type { Needle } from '../scan/needles/needles.js';
import type { Redact } from '../secret/redact.js';
import { lettersOf, visibleLine } from '../text/visible.js';
import { type Spaced, SpacedLetters } from './spaced-letters.js';

/** A form of a secret in a text, in characters. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** A piece of a form: what stands around it may be the rest. */
  readonly isPiece: boolean;
}

/** What was found in a text. */
export interface Found {
  /** Where nothing may be shown. */
  readonly spans: readonly Span[];
  /** Each copy of a secret once, with the character behind its last one. */
  readonly copies: readonly { readonly secret: string; readonly form: string; readonly to: number }[];
}

const NOTHING: Found = { spans: [], copies: [] };

export interface SpacedFound extends Found {
  /** Letters that may become a copy. */
  readonly open: readonly (Span & { readonly groups: number })[];
  /** What stands before need not be looked at again. */
  readonly since: number;
}

export const NOTHING_SPACED: SpacedFound = { ...NOTHING, open: [], since: 0 };

/** A pattern of so many bytes may be cut out of a longer secret. */
const CUT_BYTES = 1024;

/** Without control characters a piece can be so short that it is no evidence any more. */
const MIN_FRAGMENT = 12;
const MIN_WHOLE = 8;

/** Fewer characters of a secret at the end of a line give nothing away; of a form of many signs, this part of it. */
const MIN_BEGINNING = 6;
const BEGINNING_PART = 6;

/** The forms, compiled. */
interface Compiled {
  readonly matcher: Matcher;
  readonly beginnings: ReadonlyMap<string, readonly string[]>;
  /** By the first two characters of a form: 1 where one begins so. */
  readonly mayBegin: Uint8Array;
  /** Characters of the longest form that is searched as a whole. */
  readonly longest: number;
  readonly spaced: SpacedLetters;
  /** By text of `spaced`. */
  readonly spacedOf: readonly Needle[];
}

/** The secrets of a run as a log may hold them, used for every line. */
export class LogSecrets {
  /** The patterns for the image; those for logs are made of them. */
  readonly needles: readonly Needle[];
  readonly #redact: Redact;
  #compiled: Compiled | undefined;

  /** `redact` hides what is too short to be searched for. */
  constructor(needles: readonly Needle[], redact: Redact) {
    this.needles = needles;
    this.#redact = redact;
  }

  /** Characters of the longest form. */
  get longest(): number {
    return this.#forms.matcher.longest;
  }

  /** Compiled when the first line comes: by then buildx is at work. */
  get #forms(): Compiled {
    this.#compiled ??= compiled(logNeedles(this.needles));
    return this.#compiled;
  }

  /** What a text without line ends and invisible characters holds. */
  find(text: string): Found {
    const bytes = Buffer.from(text);
    const hits = this.#forms.matcher.hitsIn(bytes);
    if (hits.length === 0) return NOTHING;
    const at = (offset: number) =>
      bytes.length === text.length ? offset : bytes.subarray(0, offset).toString().length;
    const spans = hits.map(({ needle, offset, end }) => ({
      from: at(offset),
      to: at(end),
      isPiece: needle.kind !== 'whole' || needle.bytes.length >= CUT_BYTES,
    }));
    const copies = this.#copies(hits).map(({ needle, end }) => ({
      secret: needle.secret,
      form: needle.form,
      to: at(end),
    }));
    return { spans, copies };
  }

  /** What lines hold whose letters stand apart; places are those of the lines without their ends. */
  findSpaced(lines: readonly string[]): SpacedFound {
    const { spaced, spacedOf } = this.#forms;
    const text = lines.join('\n');
    const { copies, open, since } = spaced.find(text);
    const at = (offset: number) => offset - (text.slice(0, offset).match(/\n/g)?.length ?? 0);
    const spanOf = ({ from, to }: Spaced): Span => ({ from: at(from), to: at(to), isPiece: true });
    return {
      spans: copies.map(spanOf),
      copies: copies.flatMap(({ text: index, evident }) =>
        spacedOf
          .slice(index, index + 1)
          .map(({ secret }) => ({ secret, form: 'spaced letters', to: at(evident) })),
      ),
      open: open.map(one => ({ ...spanOf(one), groups: one.groups })),
      since: at(since),
    };
  }

  /** Whether a line may hold letters of a secret that stand apart: others need not be looked at. */
  maySpace(line: string): boolean {
    return this.#forms.spaced.isPossible(line);
  }

  /** Where the beginning of a form stands at the end of a text, in characters; its length where there is none. */
  beginningIn(text: string): number {
    const { mayBegin, longest } = this.#forms;
    for (let at = Math.max(0, text.length - longest); at + MIN_BEGINNING <= text.length; at++) {
      if (mayBegin[twoAt(text, at)] === 1 && this.#begins(text.slice(at))) return at;
    }
    return text.length;
  }

  /** A text of one or more lines without any form of a secret. */
  readonly hide = (text: string): string => {
    const letters = text.split('\n').map(line => lettersOf(visibleLine(line)).trim());
    const isClean = this.#isClean(text) && this.#isClean(letters.join(''));
    return this.#redact(isClean ? text : this.#hideWords(text));
  };

  /** Hides what is too short to be searched for. */
  redactShort(text: string): string {
    return this.#redact(text);
  }

  #hideWords(text: string): string {
    const isClean = (part: string) => this.#isClean(lettersOf(visibleLine(part)));
    const shown = text.split(/(\s+)/).map(word => (isClean(word) ? word : '***'));
    const hidden = shown.join('');
    return isClean(hidden) ? hidden : '***';
  }

  #isClean(text: string): boolean {
    return this.find(text).spans.length === 0 && this.findSpaced([text]).spans.length === 0;
  }

  #copies(hits: readonly Hit[]): Hit[] {
    const groups = new HitGroups(4 * this.longest);
    for (const hit of hits) groups.add(hit);
    return groups.settled(Number.POSITIVE_INFINITY);
  }

  #begins(rest: string): boolean {
    const forms = this.#forms.beginnings.get(rest.slice(0, MIN_BEGINNING)) ?? [];
    return forms.some(
      form =>
        rest.length >= form.length / BEGINNING_PART && rest.length < form.length && form.startsWith(rest),
    );
  }
}

function compiled(needles: readonly Needle[]): Compiled {
  const beginnings = new Map<string, string[]>();
  const mayBegin = new Uint8Array(1 << 16);
  let longest = 0;
  for (const { bytes } of needles.filter(({ kind }) => kind !== 'strand')) {
    const form = bytes.toString();
    longest = Math.max(longest, form.length);
    const start = form.slice(0, MIN_BEGINNING);
    beginnings.set(start, [...(beginnings.get(start) ?? []), form]);
    mayBegin[twoAt(form, 0)] = 1;
  }
  const spacedOf = needles.filter(({ form }) => form === 'plain in pieces');
  const spaced = new SpacedLetters(spacedOf.map(({ bytes }) => bytes.toString()));
  return { matcher: new Matcher(needles), beginnings, mayBegin, longest, spaced, spacedOf };
}

function twoAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 0xff) << 8) | (text.charCodeAt(at + 1) & 0xff);
}

/**
 * The forms as they are in the letters of a log: without line ends and the white space around them, without control
 * characters (UTF-16 is plain then), and none that is no text.
 */
function logNeedles(needles: readonly Needle[]): Needle[] {
  const printed = new Map<string, Needle>();
  for (const needle of needles) {
    const text = printedForm(needle.bytes);
    const least = needle.kind === 'fragment' && text.length < needle.bytes.length ? MIN_FRAGMENT : MIN_WHOLE;
    // Without control characters a strand is the same as the plain one.
    const isOther = needle.kind !== 'strand' || text.length === needle.bytes.length;
    const key = needle.kind === 'strand' ? `strand ${text}` : text;
    if (text.length < least || text.includes('\ufffd') || printed.has(key) || !isOther) continue;
    printed.set(key, { ...needle, bytes: Buffer.from(text) });
  }
  return [...printed.values()];
}

function printedForm(bytes: Buffer): string {
  const text = bytes.toString().replace(/^\ufffd+|\ufffd+$/g, '');
  const lines = text.split(/\r\n|\n|\r/).map((line, index) => (index === 0 ? line.trimEnd() : line.trim()));
  return lettersOf(visibleLine(lines.join('')));
}
