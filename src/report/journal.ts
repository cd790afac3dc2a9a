import type { ActionError, ErrorCode, Place, Released } from '../errors.js';
import { type Conclusion, NO_OUTCOME, type Outcome, type ReportFiles, type TokenSource } from '../request.js';
import type { ToolRun } from '../tool/follow.js';
import { inWords, type Vocabulary, type Wording } from '../wording.js';
import type { Report } from './report.js';

/** Something to be said to the user. */
interface Telling {
  readonly level: 'error' | 'warning' | 'notice';
  readonly code: ErrorCode;
  readonly message: Wording;
  readonly hint: Wording;
  readonly place?: Place;
}

/** The same as it was said, in the words of a surface. */
export interface Told extends Telling {
  readonly message: string;
  readonly hint: string;
}

/** Puts it into the words of a surface. */
export function told({ level, code, message, hint, place }: Telling, words: Vocabulary): Told {
  return {
    level,
    code,
    message: inWords(message, words),
    hint: inWords(hint, words),
    ...(place === undefined ? {} : { place }),
  };
}

/** An error as it is said, in the words of a surface. */
export function toldError({ parts }: ActionError, words: Vocabulary): Told {
  return told({ ...parts, level: 'error' }, words);
}

/** A repository of the Hub, and what is known about the token's access to it. */
export interface HubAccess {
  /** `models/acme/open@v1`. */
  readonly name: string;
  readonly state: 'granted' | 'refused' | 'unknown';
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
  /** Of a run that failed: what is out all the same. */
  readonly released: Released;
  /** What ran, in its order. */
  readonly runs: readonly ToolRun[];
  /** Of what was said, how much GitHub does not show beside the code. */
  readonly unannotated: number;
  /** When the search ended, in milliseconds since 1970; 0 when there was none. */
  readonly searchEnd: number;
}

const NOTHING: Released = { digest: '', pushed: [], loaded: [], others: [] };

/** Shows people what is said in a run, as it is said. */
interface Show {
  readonly problem: (problem: Told) => void;
  readonly report: (report: Report) => void;
}

/**
 * Takes down what happens in a run, as it happens and in the words of a surface: what is known of a run at its
 * end, however it comes.
 */
export class Journal {
  readonly #words: Vocabulary;
  readonly #show: Show;
  readonly #told: Told[] = [];
  readonly #runs: ToolRun[] = [];
  #hub: readonly HubAccess[] = [];
  #checked: readonly Told[] = [];
  #wanted: Wanted = { pushed: [], loaded: [] };
  #report: Report | undefined;
  #conclusion: Conclusion = { tokenSource: 'none', verdict: 'unverified', report: '', sarif: '' };
  #outcome: Outcome = NO_OUTCOME;
  #searchEnd = 0;

  constructor(words: Vocabulary, show: Show) {
    this.#words = words;
    this.#show = show;
  }

  /** What is to be at the end. */
  asked(wanted: Wanted): void {
    this.#wanted = wanted;
  }

  /** Where the token came from. */
  foundToken(tokenSource: TokenSource): void {
    this.#conclusion = { ...this.#conclusion, tokenSource };
  }

  /** What the checks before the build found, and the Hub. */
  checked(problems: readonly Telling[], hub: readonly HubAccess[]): void {
    this.#checked = problems.map(problem => told(problem, this.#words));
    this.#hub = hub;
  }

  /** A tool came to its end. */
  readonly ran = (run: ToolRun): void => {
    this.#runs.push(run);
  };

  /** Something is said to the user. */
  readonly tell = (telling: Telling): void => {
    const problem = told(telling, this.#words);
    this.#told.push(problem);
    this.#show.problem(problem);
  };

  /** There is a report, in these files; a later one takes its place. */
  concluded(report: Report, files: ReportFiles): void {
    this.#report = report;
    this.#conclusion = { ...this.#conclusion, ...files, verdict: report.verdict };
    this.#searchEnd = report.searched.blobs === 0 ? 0 : Date.now();
    this.#show.report(report);
  }

  /** What was built has left. */
  delivered(outcome: Outcome): void {
    this.#outcome = outcome;
  }

  /** What the checks before the build found. */
  get problems(): readonly Told[] {
    return this.#checked;
  }

  get report(): Report | undefined {
    return this.#report;
  }

  /** What left, whatever comes after. */
  get outcome(): Outcome {
    return this.#outcome;
  }

  get conclusion(): Conclusion {
    return this.#conclusion;
  }

  /** The whole of it. */
  story(end: Pick<Story, 'digest' | 'unannotated'> & { readonly failure: ActionError | undefined }): Story {
    const { failure, digest, unannotated } = end;
    return {
      ...this.#wanted,
      report: this.#report,
      released: failure?.released ?? NOTHING,
      failure: failure && toldError(failure, this.#words),
      unannotated,
      told: this.#told,
      hub: this.#hub,
      digest,
      runs: this.#runs,
      searchEnd: this.#searchEnd,
    };
  }
}
