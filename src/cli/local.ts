import { accessSync, constants, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ActionError, asActionError, errnoOf, messageOf } from '../errors.js';
import type { Host } from '../host.js';
import { type Journal, type Told, toldError } from '../report/journal.js';
import type { Request } from '../request.js';
import { textIn } from '../secret/decode.js';
import { textForms } from '../secret/forms.js';
import { type Redact, redactor } from '../secret/redact.js';
import { searchedValues } from '../secret/searched.js';
import { SecretValue } from '../secret/value.js';
import { gateLine } from './progress.js';
import { NO_RUN } from './request.js';
import type { Screen } from './screen.js';
import { COMMAND_LINE } from './words.js';

/** What a build on one's own machine needs from the outside. */
export interface LocalHost extends Pick<Host, 'env' | 'temp' | 'cancel' | 'search' | 'remember'> {
  readonly home: string;
  readonly screen: Screen;
}

/** Redacts every secret of the request, in every form. */
export function redactorOf({ mounts }: Request, env: NodeJS.ProcessEnv): Redact {
  const values = searchedValues(mounts, env).map(({ value }) => new SecretValue(textIn(value)));
  return redactor([...new Set(values.flatMap(textForms))]);
}

/** The line's host, which shows problems and reports as the journal is told to. */
export function hostOf(
  { screen, env, temp, cancel, search, remember }: LocalHost,
  { redact, journal }: { readonly redact: Redact; readonly journal: Journal },
): Host {
  const line = gateLine();
  return {
    ...{ env, temp, cancel, remember, journal },
    log: {
      line: text => screen.line(text),
      // Also this program may run in a workflow.
      isRunner: env['GITHUB_ACTIONS'] === 'true',
      drained: () => undefined, // a terminal and a file take what they are given
      redact,
      mask: () => {}, // no secret comes up on the way: there is no exchange
    },
    workflow: { run: NO_RUN, mintIdToken: () => Promise.reject(new Error('there is no workflow run')) },
    search: { ...search, showProgress: ask => screen.show(seconds => line(ask(), seconds)) },
  };
}

/** What the line threw, as a problem in the words of a command line. */
export function thrownProblem(thrown: unknown, redact: Redact): Told {
  return redacted(toldError(asActionError(thrown), COMMAND_LINE), redact);
}

/** A problem without secrets in it. */
export function redacted(problem: Told, redact: Redact): Told {
  return { ...problem, message: redact(problem.message), hint: redact(problem.hint) };
}

/**
 * Makes sure, before minutes are spent, that a file can be written; '' is none.
 * @throws ActionError STORAGE
 */
export function requireWritable(path: string, option: string): void {
  if (path === '') return;
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw notWritten(option, error);
  }
}

/**
 * Writes a result where the user wants it; '' is nowhere.
 * @throws ActionError STORAGE
 */
export function writeResult(
  path: string,
  { text, option }: { readonly text: string; readonly option: string },
): void {
  if (path === '') return;
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw notWritten(option, error);
  }
}

function notWritten(option: string, error: unknown): ActionError {
  return new ActionError({
    code: 'STORAGE',
    message: `The file of ${option} cannot be written (${errnoOf(error) || messageOf(error)}).`,
    hint: 'Name a file in a folder that is there and that this user can write to.',
    cause: error,
  });
}
