/**
 * Cuts one output stream into the lines that the runner's reader (.NET StreamReader.ReadLine) sees: a line ends
 * at `\r`, `\n` or `\r\n`, and what is left at the end of the stream is a line too.
 */
export class LineReader {
  #rest = '';

  /** The lines that this text completes. */
  push(text: string): string[] {
    const all = this.#rest + text;
    // A `\r` at the very end may be half of a `\r\n`: only the next text tells.
    const held = all.endsWith('\r') ? '\r' : '';
    const lines = all.slice(0, all.length - held.length).split(/\r\n|\r|\n/);
    this.#rest = `${lines.pop() ?? ''}${held}`;
    return lines;
  }

  /** The line that the end of the stream completes, if any. */
  end(): string[] {
    const lines = this.#rest.split(/\r\n|\r|\n/);
    this.#rest = '';
    if (lines.at(-1) === '') lines.pop();
    return lines;
  }
}
