import type { HubAccess, Story } from '../report/journal.js';
import { isBaseLayer, shownLayers } from '../report/layers.js';
import type { Report } from '../report/report.js';
import { slowest, type Timeline, timelineOf } from '../report/timeline.js';
import { barText, bytesText, counted, secondsText, shortened } from '../text/words.js';
import { ACCESS_COLORS } from './hub-table.js';
import { type Paint, printable } from './show.js';

/** How details are shown. */
interface Manner {
  readonly paint: Paint;
  /** Columns of the terminal; undefined where there is none. */
  readonly width: number | undefined;
}

/** Where nobody knows how wide the place is. */
const WIDTH = 120;
const BAR = 12;
const MAX_STEPS = 5;
const MAX_LAYERS = 12;

/** What took how long, what weighs how much, and what the token may read: as much of it as fits the width. */
export function detailLines(story: Story, manner: Manner): string[] {
  const timeline = timelineOf(story);
  return [
    ...(timeline === undefined ? [] : stepLines(timeline, manner)),
    ...(story.report?.images ?? []).flatMap(image => layerLines(image, manner)),
    ...hubLines(story.hub, manner),
  ];
}

function stepLines(timeline: Timeline, manner: Manner): string[] {
  const { ran, cached, failed, seconds } = timeline;
  const counts = [`${ran} ran`, `${cached} from the cache`, ...(failed > 0 ? [`${failed} failed`] : [])];
  const bars = slowest(timeline, MAX_STEPS);
  const longest = bars[0]?.seconds ?? 1;
  return [
    '',
    `steps     ${counts.join(', ')}; ${secondsText(seconds)} in all`,
    ...bars.map(({ name, section, kind, seconds }) =>
      row({
        amount: secondsText(seconds),
        share: seconds / longest,
        text: `${section}: ${name}`,
        color: kind === 'failed' ? 'red' : 'cyan',
        ...manner,
      }),
    ),
  ];
}

function layerLines({ platform, bytes, layers }: Report['images'][number], manner: Manner): string[] {
  const shown = shownLayers(layers);
  const largest = Math.max(1, ...shown.map(layer => layer.bytes));
  const rows = shown.slice(0, MAX_LAYERS).map(layer => {
    const made = layer.instruction === null ? '' : madeBy(layer.instruction);
    const text = isBaseLayer(layer) ? 'the base image' : made || layer.numbers;
    return row({
      amount: bytesText(layer.bytes),
      share: layer.bytes / largest,
      text,
      color: 'cyan',
      ...manner,
    });
  });
  const more = shown.length - rows.length;
  const on = platform === '' ? '' : ` for ${printable(platform)}`;
  return [
    '',
    `layers    ${counted(layers.length, 'layer')}, ${bytesText(bytes)}${on}`,
    ...rows,
    ...(more > 0 ? [`  ${more} more`] : []),
  ];
}

function madeBy({
  file,
  line,
  text,
}: {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}): string {
  return line === 0 ? text : `${file}:${line} ${text}`;
}

function hubLines(hub: readonly HubAccess[], { paint }: Manner): string[] {
  if (hub.length === 0) return [];
  const rows = hub.map(
    ({ name, access, state }) => `  ${printable(name)}  ${paint(access, ACCESS_COLORS[state])}`,
  );
  return ['', 'hub', ...rows];
}

interface Row extends Manner {
  readonly amount: string;
  readonly share: number;
  readonly text: string;
  readonly color: Parameters<Paint>[1];
}

/** `    96.3 s ████▊        runtime: 3/5 RUN pip install …` */
function row({ amount, share, text, color, paint, width = WIDTH }: Row): string {
  const bar = barText(share, BAR);
  const head = `  ${amount.padStart(11)} `;
  const room = Math.max(10, width - head.length - BAR - 1);
  return `${head}${paint(bar, color)}${' '.repeat(BAR - bar.length)} ${shortened(printable(text), room)}`;
}
