/** A command of a document, and what it is said to print. */
export interface Command {
  readonly text: string;
  /** Without the lines that stand for what is left out. */
  readonly output: readonly string[];
}

/** The commands of a block in the language `console`. */
export function commandsIn(block: string): Command[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map(part => {
      const [text = '', ...lines] = part.trimEnd().split('\n');
      return { text, output: lines.filter(line => line !== '…') };
    });
}

/** A line without what differs from run to run: digests, numbers with their units, the address of the Hub. */
function alike(line: string): string {
  return line
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'https://huggingface.co')
    .replace(/127\.0\.0\.1:\d+/g, 'huggingface.co')
    .replace(/sha256:[0-9a-f]+/g, 'sha256:H')
    .replace(/\d[\d.]*(?: (?:[kMGT]?B|ms|s|min)\b)?/g, 'N')
    .trimEnd();
}

/** The lines that an output lacks, or has in another order. */
export function missingLines(expected: readonly string[], output: string): string[] {
  const lines = output.split('\n').map(alike);
  let from = 0;
  return expected.filter(line => {
    const at = lines.indexOf(alike(line), from);
    if (at === -1) return true;
    from = at + 1;
    return false;
  });
}
