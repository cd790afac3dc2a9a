import { shownGap, visibleLine } from './visible.js';

/** The runner's old syntax counts anywhere in a line; a colour must not hide it. */
const OLD_SYNTAX = /##(?=(?:\x1b\[[\d;:]*m)*\[)/g;

/** The new one counts at the start of a line, behind what .NET trims: every white space of Unicode. */
const NEW_SYNTAX = /^((?:[\s\x85]|\x1b\[[\d;:]*m)*):(?=(?:\x1b\[[\d;:]*m)*:)/;

/**
 * A line that the runner takes for text in both of its syntaxes for commands. It is still readable: a blank more.
 * The line holds nothing invisible (see visibleLine).
 */
export function defused(line: string): string {
  if (!line.includes('::') && !line.includes('##') && !line.includes('\x1b')) return line;
  return line.replace(OLD_SYNTAX, '## ').replace(NEW_SYNTAX, '$1: ');
}

/** Any text as one line without commands for the runner or for a terminal. */
export function harmless(text: string): string {
  return defused(visibleLine(text).parts.map(shownGap).join(''));
}
