import type { Report } from '../report/report.js';
import { findingSentence, gapSentence } from '../report/sentences.js';
import { escapeControls } from '../scan/walk/ledger.js';
import { bytesText, counted } from '../text/words.js';

/** Colours of ECMA-48's SGR. */
const COLORS = { red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Paint = (text: string, color: keyof typeof COLORS) => string;

/** The colour of each verdict. */
export const VERDICT_COLORS: Readonly<Record<Report['verdict'], keyof typeof COLORS>> = {
  clean: 'green',
  leak: 'red',
  unverified: 'yellow',
  skipped: 'yellow',
};

/** The report for a person: a line for each finding and gap, then what was searched and the verdict. */
export function reportText(report: Report, { color }: { readonly color: boolean }): string {
  const paint = painter(color);
  const lines = [
    ...foundLines(report, paint),
    `Searched ${searchedText(report)}.`,
    paint(verdictText(report), VERDICT_COLORS[report.verdict]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A line for each finding and each gap. */
export function foundLines({ findings, unscanned, more }: Report, paint: Paint): string[] {
  return [
    ...findings.map(finding => paint(printable(findingSentence(finding)), 'red')),
    ...unscanned.map(gap => paint(printable(gapSentence(gap)), 'yellow')),
    ...(more > 0 ? [`${more} more.`] : []),
  ];
}

/** Colours a text, or leaves it as it is. */
export function painter(color: boolean): Paint {
  return (text, name) => (color ? `\u001b[${COLORS[name]}m${text}\u001b[0m` : text);
}

/** One line that holds nothing that a terminal obeys: most of it comes out of an image that anybody made. */
export function printable(text: string): string {
  return escapeControls(text);
}

/** A text of several lines whose words stay whole: `width` columns of a terminal, undefined for one line. */
export function wrapped(
  text: string,
  { width, indent }: { width: number | undefined; indent: string },
): string {
  return text.split(' ').reduce((lines, word) => {
    if (lines === '') return `${indent}${word}`;
    const last = lines.length - lines.lastIndexOf('\n') - 1;
    const isFull = width !== undefined && last + 1 + word.length > width;
    return `${lines}${isFull ? `\n${indent}` : ' '}${word}`;
  }, '');
}

/** JSON with every character escaped that a terminal might obey when it is shown there. */
export function jsonText(value: object): string {
  const text = JSON.stringify(value, null, 2).replace(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, escapeUnits);
  return `${text}\n`;
}

function escapeUnits(char: string): string {
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index));
  return units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** What was searched: `11 blobs, 3.4 GB unpacked, for 134 patterns in 6.1 s`. */
export function searchedText({ searched }: Report): string {
  const { blobs, bytes, patterns, seconds } = searched;
  return `${blobs} blobs, ${bytesText(bytes)} unpacked, for ${patterns} patterns in ${seconds.toFixed(1)} s`;
}

function verdictText({ verdict, findings, unscanned, more, secrets }: Report): string {
  const names = secrets.map(({ id }) => `'${id}'`).join(', ');
  if (verdict === 'clean') return `Clean: nothing in it holds ${names}.`;
  if (verdict === 'leak') {
    return `Leak: found in ${counted(findings.length + more, 'place')}. Do not publish it; rotate the token at https://huggingface.co/settings/tokens if it is out already.`;
  }
  return `Unverified: no secret found, but ${counted(unscanned.length + more, 'part')} could not be searched.`;
}
