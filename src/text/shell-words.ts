/** A piece of a word in one of the ways of quoting, or the white space between two words. */
const PIECE = /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)|(\s+)/y;

/** Between double quotes a backslash quotes these alone (POSIX shell, 2.2.3). */
const QUOTED_IN_DOUBLE = /\\([$`"\\\n])/g;

/**
 * Splits a text into words as a POSIX shell does, but nothing is expanded: `$`, `*` and `~` are themselves. A
 * backslash at the end of a line continues it.
 * @returns undefined when a quotation is not closed
 */
export function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < text.length) {
    const piece = PIECE.exec(text);
    if (piece === null) return undefined;
    const [, single, double, escaped, plain, blank] = piece;
    if (blank !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (escaped !== '\n') {
      const unquoted = double?.replace(QUOTED_IN_DOUBLE, (_, character) =>
        character === '\n' ? '' : character,
      );
      word = `${word ?? ''}${single ?? unquoted ?? escaped ?? plain}`;
    }
  }
  return word === undefined ? words : [...words, word];
}
