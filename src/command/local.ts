import { accessSync, constants, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ActionError, asActionError, errnoOf, messageOf } from '../errors.js';
import type { Problem } from '../preflight/problem.js';
import type { Request } from '../request.js';
import { textForms } from '../secret/forms.js';
import { type Redact, redactor } from '../secret/redact.js';
import { searchedValues } from '../secret/searched.js';
import { SecretValue } from '../secret/value.js';
import type { Surroundings } from '../surroundings.js';
import { gateLine } from './progress.js';
import type { Screen } from './screen.js';
import { problemInOptions } from './words.js';

/** What a build on one's own machine needs from the outside. */
export interface LocalSurroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  /** The folder for temporary files. */
  readonly temp: string;
  readonly cancel: AbortSignal;
  readonly worker: string;
  readonly threads: number;
  /** Keeps a directory that has to be gone at the end, however it comes. */
  readonly remember: Surroundings['remember'];
  readonly screen: Screen;
}

/** Redacts every secret of the request, in every form. */
export function redactorOf({ mounts }: Request, env: NodeJS.ProcessEnv): Redact {
  const values = searchedValues(mounts, env).map(({ value }) => new SecretValue(value.toString('utf8')));
  return redactor([...new Set(values.flatMap(textForms))]);
}

/** Surroundings of the line; a report is kept by `conclude`. */
export function surroundingsOf(
  { screen, ...around }: LocalSurroundings,
  parts: Pick<Surroundings, 'redact' | 'conclude' | 'journal'>,
): Surroundings {
  const line = gateLine();
  return {
    ...around,
    ...parts,
    mask: () => {}, // no secret comes up on the way: there is no exchange
    mintIdToken: () => Promise.reject(new Error('there is no workflow run')),
    log: text => screen.line(text),
    drained: () => undefined, // a terminal and a file take what they are given
    // Also this program may run in a workflow.
    isRunnerLog: around.env['GITHUB_ACTIONS'] === 'true',
    showProgress: ask => screen.show(seconds => line(ask(), seconds)),
    tell: problem => screen.problem(redacted(problemInOptions(problem), parts.redact)),
    foundToken: () => {},
  };
}

/** What the line threw, as a problem in the words of a command line. */
export function thrownProblem(thrown: unknown, redact: Redact): Problem {
  const { code, message, hint, place } = asActionError(thrown);
  const problem: Problem = { level: 'error', code, message, hint, ...(place === undefined ? {} : { place }) };
  return redacted(problemInOptions(problem), redact);
}

/** A problem without secrets in it. */
export function redacted(problem: Problem, redact: Redact): Problem {
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
