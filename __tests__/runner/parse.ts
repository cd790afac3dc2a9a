/** The two written forms of a workflow command, read as ActionCommand.cs reads them. */

import { NameMap } from './names.js';

export interface ParsedCommand {
  readonly name: string;
  readonly properties: NameMap;
  readonly value: string;
}

type Escapes = readonly (readonly [code: string, text: string])[];

// `%25` comes last, so that an escaped percent sign cannot form a new escape.
const DATA: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const PROPERTY: Escapes = [['%3A', ':'], ['%2C', ','], ...DATA];
const BRACKET: Escapes = [['%3B', ';'], ['%5D', ']'], ...DATA];

const decode = (text: string, escapes: Escapes): string =>
  escapes.reduce((result, [code, char]) => result.replaceAll(code, char), text);

// What .NET calls white space: unlike String.trimStart, with U+0085 and without U+FEFF.
const LEADING_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

interface Form {
  readonly info: string;
  readonly value: string;
  readonly separator: string;
  readonly escapes: Escapes;
}

/** `::name key=value,key=value::data`, at the start of the line only. */
function colonForm(line: string): Form | undefined {
  const text = line.replace(LEADING_SPACE, '');
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1;
  if (end < 0) return undefined;
  const value = decode(text.slice(end + 2), DATA);
  return { info: text.slice(2, end), value, separator: ',', escapes: PROPERTY };
}

/** `##[name key=value;key=value]data`, anywhere in the line. */
function bracketForm(line: string): Form | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  const value = decode(line.slice(end + 1), BRACKET);
  return { info: line.slice(start + 3, end), value, separator: ';', escapes: BRACKET };
}

function parseProperties(text: string, { separator, escapes }: Form): NameMap {
  const properties = new NameMap();
  for (const part of text.split(separator)) {
    // Empty pieces are dropped before the split is counted: `name==x` is x, `name=` is no property at all.
    const [, name, value] = /^=*([^=]+)=+([^=].*)$/s.exec(part) ?? [];
    if (name !== undefined && value !== undefined) properties.set(name, decode(value, escapes));
  }
  return properties;
}

function toCommand(form: Form | undefined, registered: ReadonlySet<string>): ParsedCommand | undefined {
  if (form === undefined) return undefined;
  const space = form.info.indexOf(' ');
  const name = (space < 0 ? form.info : form.info.slice(0, space)).toLowerCase();
  if (!registered.has(name)) return undefined;
  const text = space < 0 ? '' : form.info.slice(space + 1);
  const properties = parseProperties(form.separator === ',' ? text.trim() : text, form);
  return { name, properties, value: form.value };
}

/**
 * The workflow command in a line of output, or undefined when it holds none. `registered` holds lower-case names:
 * a name that is not registered makes the line plain text.
 *
 * The runner searches `::` and `##[` by culture, which skips invisible characters, this one by code unit. A match
 * with an invisible character inside shifts the name by one in the runner, so that no registered name is found.
 */
export function parseCommand(line: string, registered: ReadonlySet<string>): ParsedCommand | undefined {
  return toCommand(colonForm(line), registered) ?? toCommand(bracketForm(line), registered);
}
