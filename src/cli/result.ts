import type { Story } from '../report/journal.js';
import type { Report } from '../report/report.js';
import { unsearchedParts } from '../report/sentences.js';
import type { Outcome, Request } from '../request.js';
import { counted } from '../text/words.js';
import { detailLines } from './details.js';
import { foundLines, painter, printable, searchedText, VERDICT_COLORS, wrapped } from './show.js';

/** How a build ended. */
export interface BuildResult {
  readonly request: Request;
  readonly report: Report;
  /** Undefined when the build failed or the gate stayed shut. */
  readonly outcome: Outcome | undefined;
  /** Where the report was written to; '' when it was not asked for. */
  readonly file: string;
  /** What happened on the way. */
  readonly story: Story;
  /** What to do about a gate that stayed shut; '' otherwise. */
  readonly hint: string;
}

/** What the build came to, for a person: what was found, and a short table. */
export function resultText(
  result: BuildResult,
  { color, width }: { readonly color: boolean; readonly width: number | undefined },
): string {
  const { report } = result;
  const paint = painter(color);
  const rows = rowsOf(result).filter(([, text]) => text !== '');
  const lines = rows.map(([name, text]) => {
    const shown = printable(text);
    return `${name.padEnd(9)} ${name === 'verdict' ? paint(shown, VERDICT_COLORS[report.verdict]) : shown}`;
  });
  const details = detailLines(result.story, { paint, width });
  const hint = result.hint === '' ? [] : ['', wrapped(printable(result.hint), { width, indent: '' })];
  return `${[...foundLines(report, paint), ...lines, ...details, ...hint].join('\n')}\n`;
}

function rowsOf(result: BuildResult): [string, string][] {
  const { report, outcome, file } = result;
  return [
    ['verdict', verdictText(result)],
    ['image', outcome?.imageid ?? ''],
    ['digest', outcome?.digest || report.image],
    ['tags', outcome === undefined ? '' : tagsText(result)],
    ['searched', report.searched.blobs === 0 ? '' : searchedText(report)],
    ['too short', shortText(report)],
    ['report', file],
  ];
}

function verdictText({ report, outcome }: BuildResult): string {
  const { verdict, reason, secrets, findings, unscanned, more } = report;
  const ids = secrets.map(({ id }) => `'${id}'`).join(', ');
  const held = outcome === undefined ? '; nothing was pushed, loaded or exported' : '';
  switch (verdict) {
    case 'clean':
      return `clean: nothing in it holds ${ids}`;
    case 'leak':
      if (reason !== '') return `leak: ${reason}${held}`;
      return `leak: found in ${counted(findings.length + more, 'place')}${held}`;
    case 'unverified':
      if (reason !== '') return `unverified: ${reason}${held}`;
      return `unverified: ${counted(unscanned.length + more, 'part')} could not be searched${held}`;
    default:
      return `not searched: ${reason}`;
  }
}

function tagsText({ request: { build } }: BuildResult): string {
  const how = [build.push ? 'pushed' : '', build.load ? 'loaded' : ''].filter(Boolean).join(', ');
  return `${build.tags.join(' ')}${how === '' || build.tags.length === 0 ? '' : ` (${how})`}`;
}

/** Secrets that would be found everywhere. */
function shortText({ secrets, verdict }: Report): string {
  if (verdict === 'skipped') return '';
  const short = secrets.filter(({ searched }) => !searched).map(({ id }) => id);
  const parts = unsearchedParts(secrets);
  return [
    short.length === 0 ? '' : `${short.join(', ')} (less than 8 bytes: not searched for)`,
    parts === '' ? '' : `${parts} (short or an everyday word: not searched for)`,
  ]
    .filter(Boolean)
    .join('; ');
}
