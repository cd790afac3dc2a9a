import * as core from '@actions/core';
import { textForms, tokenForms } from '../secret/forms.js';
import { type Redact, redactor } from '../secret/redact.js';
import { SecretValue } from '../secret/value.js';

/** The secrets of the inputs as they stand, valid or not. */
export interface RawSecrets {
  readonly token: string;
  readonly secrets: readonly string[];
  readonly githubToken: string;
}

/**
 * Registers every secret with its derived forms, before the step prints anything else. Several lines are masked
 * line by line: the runner would split them anyway, and mask a lone brace too.
 * @returns what does the same to a text of our own, so that it is clean before the runner sees it
 */
export function maskSecrets(raw: RawSecrets): Redact {
  const others = [raw.githubToken, ...raw.secrets].flatMap(text => textForms(new SecretValue(text)));
  const token = raw.token.trim();
  const forms = token === '' ? others : [...tokenForms(new SecretValue(token)), ...others];
  for (const form of new Set(forms)) core.setSecret(form);
  return redactor(forms);
}
