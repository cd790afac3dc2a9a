import { defused, harmless } from '../text/defuse.js';
import type { LogGuard } from './guard.js';
import { LineSplitter } from './lines.js';
import { type LineFinding, LogSearch } from './log-search.js';
import type { LogSecrets } from './log-secrets.js';
import { type ProgressLine, ProgressReader, type StreamName } from './progress.js';
import { groupOf, PREPARING } from './stages.js';
import { StepTimes, type TimedStep } from './step-times.js';
import { type FailedStep, StepWatch } from './steps.js';

/**
 * The builder works on the Dockerfile: from here on a line of the output may be anybody's. A line that boots a
 * builder comes before.
 */
const SOLVING = /^#\d+ \[(?!internal\] booting buildkit)/;

/** How much of the end of stderr is kept to explain a failure. */
const KEPT_LINES = 50;

/** A form of a secret that a build printed; never its characters. */
export interface LogFinding {
  readonly secret: string;
  readonly form: string;
  /** Number and name of the step that printed it, '' when it was buildx itself; without secrets. */
  readonly step: string;
  readonly stepName: string;
  /** When the build began, in milliseconds since 1970. */
  readonly since: number;
}

/** What the log of a build is read with. */
export interface LogTools {
  readonly secrets: LogSecrets;
  readonly guard: LogGuard;
  readonly onFinding: (finding: LogFinding) => void;
  /** Hears at once of a step that is not in the cache. */
  readonly onStep?: ((step: string) => void) | undefined;
  /** The line with which another engine than buildx, on its stdout, begins a step of the Dockerfile. */
  readonly begun?: RegExp | undefined;
}

/** What a log told. Texts are redacted. */
export interface ReadLog {
  /** Whether the builder began to work on the Dockerfile; before, every line is buildx's own. */
  readonly hasBegun: boolean;
  /** The last lines of stderr. */
  readonly errorLines: readonly string[];
  /** The first line of stdout: the summary of `call: check`. */
  readonly firstLine: string;
  /** The steps of the Dockerfile that were not in the cache, as plain progress names them. */
  readonly ranSteps: readonly string[];
  /** The step that the build failed at, where it was one. */
  readonly failed: FailedStep | undefined;
  /** Every step, those that are the builder's own as well, and how long each took. */
  readonly steps: readonly TimedStep[];
}

/** Reads both outputs of buildx: searches them, hands them to the guard, and keeps what explains a failure. */
export class LogReader {
  readonly out = this.#splitter('out');
  readonly err = this.#splitter('err');
  readonly #tools: LogTools;
  readonly #since = Date.now();
  readonly #progress = new ProgressReader();
  readonly #steps: StepWatch;
  readonly #times = new StepTimes();
  readonly #search: LogSearch;
  #hasBegun = false;
  #hasProgress = false;
  readonly #errorLines: string[] = [];
  #firstLine = '';
  /** The step that another engine than buildx is at. */
  #begun = '';

  constructor(tools: LogTools) {
    this.#tools = tools;
    this.#steps = new StepWatch(step => tools.onStep?.(this.#clean(step)));
    this.#search = new LogSearch(tools.secrets, {
      onLine: (line, safe) => this.#show(line, safe),
      onFinding: finding => this.#tell(finding),
    });
  }

  /** Both outputs are over. */
  end(): ReadLog {
    this.out.end();
    this.err.end();
    this.#search.end();
    const failed = this.#steps.failed;
    return {
      hasBegun: this.#hasBegun,
      errorLines: this.#errorLines,
      firstLine: this.#firstLine,
      ranSteps: this.#steps.ran.map(step => this.#clean(step)),
      failed: failed && {
        ...failed,
        name: this.#clean(failed.name),
        hub: failed.hub && { ...failed.hub, text: this.#clean(failed.hub.text) },
      },
      steps: this.#times.steps(this.#now()).map(step => ({ ...step, name: this.#clean(step.name) })),
    };
  }

  #splitter(stream: StreamName): LineSplitter {
    return new LineSplitter((line, isContinued) => this.#take(stream, { line, isContinued }));
  }

  #take(stream: StreamName, raw: { readonly line: string; readonly isContinued: boolean }): void {
    if (raw.isContinued && raw.line === '') return;
    const line = this.#progress.read(stream, raw);
    if (stream === 'err') {
      this.#hasBegun ||= line.kind === 'step' && SOLVING.test(line.text);
      this.#steps.line(line);
      if (line.kind === 'step') this.#times.line(line, this.#now());
    } else if (this.#tools.begun !== undefined) this.#takeOther(line.text, this.#tools.begun);
    this.#search.take(line);
  }

  /** What another engine than buildx says about its steps. */
  #takeOther(text: string, begun: RegExp): void {
    this.#times.podmanLine(text, this.#now());
    if (!begun.test(text)) return;
    this.#hasBegun = true;
    this.#begun = text;
  }

  #now(): number {
    return Date.now() - this.#since;
  }

  #show(line: ProgressLine, safe: string): void {
    if (line.stream === 'out') this.#firstLine ||= defused(safe).trim();
    else {
      this.#errorLines.push(defused(safe));
      if (this.#errorLines.length > KEPT_LINES) this.#errorLines.shift();
    }
    const isProgress = line.stream === 'err' && line.step !== '';
    const group = groupOf(line) ?? (isProgress && !this.#hasProgress ? PREPARING : undefined);
    this.#hasProgress ||= isProgress;
    this.#tools.guard.line({ text: safe, group, isProgress });
  }

  #tell({ secret, form, line }: LineFinding): void {
    const stepName = this.#clean(this.#steps.nameOf(line.step) || this.#begun);
    this.#tools.onFinding({ secret, form, step: line.step, stepName, since: this.#since });
  }

  #clean(text: string): string {
    return harmless(this.#tools.secrets.hide(text));
  }
}
