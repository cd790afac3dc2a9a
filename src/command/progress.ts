import { bytesText } from './show.js';

/** How far a search is, in bytes. */
export interface Progress {
  readonly done: number;
  /** Undefined when nobody knows before the end. */
  readonly total: number | undefined;
}

/** A terminal, as far as a line on it is concerned. */
export interface Terminal {
  readonly columns?: number;
  write(text: string): unknown;
}

/** Between two drawings, in milliseconds. */
const INTERVAL = 100;

const BAR_WIDTH = 20;

/** ECMA-48: to the first column, and erase the line. */
const ERASE = '\r\u001b[2K';

/**
 * Draws one line that tells how far the search is, until the function that it returns is called: that removes the
 * line. `ask` is called for each drawing.
 */
export function showProgress(terminal: Terminal, ask: () => Progress): () => void {
  const start = performance.now();
  let isDrawn = false;
  const timer = setInterval(() => {
    const seconds = (performance.now() - start) / 1000;
    terminal.write(`${ERASE}${progressLine(ask(), seconds).slice(0, (terminal.columns || 80) - 1)}`);
    isDrawn = true;
  }, INTERVAL);
  return () => {
    clearInterval(timer);
    if (isDrawn) terminal.write(ERASE);
    isDrawn = false;
  };
}

/** `[#####---------------] searched 0.9 GB of 3.4 GB, 1.1 GB/s, 3 s left` */
export function progressLine({ done, total }: Progress, seconds: number): string {
  const speed = done / seconds;
  const rate = `${bytesText(speed)}/s`;
  if (total === undefined || total === 0) return `searched ${bytesText(done)}, ${rate}`;
  const filled = Math.floor(BAR_WIDTH * Math.min(1, done / total));
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}]`;
  const left = done === 0 ? '' : `, ${Math.ceil(Math.max(0, total - done) / speed)} s left`;
  return `${bar} searched ${bytesText(done)} of ${bytesText(total)}, ${rate}${left}`;
}

/** The stream, and how many of its bytes were taken. */
export function counted(stream: AsyncIterable<Uint8Array>): {
  readonly stream: AsyncIterable<Uint8Array>;
  readonly taken: () => number;
} {
  let bytes = 0;
  async function* counting(): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      yield chunk;
      bytes += chunk.length;
    }
  }
  return { stream: counting(), taken: () => bytes };
}
