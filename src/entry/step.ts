import { ActionError, asActionError } from '../errors.js';
import { killDescendants } from '../tool/processes.js';
import { cancelled, onEndingSignal, onUncaught } from './process.js';
import { Stopper } from './stopper.js';

const FAILED = 1;

/** What a step of an action consists of; R are its results. */
export interface StepParts<R> {
  /** The line itself. It ends early when the signal is aborted. */
  readonly work: (cancel: AbortSignal) => Promise<R>;
  /** The results of a step that fails. */
  readonly nothing: R;
  /** Remove what the line would have removed itself, synchronously. */
  readonly cleanUp: readonly (() => void)[];
  /** Tells people why the step fails. */
  readonly tell: (error: ActionError) => void;
  /** Leaves the results to later steps. */
  readonly finish: (results: R) => void;
}

/**
 * Runs a step to its end, whatever happens meanwhile, and ends the process: with code 1 when anything failed. Results
 * are left once, also when the step fails.
 */
export async function runStep<R>(parts: StepParts<R>): Promise<never> {
  return new Step(parts).run();
}

class Step<R> {
  readonly #parts: StepParts<R>;
  readonly #cancel = new AbortController();
  readonly #stopper = new Stopper({ cancel: this.#cancel, leave: () => this.#leave() });
  #isOver = false;

  constructor(parts: StepParts<R>) {
    this.#parts = parts;
    onEndingSignal(() => this.#stopper.stop(cancelled()));
    // Nothing unexpected may end the process past the clean-up: it cancels the line and becomes its error.
    onUncaught(thrown => this.#unexpected(asActionError(thrown)));
    // Nothing is left that the line could be waiting for: it will never end, and neither is it a success.
    process.once('beforeExit', () => {
      if (this.#isOver) return;
      this.#cancel.abort(asActionError('the step stopped before its end'));
      this.#leave();
    });
    // A runner that dies closes our output. Writing about it would fail again, without end.
    process.stdout.on('error', () => {
      process.exitCode = FAILED;
      this.#stopper.unexpected(cancelled());
    });
  }

  async run(): Promise<never> {
    await this.#workAndFinish().catch((thrown: unknown) => this.#fail(asActionError(thrown)));
    // A tool that was left behind by a failure must neither keep the process alive nor outlive it.
    if (this.#cancel.signal.aborted || process.exitCode === FAILED) killDescendants();
    // Nor may a proxy that never answered: @actions/http-client does not let go of the connection to it.
    process.exit();
  }

  async #workAndFinish(): Promise<void> {
    let results = this.#parts.nothing;
    try {
      const made = await this.#parts.work(this.#cancel.signal);
      this.#cancel.signal.throwIfAborted();
      results = made;
    } catch (thrown) {
      this.#fail(this.#reasonOf(thrown));
    }
    this.#isOver = true;
    this.#parts.finish(results);
  }

  /** What a cancellation broke off on its way (a wait, a question to docker) is not the reason. */
  #reasonOf(thrown: unknown): ActionError {
    const { aborted, reason } = this.#cancel.signal;
    return asActionError(aborted && !(thrown instanceof ActionError) ? reason : thrown);
  }

  #unexpected(error: ActionError): void {
    process.exitCode = FAILED;
    if (this.#isOver) this.#fail(error);
    this.#stopper.unexpected(error);
  }

  #fail(error: ActionError): void {
    process.exitCode = FAILED;
    this.#parts.tell(error);
  }

  /** The end of a step whose line does not come to its end: everything at once, whatever hangs. */
  #leave(): never {
    const { cleanUp, finish, nothing } = this.#parts;
    const last = [
      killDescendants,
      ...cleanUp,
      () => this.#fail(this.#reasonOf(undefined)),
      () => this.#isOver || finish(nothing),
    ];
    for (const act of last) {
      try {
        act();
      } catch {
        // The others are done all the same; post tries again what it can.
      }
    }
    process.exit(FAILED);
  }
}
