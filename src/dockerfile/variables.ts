import type { Dockerfile, Written } from './instructions.js';

/** A variable of ARG or ENV as it is written, variables not expanded. */
export interface WrittenVariable {
  readonly instruction: Written;
  readonly kind: 'ARG' | 'ENV';
  readonly name: string;
  /** Without its quotes; undefined for an ARG without `=`. */
  readonly value: string | undefined;
}

/** ONBUILD runs elsewhere, and keeps what it says here. */
const INSTRUCTION = /^(?:ONBUILD\s+)?(ARG|ENV)\s+(.*)$/is;

/** A word of a line, quotes and escapes kept. */
const WORD = /(?:[^\s"'\\]|\\.?|"(?:\\.|[^"\\])*"?|'[^']*'?)+/gs;

/** Every variable that the ARG and ENV instructions of a Dockerfile name. */
export function writtenVariables({ instructions }: Dockerfile): WrittenVariable[] {
  return instructions.flatMap(instruction => {
    const [, kind = '', rest = ''] = INSTRUCTION.exec(instruction.text) ?? [];
    const isArg = kind.toUpperCase() === 'ARG';
    return pairsOf(rest, isArg).map(({ name, value }) => ({
      instruction,
      kind: isArg ? ('ARG' as const) : ('ENV' as const),
      name,
      value,
    }));
  });
}

function pairsOf(rest: string, isArg: boolean): Pick<WrittenVariable, 'name' | 'value'>[] {
  const words = rest.match(WORD) ?? [];
  const [first = ''] = words;
  // The old form of ENV: a name, and behind it one value to the end of the line.
  if (!isArg && first !== '' && !first.includes('='))
    return [{ name: first, value: unquoted(rest.slice(first.length).trim()) }];
  return words.map(word => {
    const cut = word.indexOf('=');
    return cut === -1
      ? { name: word, value: undefined }
      : { name: word.slice(0, cut), value: unquoted(word.slice(cut + 1)) };
  });
}

function unquoted(text: string): string {
  return text.replace(/["']/g, '');
}
