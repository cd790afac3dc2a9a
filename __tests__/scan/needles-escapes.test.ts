import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { formsFound, inNode, type Leak, type Leaks, python, shell } from './needles-leaks.js';

/** Everything that somebody escapes, and letters of two, three and four bytes. */
const WEIRD = 'p"a\'s\\s w$o`r%d&<4>+/x:=@?#!~*(ü日\u{1f917})[]{};,|^\t-_.';
const ASCII = 'p"a\'s\\s w$o`r%d&<4>+/x:=@?#!~*()[]{};,|^-_.';
const LINES = 'first "line" of one\nsecond line\r\nthird & last\n\nfifth';

/** Programs that quote and escape; each text is embedded in another, so that quotes are not the ends. */
const ESCAPED: Leaks = {
  'JSON.stringify': ['json', inNode(text => JSON.stringify({ text: `<${text}>` }))],
  'JSON in JSON': ['json twice', inNode(text => JSON.stringify(JSON.stringify({ text })))],
  jq: ['json', shell("jq -Rs '.'")],
  'jq -a': ['json (ascii)', shell("jq -a -Rs '.'")],
  'jq @html': ['html', shell("jq -Rsr '@html'")],
  'jq @uri': ['percent-encoded (reserved)', shell("jq -Rsr '@uri'")],
  'jq @sh': ['shell (single quotes)', shell("jq -Rsr '@sh'")],
  'jq @csv': ['quotes doubled', shell("jq -Rsr '[.] | @csv'")],
  encodeURIComponent: ['percent-encoded (reserved)', inNode(encodeURIComponent)],
  encodeURI: ['percent-encoded (reserved)', inNode(encodeURI)],
  'encodeURIComponent twice': [
    'percent-encoded twice',
    inNode(text => encodeURIComponent(`https://host/?next=${encodeURIComponent(text)}`)),
  ],
  URLSearchParams: ['url form', inNode(text => new URLSearchParams({ text }).toString())],
  'password in a URL': ['percent-encoded (reserved)', inNode(passwordInUrl)],
  'printf %q': ['shell (backslashes)', shell('export LC_ALL=C.UTF-8; printf %q "$(cat)"')],
};

function passwordInUrl(text: string): string {
  const url = new URL('https://user@host/');
  url.password = text;
  return url.href;
}

const ESCAPED_BY_PYTHON: Readonly<Record<string, readonly [form: string, expression: string]>> = {
  'json.dumps': ['json (ascii)', 'json.dumps({"a": [text]})'],
  'json.dumps, ensure_ascii=False': ['json', 'json.dumps({"a": [text]}, ensure_ascii=False)'],
  'json.dumps twice': ['json twice', 'json.dumps(json.dumps({"a": [text]}))'],
  'repr of a str': ['python repr', 'repr({"a": text})'],
  'repr of bytes': ['python bytes', 'repr({"a": data})'],
  'urllib.parse.quote': ['percent-encoded (reserved)', 'urllib.parse.quote(text)'],
  'urllib.parse.quote in small letters': [
    'percent-encoded (reserved)',
    're.sub("%..", lambda found: found[0].lower(), urllib.parse.quote(text, safe=""))',
  ],
  'urllib.parse.quote twice': ['percent-encoded twice', 'urllib.parse.quote(urllib.parse.quote(text))'],
  'urllib.parse.quote_plus': ['url form', 'urllib.parse.quote_plus(text)'],
  'html.escape': ['html', 'html.escape(text)'],
  'shlex.quote': ['shell (single quotes)', 'shlex.quote(text)'],
  'UTF-16 with a mark': ['utf-16le', 'text.encode("utf-16")'],
  'every character for HTML': ['html decimal', '"".join("&#%d;" % ord(c) for c in text)'],
};

const around = (text: string) => Buffer.from(`x${text}x`);
const one = (leak: Leak, text: string) => leak([around(text)])[0] ?? Buffer.alloc(0);

