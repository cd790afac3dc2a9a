import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { makeNeedles } from '../../src/scan/needles/needles.js';
import { logSecrets, readLog, type SeenLog } from './logs.js';

const BODY = 'xQ7vLmR2tYbN9kWcJ4hPzD8sFgA3eUiToV';
const TOKEN = `hf_${BODY}`;
const SECRETS = logSecrets(TOKEN);

/** The log of one step that prints this. */
function printed(...lines: readonly (string | Buffer)[]): SeenLog {
  const bytes = lines.map(line =>
    Buffer.concat([Buffer.from('#7 0.123 '), Buffer.from(line as string), Buffer.from('\n')]),
  );
  return readLog([['err', Buffer.concat([Buffer.from('#7 [2/3] RUN make\n'), ...bytes])]], SECRETS);
}

/** The longest run of the token's letters that a text shows, whatever stands between its lines. */
function longestShown({ all }: SeenLog): number {
  const text = all.map(line => line.replace(/^#7 0\.123 /, '').trim()).join('');
  let longest = 0;
  for (let from = 0; from < BODY.length; from++) {
    while (text.includes(BODY.slice(from, from + longest + 1)) && from + longest < BODY.length) longest++;
  }
  return longest;
}

/** The longest run of the token's letters in a text without what stands between letters, or words. */
function longestApart(text: string): number {
  const words = text.match(/[A-Za-z0-9]+/g) ?? [];
  const single = words.filter((word, index) => word.length === 1 && word !== words[index - 1]);
  const runs = [words, single].map(all => all.join(''));
  const isShown = (run: string) => runs.some(letters => letters.includes(run));
  return Math.max(
    ...[...BODY].map(
      (_, from) =>
        [...BODY].findLastIndex((_one, to) => to >= from && isShown(BODY.slice(from, to + 1))) + 1 - from,
    ),
  );
}

describe('a secret in the log', () => {
  const whole = makeNeedles([{ id: 't', value: Buffer.from(TOKEN), tokens: [] }]).filter(
    ({ kind, bytes }) => kind === 'whole' && Buffer.from(bytes.toString()).equals(bytes),
  );

  test.each(
    [
      ...new Map(
        whole.map(needle => [`${needle.form} ${needle.bytes.toString('base64').slice(0, 12)}`, needle]),
      ),
    ].map(([name, needle]) => ({ name, needle })),
  )('is found and hidden as $name, wherever the chunks end', ({ needle }) => {
    const printing = needle.bytes.toString().replaceAll('\n', '\n#7 0.123 ');
    const line = Buffer.from(`#7 0.123 a ${printing} b\n`);
    for (let cut = 1; cut < line.length; cut += 1 + (line.length >> 5)) {
      const log = readLog(
        [
          ['err', line.subarray(0, cut)],
          ['err', line.subarray(cut)],
        ],
        SECRETS,
      );
      expect(log.findings.length).toBeGreaterThan(0);
      expect(log.lines.join('\n')).toContain('***');
      expect(longestShown(log)).toBeLessThan(6);
      expect(log.lines.join('').replace(/[\s\\n]/g, '')).not.toContain(
        needle.bytes.toString().replace(/[\s\\n]/g, ''),
      );
    }
  });

  test.each([
    ['base64 in lines of 20 characters', 'base64 -w 20'],
    ['base64 of base64', 'base64 -w 0 | base64 -w 76'],
    ['xxd', 'xxd'],
    ['od -c', 'od -c'],
    ['hexdump -C', 'od -A x -t x1z -v'],
    ['od -x', 'od -x'],
    ['rev', 'rev'],
    ['UTF-16 with its NUL bytes', 'iconv -t utf-16le'],
  ])('is found as %s writes it', (_, command) => {
    const output = execFileSync('sh', ['-c', `printf 'token=%s' '${TOKEN}' | ${command}`]);
    const lines = output
      .toString('latin1')
      .split('\n')
      .map(line => Buffer.from(line, 'latin1'));
    const log = printed(...lines);
    expect(log.findings.length).toBeGreaterThan(0);
    expect(longestShown(log)).toBeLessThan(10);
  });

  test.each([
    ['blanks', `printf %s "$T" | sed 's/./& /g'; echo`],
    ['tabs', `printf %s "$T" | sed 's/./&\\t/g'; echo`],
    ['dashes', `printf %s "$T" | sed 's/./&-/g'; echo`],
    ['commas', `printf %s "$T" | sed 's/./&, /g'; echo`],
    ['quotes', `printf %s "$T" | sed "s/./'&',/g"; echo`],
    ['groups of four', `printf %s "$T" | sed 's/..../& /g'; echo`],
    ['one a line', `printf %s "$T" | fold -w 1; echo`],
    ['one a line, with empty ones between', `printf %s "$T" | sed 's/./&\\n\\n/g'`],
    ['one a line, with their numbers', `printf %s "$T" | fold -w 1 | cat -n`],
    ['one a line, with times', `printf %s "$T" | sed 's/./2026-01-01T10:00:01.123Z  &\\n/g'`],
    ['one a line, in a sentence', `printf %s "$T" | fold -w 1 | sed 's/.*/I got "&" next/'`],
    ['one a line, counted', `printf %s "$T" | fold -w 1 | awk '{ print "[" NR "/37] " $0 }'`],
    ['set -x', `set -x; for i in $(seq 0 36); do echo "\${T:i:1}"; done`],
    ['set -x and printf', `set -x; for i in $(seq 0 36); do printf '%s\\n' "\${T:i:1}"; done`],
    ['lines of ten with their numbers', `printf %s "$T" | fold -w 10 | cat -n`],
    ['xxd -c 8', `printf %s "$T" | xxd -c 8`],
    ['od -w8 -t x1z', `printf %s "$T" | od -w8 -t x1z`],
  ])('is found and hidden letter by letter and in small pieces: %s', (_, script) => {
    const output = execFileSync('bash', ['-c', `T=${TOKEN}; exec 2>&1; ${script}`]);
    const log = printed('begin', ...output.toString().split('\n'), 'end');
    expect(log.findings.length).toBeGreaterThan(0);
    const letters = log.lines.map(line => line.replace(/^#7 0\.123 /, '')).join('\n');
    expect(longestApart(letters)).toBeLessThan(8);
    expect(letters).toContain('end');
  });

  test.each([
    'a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9',
    'x Q 7 a b c d e f g h i j k l m n o p q r s t',
    [...BODY].sort().join(' '),
    [...BODY].filter((_, index) => index % 2 === 0).join(' '),
  ])('is none in other letters that stand apart: %s', line => {
    const log = printed(line, 'and more of it', line, ...'and more of it, and then others'.split(' '));
    expect(log.findings).toEqual([]);
    expect(log.lines.join('\n')).not.toContain('***');
  });

  test.each([
    ['a colour', `a ${TOKEN.slice(0, 9)}\x1b[31m${TOKEN.slice(9)} b`],
    ['a colour after each letter', `a ${[...TOKEN].join('\x1b[1;31m')} b`],
    ['moves of the cursor', `a ${TOKEN.slice(0, 9)}\x1b[0K\x1b[1C${TOKEN.slice(9)} b`],
    ['a link', `a ${TOKEN.slice(0, 9)}\x1b]8;;https://example.org\x1b\\${TOKEN.slice(9)} b`],
    ['a title that ends in BEL', `a ${TOKEN.slice(0, 9)}\x1b]0;x\x07${TOKEN.slice(9)} b`],
    ['zero-width spaces', `a ${[...TOKEN].join('\u200b')} b`],
    ['soft hyphens', `a ${[...TOKEN].join('\u00ad')} b`],
    ['variation selectors', `a ${[...TOKEN].join('\ufe0f')} b`],
    ['tags', `a ${[...TOKEN].join('\u{e0041}')} b`],
    ['byte order marks', `a ${[...TOKEN].join('\ufeff')} b`],
    ['directions', `a ${[...TOKEN].join('\u202e')} b`],
    ['NUL', `a ${[...TOKEN].join('\0')} b`],
    ['bells and backspaces', `a ${[...TOKEN].join('\x07\x08')} b`],
    ['NEL', `a ${TOKEN.slice(0, 9)}\u0085${TOKEN.slice(9)} b`],
    ['a line separator', `a ${TOKEN.slice(0, 9)}\u2028${TOKEN.slice(9)} b`],
    ['a vertical tab', `a ${TOKEN.slice(0, 9)}\v${TOKEN.slice(9)} b`],
    ['letters that are struck twice', `a ${[...TOKEN].map(one => `${one}\b${one}`).join('')} b`],
  ])('is found when it is split by %s', (_, line) => {
    const log = printed(line);
    expect(log.findings.map(({ form }) => form)).toContain('plain');
    expect(log.lines.at(-1)?.replace('\x1b[0m', '')).toBe('#7 0.123 a *** b');
  });

  test('is found in what a terminal takes and nobody sees', () => {
    const log = printed(`see \x1b]8;;https://user:${TOKEN}@hf.co\x1b\\here\x1b]8;;\x1b\\!`);
    expect(log.findings).toMatchObject([{ form: 'plain', stepName: '[2/3] RUN make' }]);
    expect(log.lines.at(-1)).toBe('#7 0.123 see here!');
  });

  test('is found over two lines wherever it is split, and no more than five letters are shown', () => {
    for (let cut = 1; cut < TOKEN.length; cut++) {
      const log = printed(`key: ${TOKEN.slice(0, cut)}`, `  ${TOKEN.slice(cut)} end`, 'next');
      expect(log.findings.length).toBeGreaterThan(0);
      expect(longestShown(log)).toBeLessThan(6);
      expect(log.lines).toHaveLength(4);
      expect(log.lines[2]).toMatch(/ end$/);
    }
  });

  test('is found when every line has one letter', () => {
    const log = printed(...TOKEN);
    expect(log.findings.map(({ form }) => form)).toContain('plain');
    expect(longestShown(log)).toBeLessThan(6);
  });

  test('is found when a carriage return splits it', () => {
    const log = printed(`a ${TOKEN.slice(0, 15)}\r${TOKEN.slice(15)} b`);
    expect(log.findings.length).toBeGreaterThan(0);
    expect(log.lines.slice(1)).toEqual(['#7 0.123 a ***', '#7 0.123 *** b']);
  });

  test('is found while another step prints in between', () => {
    const log = readLog(
      [
        ['err', `#7 0.1 a ${TOKEN.slice(0, 15)}\n#7 ...\n\n#8 [x 1/1] RUN y\n#8 0.2 other\n`],
        ['err', `#7 [2/3] RUN make\n#7 0.3 ${TOKEN.slice(15)}\n`],
      ],
      SECRETS,
    );
    expect(log.findings.map(({ step }) => step)).toContain('7');
    expect(log.lines.join('\n')).not.toContain(BODY.slice(0, 6));
  });

  test('is found in the name of a step', () => {
    const log = readLog([['err', `#7 [2/3] RUN echo ${TOKEN}\n#7 0.1 x\n#7 DONE 0.1s\n`]], SECRETS);
    expect(log.lines[0]).toBe('#7 [2/3] RUN echo ***');
    expect(log.findings).toMatchObject([{ stepName: '[2/3] RUN echo ***', step: '7' }]);
    expect(log.ranSteps).toEqual(['[2/3] RUN echo ***']);
  });

  test('of several lines is hidden line by line and found as a whole', () => {
    const key = `-----BEGIN X-----\n${BODY}\n  ${[...BODY].reverse().join('')}\n-----END X-----\n`;
    const log = readLog([['err', key.replace(/^/gm, '#7 0.1 ')]], logSecrets(key));
    expect(log.findings.length).toBeGreaterThan(0);
    expect(log.lines.join('\n')).not.toContain(BODY.slice(0, 6));
  });
});

describe('lines without a secret', () => {
  test('that end with the beginning of one come out when the step goes on or ends', () => {
    const ended = readLog(
      [['err', `#7 [2/3] RUN make\n#7 0.1 see ${TOKEN.slice(0, 12)}\n#7 DONE 0.1s\n`]],
      SECRETS,
    );
    expect(ended.lines[1]).toBe(`#7 0.1 see ${TOKEN.slice(0, 12)}`);
    const beginning = TOKEN.slice(0, 12);
    const log = printed(`see ${beginning}`, 'and more');
    expect(log.lines.slice(1)).toEqual([`#7 0.123 see ${beginning}`, '#7 0.123 and more']);
    expect(printed(`see ${beginning}`).lines.at(-1)).toBe('#7 0.123 see ***'); // the log may be cut off here
    expect(printed('see the end').lines.at(-1)).toBe('#7 0.123 see the end');
    expect(log.findings).toEqual([]);
  });

  test('keep their colours and lose other sequences', () => {
    const log = printed('\x1b[1m\x1b[32mok\x1b[0m \x1b[2K\x1b[1A50%\x1b[?25l ✔ naïve 日本\x1b(B');
    expect(log.lines.at(-1)).toBe('#7 0.123 \x1b[1m\x1b[32mok\x1b[0m 50% ✔ naïve 日本');
  });

  test('are shown as they are where bytes are no text', () => {
    const log = printed(Buffer.from([0x61, 0xff, 0xfe, 0x62, 0xed, 0xa0, 0x80, 0x63]));
    expect(log.lines.at(-1)).toMatch(/^#7 0\.123 a\ufffd+b\ufffd+c$/);
  });

  test('go out as soon as they are complete', () => {
    const lines: string[] = [];
    const log = printed('one');
    lines.push(...log.lines);
    expect(lines).toEqual(['#7 [2/3] RUN make', '#7 0.123 one']);
  });
});
