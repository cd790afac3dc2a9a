import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ActionError } from '../errors.js';
import { tokensIn } from '../secret/token.js';

/** What `verify` was asked for. */
export interface VerifyOptions {
  readonly target: string;
  /** '' when it was not given. */
  readonly tokenFile: string;
  /** As written: `id=ID,src=PATH`. */
  readonly secrets: readonly string[];
  readonly json: boolean;
  readonly color: boolean;
  readonly progress: boolean;
}

/** One call of the program. */
export type Command =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'verify'; readonly options: VerifyOptions };

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  'no-progress': { type: 'boolean' },
  secret: { type: 'string', multiple: true },
  'token-file': { type: 'string' },
  version: { type: 'boolean', short: 'V' },
} as const satisfies ParseArgsConfig['options'];

const KNOWN: Readonly<Record<string, { readonly type: 'boolean' | 'string' }>> = OPTIONS;

/** Where people look for a way to give the token itself. */
const TOKEN_NAMES = /^(hf-?)?(token|secret-value|password|key|t)$/;

const NO_ARGUMENT = 'Put it into the variable HF_TOKEN, or into a file: --token-file PATH.';

type Token = NonNullable<ReturnType<typeof parseLoosely>['tokens']>[number];

/**
 * Reads the arguments of the program, without node and the program's own name.
 * @throws ActionError BAD_INPUT or BAD_TOKEN, which never repeats the value of an option
 */
export function parseCommand(args: readonly string[]): Command {
  refuseTokens(args);
  const { values, positionals, tokens = [] } = parseLoosely(args);
  for (const token of tokens) check(token, args);
  if (values.version === true) return { kind: 'version' };
  if (values.help === true || positionals[0] === 'help') return { kind: 'help' };
  return {
    kind: 'verify',
    options: {
      target: targetOf(positionals),
      tokenFile: textOf(values['token-file']),
      secrets: [values.secret ?? []].flat().map(textOf),
      json: values.json === true,
      color: values['no-color'] !== true,
      progress: values['no-progress'] !== true,
    },
  };
}

/** Not strict: node's own messages repeat what was typed. */
function parseLoosely(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
}

function refuseTokens(args: readonly string[]): void {
  if (tokensIn(args.join('\n')).length === 0) return;
  throw new ActionError({
    code: 'BAD_TOKEN',
    message:
      'A token is among the arguments, where other users of this machine and the history of the shell see it.',
    hint: `${NO_ARGUMENT} Rotate this one if others use this machine.`,
  });
}

function check(token: Token, args: readonly string[]): void {
  if (token.kind !== 'option') return;
  const known = KNOWN[token.name];
  if (known === undefined) throw unknownOption(token.rawName, args[token.index] ?? '');
  if (known.type === 'boolean' && token.inlineValue === true) {
    throw usage(`${token.rawName} takes no value.`);
  }
  const isMissing = token.value === undefined || token.value === '';
  // Another option in the place of the value: `--token-file --json`.
  const isOption = token.inlineValue !== true && token.value?.startsWith('-');
  if (known.type === 'string' && (isMissing || isOption)) {
    throw usage(`${token.rawName} lacks its value.`, 'Try --help for examples.');
  }
}

function unknownOption(rawName: string, written: string): ActionError {
  // `-json` is read as four options; what was typed says more.
  const typed = /^-[a-z-]+/i.exec(written)?.[0] ?? rawName;
  const name = typed.replace(/^-+/, '').toLowerCase();
  if (TOKEN_NAMES.test(name)) return usage('The token is never an argument.', NO_ARGUMENT);
  const near = nearest(name, Object.keys(OPTIONS));
  const hint = near === undefined ? 'Try --help.' : `Did you mean --${near}?`;
  return usage(`There is no option ${/^--?[\w-]{1,30}$/.test(typed) ? typed : 'of this name'}.`, hint);
}

function targetOf([command, target, ...more]: readonly string[]): string {
  if (command === undefined) throw usage('There is no command.', 'Try: hf-secret-build verify IMAGE');
  if (command !== 'verify') {
    const hint = nearest(command, ['verify']) === undefined ? 'There is only one: verify TARGET.' : '';
    throw usage('There is no such command.', hint || 'Did you mean verify?');
  }
  if (target === undefined || target === '') {
    throw usage('There is no TARGET.', 'Name a layout directory, a tar, - for standard input, or an image.');
  }
  if (more.length > 0) throw usage('There is more than one TARGET.', 'Call verify once for each.');
  return target;
}

/** The closest name, if it is close: a beginning of it, or two letters away. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map(other => ({ other, distance: isBeginning(name, other) ? 1 : distance(name, other) }))
    .sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= 2 ? best.other : undefined;
}

function isBeginning(name: string, other: string): boolean {
  return name.length >= 2 && (other.startsWith(name) || name.startsWith(other));
}

/** Levenshtein's distance: letters put in, left out or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a.slice(0, 40)].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function textOf(value: string | boolean | undefined): string {
  return typeof value === 'string' ? value : '';
}

function usage(message: string, hint = 'Try --help.'): ActionError {
  return new ActionError({ code: 'BAD_INPUT', message, hint });
}