describe('a password of odd characters is found in what escapes it', () => {
  test.each(Object.entries(ESCAPED))('%s', (name, [form, leak]) => {
    // Bash 5 leaves a tab to $'…', which the next test has.
    const text = name === 'printf %q' ? ASCII : WEIRD;
    expect(formsFound(text, one(leak, text))).toContain(form);
    expect(formsFound(`${text}y`, one(leak, text))).toEqual([]);
  });

  test.each(Object.entries(ESCAPED_BY_PYTHON))('Python: %s', (_, [form, expression]) => {
    const [leak = Buffer.alloc(0)] = python(expression, [around(WEIRD)]);
    expect(formsFound(WEIRD, leak)).toContain(form);
    expect(formsFound(`${WEIRD}y`, leak)).toEqual([]);
  });

  test('printf %q of control characters', () => {
    const text = 'first\tpart\x01of it\x1b\x7f and "\'\\ more';
    expect(formsFound(text, one(shell('printf %q "$(cat)"'), text))).toContain('shell (ansi-c)');
  });

  test('regular expressions of Python and Perl', () => {
    const [escaped = Buffer.alloc(0)] = python('re.escape(text)', [around(ASCII)]);
    expect(formsFound(ASCII, escaped)).toContain('regular expression');
    expect(formsFound(ASCII, one(shell("perl -0ne 'print quotemeta'"), ASCII))).toContain('backslashes');
  });

  test('names that git quotes and values that it writes into its configuration', () => {
    const folder = mkdtempSync(join(tmpdir(), 'needles-'));
    try {
      const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
      git('init', '-q');
      const blob = execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: folder, input: '' });
      const name = WEIRD.replaceAll('/', '');
      git('update-index', '--add', '--cacheinfo', `100644,${blob.toString().trim()},${name}`);
      expect(formsFound(name, git('ls-files'))).toContain('c string');
      git('config', 'one.two', WEIRD);
      expect(formsFound(WEIRD, readFileSync(join(folder, '.git/config')))).toContain('json');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('SQL, compose files, printf, YAML, Java, mail', () => {
    const form = (leak: string) => formsFound(WEIRD, leak);
    expect(form(WEIRD.replaceAll("'", "''"))).toEqual(['quotes doubled']);
    expect(form(WEIRD.replaceAll('$', () => '$$'))).toEqual(['dollars doubled']);
    expect(form(WEIRD.replaceAll('%', '%%'))).toEqual(['percents doubled']);
    // As written by PyYAML 6, Java's Properties.store and Python's quopri.
    const yaml = 'p\\"a\'s\\\\s w$o`r%d&<4>+/x:=@?#!~*(\\xFC\\u65E5\\U0001F917)[]{};,|^\\t-_.';
    expect(form(yaml)).toEqual(['yaml']);
    const java = 'p"a\'s\\\\s w$o`r%d&<4>+/x\\:\\=@?\\#\\!~*(\\u00FC\\u65E5\\uD83E\\uDD17)[]{};,|^\\t-_.';
    expect(form(java)).toEqual(['properties']);
    expect(form(WEIRD.replace(/[^\x00-\x3c\x3e-\x7e]/gu, quoted))).toEqual(['quoted-printable']);
  });
});

function quoted(one: string): string {
  return [...Buffer.from(one)].map(byte => `=${byte.toString(16).toUpperCase()}`).join('');
}

describe('a secret of several lines is found', () => {
  test.each([
    ['lf', LINES.replaceAll('\r\n', '\n')],
    ['crlf', LINES.replace(/\r?\n/g, '\r\n')],
    ['cr', LINES.replace(/\r?\n/g, '\r')],
    ['one line', LINES.replace(/[\r\n]+/g, '')],
    ['one line', LINES.replace(/[\r\n]+/g, ' ')],
    ['lines ending in \\n', LINES.replace(/\r?\n/g, '\\n')],
    ['json', JSON.stringify({ LINES })],
  ])('as %s', (form, leak) => {
    expect(formsFound(LINES, `.${leak}.`)).toContain(form);
  });
});
