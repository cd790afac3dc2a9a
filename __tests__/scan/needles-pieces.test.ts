import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Matcher } from '../../src/scan/match/matcher.js';
import { cut, Random, searched } from './matcher-naive.js';
import { needlesOf, OTHER_TOKEN, shell, TOKEN } from './needles-leaks.js';
import { temporaryDirectory } from './random-access.js';

// Eight bytes of a token are no evidence, and no tool of these writes more of them in a row.

const matcher = new Matcher(needlesOf(TOKEN));
const isFound = (leak: Buffer) => matcher.hitsIn(leak).length > 0;

/** The token behind 0 to 15 bytes. */
const texts = (token: string) =>
  Array.from({ length: 16 }, (_, before) => Buffer.from(`${'TOKEN=header: xy'.slice(0, before)}${token}\n`));

describe('a token in pieces of eight bytes is found in what writes it', () => {
  test.each([
    'fold -w 8',
    "fold -w 8 | tr '\\n' ' '",
    'fold -w 9',
    'fold -w 10',
    'fold -w 10 | cat -n',
    "fold -w 10 | sed 's/^/2026-01-01T10:00:00.123Z /'",
    'fold -w 9 | sed \'s/.*/"&" +/\'',
    'xxd -c 8',
    'xxd -c 8 | cut -c 11-29',
    'xxd -g 1 -c 8',
    'xxd -g 1 -c 8 -u',
    'xxd -p -c 8',
    'xxd -i -c 8',
    'od -w8',
    'od -w8 -x',
    'od -w8 -c',
    'od -w8 -b',
    'od -w8 -t x1',
    'od -w8 -t x1z',
    'od -w8 -t u1',
    'od -A x -w8 -t x1',
    `hexdump -v -e '"%08.8_ax  " 8/1 "%02x " "\\n"'`,
    "od -An -v -t x1 -w8 | sed 's/ /\\\\x/g'",
    'fold -w 8 | iconv -t UTF-16LE',
  ])('%s', script => {
    const leaks = shell(script)([...texts(TOKEN), ...texts(OTHER_TOKEN)]);
    expect(leaks.slice(0, 16).flatMap((leak, before) => (isFound(leak) ? [] : [before]))).toEqual([]);
    expect(leaks.slice(16).filter(isFound)).toEqual([]);
  });

  test.each([
    ['-O0', `char token[] = "${TOKEN}"; puts(token);`],
    ['-O2', `char token[] = "${TOKEN}"; use(token);`],
    ['-O0', `char token[64] = "${TOKEN}"; puts(token);`],
    ['-Os', `char token[] = "Bearer ${TOKEN}"; use(token);`],
  ])('gcc %s: %s', (level, statement) => {
    const folder = temporaryDirectory();
    const source = `#include <stdio.h>\nvoid use(char *text);\nvoid f(void) { ${statement} }\n`;
    writeFileSync(join(folder, 'a.c'), source);
    execFileSync('gcc', [level, '-c', 'a.c', '-o', 'a.o'], { cwd: folder });
    expect(isFound(readFileSync(join(folder, 'a.o')))).toBe(true);
  });

  test('the compression of PostgreSQL, wherever a group of eight begins', () => {
    for (let before = 0; before < 32; before++) {
      const row = Buffer.from(
        `${'ab'.repeat(40)}${'0123456789'.repeat(4).slice(0, before)}${TOKEN}${' '.repeat(99)}`,
      );
      const compressed = pglz(row);
      expect(compressed.includes(TOKEN.slice(3, 15))).toBe(false);
      expect({ before, isFound: isFound(compressed) }).toEqual({ before, isFound: true });
    }
  });
});

/**
 * What pg_lzcompress.c documents: a control byte, then eight items, each a byte of the text or, where its bit is
 * set, a tag of two or three bytes: length less 3 in four bits, how far back in twelve, the rest of the length.
 */
function pglz(text: Buffer): Buffer {
  const groups: Buffer[] = [];
  for (let at = 0; at < text.length; ) {
    const items: number[] = [0];
    for (let bit = 0; bit < 8 && at < text.length; bit++) {
      const { length, back } = matchAt(text, at);
      if (length < 3) items.push(text[at++] ?? 0);
      else {
        items[0] = (items[0] ?? 0) | (1 << bit);
        items.push(((back & 0xf00) >> 4) | Math.min(length - 3, 15), back & 0xff);
        if (length >= 18) items.push(length - 18);
        at += length;
      }
    }
    groups.push(Buffer.from(items));
  }
  return Buffer.concat(groups);
}

function matchAt(text: Buffer, at: number): { length: number; back: number } {
  let best = { length: 0, back: 0 };
  for (let back = 1; back <= Math.min(at, 4095); back++) {
    let length = 0;
    while (length < 273 && at + length < text.length && text[at + length] === text[at + length - back])
      length++;
    if (length > best.length) best = { length, back };
  }
  return best;
}

describe('pieces of a token', () => {
  const [one, two, three] = [TOKEN.slice(3, 11), TOKEN.slice(11, 19), TOKEN.slice(19, 27)];

  test.each([
    ['one alone', `${one} ${' '.repeat(60)}`],
    ['the same twice', `${one} ${one}`],
    ['two in another order', `${two} ${one}`],
    ['two with one left out between them', `${one} ${three}`],
    ['two far from each other', `${one}${' '.repeat(80)}${two}`],
    ['two of seven', `${TOKEN.slice(3, 10)} ${TOKEN.slice(10, 17)}`],
  ])('%s are no evidence, wherever they begin', (_, text) => {
    for (let before = 0; before < 8; before++)
      expect(isFound(Buffer.from(' '.repeat(before) + text))).toBe(false);
  });

  test('two behind each other are found across every border of two chunks', () => {
    const text = Buffer.from(`${'.'.repeat(40)}${TOKEN.replace(/.{10}/g, '$&\n')}${'.'.repeat(40)}`);
    for (let border = 0; border <= text.length; border++) {
      const found = searched(matcher, [text.subarray(0, border), text.subarray(border)]);
      expect({ border, isFound: found.length > 0 }).toEqual({ border, isFound: true });
    }
  });

  test('are found in long data that is cut at random', () => {
    const random = new Random(7);
    const data = Buffer.concat([
      random.bytes(20_000),
      Buffer.from(TOKEN.replace(/.{10}/g, '$&\n')),
      random.bytes(20_000),
    ]);
    for (const size of [1, 7, 501, 4096, 50_000]) {
      const found = searched(matcher, cut(data, size));
      expect(new Set(found.map(([, offset]) => Math.abs(offset - 20_000) < 48))).toEqual(new Set([true]));
    }
  });

  test('that could be guessed are none', () => {
    for (const token of ['hf_MyFakeTokenForDocsThatIsNotRealXyZ', `hf_${'aB3dE6gH'.repeat(4)}aB`]) {
      expect(needlesOf(token).filter(({ kind }) => kind === 'strand')).toEqual([]);
    }
  });
});
