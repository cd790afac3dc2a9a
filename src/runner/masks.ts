import * as core from '@actions/core';
import { textForms } from '../secret/forms.js';
import { redactor } from '../secret/redact.js';
import { SecretValue } from '../secret/value.js';

/** The secrets of the run as the log must not show them. */
export class Masks {
  readonly #forms = new Set<string>();
  #redact = redactor([]);

  /**
   * Registers every secret with its derived forms, before the step prints anything else. Several lines are masked
   * line by line: the runner would split them anyway, and mask a lone brace too.
   */
  add(secrets: readonly string[]): void {
    this.addSecret(...secrets.map(text => new SecretValue(text)));
  }

  /** The same for secrets that are wrapped already. */
  addSecret(...secrets: readonly SecretValue[]): void {
    for (const form of secrets.flatMap(textForms)) {
      if (this.#forms.has(form)) continue;
      this.#forms.add(form);
      core.setSecret(form);
    }
    this.#redact = redactor([...this.#forms]);
  }

  /** Does to a text of our own what the runner's masks would, so that it is clean before the runner sees it. */
  readonly redact = (text: string): string => this.#redact(text);
}
