/** An instruction of a Dockerfile. */
export interface Written {
  /** Its first line, from 1. */
  readonly line: number;
  /** Its last line, that of a here-document's end. */
  readonly end: number;
  /** In capital letters: `RUN`. */
  readonly name: string;
  /** On one line as the builder joins it: without comments, escapes at line ends and here-documents. */
  readonly text: string;
}

/** A Dockerfile as it is read here. */
export interface Dockerfile {
  /** As they stand in the file, without their line ends. */
  readonly lines: readonly string[];
  readonly instructions: readonly Written[];
}

/** A parser directive (`# escape=`): only at the top, before any other comment. */
const DIRECTIVE = /^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/;

/** Instructions that take here-documents. */
const TAKES_HEREDOCS = /^\s*(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s/i;

/** A word of a line, quotes and escapes kept. */
const WORD = /(?:[^\s"'\\]|\\.?|"(?:\\.|[^"\\])*"?|'[^']*'?)+/g;

/** The start of a here-document: `<<EOF`, `<<-'EOF'`, `3<<EOF`. */
const HEREDOC = /^\d*<<(-?)([^<]+)$/;

/**
 * Reads the instructions of a Dockerfile with their lines, as BuildKit's parser does (frontend/dockerfile/parser):
 * a byte order mark, Windows line ends, parser directives, comments and empty lines between continuation lines,
 * here-documents. What is no valid Dockerfile gives whatever instructions it seems to have.
 */
export function readDockerfile(text: string): Dockerfile {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const sign = escapeOf(lines);
  const instructions: Written[] = [];
  for (let at = 0; at < lines.length; ) {
    const joined = joinLines(lines, { at, sign });
    if (joined === undefined) {
      at += 1;
      continue;
    }
    const end = heredocsOf(joined.text).reduce(
      (after, heredoc) => skipHeredoc(lines, after, heredoc),
      joined.next,
    );
    const trimmed = joined.text.trim();
    const name = (/^\S+/.exec(trimmed)?.[0] ?? '').toUpperCase();
    instructions.push({ line: at + 1, end, name, text: trimmed });
    at = end;
  }
  return { lines, instructions };
}

function escapeOf(lines: readonly string[]): string {
  for (const line of lines) {
    const [, name = '', value] = DIRECTIVE.exec(line) ?? [];
    if (value === undefined) return '\\';
    if (name.toLowerCase() === 'escape') return value === '`' ? '`' : '\\';
  }
  return '\\';
}

/** The instruction that begins in a line, and the line behind it; undefined for a comment or an empty line. */
function joinLines(
  lines: readonly string[],
  { at, sign }: { readonly at: number; readonly sign: string },
): { readonly text: string; readonly next: number } | undefined {
  if (isNothing(lines[at] ?? '')) return undefined;
  let text = '';
  let next = at;
  let goesOn = true;
  while (goesOn && next < lines.length) {
    const line = lines[next++] ?? '';
    if (isNothing(line)) continue; // between continuation lines, too
    const cut = endOfContinued(line, sign);
    goesOn = cut !== undefined;
    text += cut ?? line;
  }
  return { text, next };
}

function isNothing(line: string): boolean {
  return /^\s*(#|$)/.test(line);
}

/** What stands before the escape of the line end, when there is one: not `\\`. */
function endOfContinued(line: string, sign: string): string | undefined {
  const trimmed = line.replace(/[ \t]+$/, '');
  if (!trimmed.endsWith(sign) || trimmed.endsWith(sign + sign)) return undefined;
  return trimmed.slice(0, -1);
}

interface Heredoc {
  readonly delimiter: string;
  readonly hasTabs: boolean;
}

function heredocsOf(text: string): Heredoc[] {
  if (!TAKES_HEREDOCS.test(text) || !text.includes('<<')) return [];
  return (text.match(WORD) ?? []).flatMap(word => {
    const [, dash, rest] = HEREDOC.exec(word) ?? [];
    return rest === undefined
      ? []
      : [{ delimiter: rest.replace(/["']/g, '').replace(/\\(.)/g, '$1'), hasTabs: dash === '-' }];
  });
}

/** The index of the line behind the end of a here-document whose first line has the index `from`. */
function skipHeredoc(lines: readonly string[], from: number, { delimiter, hasTabs }: Heredoc): number {
  const isEnd = (line: string) => (hasTabs ? line.replace(/^\t+/, '') : line) === delimiter;
  const at = lines.findIndex((line, index) => index >= from && isEnd(line));
  return at === -1 ? lines.length : at + 1;
}
