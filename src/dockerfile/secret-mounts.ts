import type { Dockerfile, Written } from './instructions.js';

/** A `--mount=type=secret` of a RUN as it is written, variables not expanded. */
export interface WrittenMount {
  readonly instruction: Written;
  /** The flag as it stands in the file: `--mount=type=secret,id=hf_token`. */
  readonly flag: string;
  /** The line of the flag, from 1. */
  readonly line: number;
  readonly id: string;
  /** Where the file is: `/run/secrets/<id>` by default; '' for a variable alone (`env=`). */
  readonly path: string;
  readonly isRequired: boolean;
  /** Whether somebody else than root can read the file: uid, gid or mode say so. */
  readonly isForOthers: boolean;
}

/** The flags in front of what RUN runs; a value may have quotes in it. */
const FLAGS = /^RUN((?:\s+--[a-z]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'])*)?)+)/i;
const MOUNT = /--mount=((?:"[^"]*"|'[^']*'|[^\s"'])*)/g;

/** Every secret mount of the RUN instructions of a Dockerfile, those of ONBUILD left out: they run elsewhere. */
export function writtenMounts({ lines, instructions }: Dockerfile): WrittenMount[] {
  return instructions
    .filter(({ name }) => name === 'RUN')
    .flatMap(instruction =>
      mountsOf(instruction).map(mount => ({ ...mount, line: lineOf(mount.flag, mount.instruction, lines) })),
    );
}

function mountsOf(instruction: Written): WrittenMount[] {
  const flags = FLAGS.exec(instruction.text)?.[1] ?? '';
  return [...flags.matchAll(MOUNT)].flatMap(([flag, value = '']) => {
    const options = optionsOf(value);
    if (options.get('type') !== 'secret') return [];
    const target = options.get('target') ?? options.get('dst') ?? options.get('destination') ?? '';
    // BuildKit: the source wins over the id, and the name of the target is the last resort.
    const id = options.get('source') || options.get('src') || options.get('id') || baseOf(target);
    const isVariable = options.has('env') && target === '';
    return [
      {
        instruction,
        flag,
        line: instruction.line,
        id,
        path: isVariable ? '' : pathOf(target, id),
        isRequired: options.get('required') === '' || /^(1|t|true)$/i.test(options.get('required') ?? ''),
        isForOthers: ['uid', 'gid', 'mode'].some(key => options.has(key)),
      },
    ];
  });
}

/** Attributes with their keys in small letters; one without `=` has the value ''. */
function optionsOf(value: string): Map<string, string> {
  const fields = value.replace(/["']/g, '').split(',');
  return new Map(
    fields.map(field => {
      const [key = '', ...rest] = field.split('=');
      return [key.trim().toLowerCase(), rest.join('=').trim()];
    }),
  );
}

function baseOf(path: string): string {
  return path.split('/').filter(Boolean).at(-1) ?? '';
}

function pathOf(target: string, id: string): string {
  if (target === '') return `/run/secrets/${baseOf(id)}`;
  return target;
}

/** The line within the instruction that has the flag; its first line when it is broken over several. */
function lineOf(flag: string, { line, end }: Written, lines: readonly string[]): number {
  const at = lines.slice(line - 1, end).findIndex(text => text.includes(flag) && !/^\s*#/.test(text));
  return at === -1 ? line : line + at;
}
