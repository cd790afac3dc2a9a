/** Colours and weights (ECMA-48, SGR): the only escape sequence that is left in a log. */
const SGR = String.raw`\x1b\[[\d;:]*m`;

/** Strings for the terminal itself (OSC, DCS, SOS, PM, APC): titles, links, clipboards. Nobody sees them. */
const STRING = /\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)/g;

/** Every other sequence: moves of the cursor, deletions, character sets; of one that is cut off, its beginning. */
const OTHER_SEQUENCE = new RegExp(
  String.raw`(?!${SGR})(?:\x1b\[[0-?]*[ -/]*[@-~]|\x1b(?!\[)[ -/]*[0-~]?|\x1b\[)`,
  'g',
);

/** `_\b_`: how typewriters and `man` write bold letters. */
const OVERSTRUCK = /(.)\x08(?=\1)/gu;

/** White space that ends a line somewhere or moves to another one: shown as a blank. */
const LINE_MOVES = /[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g;

/** What has no width or is no text at all; a person who copies a line does not see that it is there. */
const INVISIBLE = /(?![\t\v\x1b])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

const GAPS = new RegExp(String.raw`((?:${SGR}|\v)+)`);

/** A line of printable ASCII needs none of this. */
const SPECIAL = /[^\t\x20-\x7e]/;

/** A line as a person sees it. */
export interface VisibleLine {
  /** Text, gap, text … text: the gaps are colours and line moves, which stand between letters but are none. */
  readonly parts: readonly string[];
  /** What terminals take and do not show: the contents of links and titles. */
  readonly unseen: readonly string[];
}

/** Takes a line apart into what is seen and what is not. */
export function visibleLine(line: string): VisibleLine {
  if (!SPECIAL.test(line)) return { parts: [line], unseen: [] };
  const unseen = line.includes('\x1b') ? (line.match(STRING) ?? []) : [];
  const text = line
    .replace(STRING, '')
    .replace(OTHER_SEQUENCE, '')
    .replace(OVERSTRUCK, '')
    .replace(LINE_MOVES, '\v')
    .replace(INVISIBLE, '');
  return { parts: text.split(GAPS), unseen: unseen.map(one => one.slice(2)) };
}

/** Its letters alone, as they are searched. */
export function lettersOf({ parts }: VisibleLine): string {
  return parts.length === 1 ? (parts[0] ?? '') : parts.filter((_, index) => index % 2 === 0).join('');
}

/** A gap as it is shown: colours stay, a line move is a blank. */
export function shownGap(gap: string): string {
  return gap.replaceAll('\v', ' ');
}
