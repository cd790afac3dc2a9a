/** What a hostile Dockerfile may print to make the runner take commands. */

/** An attack: what is written, piece by piece, each by a write of its own. */
export interface Attack {
  readonly command: string;
  readonly writes: readonly (readonly ['out' | 'err', string])[];
  /** What a person has to see of each write, white space and colons left out. */
  readonly letters: readonly string[];
}

/** Every command that the runner knows, and `set-secret`, which some expect. */
export const COMMANDS: readonly string[] = [
  'add-mask',
  'set-output',
  'save-state',
  'set-env',
  'add-path',
  'stop-commands',
  'add-matcher',
  'remove-matcher',
  'debug',
  'notice',
  'warning',
  'error',
  'group',
  'endgroup',
  'echo',
];

interface Disguise {
  readonly before: string;
  readonly after: string;
}

/** What stands around a command of the new syntax, which counts at the start of a line. */
const AT_START: readonly Disguise[] = [
  { before: '', after: '\n' },
  { before: 'x\r', after: '\n' },
  { before: 'x\r\r\n\r', after: '\r' },
  { before: 'x\r \t', after: '\n' },
  { before: 'x\r\u0085', after: '\n' },
  { before: 'x\r\u00a0\u2003\u3000', after: '\n' },
  { before: 'x\r\u2028', after: '\u2028y\n' },
  { before: 'x\r\u2029\u000b\u000c', after: '\n' },
  { before: 'x\u0085', after: '\n' },
  { before: 'x\u2028', after: '\n' },
  { before: 'x\r\ufeff', after: '\n' },
  { before: 'x\r\u200b', after: '\n' },
  { before: 'x\r\x1b[0m', after: '\n' },
  { before: 'x\r\x1b]0;t\x07', after: '\n' },
  { before: 'x\r\x1b(B', after: '\n' },
  { before: 'x\r\0', after: '\n' },
];

/** The old syntax counts anywhere. */
const ANYWHERE: readonly Disguise[] = [
  { before: '', after: '\n' },
  { before: 'text ', after: ' text\n' },
  { before: '####', after: '\n' },
  { before: 'x\r', after: '\r' },
  { before: '##[##', after: '\n' },
  { before: 'x\x1b[31m', after: '\n' },
];

/** Each command in both syntaxes, disguised in turns; some cut over two writes or over both outputs. */
export function attacks(): Attack[] {
  const all: Attack[] = [];
  COMMANDS.forEach((command, index) => {
    const name = `evil${index}`;
    for (const round of [0, 5, 10, 15]) {
      const { before, after } = pick(AT_START, index + round);
      all.push(
        attack(command, { text: `::${command} name=${name}::${name}${round}`, before, after, cut: round }),
      );
    }
    for (const round of [0, 3, 7]) {
      const { before, after } = pick(ANYWHERE, index + round);
      all.push(
        attack(command, { text: `##[${command} name=${name};]${name}${round}`, before, after, cut: round }),
      );
    }
  });
  return all;
}

function attack(
  command: string,
  { text, before, after, cut }: Disguise & { readonly text: string; readonly cut: number },
): Attack {
  const whole = before + text + after;
  const letters = (part: string): string => part.replace(/[\s:]/g, '');
  if (cut === 0) return { command, letters: [letters(text)], writes: [['out', whole]] };
  const at = before.length + (cut % 4);
  if (cut === 15 || cut === 3) return { command, letters: [letters(text)], writes: [['err', whole]] };
  return {
    command,
    letters: [letters(text.slice(0, cut % 4)), letters(text.slice(cut % 4))],
    writes: [
      ['out', whole.slice(0, at)],
      [cut === 10 ? 'err' : 'out', whole.slice(at)],
    ],
  };
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

/** A shell script that writes them. */
export function shellScript(all: readonly Attack[]): string {
  const lines = all.flatMap(({ writes }) =>
    writes.map(([stream, text]) => `printf '${octal(text)}'${stream === 'err' ? ' >&2' : ''}`),
  );
  return `${lines.join('\n')}\n`;
}

function octal(text: string): string {
  return [...Buffer.from(text)].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
