import { ActionError } from '../errors.js';
import type { Piping } from '../tool/pipe.js';
import type { BuildTools } from '../tool/run.js';
import { inWords, type Wording } from '../wording.js';

/** What the steps of a smoke test work with. */
export interface SmokeTools {
  readonly piping: Piping;
  readonly build: BuildTools;
  /** A text of a tool or an image as one short line: without secrets, without commands. */
  readonly shown: (text: string) => string;
}

/** The error of an image that did not stand the test. */
export function failed(message: Wording, hint: Wording): ActionError {
  return new ActionError({
    code: 'SMOKE_FAILED',
    message: say => `Smoke test: ${inWords(message, say)} Nothing was pushed.`,
    hint,
  });
}
