import { StringDecoder } from 'node:string_decoder';

/**
 * Cuts a byte stream into lines as the runner does: at `\r`, `\n` and `\r\n`. A character that is split over two
 * chunks is put together again.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    const text = this.#rest + this.#decoder.write(chunk);
    const lines = text.split(/\r\n|\n|\r(?!$)/); // a last `\r` may be half of `\r\n`: wait
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#onLine(line);
  }

  /** Gives out what stands behind the last line end. */
  end(): void {
    const rest = (this.#rest + this.#decoder.end()).replace(/\r$/, '');
    this.#rest = '';
    if (rest !== '') this.#onLine(rest);
  }
}
