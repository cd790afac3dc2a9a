import type { ActionError } from '../errors.js';
import { killDescendants } from '../tool/processes.js';

/**
 * How long the line may take to end by itself once it is cancelled, in milliseconds: buildx gets 2 s of it. The
 * runner waits 7.5 s between its first and its second signal.
 */
const LEAVE_AFTER_MS = 4000;

/** Who signals twice is in a hurry: tools are killed, and what is left of the line gets this long. */
const HURRY_MS = 700;

interface Stop {
  readonly cancel: AbortController;
  /** Cleans up and ends the process, synchronously. */
  readonly leave: () => void;
}

/** Ends the line: in order at first, and by force when it does not end, or when it is asked again. */
export class Stopper {
  readonly #stop: Stop;
  #isStopping = false;

  constructor(stop: Stop) {
    this.#stop = stop;
  }

  /** A signal came. */
  stop(reason: ActionError): void {
    if (this.#stop.cancel.signal.aborted) {
      killDescendants();
      this.#leaveAfter(HURRY_MS);
    } else this.unexpected(reason);
  }

  /** Something went wrong outside of the line. */
  unexpected(reason: ActionError): void {
    if (!this.#isStopping) this.#leaveAfter(LEAVE_AFTER_MS);
    this.#isStopping = true;
    this.#stop.cancel.abort(reason);
  }

  #leaveAfter(ms: number): void {
    setTimeout(this.#stop.leave, ms).unref(); // a line that ends keeps nothing waiting
  }
}
