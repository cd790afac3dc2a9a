import type { Redact } from '../secret/redact.js';
import { MAX_LINE_LENGTH } from './lines.js';

/** Writes one line of the step's log. */
export type WriteLine = (line: string) => void;

/** The first line of buildx's plain progress; before it nothing is built yet. */
const PROGRESS = /^#\d+ /;

/** A refusal has a few lines; other kinds of progress (rawjson, `call`) have no line that PROGRESS knows. */
const MAX_HELD = 20;

/**
 * What is shown of a line that was cut. The end of it may hold the beginning of a secret, which redaction cannot
 * know; no secret is longer than what is left out (BuildKit takes 500 KiB).
 */
const SHOWN_OF_CUT_LINE = MAX_LINE_LENGTH / 2;

interface GuardOptions {
  readonly redact: Redact;
  /** Ends the bracket in which the runner takes no commands; random, so that a build cannot guess it. */
  readonly resumeToken: string;
  /** False where no runner reads the log: on a terminal nobody obeys workflow commands, and a bracket is noise. */
  readonly isRunnerLog?: boolean;
  readonly write: WriteLine;
}

/**
 * Stands between a child's output and the step's log. The output may come from a stranger's Dockerfile: forms of
 * a secret become `***`, and what the runner would execute as a workflow command is taken apart; on top the whole
 * is bracketed by `::stop-commands::`, which makes the runner take none.
 *
 * Lines are held back until the build shows progress, so that a refusal of buildx which the action answers itself
 * does not alarm anybody.
 */
export class LogGuard {
  readonly #options: GuardOptions;
  #held: string[] | undefined = [];
  #isOpen = false;

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  /** Takes one line of the child, without its line end. */
  line(line: string): void {
    const safe = this.clean(line);
    if (this.#held === undefined) {
      this.#print(safe);
      return;
    }
    this.#held.push(safe);
    if (PROGRESS.test(line) || this.#held.length >= MAX_HELD) this.release();
  }

  /** The line as it may be shown. */
  clean(line: string): string {
    const redacted = this.#options.redact(line);
    const shown =
      line.length < MAX_LINE_LENGTH ? redacted : `${redacted.slice(0, SHOWN_OF_CUT_LINE)} … (line cut)`;
    // The old syntax counts anywhere in a line, the new one at its start, where .NET also trims U+0085.
    return shown.replaceAll('##[', '## [').replace(/^([\s\u0085]*):(?=:)/, '$1: ');
  }

  /** Prints what was held back; from now on lines go out at once. */
  release(): void {
    const lines = this.#held ?? [];
    this.#held = undefined;
    for (const line of lines) this.#print(line);
  }

  /** Drops what was held back, since nothing was built, and holds back again for the next try. */
  drop(): void {
    this.#held = [];
  }

  /** Ends the bracket. Has to be called whatever happened, or the runner ignores our own commands. */
  close(): void {
    if (this.#isOpen) this.#options.write(`::${this.#options.resumeToken}::`);
    this.#isOpen = false;
  }

  #print(line: string): void {
    const { isRunnerLog = true, resumeToken } = this.#options;
    if (isRunnerLog && !this.#isOpen) this.#options.write(`::stop-commands::${resumeToken}`);
    this.#isOpen = isRunnerLog;
    this.#options.write(line);
  }
}
