import type { HubError } from './hub-errors.js';
import { HubWatch } from './hub-watch.js';
import type { ProgressLine } from './progress.js';

/** `#7 [stage-1 2/3] RUN make` */
const STEP = /^#\d+ (\[[^\]]*\] \S.*)$/;

/**
 * `[internal] load …`, `[linux/amd64 internal] load …`, `[auth] …`, `[context data] load …`: the builder's own. A stage may
 * have these names as well, but then its steps have numbers.
 */
const OWN = /^\[(?:[^\]]* )?(?:internal|auth|context (?! *\d+\/\d+\])[^\]]*)\] /;

/** FROM resolves an image: it is never built anew. */
const FROM = /^\[[^\]]*\] FROM /;

/** `#7 CACHED`, `#7 DONE 0.1s` for one that ran, `#7 ERROR: process … did not complete`. */
const END = /^#\d+ (CACHED|DONE|CANCELED|ERROR)(?::? (.*))?$/;

/** `Dockerfile:8`, above the lines of the Dockerfile that buildx shows for the step that failed. */
const PLACE = /^\S.*:(\d+)$/;
const RULE = /^-{20}$/;

/** A Dockerfile has fewer; a frontend from elsewhere may name as many as it likes. */
const MAX_STEPS = 2000;

/** Names of steps are shown up to this many characters. */
const MAX_NAME = 300;

/** The step that a build failed at. */
export interface FailedStep {
  /** As plain progress names it: `[2/3] RUN make`. */
  readonly name: string;
  /** The first line of its instruction, by buildx; 0 when it told none. */
  readonly line: number;
  /** What it printed that the Hub's clients are known to say, and that line. */
  readonly hub: { readonly error: HubError; readonly text: string } | undefined;
}

/** Watches plain progress for the steps that ran, that is, were not in the cache, and for the one that failed. */
export class StepWatch {
  readonly #names = new Map<string, string>();
  readonly #hub = new HubWatch();
  readonly #ran: string[] = [];
  readonly #onRun: (step: string) => void;
  #failed: FailedStep | undefined;
  #place = 0;

  /** @param onRun hears at once of a step that runs or ran */
  constructor(onRun: (step: string) => void = () => {}) {
    this.#onRun = onRun;
  }

  /** Takes one line of progress. */
  line(line: ProgressLine): void {
    if (line.kind === 'step') this.#progress(line);
    else if (line.kind === 'log' && this.nameOf(line.step) !== '') this.#log(line);
    else if (line.prefix === '' && !line.isContinued) this.#other(line.text);
  }

  /** As plain progress names it; '' for a number that was not announced. */
  nameOf(step: string): string {
    return this.#names.get(step) ?? '';
  }

  /** The steps that ran, in the order of their ends. */
  get ran(): readonly string[] {
    return this.#ran;
  }

  get failed(): FailedStep | undefined {
    return this.#failed;
  }

  #progress(line: ProgressLine): void {
    const name = STEP.exec(line.text)?.[1]?.slice(0, MAX_NAME);
    if (
      name !== undefined &&
      !OWN.test(name) &&
      (this.#names.has(line.step) || this.#names.size < MAX_STEPS)
    ) {
      this.#names.set(line.step, name);
    }
    const [, how, text = ''] = END.exec(line.text) ?? [];
    const ended = this.nameOf(line.step);
    if (how === undefined || ended === '') return;
    if (how === 'DONE' && !FROM.test(ended)) this.#run(ended);
    if (how === 'ERROR') this.#fail(ended, { ...line, text });
    this.#hub.forget(line.step);
  }

  #run(name: string): void {
    if (this.#ran.length < MAX_STEPS) this.#ran.push(name);
    this.#onRun(name);
  }

  /** What prints is not in the cache. */
  #log(line: ProgressLine): void {
    const name = this.nameOf(line.step);
    if (!name.includes('] RUN ')) return;
    this.#onRun(name);
    this.#hub.line(line);
  }

  #fail(name: string, line: ProgressLine): void {
    if (name.includes('] RUN ')) this.#hub.line(line);
    this.#failed = { name, line: 0, hub: this.#hub.worstOf(line.step) };
  }

  /** Behind the error buildx shows the place: its name with the line, then a rule. */
  #other(text: string): void {
    if (this.#failed === undefined) return;
    if (RULE.test(text) && this.#place > 0 && this.#failed.line === 0) {
      this.#failed = { ...this.#failed, line: this.#place };
    }
    this.#place = Number(PLACE.exec(text)?.[1] ?? 0);
  }
}
