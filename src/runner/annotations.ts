import * as core from '@actions/core';
import type { ActionError, Place } from '../errors.js';
import type { Problem } from '../problem.js';
import { told, toldError } from '../report/journal.js';
import type { Redact } from '../secret/redact.js';
import { WORKFLOW } from '../wording.js';

type Level = Problem['level'];

/** GitHub shows ten annotations of a level for each step, and drops the others. */
const MAX_ANNOTATIONS = 10;

/** What a step says on the page of its run and on the lines of its files. */
export class Annotations {
  readonly #redact: Redact;
  readonly #shown: Record<Level, number> = { error: 0, warning: 0, notice: 0 };
  #unshown = 0;

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  /** How many stand in the log alone. */
  get unshown(): number {
    return this.#unshown;
  }

  /** Shows what a check or the search found, on its line where it has one; beyond the limit in the log. */
  readonly tell = (problem: Problem): void => {
    const { level, code, message, hint, place } = told(problem, WORKFLOW);
    const text = this.#redact(`${message} ${hint}`.trim());
    // The last error is what the step failed with: it has to be seen.
    const limit = level === 'error' ? MAX_ANNOTATIONS - 1 : MAX_ANNOTATIONS;
    if (this.#shown[level]++ < limit) this.#write(level, { code, text, place });
    else {
      this.#unshown++;
      core.info(
        `${level}: ${place === undefined ? '' : `${this.#redact(place.file)}:${place.line}: `}${text}`,
      );
    }
  };

  /** Shows the error that ends the step. */
  end(error: ActionError): void {
    const { code, message, hint, place } = toldError(error, WORKFLOW);
    this.#write('error', { code, text: this.#redact(`${message} ${hint}`.trim()), place });
    if (code === 'INTERNAL') core.debug(this.#redact(String(error.stack)));
  }

  #write(
    level: Level,
    { code, text, place }: { code: string; text: string; place: Place | undefined },
  ): void {
    const write = { error: core.error, warning: core.warning, notice: core.notice }[level];
    write(text, { title: `hf-secret-build: ${code}`, ...at(place, this.#redact) });
  }
}

function at(place: Place | undefined, redact: Redact): core.AnnotationProperties {
  if (place === undefined) return {};
  return { file: redact(place.file), ...(place.line === 0 ? {} : { startLine: place.line }) };
}
