import { describe, expect, test } from '@jest/globals';
import { LineSplitter } from '../../src/log/lines.js';

/** What the splitter makes of these chunks. */
function linesOf(chunks: readonly Uint8Array[]): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter(line => lines.push(line));
  for (const chunk of chunks) splitter.push(Buffer.from(chunk));
  splitter.end();
  return withoutEmptyEnd(lines);
}

/** What the runner's reader makes of the same text. */
function expected(text: string): string[] {
  return withoutEmptyEnd(text.split(/\r\n|\r|\n/));
}

/** Empty lines at the very end of the output are of no interest to anybody. */
function withoutEmptyEnd(lines: string[]): string[] {
  return lines.slice(0, lines.findLastIndex(line => line !== '') + 1);
}

/** Every way to cut the bytes into three pieces, empty ones too. */
function* cuts(bytes: Buffer): Generator<Uint8Array[]> {
  for (let one = 0; one <= bytes.length; one++) {
    for (let two = one; two <= bytes.length; two++) {
      yield [bytes.subarray(0, one), bytes.subarray(one, two), bytes.subarray(two)];
    }
  }
}

const TEXTS = [
  '',
  'a',
  'a\nb',
  'a\rb',
  'a\r\nb',
  'a\n\rb',
  'a\r\rb\r\n\r\n\nc',
  '\r',
  '\n',
  '\r\n',
  '\r\r\n',
  'a\r',
  'a\r\n',
  'x\r::set-output name=digest::evil\ny',
  'ü\r日本\n\u{1f917}\r\n\u{1f917}',
  'a\u0085b\u2028c\u2029d\u000be\u000cf',
  'nul\0nul\n\0',
];

describe('the lines of a stream', () => {
  test.each(TEXTS)('end as the runner sees them, wherever the chunks end: %j', text => {
    for (const chunks of cuts(Buffer.from(text))) {
      expect({ chunks: chunks.map(String), lines: linesOf(chunks) }).toEqual({
        chunks: chunks.map(String),
        lines: expected(text),
      });
    }
  });

  test.each(TEXTS)('one byte at a time: %j', text => {
    expect(linesOf([...Buffer.from(text)].map(byte => Uint8Array.of(byte)))).toEqual(expected(text));
  });

  test('every text of line ends and letters up to six characters, at every cut', () => {
    const alphabet = ['a', '\r', '\n'];
    let texts = [''];
    for (let length = 0; length < 6; length++) {
      texts = texts.flatMap(text => alphabet.map(letter => text + letter));
      for (const text of texts) {
        for (const chunks of cuts(Buffer.from(text))) expect(linesOf(chunks)).toEqual(expected(text));
      }
    }
  });

  test('a line goes out as soon as it is complete', () => {
    const lines: string[] = [];
    const splitter = new LineSplitter(line => lines.push(line));
    splitter.push(Buffer.from('one\ntwo\rthr'));
    expect(lines).toEqual(['one', 'two']);
    splitter.push(Buffer.from('ee\r\nfo'));
    expect(lines).toEqual(['one', 'two', 'three']);
    splitter.push(Buffer.from('ur\n'));
    expect(lines).toEqual(['one', 'two', 'three', 'four']);
  });

  test('bytes that are no UTF-8 do not swallow what is around them', () => {
    const lines = linesOf([Buffer.from([0x61, 0xff, 0x0a, 0xc3, 0x0a, 0x62, 0xe2, 0x82])]);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^a/);
    expect(lines[2]).toMatch(/^b/);
  });

  test('the end can be told twice', () => {
    const lines: string[] = [];
    const splitter = new LineSplitter(line => lines.push(line));
    splitter.push(Buffer.from('last'));
    splitter.end();
    splitter.end();
    expect(lines).toEqual(['last']);
  });

  test('a line of two megabytes does not swallow the next one', () => {
    const chunk = Buffer.alloc(64 * 1024, 'a');
    const lines = linesOf([...Array.from({ length: 32 }, () => chunk), Buffer.from('\nb')]);
    expect(lines.map(line => line.slice(0, 3))).toEqual(['aaa', 'b']);
    expect(lines[0]?.length).toBeGreaterThanOrEqual(1024 * 1024);
  });
});
