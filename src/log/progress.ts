import { MAX_LINE_LENGTH } from './lines.js';

/** An output of buildx. */
export type StreamName = 'out' | 'err';

/** A line of buildx's plain progress. */
export interface ProgressLine {
  readonly stream: StreamName;
  /**
   * `log`: what a step printed; `step`: buildx's own words about one; `other`: no line of a step, or what stands
   * behind a bare `\r`.
   */
  readonly kind: 'log' | 'step' | 'other';
  /** Number of the step, '' for other lines. */
  readonly step: string;
  /** `#7 0.123 `, or the time alone where buildx repeats the end of a log. */
  readonly prefix: string;
  readonly text: string;
  /** Its end was dropped. */
  readonly isCut: boolean;
  /** It stands behind a bare `\r`. */
  readonly isContinued: boolean;
}

type Parsed = Omit<ProgressLine, 'isCut' | 'isContinued'>;

/** `#7 0.123 text`, `#7 [2/3] RUN make`, `#7 DONE 0.1s`, `0.123 text`. */
const LINE = /^(?:#(\d{1,9}) )?(\d+\.\d+(?: |$))?/;

/** Reads plain progress line by line, for both outputs. */
export class ProgressReader {
  readonly #last = new Map<StreamName, ProgressLine>();

  /**
   * Reads one line. What comes behind a bare `\r` belongs to the line before: it gets the same prefix, so that a
   * step cannot write a line that looks like one of buildx.
   */
  read(stream: StreamName, { line, isContinued }: { line: string; isContinued: boolean }): ProgressLine {
    const last = this.#last.get(stream);
    const found = isContinued && last !== undefined ? continued(last, line) : parsed(stream, line);
    const read = { ...found, isCut: line.length >= MAX_LINE_LENGTH, isContinued };
    this.#last.set(stream, { ...read, text: '' });
    return read;
  }
}

function continued(last: ProgressLine, text: string): Parsed {
  return last.kind === 'step' ? { ...last, kind: 'other', step: '', prefix: '', text } : { ...last, text };
}

function parsed(stream: StreamName, line: string): Parsed {
  const [prefix = '', step = '', time] = LINE.exec(line) ?? [];
  if (step !== '' && time === undefined) return { stream, kind: 'step', step, prefix: '', text: line };
  return { stream, kind: step === '' ? 'other' : 'log', step, prefix, text: line.slice(prefix.length) };
}
