/** Executes the workflow commands in a stage's output. Follows ActionCommandManager.cs and OutputManager.cs. */

import { type ParsedCommand, parseCommand } from './parse.js';
import type { Level, StageRecord } from './record.js';

type Handler = (command: ParsedCommand) => void;

interface Extension {
  readonly run: Handler;
  /** Whether `echo` never shows the written line, because it may hold a secret or is shown anyway. */
  readonly omitEcho?: true;
}

export interface CommandOptions {
  /** The variables of the job and step, where the opt-ins for insecure commands are looked up. */
  readonly env: ReadonlyMap<string, string>;
  /** Whether written commands are echoed from the start, as they are when the job is debugged. */
  readonly echo: boolean;
}

/** A stop token was refused: the runner gives up reading the step's output and fails the step. */
export class RefusedTokenError extends Error {}

const isTrue = (text: string | undefined): boolean => text?.trim().toLowerCase() === 'true';
const isTrueOrOne = (text: string | undefined): boolean => /^(?:1|\$?true)$/i.test(text ?? '');

export class CommandManager {
  readonly #record: StageRecord;
  readonly #env: ReadonlyMap<string, string>;
  readonly #extensions: ReadonlyMap<string, Extension>;
  readonly #registered: Set<string>;
  #echo: boolean;
  #stopToken: string | undefined;

  constructor(record: StageRecord, { env, echo }: CommandOptions) {
    this.#record = record;
    this.#env = env;
    this.#echo = echo;
    this.#extensions = new Map<string, Extension>([
      ['notice', this.#issue('notice')],
      ['warning', this.#issue('warning')],
      ['error', this.#issue('error')],
      ['debug', { run: ({ value }) => record.debug(value), omitEcho: true }],
      ['group', { run: ({ value }) => record.write(`##[group]${value}`) }],
      ['endgroup', { run: () => record.write('##[endgroup]') }],
      ['add-mask', { run: command => this.#addMask(command), omitEcho: true }],
      ['set-output', { run: command => record.setOutput(requiredName(command), command.value) }],
      ['save-state', { run: command => record.saveState(requiredName(command), command.value) }],
      ['set-env', { run: command => this.#setEnv(command) }],
      ['add-path', { run: command => this.#addPath(command) }],
      ['echo', { run: command => this.#switchEcho(command) }],
      // Recorded only: problem matchers are not run here.
      ['add-matcher', { run: () => undefined }],
      ['remove-matcher', { run: () => undefined }],
    ]);
    this.#registered = new Set([...this.#extensions.keys(), 'stop-commands']);
  }

  /**
   * Takes one line of output: executes the command in it or writes it to the log.
   * Throws RefusedTokenError, after which the runner reads nothing more.
   */
  takeLine(line: string): void {
    const command = parseCommand(line, this.#registered);
    if (command === undefined || !this.#execute(line, command)) this.#record.write(line);
  }

  /** Returns whether the line was a command; a stopped manager answers to its token only. */
  #execute(line: string, command: ParsedCommand): boolean {
    if (this.#stopToken !== undefined) {
      if (command.name !== this.#stopToken.toLowerCase()) return false;
      this.#resume(line, command);
    } else if (command.name === 'stop-commands') this.#stop(line, command);
    else this.#run(line, command);
    return true;
  }

  #run(line: string, command: ParsedCommand): void {
    const extension = this.#extensions.get(command.name);
    if (extension === undefined) return;
    this.#remember(command);
    const omitEcho = extension.omitEcho ?? false;
    if (this.#echo && !omitEcho) this.#record.write(line);
    try {
      extension.run(command);
    } catch (error) {
      this.#record.fail(`Unable to process command '${omitEcho ? command.name : line}' successfully.`, error);
    }
  }

  #stop(line: string, command: ParsedCommand): void {
    const token = command.value;
    const refused =
      token === '' || token.toLowerCase() === 'pause-logging' || this.#registered.has(token.toLowerCase());
    if (refused && !isTrueOrOne(this.#env.get('ACTIONS_ALLOW_UNSECURE_STOPCOMMAND_TOKENS'))) {
      throw new RefusedTokenError(
        "A stop token must not be empty, the text 'pause-logging' or the name of a workflow command.",
      );
    }
    this.#remember(command);
    this.#stopToken = token;
    this.#registered.add(token.toLowerCase());
    // The runner hides longer tokens in the log, so that later steps cannot read them there.
    if (token.length > 6) this.#record.masks.add(token);
    this.#record.write(line);
  }

  #resume(line: string, command: ParsedCommand): void {
    this.#remember(command);
    this.#record.write(line);
    this.#registered.delete(command.name);
    this.#stopToken = undefined;
  }

  #remember({ name, properties, value }: ParsedCommand): void {
    this.#record.commands.push({ name, properties: properties.toRecord(), value });
  }

  #issue(level: Level): Extension {
    return { run: ({ value, properties }) => this.#record.issue(level, value, properties), omitEcho: true };
  }

  #addMask({ value }: ParsedCommand): void {
    if (value.trim() === '') {
      this.#record.issue('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
      return;
    }
    if (this.#echo) this.#record.write('::add-mask::***');
    this.#record.registeredMasks.push(...this.#record.masks.addWithLines(value));
  }

  #setEnv(command: ParsedCommand): void {
    this.#requireUnsecureCommands(command);
    this.#record.exportVariable(requiredName(command), command.value);
  }

  #addPath(command: ParsedCommand): void {
    this.#requireUnsecureCommands(command);
    if (command.value === '') throw new Error('The path must not be empty.');
    this.#record.prependPath(command.value);
  }

  #requireUnsecureCommands({ name }: ParsedCommand): void {
    if (isTrue(this.#env.get('ACTIONS_ALLOW_UNSECURE_COMMANDS'))) return;
    throw new Error(
      `The \`${name}\` command is disabled unless ACTIONS_ALLOW_UNSECURE_COMMANDS is set to \`true\`.`,
    );
  }

  #switchEcho({ value }: ParsedCommand): void {
    const choice = value.trim().toLowerCase();
    if (choice !== 'on' && choice !== 'off')
      throw new Error(`The echo command takes 'on' or 'off', not '${value}'.`);
    this.#echo = choice === 'on';
  }
}

function requiredName({ name, properties }: ParsedCommand): string {
  const found = properties.get('name');
  if (found === undefined) throw new Error(`Required field 'name' is missing in ##[${name}] command.`);
  return found;
}
