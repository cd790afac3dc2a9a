import * as core from '@actions/core';
import { textForms, tokenForms } from '../secret/forms.js';
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
 */
export function maskSecrets(raw: RawSecrets): void {
  const forms = [raw.githubToken, ...raw.secrets].flatMap(text => textForms(new SecretValue(text)));
  const token = raw.token.trim();
  if (token !== '') forms.unshift(...tokenForms(new SecretValue(token)));
  for (const form of new Set(forms)) core.setSecret(form);
}
