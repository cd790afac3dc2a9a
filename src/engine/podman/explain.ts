import { ActionError } from '../../errors.js';
import type { ToolExit } from '../../tool/follow.js';
import type { Wording } from '../../wording.js';

/** An annotation holds 4096 characters; the reason stands at the beginning. */
const MAX_ERROR_LENGTH = 1000;

/** How registries and Podman say no. */
const REFUSED =
  /denied|unauthori[sz]ed|forbidden|authentication required|insufficient_scope|invalid username\/password|\b40[13]\b/i;

/** Podman before `env=` in secret mounts. */
const NO_SECRET_ENV = /secret should have syntax id=/;

/** Turns a failed build into the error that the user sees. */
export function explainPodman(exit: ToolExit, tool: string): ActionError {
  const line = lastError(exit);
  return new ActionError({
    code: 'BUILD_FAILED',
    message: `${tool} build failed: ${line}`,
    hint: hintFor(exit, line),
  });
}

function hintFor({ hasBegun }: ToolExit, line: string): Wording {
  if (NO_SECRET_ENV.test(line)) {
    return 'This Podman knows no env= in a secret mount. Read the file: RUN --mount=type=secret,id=hf_token HF_TOKEN="$(cat /run/secrets/hf_token)" hf download …';
  }
  return hasBegun
    ? 'The log above shows the step that failed.'
    : say => `Nothing was built: check the ${say.parameter} that this names.`;
}

/** The error for an image that cannot be copied to where it is searched. */
export function exportFailed(exit: ToolExit): ActionError {
  return new ActionError({
    code: 'STORAGE',
    message: `The image cannot be copied out of Podman's store to be searched: ${lastError(exit)}`,
    hint: say =>
      `Nothing was pushed. Is there space left where ${say.temp} is, for the unpacked image once more?`,
  });
}

/** True for a push that may succeed when it is tried again: not one that the registry refuses. */
export function isTransient(exit: ToolExit): boolean {
  return !REFUSED.test(lastError(exit));
}

/** The error of a push that failed for good. */
export function podmanPushFailed(exit: ToolExit): ActionError {
  return new ActionError({
    code: 'PUSH_FAILED',
    message: `The image could not be pushed: ${lastError(exit)}`,
    hint: say =>
      `Is the registry reachable, and ${say.login('podman')} with the right to push there? A registry without TLS has to be insecure = true in registries.conf.`,
  });
}

/** Podman's own last words, which may go over several lines; else the last line of stderr. */
function lastError(exit: ToolExit): string {
  const lines = exit.errorLines.map(line => line.trim()).filter(line => line !== '');
  const start = lines.findLastIndex(line => /^Error: /.test(line));
  const words = start === -1 ? (lines.at(-1) ?? `exit code ${exit.code}`) : lines.slice(start).join(' ');
  return words.replace(/^Error: /, '').slice(0, MAX_ERROR_LENGTH);
}
