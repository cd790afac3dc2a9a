import { StringDecoder } from 'node:string_decoder';

/** Characters of a line that are kept; what a build prints beyond is dropped up to the next line end. */
export const MAX_LINE_LENGTH = 1 << 20;

/**
 * Cuts a byte stream into lines as the runner does: at `\r`, `\n` and `\r\n`. A character that is split over two
 * chunks is put together again. Memory stays bounded whatever the stream.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  /** The pieces of the line that has not ended, and their length. */
  #pieces: string[] = [];
  #length = 0;
  /** The last chunk ended with a `\r`, which may be the first half of `\r\n`. */
  #endedWithReturn = false;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    const text = this.#decoder.write(chunk);
    if (text === '') return;
    const lines = (this.#endedWithReturn && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n|\n|\r/);
    this.#endedWithReturn = text.endsWith('\r');
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#keep(line);
      this.#finish();
    }
    this.#keep(rest);
  }

  /** Gives out what stands behind the last line end. */
  end(): void {
    this.#keep(this.#decoder.end());
    if (this.#length > 0) this.#finish();
  }

  #keep(piece: string): void {
    const room = MAX_LINE_LENGTH - this.#length;
    if (room <= 0 || piece === '') return;
    this.#pieces.push(piece.slice(0, room));
    this.#length += Math.min(piece.length, room);
  }

  #finish(): void {
    const line = this.#pieces.join('');
    this.#pieces = [];
    this.#length = 0;
    this.#onLine(line);
  }
}
