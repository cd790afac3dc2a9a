import { HitGroups } from '../scan/hit-groups.js';
import { type Hit, Matcher } from '../scan/matcher.js';
import type { Needle } from '../scan/needles.js';
import type { Redact } from '../secret/redact.js';
import { lettersOf, visibleLine } from '../text/visible.js';

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
    const spans = hits.map(({ needle, offset }) => ({
      from: at(offset),
      to: at(offset + needle.bytes.length),
      isPiece: needle.kind === 'fragment' || needle.bytes.length >= CUT_BYTES,
    }));
    const copies = this.#copies(hits).map(({ needle, offset }) => ({
      secret: needle.secret,
      form: needle.form,
      to: at(offset + needle.bytes.length),
    }));
    return { spans, copies };
  }

  /** Where the beginning of a form stands at the end of a text, in characters; its length where there is none. */
  beginningIn(text: string): number {
    const { mayBegin } = this.#forms;
    for (let at = Math.max(0, text.length - this.longest); at + MIN_BEGINNING <= text.length; at++) {
      if (mayBegin[twoAt(text, at)] === 1 && this.#begins(text.slice(at))) return at;
    }
    return text.length;
  }

  /** A text of one or more lines without any form of a secret. */
  readonly hide = (text: string): string => {
    const letters = text.split('\n').map(line => lettersOf(visibleLine(line)).trim());
    const isFound = this.find(text).spans.length > 0 || this.find(letters.join('')).spans.length > 0;
    return this.#redact(isFound ? this.#hideWords(text) : text);
  };

  /** Hides what is too short to be searched for. */
  redactShort(text: string): string {
    return this.#redact(text);
  }

  #hideWords(text: string): string {
    const isClean = (part: string) => this.find(lettersOf(visibleLine(part))).spans.length === 0;
    const shown = text.split(/(\s+)/).map(word => (isClean(word) ? word : '***'));
    const hidden = shown.join('');
    return isClean(hidden) ? hidden : '***';
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
  for (const { bytes } of needles) {
    const form = bytes.toString();
    const start = form.slice(0, MIN_BEGINNING);
    beginnings.set(start, [...(beginnings.get(start) ?? []), form]);
    mayBegin[twoAt(form, 0)] = 1;
  }
  return { matcher: new Matcher(needles), beginnings, mayBegin };
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
    if (text.length < least || text.includes('\ufffd') || printed.has(text)) continue;
    printed.set(text, { ...needle, bytes: Buffer.from(text) });
  }
  return [...printed.values()];
}

function printedForm(bytes: Buffer): string {
  const text = bytes.toString().replace(/^\ufffd+|\ufffd+$/g, '');
  const lines = text.split(/\r\n|\n|\r/).map((line, index) => (index === 0 ? line.trimEnd() : line.trim()));
  return lettersOf(visibleLine(lines.join('')));
}
