import type { GateProgress } from '../gate/progress.js';
import { bytesText } from '../text/words.js';

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

/** The last line of a terminal, which changes while something goes on and then goes away. */
export class StatusLine {
  readonly #terminal: Terminal;
  #isDrawn = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Draws the text again and again until the function that it returns is called: that removes the line. */
  show(text: (seconds: number) => string): () => void {
    const start = performance.now();
    const timer = setInterval(() => {
      const line = text((performance.now() - start) / 1000);
      this.#terminal.write(`${ERASE}${line.slice(0, (this.#terminal.columns || 80) - 1)}`);
      this.#isDrawn = true;
    }, INTERVAL);
    return () => {
      clearInterval(timer);
      this.erase();
    };
  }

  /** Removes the line; the next drawing brings it back, below what was written meanwhile. */
  erase(): void {
    if (this.#isDrawn) this.#terminal.write(ERASE);
    this.#isDrawn = false;
  }
}

/**
 * Draws one line that tells how far the search is, until the function that it returns is called. `ask` is called
 * for each drawing.
 */
export function showProgress(terminal: Terminal, ask: () => Progress): () => void {
  return new StatusLine(terminal).show(seconds => progressLine(ask(), seconds));
}

/** `[#####---------------] searched 0.9 GB of 3.4 GB, 1.1 GB/s, 3 s left`. @internal for its test */
export function progressLine({ done, total }: Progress, seconds: number): string {
  const speed = done / seconds;
  const rate = `${bytesText(speed)}/s`;
  if (total === undefined || total === 0) return `searched ${bytesText(done)}, ${rate}`;
  const filled = Math.floor(BAR_WIDTH * Math.min(1, done / total));
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}]`;
  const left = speed === 0 ? '' : `, ${Math.ceil(Math.max(0, total - done) / speed)} s left`;
  return `${bar} searched ${bytesText(done)} of ${bytesText(total)}, ${rate}${left}`;
}

/**
 * Tells how far a build is, from one look to the next: `building, 34 s`, then `exported 1.2 GB, 170.0 MB/s, searched
 * 0.9 GB` (how much there is to export no builder tells), then the line of a search.
 */
export function gateLine(): (now: GateProgress, seconds: number) => string {
  let exportStart: number | undefined;
  let searchStart: { readonly seconds: number; readonly searched: number } | undefined;
  return ({ phase, exported, searched, total }, seconds) => {
    const since = (start: number) => Math.max(INTERVAL / 1000, seconds - start);
    if (phase === 'search') {
      searchStart ??= { seconds, searched };
      // What was searched during the export says little about how fast a search with the machine for itself is.
      const share = (searched - searchStart.searched) / searched || 0;
      return progressLine({ done: searched, total }, since(searchStart.seconds) / share);
    }
    if (exported === 0) return `building, ${Math.floor(seconds)} s`;
    exportStart ??= seconds;
    const rate = `${bytesText(exported / since(exportStart))}/s`;
    const also = searched > 0 ? `, searched ${bytesText(searched)}` : '';
    return `exported ${bytesText(exported)}, ${rate}${also}`;
  };
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
