import type { Instruction } from './report.js';

/** An instruction of a Dockerfile: its first line, and its text on one line. */
interface Written {
  readonly line: number;
  readonly text: string;
}

/** Texts of instructions are shown up to this many characters. */
const MAX_TEXT = 200;

/**
 * Finds the instruction that made a layer by what the builder wrote into the image's history: `RUN |1 A=b /bin/sh
 * -c pip install x # buildkit`, or, by Podman, `/bin/sh -c pip install x`. The last of several equal ones is taken; texts that are not found have no line.
 */
export function findInstruction(
  createdBy: string,
  { file, dockerfile }: { readonly file: string; readonly dockerfile: string },
): Instruction {
  const shown = plain(createdBy);
  const written = instructions(dockerfile).findLast(({ text }) => isSame(plain(text), shown));
  const text = shown.length > MAX_TEXT ? `${shown.slice(0, MAX_TEXT)}…` : shown;
  return written === undefined ? { text, file: '', line: 0 } : { text, file, line: written.line };
}

/** An instruction without what the builder adds or leaves out: flags, build arguments, the shell, white space. */
function plain(text: string): string {
  return text
    .replace(/\s*# buildkit\s*$/, '')
    .replace(/^(\|\d+ .*? )?\/\S*sh -\S+ (#\(nop\)\s+)?/, (_, _args, isNoStep) => (isNoStep ? '' : 'RUN '))
    .replace(/\\\r?\n/g, ' ')
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

/** The instructions of a Dockerfile with their lines; comments and continuation lines as the Dockerfile has them. */
function instructions(dockerfile: string): Written[] {
  const found: { line: number; text: string }[] = [];
  let isOpen = false;
  dockerfile.split(/\r?\n/).forEach((line, index) => {
    if (/^\s*(#|$)/.test(line)) return;
    const last = found.at(-1);
    if (isOpen && last !== undefined) last.text += `\n${line.trim()}`;
    else found.push({ line: index + 1, text: line.trim() });
    isOpen = /[\\`]\s*$/.test(line);
  });
  return found.map(({ line, text }) => ({ line, text: text.replace(/[\\`]\s*$/, '') }));
}
