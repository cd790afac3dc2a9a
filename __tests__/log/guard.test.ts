import { describe, expect, test } from '@jest/globals';
import { LogGuard } from '../../src/log/guard.js';
import { LineReader } from '../runner/lines.js';
import { parseCommand } from '../runner/parse.js';
import { logSecrets, readLog } from './logs.js';

const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';
const RESUME = 'f3b1';
const SECRETS = logSecrets(TOKEN);

/** A guard alone, and what it wrote. */
function guarded(): { readonly guard: LogGuard; readonly log: string[] } {
  const log: string[] = [];
  return {
    guard: new LogGuard({ isRunnerLog: true, resumeToken: RESUME, write: line => void log.push(line) }),
    log,
  };
}

/** A line as it comes to the guard. */
const line = (text: string) => ({ text, group: undefined, isProgress: /^#/.test(text) });

/** What reaches the log when a child writes these chunks. */
function logOf(chunks: readonly Uint8Array[]): readonly string[] {
  return readLog(
    chunks.map(chunk => ['err', chunk] as const),
    SECRETS,
  ).lines;
}

/** One line as the log shows it. */
function shown(text: string, secrets = SECRETS): string {
  return readLog([['err', `${text}\n`]], secrets).lines.join('\n');
}

const REGISTERED = new Set([
  'set-output',
  'add-mask',
  'save-state',
  'stop-commands',
  'error',
  'debug',
  RESUME,
]);

/** The commands that the runner would take from the child's lines, were there no bracket around them. */
function commandsIn(log: readonly string[]): string[] {
  const reader = new LineReader();
  const lines = [...reader.push(`${log.join('\n')}\n`), ...reader.end()];
  return lines.filter(line => parseCommand(line, REGISTERED) !== undefined);
}

const ATTACKS = [
  '::set-output name=digest::evil',
  '  ::set-output name=digest::evil',
  '\t\u00a0\u2003\u3000::add-mask::a',
  ':::set-output name=x::y',
  '#7 0.1 x\r::save-state name=runDirectory::/etc\r\n',
  '#7 0.1 x\r\r::add-mask::e\r',
  '#7 0.1 x\n\r::add-mask::e',
  '##[set-output name=digest]evil',
  '#7 0.1 text ##[set-output name=digest]evil',
  '####[[##[add-mask]e ##[add-mask]e',
  '##[##[add-mask]e',
  `::${RESUME}::`,
  `##[${RESUME}]`,
  `x\r::${RESUME}::\r::set-output name=digest::evil`,
  `::stop-commands::mine\n::mine::\n::add-mask::a`,
  `${TOKEN}::add-mask::a`,
  `##${TOKEN}[add-mask]a`,
  `:${TOKEN}:add-mask::a`,
  '\ufeff::add-mask::a',
  '\u200b::add-mask::a',
  '\0::add-mask::a',
];

describe('a line of the build', () => {
  test.each(ATTACKS)('is no command for the runner, wherever the chunks end: %j', text => {
    const bytes = Buffer.from(text);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const log = logOf([bytes.subarray(0, cut), bytes.subarray(cut)]);
      expect(commandsIn(log)).toEqual([]);
      expect(log.filter(line => /[\r\n]/.test(line))).toEqual([]);
    }
  });

  test('the attacks are commands without the guard', () => {
    const taken = ATTACKS.filter(text => {
      const reader = new LineReader();
      const lines = [...reader.push(text), ...reader.end()];
      return lines.some(line => parseCommand(line, REGISTERED) !== undefined);
    });
    expect(taken.length).toBeGreaterThan(10);
  });

  test('an innocent line is not touched', () => {
    const lines = [
      '#5 [2/3] RUN std::sort',
      'a::b',
      'C::D::e',
      '# [x]',
      '##',
      '[',
      '',
      '  indented',
      '100%0A',
    ];
    expect(lines.map(text => shown(text))).toEqual(lines);
  });

  test.each([
    ['the token', `a ${TOKEN} b`, 'a *** b'],
    ['the token twice', `${TOKEN}${TOKEN}`, '******'],
    ['the token in a URL', `https://u:${TOKEN}@hf.co`, 'https://u:***@hf.co'],
    ['its hex', Buffer.from(TOKEN).toString('hex'), '68665f***'],
    ['its upper-case hex', Buffer.from(TOKEN).toString('hex').toUpperCase(), '68665F***'],
  ])('%s becomes asterisks', (_, text, safe) => {
    expect(shown(text)).toBe(safe);
  });

  test('the token is found wherever the chunks end, and never in two halves', () => {
    const bytes = Buffer.from(`#7 0.1 ü${TOKEN}é${TOKEN}\r${TOKEN}\n`);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const text = logOf([bytes.subarray(0, cut), bytes.subarray(cut)]).join('\n');
      expect(text).toContain('#7 0.1 ü***é***\n#7 0.1 ***');
      expect(text).not.toContain('hf_');
    }
  });

  test('no part of a token is shown where a line of a mebibyte is cut', () => {
    for (let inside = 1; inside <= TOKEN.length; inside += 3) {
      const line = `${'x'.repeat((1 << 20) - inside)}${TOKEN}${'y'.repeat(100)}\n#1 next\n`;
      const log = logOf([Buffer.from(line)]);
      expect(log.filter(shown => shown.includes('hf_'))).toEqual([]);
      expect(log).toContain('#1 next');
    }
  });

  test('characters with a meaning in patterns are taken as they are', () => {
    const odd = 'a.b*c+d?e^f$g(h)i[j]k{l}m|n\\o/p-q#r&s';
    const secrets = logSecrets(odd, '$&-value');
    expect(shown(`x ${odd} y $&-value`, secrets)).toBe('x *** y ***');
    expect(shown('aXbbcd', secrets)).toBe('aXbbcd');
  });

  test('without secrets nothing is redacted', () => {
    expect(shown('a *** b', logSecrets())).toBe('a *** b');
  });
});

