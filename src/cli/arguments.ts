import { parseArgs } from 'node:util';
import { ActionError } from '../errors.js';
import { tokenShapesIn } from '../scan/needles/token-shape.js';
import { ALL, type BuildOption, COMMANDS, type CommandName, type OptionTable } from './options.js';
import { NO_ARGUMENT, nearest, unknownOption } from './suggest.js';

/** How the program speaks. */
export interface Manner {
  readonly json: boolean;
  readonly color: boolean;
  readonly progress: boolean;
}

/** What `verify` was asked for. */
export interface VerifyOptions extends Manner {
  readonly target: string;
  /** '' when it was not given. */
  readonly tokenFile: string;
  /** As written: `id=ID,src=PATH`. */
  readonly secrets: readonly string[];
}

/** What `build` and `check` were asked for. */
export interface BuildOptions extends Manner {
  /** A folder or URL. */
  readonly path: string;
  /** The last value of an option, '' when it was not given; of one with words, the first of them. */
  readonly one: (name: BuildOption) => string;
  readonly all: (name: BuildOption) => readonly string[];
  readonly isOn: (name: BuildOption) => boolean;
}

/** One call of the program. */
export type Command =
  | { readonly kind: 'version' }
  /** '' is the program as a whole. */
  | { readonly kind: 'help'; readonly topic: CommandName | '' }
  | { readonly kind: 'verify'; readonly options: VerifyOptions }
  | { readonly kind: 'build' | 'check'; readonly options: BuildOptions };

/** What was given, option by option. */
type Values = ReadonlyMap<string, readonly string[]>;

type Token = NonNullable<ReturnType<typeof parseLoosely>['tokens']>[number];
type OptionToken = Token & { readonly kind: 'option' };

/**
 * Reads the arguments of the program, without node and the program's own name.
 * @throws ActionError BAD_INPUT or BAD_TOKEN, which never repeats the value of an option
 */
export function parseCommand(args: readonly string[]): Command {
  refuseTokens(args);
  const { positionals, tokens = [] } = parseLoosely(args);
  const options = tokens.filter((token): token is OptionToken => token.kind === 'option');
  const [word, ...rest] = positionals;
  const command = isCommand(word) ? word : undefined;
  const values = readValues(options, { args, command });
  if (values.has('version')) return { kind: 'version' };
  if (values.has('help')) return { kind: 'help', topic: command ?? '' };
  if (word === 'help') return { kind: 'help', topic: isCommand(rest[0]) ? rest[0] : '' };
  if (command === undefined) throw noCommand(word);
  if (command === 'verify') return { kind: command, options: verifyOptions(rest, values) };
  return { kind: command, options: buildOptions(rest, values) };
}

/** Not strict: node's own messages repeat what was typed. */
function parseLoosely(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: ALL,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
}

function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}

/** An encoded one is told later, with the option that it is in. */
function refuseTokens(args: readonly string[]): void {
  if (!args.flatMap(tokenShapesIn).some(({ form }) => form === 'plain')) return;
  throw new ActionError({
    code: 'BAD_TOKEN',
    message:
      'A token is among the arguments, where other users of this machine and the history of the shell see it.',
    hint: `${NO_ARGUMENT} Rotate this one if others use this machine.`,
  });
}

function readValues(
  tokens: readonly OptionToken[],
  { args, command }: { readonly args: readonly string[]; readonly command: CommandName | undefined },
): Values {
  const table: OptionTable = command === undefined ? ALL : COMMANDS[command];
  const values = new Map<string, readonly string[]>();
  for (const token of tokens) {
    const value = readValue(token, { table, command: command ?? '', written: args[token.index] ?? '' });
    values.set(token.name, [...(values.get(token.name) ?? []), value]);
  }
  return values;
}

interface Reading {
  readonly table: OptionTable;
  readonly command: string;
  /** The argument that the option stands in. */
  readonly written: string;
}

function readValue(token: OptionToken, { table, command, written }: Reading): string {
  const option = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
  if (option === undefined) {
    // `-json` is read as four options; what was typed says more.
    const typed = /^-[a-z-]+/i.exec(written)?.[0] ?? token.rawName;
    const { message, hint } = unknownOption(typed, { command, names: Object.keys(table) });
    throw usage(message, hint);
  }
  // docker's own parser takes `-t=name` for `-t name`.
  const isShort = !token.rawName.startsWith('--');
  const value = isShort ? token.value?.replace(/^=/, '') : token.value;
  if (option.type === 'boolean') {
    if (token.inlineValue !== true) return 'true';
    if (option.isSwitch && /^(true|false)$/.test(value ?? '')) return value ?? '';
    throw usage(`${token.rawName} takes no value${option.isSwitch ? ' but true or false' : ''}.`);
  }
  // Another option in the place of the value: `--token-file --json`.
  const isOption = token.inlineValue !== true && /^-./.test(value ?? '');
  if (value === undefined || value === '' || isOption) {
    throw usage(
      `${token.rawName} lacks its value.`,
      `Try ${command} --help for examples.`.replace('  ', ' '),
    );
  }
  if (option.words?.includes(value) === false) {
    throw usage(`${token.rawName} is none of ${option.words.join(', ')}.`, 'Leave it out for the first.');
  }
  return value;
}

function verifyOptions(positionals: readonly string[], values: Values): VerifyOptions {
  const [target, ...more] = positionals;
  if (target === undefined || target === '') {
    throw usage('There is no TARGET.', 'Name a layout directory, a tar, - for standard input, or an image.');
  }
  if (more.length > 0) throw usage('There is more than one TARGET.', 'Call verify once for each.');
  const tokenFile = values.get('token-file')?.at(-1) ?? '';
  return { target, tokenFile, secrets: values.get('secret') ?? [], ...mannerOf(values) };
}

function buildOptions(positionals: readonly string[], values: Values): BuildOptions {
  const [path = '.', ...more] = positionals;
  if (more.length > 0) {
    throw usage('There is more than one PATH.', 'Options that take a value want it right behind them.');
  }
  if (path === '-' || values.get('file')?.includes('-') || values.get('output')?.some(isStdout)) {
    throw usage(
      'Neither context nor Dockerfile come from standard input, and no image goes to standard output.',
      'Name a folder or a URL, and files.',
    );
  }
  if (path === '' || path.startsWith('-')) throw usage('PATH is none.', 'Write . for this folder.');
  const table: OptionTable = COMMANDS.build;
  return {
    path,
    one: name => values.get(name)?.at(-1) ?? table[name]?.words?.[0] ?? '',
    all: name => values.get(name) ?? [],
    isOn: name => values.get(name)?.at(-1) === 'true',
    ...mannerOf(values),
  };
}

function isStdout(output: string): boolean {
  return /^-$|(^|,)dest=-(,|$)/.test(output);
}

function mannerOf(values: Values): Manner {
  return { json: values.has('json'), color: !values.has('no-color'), progress: !values.has('no-progress') };
}

function noCommand(word: string | undefined): ActionError {
  const names = Object.keys(COMMANDS);
  if (word === undefined) return usage('There is no command.', 'Try: hf-secret-build build .');
  const near = nearest(word, names);
  return usage(
    'There is no such command.',
    near === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${near}?`,
  );
}

function usage(message: string, hint = 'Try --help.'): ActionError {
  return new ActionError({ code: 'BAD_INPUT', message, hint });
}
