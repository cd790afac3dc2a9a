/** What one stage leaves behind: its log, annotations, outputs and state. Follows ExecutionContext.cs. */

import { isAbsolute, relative } from 'node:path';
import { messageOf } from './errors.js';
import type { Masks } from './masks.js';
import { NameMap } from './names.js';

export type Level = 'notice' | 'warning' | 'error';

export interface Annotation {
  readonly level: Level;
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: string;
  readonly endLine?: string;
  readonly col?: string;
  readonly endColumn?: string;
}

export interface ExecutedCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly value: string;
}

const MAX_PER_LEVEL = 10;
const MAX_MESSAGE_LENGTH = 4096;
const ANNOTATION_PROPERTIES = ['title', 'file', 'line', 'endLine', 'col', 'endColumn'] as const;

export interface RecordOptions {
  readonly masks: Masks;
  readonly debug: boolean;
  readonly workspace: string;
}

export class StageRecord {
  readonly annotations: Annotation[] = [];
  readonly commands: ExecutedCommand[] = [];
  readonly registeredMasks: string[] = [];
  readonly outputs = new NameMap();
  readonly state: NameMap;
  /** Exported variables, whose names keep their case. */
  readonly env = new Map<string, string>();
  readonly path: string[] = [];
  readonly masks: Masks;
  summary = '';
  /** A command or file command went wrong: the step fails whatever its exit code. */
  failed = false;
  readonly #lines: string[] = [];
  readonly #options: RecordOptions;

  constructor(options: RecordOptions, state = new NameMap()) {
    this.#options = options;
    this.masks = options.masks;
    this.state = state;
  }

  /** Writes text to the log, masked with what is registered by now. */
  write(text: string): void {
    this.#lines.push(this.masks.apply(text));
  }

  debug(text: string): void {
    if (!this.#options.debug) return;
    for (const line of text.split(/\r?\n/)) this.write(`##[debug]${line}`);
  }

  /** Logs a message of a level and, up to ten per level, annotates it. Only the message is masked. */
  issue(level: Level, message: string, properties = new NameMap()): void {
    const masked = this.masks.apply(message).slice(0, MAX_MESSAGE_LENGTH);
    if (this.annotations.filter(known => known.level === level).length < MAX_PER_LEVEL) {
      this.annotations.push({ level, message: masked, ...this.#annotationProperties(properties) });
    }
    if (masked !== '') this.write(`##[${level}]${masked}`);
  }

  /** Fails the step because of an error in something it told the runner. */
  fail(what: string, error: unknown): void {
    this.issue('error', what);
    this.issue('error', messageOf(error));
    this.failed = true;
  }

  setOutput(name: string, value: string): void {
    if (name === '') throw new Error('The name of an output must not be empty.');
    this.outputs.set(name, value);
    this.debug(`Set output ${name} = ${value}`);
  }

  saveState(name: string, value: string): void {
    this.state.set(name, value);
    this.debug(`Save intra-action state ${name} = ${value}`);
  }

  /** Exports a variable to the later steps; NODE_OPTIONS is refused with an error that does not fail the step. */
  exportVariable(name: string, value: string): void {
    if (name.toUpperCase() === 'NODE_OPTIONS') {
      this.issue('error', `The ${name} environment variable cannot be set this way.`);
      return;
    }
    if (name === '') throw new Error('The name of a variable must not be empty.');
    this.env.set(name, value);
    this.debug(`${name}='${value}'`);
  }

  prependPath(folder: string): void {
    const known = this.path.indexOf(folder);
    if (known >= 0) this.path.splice(known, 1);
    this.path.push(folder);
  }

  /** The log as the web page shows it. */
  webLog(): string {
    return webLog(this.#lines);
  }

  #annotationProperties(properties: NameMap): Partial<Annotation> {
    const found = ANNOTATION_PROPERTIES.flatMap(name => {
      const value = properties.get(name);
      return value === undefined ? [] : [[name, name === 'file' ? this.#relative(value) : value] as const];
    });
    return Object.fromEntries(found);
  }

  #relative(file: string): string {
    const inside = relative(this.#options.workspace, file);
    return isAbsolute(file) && !inside.startsWith('..') ? inside : file;
  }
}

const WEB_LABELS: Readonly<Record<string, string>> = {
  group: '▼ ',
  error: 'Error: ',
  warning: 'Warning: ',
  notice: 'Notice: ',
  command: '',
};

/** Log lines as the web page shows them: tags become labels, groups stand open, the ends of groups vanish. */
export function webLog(lines: readonly string[]): string {
  return lines
    .filter(line => !line.startsWith('##[endgroup]'))
    .map(line =>
      line.replace(/^##\[(\w+)\]/, (tag: string, name: string) =>
        Object.hasOwn(WEB_LABELS, name) ? (WEB_LABELS[name] ?? '') : tag,
      ),
    )
    .map(line => `${line}\n`)
    .join('');
}
