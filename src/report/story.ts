import type { ToolRun } from '../build/run.js';
import type { ActionError, Place } from '../errors.js';
import type { Report } from './report.js';

/** Something that was said to the user. */
export interface Told {
  readonly level: 'error' | 'warning' | 'notice';
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly place?: Place;
}

/** A repository of the Hub, and what is known about the token's access to it. */
export interface HubAccess {
  /** `models/acme/open@v1`. */
  readonly name: string;
  /** `yes`, `not asked`, `not known`, or what the Hub refused it for. */
  readonly access: string;
}

/** What the user wants to have at the end. */
export interface Wanted {
  /** References to be pushed, and names to be loaded. */
  readonly pushed: readonly string[];
  readonly loaded: readonly string[];
}

/** Everything that happened in one run, for who tells it. No text in it holds a secret. */
export interface Story extends Wanted {
  /** Undefined when the run ended before there could be one. */
  readonly report: Report | undefined;
  /** What the run failed with. */
  readonly failure: Told | undefined;
  readonly told: readonly Told[];
  /** Empty when nothing was asked. */
  readonly hub: readonly HubAccess[];
  /** Of the image or index, '' when there is none. */
  readonly digest: string;
  /** What ran, in its order. */
  readonly runs: readonly ToolRun[];
  /** Of what was said, how much GitHub does not show beside the code. */
  readonly unannotated: number;
  /** When the search ended, in milliseconds since 1970; 0 when there was none. */
  readonly searchEnd: number;
}

/** Takes down what happens in a run, as it happens. */
export class Journal {
  readonly #told: Told[] = [];
  readonly #runs: ToolRun[] = [];
  #hub: readonly HubAccess[] = [];
  #problems: readonly Told[] = [];
  #wanted: Wanted = { pushed: [], loaded: [] };
  #report: Report | undefined;
  #searchEnd = 0;

  /** What is to be at the end. */
  readonly asked = (wanted: Wanted): void => {
    this.#wanted = wanted;
  };

  /** What the checks before the build said, and the Hub. */
  readonly checked = (problems: readonly Told[], hub: readonly HubAccess[]): void => {
    this.#problems = problems;
    this.#hub = hub;
  };

  /** What the checks before the build said. */
  get problems(): readonly Told[] {
    return this.#problems;
  }

  /** A tool came to its end. */
  readonly ran = (run: ToolRun): void => {
    this.#runs.push(run);
  };

  /** Something was said to the user. */
  readonly say = (told: Told): void => {
    this.#told.push(told);
  };

  /** The search is over. */
  readonly concluded = (report: Report): void => {
    this.#report = report;
    this.#searchEnd = report.searched.blobs === 0 ? 0 : Date.now();
  };

  /** The whole of it. */
  story(end: Pick<Story, 'digest' | 'unannotated'> & { readonly failure: ActionError | undefined }): Story {
    const { failure, digest, unannotated } = end;
    return {
      ...this.#wanted,
      report: this.#report,
      failure: failure && toldOf(failure),
      unannotated,
      told: this.#told.filter(({ message }) => message !== failure?.message),
      hub: this.#hub,
      digest,
      runs: this.#runs,
      searchEnd: this.#searchEnd,
    };
  }
}

function toldOf({ code, message, hint, place }: ActionError): Told {
  return { level: 'error', code, message, hint, ...(place === undefined ? {} : { place }) };
}
