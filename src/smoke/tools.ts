import type { Piping } from '../build/container-tool.js';
import type { BuildTools } from '../build/guarded.js';
import { ActionError } from '../errors.js';

/** What the steps of a smoke test work with. */
export interface SmokeTools {
  readonly piping: Piping;
  readonly build: BuildTools;
  /** A text of a tool or an image as one short line: without secrets, without commands. */
  readonly shown: (text: string) => string;
}

/** The error of an image that did not stand the test. */
export function failed(message: string, hint: string): ActionError {
  return new ActionError({
    code: 'SMOKE_FAILED',
    message: `Smoke test: ${message} Nothing was pushed.`,
    hint,
  });
}
