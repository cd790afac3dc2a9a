import * as core from '@actions/core';
import { textForms } from '../secret/forms.js';
import { type Redact, redactor } from '../secret/redact.js';
import { SecretValue } from '../secret/value.js';

/**
 * Registers every secret with its derived forms, before the step prints anything else. Several lines are masked
 * line by line: the runner would split them anyway, and mask a lone brace too.
 * @returns what does the same to a text of our own, so that it is clean before the runner sees it
 */
export function maskSecrets(secrets: readonly string[]): Redact {
  const forms = [...new Set(secrets.flatMap(text => textForms(new SecretValue(text))))];
  for (const form of forms) core.setSecret(form);
  return redactor(forms);
}
