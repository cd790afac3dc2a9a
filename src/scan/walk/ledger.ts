import type { Unreadable } from '../decode/sink.js';
import type { Matcher } from '../match/matcher.js';
import type { Hit } from '../match/matcher-scan.js';
import type { Finding, Searched, Unscanned } from './finding.js';

/** A person acts on a few places; an image full of findings must not fill the memory. */
const MAX_LISTED = 200;

/** Names are shown up to this many characters. */
const MAX_PATH_LENGTH = 500;

/** Where the hits of one group stand. */
export interface Spot {
  readonly path: string;
  readonly part: Finding['part'];
}

interface Entry extends Spot {
  readonly secret: string;
  readonly form: string;
  readonly offset: number;
  count: number;
}

/** Collects what the search of one blob finds and what it cannot read, ready to be shown. */
export class Ledger {
  readonly #matcher: Matcher;
  #searched = 0;
  readonly #findings = new Map<string, Entry>();
  readonly #unscanned: Unscanned[] = [];
  #moreFindings = 0;
  #moreUnscanned = 0;

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
  }

  /** Counts bytes that went through the matcher. */
  searchedMore(bytes: number): void {
    this.#searched += bytes;
  }

  /**
   * Notes a hit; the same form at the same place again is counted. Names and attributes stand in headers in several
   * ways, so there it counts once.
   */
  found({ needle, offset }: Omit<Hit, 'end'>, { path, part }: Spot): void {
    const key = `${path}\n${part}\n${needle.secret}\n${needle.form}`;
    const known = this.#findings.get(key);
    if (known !== undefined) known.count += part === 'content' ? 1 : 0;
    else if (this.#findings.size >= MAX_LISTED) this.#moreFindings++;
    else {
      const { secret, form } = needle;
      this.#findings.set(key, { secret, form, path, part, offset, count: 1 });
    }
  }

  /** Notes content that cannot be unpacked. */
  unreadable(path: string, { reason, message }: Unreadable): void {
    if (this.#unscanned.length >= MAX_LISTED) this.#moreUnscanned++;
    else this.#unscanned.push({ path, reason, message });
  }

  /** Everything so far; the paths are safe to print. */
  result(): Searched {
    const findings = [...this.#findings.values()];
    return {
      bytes: this.#searched,
      findings: findings
        .filter(entry => !findings.some(other => isSeenInside(entry, other)))
        .map(entry => ({ ...entry, path: this.#printable(entry.path) })),
      unscanned: this.#unscanned.map(entry => ({ ...entry, path: this.#printable(entry.path) })),
      moreFindings: this.#moreFindings,
      moreUnscanned: this.#moreUnscanned,
    };
  }

  /**
   * A path comes out of an archive that anybody made: a name that holds the secret is not repeated, and what is
   * no printable text is escaped. Paths are kept as one character a byte until here.
   */
  #printable(path: string): string {
    const parts = path.split('/').map(part => {
      const bytes = Buffer.from(part, 'latin1');
      return this.#matcher.hitsIn(bytes).length > 0 ? '***' : escapeControls(bytes.toString('utf8'));
    });
    const text = this.#matcher.hitsIn(Buffer.from(parts.join('/'))).length > 0 ? '***' : parts.join('/');
    return text.length <= MAX_PATH_LENGTH ? text : `${text.slice(0, MAX_PATH_LENGTH)}…`;
  }
}

/** Stored members of an archive are found twice: in the archive's bytes and as themselves. The latter is kept. */
function isSeenInside(outer: Entry, inner: Entry): boolean {
  return (
    outer !== inner &&
    outer.secret === inner.secret &&
    outer.part === 'content' &&
    inner.path.startsWith(`${outer.path}!`) &&
    isFragmentOf(outer.form, inner.form)
  );
}

function isFragmentOf(outer: string, inner: string): boolean {
  return outer === inner || outer.startsWith(`${inner} `);
}

/** The text with everything escaped that a terminal might obey, or that looks like something else than it is. */
export function escapeControls(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\ufffd]/gu, char => {
    const code = char.codePointAt(0) ?? 0;
    return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}
