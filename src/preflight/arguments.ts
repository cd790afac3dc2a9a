import { ActionError } from '../errors.js';
import { textForms } from '../secret/forms.js';
import { redactor } from '../secret/redact.js';
import type { SecretValue } from '../secret/value.js';

/**
 * A token in a build argument, a label, a tag … would be in the image, its history or its provenance.
 * @throws ActionError BAD_INPUT
 */
export function refuseTokensInArguments(tokens: readonly SecretValue[], args: readonly string[]): void {
  const redact = redactor(tokens.flatMap(textForms));
  const at = args.findIndex(arg => redact(arg) !== arg);
  if (at === -1) return;
  const flag = args[at - 1]?.startsWith('--') ? args[at - 1] : 'the context';
  throw new ActionError({
    code: 'BAD_INPUT',
    message: `The token is in the value of ${flag}, where it would be kept in the image or its provenance.`,
    hint: 'Remove it there. The Dockerfile reads the token by RUN --mount=type=secret,id=<secret-id>,env=HF_TOKEN.',
  });
}
