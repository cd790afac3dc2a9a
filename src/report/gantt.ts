import { slowest, type Timeline } from './timeline.js';

/** More bars nobody can read. */
const MAX_BARS = 30;
const MAX_LABEL = 48;
const MAX_SECTION = 16;

/** About as many marks as fit beside each other below the picture. */
const MARKS = 8;
const INTERVALS = [
  [0.1, '100millisecond'],
  [0.2, '200millisecond'],
  [0.5, '500millisecond'],
  [1, '1second'],
  [2, '2second'],
  [5, '5second'],
  [10, '10second'],
  [30, '30second'],
  [60, '1minute'],
  [120, '2minute'],
  [300, '5minute'],
  [600, '10minute'],
  [1800, '30minute'],
  [3600, '1hour'],
] as const;

const STATES = {
  step: '',
  failed: 'crit, ',
  builder: 'done, ',
  search: 'active, ',
  push: 'active, ',
} as const;

/** Room for the names of stages at the left; bars as low as their text allows. */
const INIT = '%%{init: {"gantt": {"leftPadding": 130, "barHeight": 22, "barGap": 5, "fontSize": 12}}}%%';

/**
 * The timeline as a gantt diagram of Mermaid, '' when there is nothing to see. Texts are reduced to letters, digits
 * and a few signs that mean nothing to Mermaid: who wants to read them finds them in the table.
 */
export function gantt(timeline: Timeline): string {
  const shown = new Set(slowest(timeline, MAX_BARS));
  const bars = timeline.bars.filter(bar => shown.has(bar));
  if (bars.length < 2) return '';
  const sections = [...new Set(bars.map(({ section }) => section))];
  const [, interval] = INTERVALS.find(([step]) => timeline.seconds / step <= MARKS) ?? [0, '6hour'];
  const lines = sections.flatMap(section => [
    `  section ${plain(section, MAX_SECTION) || 'stage'}`,
    ...bars
      .filter(bar => bar.section === section)
      .map(
        ({ name, kind, start, seconds }) =>
          `  ${label(name, seconds)} :${STATES[kind]}${moment(start)}, ${moment(start + seconds)}`,
      ),
  ]);
  return [
    INIT,
    'gantt',
    '  dateFormat YYYY-MM-DDTHH:mm:ss.SSS',
    `  axisFormat ${axisFormat(timeline.seconds)}`,
    `  tickInterval ${interval}`,
    ...lines,
  ].join('\n');
}

/** A task may begin with no word of Mermaid's: `title`, `section`, `click` … */
function label(name: string, seconds: number): string {
  const duration = seconds < 9.95 ? seconds.toFixed(1) : String(Math.round(seconds));
  return `${duration}s ${plain(name, MAX_LABEL)}`;
}

function plain(text: string, length: number): string {
  return text
    .replace(/ --mount=\S+/g, '')
    .replace(/[^A-Za-z0-9 .,/=+_-]+/g, ' ')
    .trim()
    .slice(0, length)
    .trim();
}

/** Without a time zone: the axis reads it as it is written. A day on which no clock is changed. */
function moment(seconds: number): string {
  return new Date(Date.UTC(2000, 0, 1) + Math.round(seconds * 1000)).toISOString().slice(0, -1);
}

function axisFormat(seconds: number): string {
  if (seconds < 4) return '%-S.%L s';
  if (seconds < 60) return '%-S s';
  return seconds < 3600 ? '%M:%S' : '%H:%M:%S';
}
