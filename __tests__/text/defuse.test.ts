import { describe, expect, test } from '@jest/globals';
import { defused, harmless } from '../../src/text/defuse.js';
import { lettersOf, visibleLine } from '../../src/text/visible.js';
import { parseCommand } from '../runner/parse.js';

const REGISTERED = new Set(['add-mask', 'set-output']);

/** What .NET's Trim takes away, and what its culture may skip. */
const BLANKS = [
  ...' \t\v\f\r\n\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000',
  ...Array.from({ length: 11 }, (_, index) => String.fromCodePoint(0x2000 + index)),
  ...'\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u061c\u180e\u202e\u2066\ufe0f\u{e0020}\0\x01\x07\x08\x1b\x7f\x9b',
  '\x1b[0m',
  '\x1b[1;31m',
  '\x1b]0;t\x07',
];

describe('a text that is written into the log', () => {
  test('is no command behind any white space or anything that is not seen, twice of it, and inside', () => {
    for (const one of BLANKS) {
      for (const other of ['', ...BLANKS]) {
        for (const text of [
          `${one}${other}::add-mask::evil`,
          `:${one}${other}:add-mask::evil`,
          `x ${one}##${other}[add-mask]evil`,
          `#${one}#[add-mask]evil`,
        ]) {
          const shown = harmless(text);
          expect([shown, parseCommand(shown, REGISTERED)]).toEqual([shown, undefined]);
          expect(shown).not.toMatch(/^\W*::|##\[/);
          expect(shown).toContain('mask');
        }
      }
    }
  });

  test('is one line, whatever ends lines', () => {
    expect(harmless('a\rb\nc\u0085d\u2028e\u2029f\vg\fh')).toBe('a b c d e f g h');
  });

  test('loses lone surrogates', () => {
    expect(harmless('a\ud800b\udc00c🤗')).toBe('abc🤗');
  });

  test('stays as it is where it is innocent', () => {
    for (const text of ['std::sort', 'a ##b', '[x]', '\x1b[32mok\x1b[0m', 'naïve 日本 ✔']) {
      expect(harmless(text)).toBe(text);
      expect(defused(text)).toBe(text);
    }
  });
});

describe('escape sequences that are cut off or strange', () => {
  test.each([
    ['\x1b[31', '31'],
    ['\x1b', ''],
    ['a\x1b]0;never ends', 'a0;never ends'],
    ['a\x1b[38:2:1:2:3mb\x1b[m', 'a\x1b[38:2:1:2:3mb\x1b[m'],
    ['a\x1b[?25lb\x1b[2Jc\x1b[>0qd', 'abcd'],
    ['a\x1bPdata\x1b\\b', 'ab'],
    ['a\x1b(Bb\x1b=c', 'abc'],
  ])('%j', (text, shown) => {
    expect(harmless(text)).toBe(shown);
  });

  test('do not make a new one when they are taken out', () => {
    for (const text of ['\x1b\x1b[2J[2J', '\x1b[\x1b[2J2J', '\x1b\x1b]0;x\x07]0;y\x07']) {
      const shown = harmless(text);
      expect(shown.replace(/\x1b\[[\d;:]*m/g, '')).not.toContain('\x1b');
    }
  });

  test('hold no letters that are searched', () => {
    const line = visibleLine('a\x1b[31mb\vc\u200bd');
    expect(lettersOf(line)).toBe('abcd');
  });
});
