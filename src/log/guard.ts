import { defused } from '../text/defuse.js';

/** Writes one line of the step's log. */
export type WriteLine = (line: string) => void;

/** A refusal has a few lines; other kinds of progress (rawjson, `call`) have no line that is known as such. */
const MAX_HELD = 20;

interface GuardOptions {
  /** Ends the bracket in which the runner takes no commands; random, so that a build cannot guess it. */
  readonly resumeToken: string;
  /** False where no runner reads the log: on a terminal nobody obeys workflow commands, and a bracket is noise. */
  readonly isRunnerLog: boolean;
  readonly write: WriteLine;
}

/** A line of a build, without secrets. */
export interface GuardedLine {
  readonly text: string;
  /** The group that it belongs to: undefined for that of the line before, '' for none. */
  readonly group: string | undefined;
  /** The builder works: what comes from now on is no refusal of buildx. */
  readonly isProgress: boolean;
}

/**
 * Stands between a child's output and the step's log. The output may come from a stranger's Dockerfile: what the
 * runner would execute as a workflow command is taken apart; on top the whole is bracketed by `::stop-commands::`,
 * which makes the runner take none. The groups of the log, which are commands, stand outside of the bracket.
 *
 * Lines are held back until the build shows progress, so that a refusal of buildx which the action answers itself
 * does not alarm anybody.
 */
export class LogGuard {
  readonly #options: GuardOptions;
  #held: GuardedLine[] | undefined = [];
  #isOpen = false;
  #group = '';

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  /** Takes one line of the child, searched and redacted. */
  line(line: GuardedLine): void {
    const safe = { ...line, text: defused(line.text) };
    if (this.#held === undefined) {
      this.#print(safe);
      return;
    }
    this.#held.push(safe);
    if (line.isProgress || this.#held.length >= MAX_HELD) this.release();
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

  /** Ends bracket and group. Has to be called whatever happened, or the runner ignores our own commands. */
  close(): void {
    this.#resume();
    this.#endGroup();
  }

  #print({ text, group = this.#group }: GuardedLine): void {
    if (group !== this.#group) {
      this.#resume();
      this.#endGroup();
      if (group !== '') this.#command(`::group::${group}`);
      this.#group = group;
    }
    if (!this.#isOpen) this.#command(`::stop-commands::${this.#options.resumeToken}`);
    this.#isOpen = true;
    this.#options.write(text);
  }

  #resume(): void {
    if (this.#isOpen) this.#command(`::${this.#options.resumeToken}::`);
    this.#isOpen = false;
  }

  #endGroup(): void {
    if (this.#group !== '') this.#command('::endgroup::');
    this.#group = '';
  }

  #command(line: string): void {
    if (this.#options.isRunnerLog) this.#options.write(line);
  }
}
