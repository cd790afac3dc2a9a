import { StringDecoder } from 'node:string_decoder';

/** Characters of a line that are kept; what a build prints beyond is dropped up to the next line end. */
export const MAX_LINE_LENGTH = 1 << 20;

/** Takes a line without its end. `isContinued`: a bare `\r` came before, so a terminal would write over it. */
export type TakeLine = (line: string, isContinued: boolean) => void;

/**
 * Cuts a byte stream into lines as the runner does: at `\r`, `\n` and `\r\n`. A character that is split over two
 * chunks is put together again. Memory stays bounded whatever the stream.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: TakeLine;
  /** The pieces of the line that has not ended, and their length. */
  #pieces: string[] = [];
  #length = 0;
  #isContinued = false;
  /** The last chunk ended with a `\r`, which may be the first half of `\r\n`. */
  #endedWithReturn = false;

  constructor(onLine: TakeLine) {
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    const text = this.#decoder.write(chunk);
    if (text === '') return;
    const isRest = this.#endedWithReturn && text.startsWith('\n');
    if (isRest) this.#isContinued = false;
    this.#endedWithReturn = text.endsWith('\r');
    const segments = (isRest ? text.slice(1) : text).split('\n');
    const rest = segments.pop() ?? '';
    for (const segment of segments) {
      this.#returns(segment.endsWith('\r') ? segment.slice(0, -1) : segment);
      this.#finish(false);
    }
    this.#returns(rest);
  }

  /** Gives out what stands behind the last line end. */
  end(): void {
    this.#keep(this.#decoder.end());
    if (this.#length > 0) this.#finish(false);
  }

  /** Takes text without `\n`: every `\r` in it ends a line. */
  #returns(text: string): void {
    const lines = text.includes('\r') ? text.split('\r') : [text];
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#keep(line);
      this.#finish(true);
    }
    this.#keep(rest);
  }

  #keep(piece: string): void {
    const room = MAX_LINE_LENGTH - this.#length;
    if (room <= 0 || piece === '') return;
    this.#pieces.push(piece.slice(0, room));
    this.#length += Math.min(piece.length, room);
  }

  #finish(isReturn: boolean): void {
    const line = this.#pieces.join('');
    const isContinued = this.#isContinued;
    this.#pieces = [];
    this.#length = 0;
    this.#isContinued = isReturn;
    this.#onLine(line, isContinued);
  }
}
