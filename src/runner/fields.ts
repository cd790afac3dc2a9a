import * as core from '@actions/core';
import { ActionError } from '../errors.js';
import { type ListGrammar, parseList } from './list.js';

/**
 * Reads an input that is a list.
 * @throws ActionError BAD_INPUT
 */
export function list(name: string, grammar: ListGrammar): string[] {
  const text = core.getInput(name, { trimWhitespace: grammar.whiteSpace === 'trim' });
  try {
    return parseList(text, grammar);
  } catch {
    // Neither the text nor the parser's message is shown: both may hold a secret.
    throw new ActionError({
      code: 'BAD_INPUT',
      message: `Input '${name}' cannot be read as a list: a quotation mark is not closed.`,
      hint: 'One entry a line; an entry that holds commas, quotes or line breaks is wrapped in "…" with inner quotes doubled.',
    });
  }
}

/**
 * Reads an input that is `true` or `false`. Without its variable it is false, as in action.yml: the runner always sets
 * it, but what else runs the bundle (a test harness, a wrapper) may know the inputs of docker/build-push-action only.
 * @throws ActionError BAD_INPUT
 */
export function flag(name: string): boolean {
  if (process.env[`INPUT_${name.toUpperCase()}`] === undefined) return false;
  try {
    return core.getBooleanInput(name);
  } catch (error) {
    throw new ActionError({
      code: 'BAD_INPUT',
      message: `Input '${name}' is neither true nor false.`,
      hint: `Write ${name}: true or ${name}: false. An expression that gives an empty text is no boolean.`,
      cause: error,
    });
  }
}

/**
 * Reads an input that is one of some words, the first of which is its default.
 * @throws ActionError BAD_INPUT
 */
export function choice<T extends string>(name: string, words: readonly T[]): T {
  const text = core.getInput(name) || words[0];
  const word = words.find(word => word === text);
  if (word !== undefined) return word;
  throw new ActionError({
    code: 'BAD_INPUT',
    message: `Input '${name}' is none of ${words.join(', ')}.`,
    hint: `Leave it out for ${name}: ${words[0]}.`,
  });
}

/**
 * Reads how often something is tried again.
 * @throws ActionError BAD_INPUT
 */
export function retries(name: string): number {
  const text = core.getInput(name) || '2';
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw new ActionError({
    code: 'BAD_INPUT',
    message: `Input '${name}' is no number from 0 to 99.`,
    hint: `Write ${name}: 2, or 0 to fail at once.`,
  });
}
