/** A step of the Dockerfile in buildx's plain progress: `#7 [stage-1 2/3] RUN make`; FROM resolves an image. */
const STEP = /^#(\d+) (\[(?!internal|auth)[^\]]*\] (?!FROM )\S.*)$/;

/** `#7 CACHED`, or `#7 DONE 0.1s` for one that ran. */
const END = /^#(\d+) (CACHED|DONE|ERROR)/;

/** Watches plain progress for the steps that ran, that is, were not in the cache. */
export class StepWatch {
  readonly #open = new Map<string, string>();
  readonly #ran: string[] = [];

  /** Takes one line of progress. */
  line(line: string): void {
    if (!line.startsWith('#')) return;
    const [, started, text] = STEP.exec(line) ?? [];
    if (started !== undefined && text !== undefined) this.#open.set(started, text);
    const [, ended = '', how] = END.exec(line) ?? [];
    const step = this.#open.get(ended);
    if (step === undefined) return;
    this.#open.delete(ended);
    if (how === 'DONE') this.#ran.push(step);
  }

  /** The steps that ran, in their order. */
  get ran(): readonly string[] {
    return this.#ran;
  }
}
