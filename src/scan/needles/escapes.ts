/** Writes a text as some language, tool or format writes it inside quotes, or a part of it. */
export type Escape = (text: string) => string;

/** Escapes by name. Most leave a token as it is: then they add nothing. */
export const ESCAPES: readonly (readonly [string, Escape])[] = [
  ['json', json],
  ['json (html-safe)', goJson],
  ['json (ascii)', asciiJson],
  ['json (slashes)', text => asciiJson(text).replaceAll('/', '\\/')],
  ['json (slashes)', text => json(text).replaceAll('/', '\\/')],
  ['json (.net)', dotnetJson],
  ['json twice', text => json(json(text))],
  ['json twice', text => json(goJson(text))],
  ['json twice', text => goJson(goJson(text))],
  ['json twice', text => json(asciiJson(text))],
  ...percentEscapes(),
  ...htmlEscapes(),
  ['shell (single quotes)', text => text.replaceAll("'", "'\\''")],
  ['shell (single quotes)', text => text.replaceAll("'", `'"'"'`)],
  ['shell (double quotes)', text => text.replace(/[\\$`"]/g, '\\$&')],
  ['shell (double quotes)', text => text.replace(/[\\$`"!]/g, '\\$&')],
  // What bash 5 escapes in printf %q (sh_backslash_quote), with and without `#` and `~`, which depend on the place.
  ['shell (backslashes)', text => text.replace(/[\s'"\\|&;()<>!{}*[\]?^$`,]/g, '\\$&')],
  ['shell (backslashes)', text => text.replace(/[\s'"\\|&;()<>!{}*[\]?^$`,#~]/g, '\\$&')],
  ['shell (ansi-c)', text => cString(text, { quote: "'", esc: '\\E', other: octal })],
  ['backslashes', text => text.replace(/[^\w\u0080-\u{10ffff}]/gu, '\\$&')],
  ['regular expression', text => text.replace(/[()[\]{}?*+\-|^$\\.&~#\s]/g, '\\$&')],
  ['regular expression', text => text.replace(/[()[\]{}?*+|^$\\./]/g, '\\$&')],
  ['c string', text => cString(text, { quote: '"', esc: '\\033', other: octal })],
  ['python repr', text => pythonRepr(text, /[\\]/g)],
  ['python repr', text => pythonRepr(text, /[\\']/g)],
  ['python bytes', text => pythonBytes(text, /[\\]/g)],
  ['python bytes', text => pythonBytes(text, /[\\']/g)],
  ['yaml', yaml],
  ['quotes doubled', text => text.replaceAll("'", "''")],
  ['quotes doubled', text => text.replaceAll('"', '""')],
  ['properties', text => utf16Escapes(named(text.replace(/[\\:=#!]/g, '\\$&')), /[^\x20-\x7e]/g).toUpper],
  [
    'quoted-printable',
    text => perByte(text, /[^\x21-\x3c\x3e-\x7e\s]/gu, byte => `=${hex(byte, 2).toUpperCase()}`),
  ],
  ['dollars doubled', text => text.replaceAll('$', '$$$$')],
  ['percents doubled', text => text.replaceAll('%', '%%')],
  ...lineEnds(),
];

function json(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Go's encoding/json, and others that want JSON to be safe inside HTML. */
function goJson(text: string): string {
  return utf16Escapes(json(text), /[<>&\u2028\u2029]/g).toLower;
}

function asciiJson(text: string): string {
  return utf16Escapes(json(text), /[^\x00-\x7e]/g).toLower;
}

/** System.Text.Json with its default encoder. */
function dotnetJson(text: string): string {
  const quoted = named(text.replaceAll('\\', '\\\\'));
  return utf16Escapes(quoted, /["'&+<>`]|[^\x20-\x7e]/g).toUpper;
}

/** The short names of control characters that nearly all languages share. */
function named(text: string): string {
  return text
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('\b', '\\b')
    .replaceAll('\f', '\\f');
}

function utf16Escapes(text: string, which: RegExp): { readonly toLower: string; readonly toUpper: string } {
  const code = (unit: string) => hex(unit.charCodeAt(0), 4);
  return {
    toLower: text.replace(which, unit => `\\u${code(unit)}`),
    toUpper: text.replace(which, unit => `\\u${code(unit).toUpperCase()}`),
  };
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`;
}

/** Replaces each byte of the UTF-8 of what matches. */
function perByte(text: string, which: RegExp, write: (byte: number) => string): string {
  return text.replace(which, match => [...Buffer.from(match)].map(write).join(''));
}

interface CString {
  readonly quote: string;
  /** The character U+001B. */
  readonly esc: string;
  readonly other: (byte: number) => string;
}

/** C, git's quoted paths, bash's $'…': short names, then octal numbers. */
function cString(text: string, { quote, esc, other }: CString): string {
  const start = named(text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`))
    .replaceAll('\x07', '\\a')
    .replaceAll('\v', '\\v')
    .replaceAll('\x1b', esc);
  return perByte(start, /[^\x20-\x7e]/gu, other);
}

function pythonRepr(text: string, quoted: RegExp): string {
  return perByte(pythonNames(text, quoted), /[\x00-\x1f\x7f]/g, byte => `\\x${hex(byte, 2)}`);
}

function pythonBytes(text: string, quoted: RegExp): string {
  return perByte(pythonNames(text, quoted), /[^\x20-\x7e]/gu, byte => `\\x${hex(byte, 2)}`);
}

function pythonNames(text: string, quoted: RegExp): string {
  return text.replace(quoted, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}

/** Double quotes as PyYAML writes them (YAML 1.2, section 5.7). */
function yaml(text: string): string {
  return text
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('\x1b', '\\e')
    .replace(/[^\x20-\x7e]/gu, one => {
      const code = one.codePointAt(0) ?? 0;
      const upper = (digits: number) => hex(code, digits).toUpperCase();
      if (code <= 0xff) return `\\x${upper(2)}`;
      return code <= 0xffff ? `\\u${upper(4)}` : `\\U${upper(8)}`;
    });
}

/** What stays as it is besides letters and digits; RFC 3986, WHATWG URL, and the libraries that differ. */
function percentEscapes(): (readonly [string, Escape])[] {
  const kept = [
    '\\-._~', // RFC 3986 unreserved: curl, git's credential store, Go
    '\\-._', // PHP's urlencode, older libraries
    "\\-._~!*'()", // encodeURIComponent
    '\\-._~\\/', // Python's quote
    '*\\-._', // HTML forms
    "\\-._~!$&'()*+,%", // user and password of a WHATWG URL
    "\\-._~!$&'()*+,%;=", // and of others, by RFC 3986
    "\\-._~;\\/?:@&=+$,#!*'()", // encodeURI
    '\\-._~$&+:=@', // Go's PathEscape
  ];
  return kept.flatMap(keep => {
    const others = new RegExp(`[^A-Za-z0-9${keep}]`, 'gu');
    const upper = (text: string) => perByte(text, others, byte => `%${hex(byte, 2).toUpperCase()}`);
    const lower = (text: string) => perByte(text, others, byte => `%${hex(byte, 2)}`);
    const percent = [upper, lower].map((write): [string, Escape] => ['percent-encoded (reserved)', write]);
    const plus = [upper, lower].map((write): [string, Escape] => [
      'url form',
      text => text.split(' ').map(write).join('+'),
    ]);
    // A URL in a parameter of another one: of what was written once, only the percent signs are written again.
    const twice = [upper, lower].map((write): [string, Escape] => [
      'percent-encoded twice',
      text => write(text).replaceAll('%', '%25'),
    ]);
    return [...percent, ...plus, ...twice];
  });
}

/** Libraries agree on `&`, `<` and `>` and write the two quotes in every way, or not at all. */
function htmlEscapes(): (readonly [string, Escape])[] {
  return ['"', '&quot;', '&#34;', '&#x22;'].flatMap(double =>
    ["'", '&#x27;', '&#39;', '&#039;', '&apos;'].map((single): [string, Escape] => [
      'html',
      text =>
        text
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('"', double)
          .replaceAll("'", single),
    ]),
  );
}

/** A text of several lines under other line ends, and as one line. */
function lineEnds(): (readonly [string, Escape])[] {
  return [
    ['lf', text => text.replace(/\r\n?/g, '\n')],
    ['crlf', text => text.replace(/\r\n?|\n/g, '\r\n')],
    ['cr', text => text.replace(/\r\n?|\n/g, '\r')],
    ['one line', text => text.replace(/[\r\n]+/g, '')],
    ['one line', text => text.replace(/[\r\n]+/g, ' ')],
    ['lines ending in \\n', text => text.replace(/\r\n?|\n/g, '\\n')],
    ['lines ending in \\r\\n', text => text.replace(/\r\n?|\n/g, '\\r\\n')],
  ];
}
