import { readDockerfile } from '../dockerfile/instructions.js';
import type { Instruction } from './report.js';

/** Texts of instructions are shown up to this many characters. */
const MAX_TEXT = 200;

/** A Dockerfile, and its name as messages have it. */
interface NamedDockerfile {
  readonly file: string;
  readonly dockerfile: string;
}

/**
 * Finds the instruction that made a layer by what the builder wrote into the image's history: `RUN |1 A=b /bin/sh
 * -c pip install x # buildkit`, or, by Podman, `/bin/sh -c pip install x`. The last of several equal ones is taken; texts that are
 * not found have no line. @internal for its test
 */
export function findInstruction(createdBy: string, named: NamedDockerfile): Instruction {
  return instructionFinder(named)(createdBy);
}

/** The same for many layers of one image: the Dockerfile is read once, and only when something is looked for. */
export function instructionFinder({ file, dockerfile }: NamedDockerfile): (createdBy: string) => Instruction {
  let written: readonly { readonly text: string; readonly line: number }[] | undefined;
  return createdBy => {
    written ??= readDockerfile(dockerfile).instructions.map(({ text, line }) => ({
      text: plain(text),
      line,
    }));
    const shown = plain(createdBy);
    const found = written.findLast(({ text }) => isSame(text, shown));
    const text = shown.length > MAX_TEXT ? `${shown.slice(0, MAX_TEXT)}…` : shown;
    return found === undefined ? { text, file: '', line: 0 } : { text, file, line: found.line };
  };
}

/** An instruction without what the builder adds or leaves out: flags, build arguments, the shell, white space. */
function plain(text: string): string {
  return text
    .replace(/\s*# buildkit\s*$/, '')
    .replace(/^(\|\d+ .*? )?\/\S*sh -\S+ (#\(nop\)\s+)?/, (_, _args, isNoStep) => (isNoStep ? '' : 'RUN '))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(\w+)((?: --[a-z]+(?:=\S*)?)*)/i, (_, name: string) => name.toUpperCase())
    .replace(/^RUN \|\d+ .*? (?=\/bin\/sh -c )/, 'RUN ')
    .replace(/^RUN \/bin\/sh -c /, 'RUN ');
}

/** Podman names what was copied by its hash. */
const HASHED = /^(COPY|ADD) (file|dir|multi):[0-9a-f]{64} in /;

/** COPY and ADD are written with their paths resolved, so the beginning and the sources' names have to do. */
function isSame(written: string, made: string): boolean {
  if (written === made) return true;
  const copy = /^(COPY|ADD) (.*) (\S+)$/;
  const [, one, sources, target] = copy.exec(written) ?? [];
  const [, other, , end] = copy.exec(made) ?? [];
  if (one === undefined || one !== other || sources === undefined) return false;
  const isNamed = made.includes(sources.split(' ')[0] ?? '') || HASHED.test(made);
  return trimPath(target) === trimPath(end) && isNamed;
}

function trimPath(path = ''): string {
  return path.replace(/^\.?\//, '').replace(/\/$/, '');
}
