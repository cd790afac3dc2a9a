/**
 * The runner's secret masker: which texts count as secret once a value is registered, and how they are hidden.
 * Follows SecretMasker.cs and ValueEncoders.cs; the order and set of encoders is the list in HostContext.cs.
 */

type Encoder = (value: string) => string;

/** Base64 of the bytes from `shift` on; a value no longer than the shift is encoded whole. */
const base64From =
  (shift: number): Encoder =>
  value => {
    const bytes = Buffer.from(value, 'utf8');
    return bytes.subarray(bytes.length > shift ? shift : 0).toString('base64');
  };

const unicodeEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON as Newtonsoft writes it: it also escapes U+0085, U+2028 and U+2029, which JSON.stringify leaves alone. */
const json: Encoder = value =>
  JSON.stringify(value)
    .slice(1, -1)
    .replace(/[\u0085\u2028\u2029]/g, unicodeEscape);

const percent = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;

/** Uri.EscapeDataString keeps only RFC 3986 unreserved characters, encodeURIComponent keeps five more. */
const uri: Encoder = value =>
  // The round trip replaces lone surrogates, on which encodeURIComponent would throw.
  encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8')).replace(/[!'()*]/g, percent);

const XML: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
};
const xml: Encoder = value => value.replace(/[<>"'&]/g, char => XML[char] ?? char);

const withoutQuotes: Encoder = value =>
  value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : '';

// PowerShell colours a failing command at an ampersand, so a secret can reach the log in two pieces. Pieces
// shorter than six characters are not masked.
const longEnough = (piece: string): string => (piece.length >= 6 ? piece : '');

const beforeAmpersand: Encoder = value => {
  const plus = value.indexOf('&+');
  return longEnough(plus >= 0 ? value.slice(0, plus + 2) : value.slice(0, value.lastIndexOf('&') + 1));
};

const afterAmpersand: Encoder = value => {
  if (!value.includes('&')) return '';
  const plus = value.indexOf('&+');
  // One more character is skipped after `&+`: the one that got the colour.
  return longEnough(value.slice(plus >= 0 ? plus + 3 : value.lastIndexOf('&') + 1));
};

const ENCODERS: readonly Encoder[] = [
  base64From(0),
  base64From(1),
  base64From(2),
  value => value.replaceAll('"', '\\"'),
  value => value.replaceAll("'", "''"),
  json,
  uri,
  xml,
  withoutQuotes,
  beforeAmpersand,
  afterAmpersand,
];

const trimmedLines = (value: string): string[] =>
  value
    .split(/[\r\n]/)
    .map(line => line.trim())
    .filter(line => line !== '');

/** The texts that one job hides; a mask works from the moment it is registered, never backwards. */
export class Masks {
  readonly #originals = new Set<string>();
  readonly #texts = new Set<string>();

  /** Registers a value in all its encodings and returns whether it was new; an empty value is ignored. */
  add(value: string): boolean {
    if (value === '' || this.#originals.has(value)) return false;
    this.#originals.add(value);
    for (const text of [value, ...ENCODERS.map(encode => encode(value))]) {
      if (text !== '') this.#texts.add(text);
    }
    return true;
  }

  /** Registers a value as it is and each of its trimmed lines, and returns those that were new. */
  addWithLines(value: string): string[] {
    return [value, ...trimmedLines(value)].filter(text => this.add(text));
  }

  /** The text with every stretch that overlapping or touching secrets cover replaced by one `***`. */
  apply(text: string): string {
    let result = '';
    let from = 0;
    for (const [start, end] of this.#ranges(text)) {
      result += `${text.slice(from, start)}***`;
      from = end;
    }
    return result + text.slice(from);
  }

  #ranges(text: string): [number, number][] {
    const found = [...this.#texts].flatMap(secret => occurrences(text, secret));
    const merged: [number, number][] = [];
    for (const [start, end] of found.sort((a, b) => a[0] - b[0])) {
      const last = merged.at(-1);
      if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }
}

function occurrences(text: string, secret: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
    found.push([at, at + secret.length]);
  }
  return found;
}
