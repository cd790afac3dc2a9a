import type { Told } from '../report/journal.js';
import { StatusLine, type Terminal } from './progress.js';
import { type Paint, painter, printable, wrapped } from './show.js';

/** What a screen is made of. */
export interface ScreenOptions {
  readonly stream: Terminal;
  readonly color: boolean;
  /** Whether a line below the others may change. */
  readonly isLive: boolean;
}

/** ECMA-48's SGR: the colours of the tools in a build. */
const SGR = /(\u001b\[[\d;:]*m)/;

const RESET = '\u001b[0m';

const COLORS = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;

/** Where a person follows a build: lines that stay, and one below them that changes. */
export class Screen {
  readonly #stream: Terminal;
  readonly #status: StatusLine;
  readonly #isLive: boolean;
  readonly #color: boolean;
  readonly #paint: Paint;

  constructor({ stream, color, isLive }: ScreenOptions) {
    this.#stream = stream;
    this.#status = new StatusLine(stream);
    this.#isLive = isLive;
    this.#color = color;
    this.#paint = painter(color);
  }

  /** Writes a line of the log; of what a terminal obeys only colours are left, where they are wanted. */
  line(text: string): void {
    this.write(`${logLine(text, this.#color)}\n`);
  }

  /** Writes a text of our own as it is. */
  write(text: string): void {
    this.#status.erase();
    this.#stream.write(text);
  }

  /** `error: Dockerfile:7: …`, the place once, and below it what to do. */
  problem({ level, message, hint, place }: Told): void {
    const at = place === undefined ? '' : `${place.file}${place.line === 0 ? '' : `:${place.line}`}`;
    const shown = at === '' || message.startsWith(at) ? message : `${at}: ${message}`;
    const head = this.#paint(`${level}:`, COLORS[level]);
    const next =
      hint === '' ? '' : `${wrapped(printable(hint), { width: this.#stream.columns, indent: '  ' })}\n`;
    this.write(`${head} ${printable(shown)}\n${next}`);
  }

  /** Shows a line that changes, until the function that it returns is called. */
  show(text: (seconds: number) => string): () => void {
    return this.#isLive ? this.#status.show(text) : () => {};
  }

  /** Removes the line that changes. */
  clear(): void {
    this.#status.erase();
  }
}

/** A line of a build's output: anybody's Dockerfile may print what moves the cursor or names the window. */
function logLine(text: string, color: boolean): string {
  const parts = text.split(SGR).map((part, index) => (index % 2 === 0 ? withTabs(part) : color ? part : ''));
  return parts.join('') + (color && parts.length > 1 ? RESET : '');
}

function withTabs(text: string): string {
  return text.split('\t').map(printable).join('\t');
}