describe('the bracket around the build', () => {
  test('opens before the first line and closes behind the last', () => {
    const { guard, log } = guarded();
    guard.line(line('#0 building'));
    guard.line(line('#1 more'));
    guard.close();
    guard.close();
    expect(log).toEqual([`::stop-commands::${RESUME}`, '#0 building', '#1 more', `::${RESUME}::`]);
  });

  test('is not there when nothing was printed', () => {
    const { guard, log } = guarded();
    guard.release();
    guard.close();
    expect(log).toEqual([]);
  });

  test('opens again for what comes behind it', () => {
    const { guard, log } = guarded();
    guard.line(line('#0 one'));
    guard.close();
    guard.line(line('#1 two'));
    guard.close();
    expect(log.filter(line => line.startsWith('::'))).toEqual([
      `::stop-commands::${RESUME}`,
      `::${RESUME}::`,
      `::stop-commands::${RESUME}`,
      `::${RESUME}::`,
    ]);
  });
});

describe('lines before the build shows progress', () => {
  test('are held back and come out in order', () => {
    const { guard, log } = guarded();
    guard.line(line('a warning'));
    guard.line(line(''));
    expect(log).toEqual([]);
    guard.line(line('#0 building with "default" instance'));
    expect(log.slice(1)).toEqual(['a warning', '', '#0 building with "default" instance']);
  });

  test('are dropped with a try that built nothing, and held back again in the next', () => {
    const { guard, log } = guarded();
    guard.line(line('ERROR: refused'));
    guard.drop();
    guard.line(line('second try'));
    expect(log).toEqual([]);
    guard.release();
    guard.close();
    expect(log.slice(1, -1)).toEqual(['second try']);
  });

  test('are not held back without end', () => {
    const { guard, log } = guarded();
    for (let number = 0; number < 1000; number++) guard.line(line(`{"vertexes":${number}}`));
    expect(log.length).toBeGreaterThan(900);
  });
});

describe('what only the runner trims', () => {
  test('U+0085 before a command: .NET trims it, JavaScript does not', () => {
    expect(shown('\u0085::set-output name=digest::evil')).not.toContain('::set-output');
  });

  test('a long secret at the cut of a line shows none of its head', () => {
    const secret = `first-part-of-the-secret${'z'.repeat(60_000)}`;
    const text = shown(`${'x'.repeat((1 << 20) - 50_000)}${secret}`, logSecrets(secret));
    expect(text).toContain('(line cut)');
    expect(text).not.toContain('first-part');
  });
});
