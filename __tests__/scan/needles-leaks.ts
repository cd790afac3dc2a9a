import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Matcher } from '../../src/scan/match/matcher.js';
import { makeNeedles, type Needle, type SearchedSecret } from '../../src/scan/needles/needles.js';

/** Tokens drawn once with `random.choices`; nobody's. */
export const TOKEN = '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';
export const OTHER_TOKEN = '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';

export function secret(value: string | Buffer, tokens: readonly string[] = []): SearchedSecret {
  return { id: 'one', value: Buffer.from(value), tokens: tokens.map(token => Buffer.from(token)) };
}

export function needlesOf(value: string | Buffer, tokens: readonly string[] = []): Needle[] {
  return makeNeedles([secret(value, tokens)]);
}

/** The forms in which a secret is found, each once. */
export function formsFound(value: string | Buffer, leak: string | Buffer): string[] {
  const hits = new Matcher(needlesOf(value)).hitsIn(Buffer.from(leak));
  return [...new Set(hits.map(({ needle }) => needle.form))];
}

/** What something makes of each of these texts. */
export type Leak = (texts: readonly Buffer[]) => Buffer[];

/** What a script makes of its standard input; one shell for all texts, since node is slow to start processes. */
export function shell(script: string): Leak {
  return texts => {
    const folder = mkdtempSync(join(tmpdir(), 'needles-'));
    try {
      const names = texts.map((_, number) => join(folder, String(number)));
      for (const [number, text] of texts.entries()) writeFileSync(names[number] ?? '', text);
      execFileSync('bash', [
        '-ec',
        `for file; do { ${script}; } < "$file" > "$file.made"; done`,
        'bash',
        ...names,
      ]);
      return names.map(name => readFileSync(`${name}.made`));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

export function inNode(write: (text: string, data: Buffer) => string | Buffer): Leak {
  return texts => texts.map(data => Buffer.from(write(data.toString(), data)));
}

/** What an expression of Python makes of `text`, a str, and `data`, bytes; one interpreter for a list of texts. */
export function python(expression: string, texts: readonly Buffer[]): Buffer[] {
  const program = [
    'import base64, binascii, html, json, re, shlex, sys, urllib.parse',
    'for line in sys.stdin:',
    '    data = bytes.fromhex(line); text = data.decode()',
    `    made = ${expression}`,
    '    made = made if isinstance(made, bytes) else made.encode()',
    '    print(made.hex())',
  ].join('\n');
  const input = texts.map(text => `${text.toString('hex')}\n`).join('');
  const output = execFileSync('python3', ['-c', program], { input, encoding: 'utf8' });
  return output
    .trimEnd()
    .split('\n')
    .map(line => Buffer.from(line, 'hex'));
}

/** By name: what writes the text, and the form by which it is found. */
export type Leaks = Readonly<Record<string, readonly [form: string, leak: Leak]>>;

/** Tools that write bytes as others, in lines or not. */
export const ENCODED: Leaks = {
  'a file': ['plain', inNode(text => text)],
  'base64 -w 0': ['base64', shell('base64 -w 0')],
  'base64 (76 columns)': ['base64 fragment', shell('base64')],
  'base64 -w 64': ['base64 fragment', shell('base64 -w 64')],
  'base64 -w 40': ['base64 fragment', shell('base64 -w 40')],
  'openssl base64': ['base64 fragment', shell('openssl base64')],
  'openssl base64 -A': ['base64', shell('openssl base64 -A')],
  base64url: ['base64', inNode((_, data) => data.toString('base64url'))],
  'base64 of base64': ['base64 of base64', shell('base64 -w 0 | base64 -w 0')],
  'base64 of base64, both in lines': ['base64 of base64 fragment', shell('base64 -w 0 | base64')],
  'base64 of UTF-16 (PowerShell)': ['base64 of utf-16le', shell('iconv -t UTF-16LE | base64 -w 0')],
  'base64 of UTF-16 in lines (certutil)': [
    'base64 of utf-16le fragment',
    shell('iconv -t UTF-16LE | base64 -w 64'),
  ],
  'base64 of hex': ['base64 of hex', shell('xxd -p | tr -d "\\n" | base64 -w 0')],
  'base32 -w 0': ['base32', shell('base32 -w 0')],
  'base32 -w 0, in small letters': ['base32', shell('base32 -w 0 | tr A-Z a-z')],
  'base32 (76 columns)': ['base32 fragment', shell('base32')],
  'xxd -p': ['hex fragment', shell('xxd -p')],
  'xxd -p in one line': ['hex', shell('xxd -p | tr -d "\\n"')],
  'xxd -p -u': ['hex', shell('xxd -p -u | tr -d "\\n"')],
  xxd: ['plain fragment', shell('xxd')],
  'xxd without its column of characters': ['hex words fragment', shell('xxd | cut -c 11-49')],
  'xxd -g 1 -u': ['hex with spaces fragment', shell('xxd -g 1 -u')],
  'xxd -i': ['c array fragment', shell('xxd -i')],
  'xxd -i -u': ['c array fragment', shell('xxd -i -u')],
  'xxd -i -c 256': ['c array', shell('xxd -i -c 256')],
  'hexdump -C': ['plain fragment', shell('hexdump -C')],
  hexdump: ['hex words fragment', shell('hexdump')],
  'od -t x1': ['hex with spaces fragment', shell('od -t x1')],
  'od -x': ['hex words fragment', shell('od -x')],
  od: ['octal words fragment', shell('od')],
  'od -c': ['characters (od -c) fragment', shell('od -c')],
  'od -b': ['octal dump fragment', shell('od -b')],
  'od -t u1': ['decimal dump fragment', shell('od -t u1')],
  'UTF-16LE': ['utf-16le', shell('iconv -t UTF-16LE')],
  'UTF-16BE': ['utf-16be', shell('iconv -t UTF-16BE')],
  'UTF-32LE': ['utf-32le', shell('iconv -t UTF-32LE')],
  'UTF-32BE': ['utf-32be', shell('iconv -t UTF-32BE')],
  'UTF-16 in lines': ['utf-16 fragment', shell('fold -w 16 | iconv -t UTF-16LE')],
  'UTF-16 of base64': ['utf-16le of base64', shell('base64 -w 0 | iconv -t UTF-16LE')],
  rev: ['reversed', shell('rev')],
  'fold -w 16': ['plain fragment', shell('fold -w 16')],
  'fold -w 12': ['plain fragment', shell('fold -w 12')],
  'lines that end in backslashes': ['plain fragment', shell("fold -w 20 | sed 's/$/\\\\/'")],
  'Buffer as JSON': ['decimal list', inNode((_, data) => JSON.stringify(data))],
  'Buffer as JSON, indented': ['decimal list', inNode((_, data) => JSON.stringify(data, null, 2))],
  'Buffer as logged': ['hex with spaces fragment', inNode((_, data) => inspect(data))],
  'list of bytes as logged': [
    'decimal list fragment',
    inNode((_, data) => inspect([...Buffer.alloc(96, 'x'), ...data], { maxArrayLength: null })),
  ],
  'jq explode': ['decimal list', shell('jq -Rsc explode')],
  'JavaScript \\u{}': ['\\u{} escapes', inNode(text => text.replace(/./gsu, one => `\\u{${hex(one)}}`))],
  '\\u in capitals': [
    '\\u escapes',
    inNode(text => text.replace(/./gs, one => `\\u${hex(one, 4).toUpperCase()}`)),
  ],
  '\\x in lines of eight': [
    '\\x escapes fragment',
    shell(`od -An -v -t x1 | tr -d '\\n' | sed 's/ /\\\\x/g' | fold -w 64`),
  ],
  'octal escapes': ['octal escapes', shell(`od -An -v -t o1 | tr -d '\\n' | sed 's/ /\\\\/g'`)],
  'dashes (BitConverter)': ['hex with dashes', shell("od -An -v -t x1 | tr -d '\\n' | tr 'a-f ' 'A-F-'")],
  'colons (openssl)': ['hex with colons', shell("od -An -v -t x1 | tr -d '\\n' | tr ' ' ':'")],
};

function hex(one: string, digits = 1): string {
  return (one.codePointAt(0) ?? 0).toString(16).padStart(digits, '0');
}

/** The same in Python. */
export const ENCODED_BY_PYTHON: Readonly<Record<string, readonly [form: string, expression: string]>> = {
  'base64.encodebytes': ['base64 fragment', 'base64.encodebytes(data)'],
  'list(bytes)': ['decimal list', 'str(list(data))'],
  'json without spaces': ['decimal list', 'json.dumps(list(data), separators=(",", ":"))'],
  'bytes.hex with a separator': ['hex with spaces', 'data.hex(" ")'],
  'binascii.hexlify': ['hex', 'binascii.hexlify(data)'],
  'every byte percent-encoded': ['percent-encoded', '"".join("%%%02x" % b for b in data)'],
  'every byte percent-encoded, capitals': ['percent-encoded', '"".join("%%%02X" % b for b in data)'],
  '\\x': ['\\x escapes', '"".join("\\\\x%02x" % b for b in data)'],
  '\\u': ['\\u escapes', '"".join("\\\\u%04x" % b for b in data)'],
  'HTML, decimal': ['html decimal', '"".join("&#%d;" % b for b in data)'],
  'HTML, hex': ['html hex', '"".join("&#x%x;" % b for b in data)'],
  'HTML, hex in capitals': ['html hex', '"".join("&#x%X;" % b for b in data)'],
  'C array': ['c array', '", ".join("0x%02X" % b for b in data)'],
  'C array without spaces': ['c array', '",".join("0x%02x" % b for b in data)'],
};
