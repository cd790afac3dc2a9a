import { barText, bytesText, counted, secondsText } from '../text/words.js';
import { code, details, type Html, html, joined, measure, prose, table, text, words } from './html.js';
import type { HubAccess, Story } from './journal.js';
import { isBaseLayer, type ShownLayer, shownLayers } from './layers.js';
import type { Instruction, Report, ReportedPlace } from './report.js';
import { slowest, type Timeline } from './timeline.js';

/** Where the summary may lead to. */
export interface Links {
  /** `https://github.com/acme/app/blob/SHA/`: the sources of this run; '' for none. */
  readonly source: string;
  /** The page that explains the codes of errors; '' for none. */
  readonly help: string;
}

/** More rows nobody reads; the report has all of them. */
const MAX_ROWS = 50;
const MAX_STEPS = 10;
const MAX_IMAGES = 12;
const BAR = 16;

/** Where secrets stand. */
export function foundSection({ findings, more }: Report, links: Links): string {
  if (findings.length === 0) return '';
  const rows = findings
    .slice(0, MAX_ROWS)
    .map(finding => [
      code(finding.secret),
      code(`${finding.form}${finding.count > 1 ? ` ×${finding.count}` : ''}`),
      where(finding),
      madeBy(finding.instruction, links),
    ]);
  const heads = ['secret', 'form', 'where', 'made by'].map(head => ({ head }));
  return section(
    'Where the secret is',
    joined([table(heads, rows), rest(findings.length - rows.length + more)], '\n'),
  );
}

/** What could not be read. */
export function gapSection({ unscanned, findings, more }: Report, links: Links): string {
  if (unscanned.length === 0) return '';
  const rows = unscanned
    .slice(0, MAX_ROWS)
    .map(gap => [
      where(gap),
      html`<b>${text(gap.reason)}</b>: ${prose(gap.message, 300)}`,
      madeBy(gap.instruction, links),
    ]);
  const heads = ['where', 'why', 'made by'].map(head => ({ head }));
  const left = unscanned.length - rows.length + (findings.length === 0 ? more : 0);
  return section('What could not be searched', joined([table(heads, rows), rest(left)], '\n'));
}

function where({ path, role, layer, platform, blob }: ReportedPlace): Html {
  const file = path === '' ? html`` : html`${code(path)}<br>`;
  const part = role === 'layer' ? `layer ${layer}` : role === 'log' ? 'the log of the build' : role;
  const on = platform === '' ? html`` : html` for ${code(platform)}`;
  const digest = blob === '' ? html`` : html` ${code(short(blob))}`;
  return html`${file}${text(part)}${on}${digest}`;
}

/** The first dozen digits of a digest, as docker shows them. */
function short(digest: string): string {
  return digest.replace(/^(sha\d+:[0-9a-f]{12})[0-9a-f]+$/, '$1…');
}

function madeBy(instruction: Instruction | null, links: Links): Html {
  if (instruction === null) return html``;
  const at = place(instruction, links);
  return html`${at}${at === '' ? html`` : html`<br>`}${code(instruction.text)}`;
}

/** `Dockerfile:7`, with a link to the line where the file is one of the repository. */
function place({ file, line }: { readonly file: string; readonly line: number }, { source }: Links): Html {
  if (file === '') return html``;
  const name = code(line === 0 ? file : `${file}:${line}`);
  const path = file.replace(/^\.\//, '');
  const isInside = /^[\w.@+-]+(\/[\w.@+-]+)*$/.test(path) && !path.split('/').includes('..');
  if (source === '' || !isInside) return name;
  return html`<a href="${text(`${source}${path}${line === 0 ? '' : `#L${line}`}`, 1000)}">${name}</a>`;
}

/** Where the image is: its names, its platforms, and how to get it. */
export function imageSection(story: Story): string {
  const { report, failure, released, digest } = story;
  const { pushed, loaded } = failure === undefined ? story : released;
  const images = report?.images ?? [];
  if (images.length === 0 && digest === '') return '';
  const names = [
    ...pushed.map(name => [name, 'pushed'] as const),
    ...loaded.map(name => [name, 'loaded'] as const),
  ];
  const blocks = [
    nameTable(names, digest),
    rest(names.length - MAX_ROWS),
    images.length === 0 ? html`` : platformTable(images),
  ].filter(block => block !== '');
  const pull = pullBlock(pushed[0] ?? '', digest);
  return [section('Image', joined(blocks, '\n')), pull].filter(block => block !== '').join('\n\n');
}

function nameTable(names: readonly (readonly [string, string])[], digest: string): Html {
  const rows = [
    ...names.slice(0, MAX_ROWS).map(([name, how]) => [words(how), code(name)]),
    ...(digest === '' ? [] : [[words('digest'), code(digest)]]),
  ];
  if (rows.length === 0) return html``;
  return table([{ head: '' }, { head: 'image' }], rows);
}

function platformTable(images: Report['images']): Html {
  const heads = [
    { head: 'platform' },
    { head: 'size', align: 'right' as const },
    { head: 'layers', align: 'right' as const },
    { head: 'manifest' },
  ];
  const rows = images.map(({ platform, bytes, layers, digest }) => [
    code(platform || 'one'),
    measure(bytesText(bytes)),
    html`${layers.length}`,
    code(digest),
  ]);
  return table(heads, rows);
}

/** A block that can be copied: only for a name and a digest that need no quotes. */
function pullBlock(name: string, digest: string): string {
  const isPlain = /^[\w][\w.:/-]*$/.test(name) && /^sha256:[0-9a-f]{64}$/.test(digest);
  if (!isPlain) return '';
  return `\`\`\`sh\ndocker pull ${name.replace(/:[^:/]+$/, '')}@${digest}\n\`\`\``;
}

/** The slowest steps, the longest first. */
export function stepSection(timeline: Timeline): string {
  const bars = slowest(timeline, MAX_STEPS);
  const [longest] = bars;
  if (longest === undefined) return '';
  const rows = bars.map(({ section: stage, name, kind, seconds }) => [
    measure(secondsText(seconds)),
    words(barText(seconds / longest.seconds, BAR)),
    kind === 'step' || kind === 'failed' ? code(stage) : words(stage),
    html`${kind === 'failed' ? words('❌ ') : html``}${code(name)}`,
  ]);
  return table([{ head: 'time', align: 'right' }, { head: '' }, { head: 'stage' }, { head: 'step' }], rows);
}

/** What each layer weighs, and the instruction that made it. */
export function layerSection(report: Report, links: Links): string {
  const blocks = report.images
    .filter(({ layers }) => layers.length > 0)
    .slice(0, MAX_IMAGES)
    .map(({ platform, layers, bytes }) => {
      const title = html`${words(counted(layers.length, 'layer'))}, ${words(bytesText(bytes))}${platform === '' ? html`` : html`, ${code(platform)}`}`;
      return details(title, layerTable(shownLayers(layers), links));
    });
  return blocks.length === 0
    ? ''
    : section(
        'Layers',
        joined([...blocks, rest(report.images.length - blocks.length)].filter(Boolean), '\n'),
      );
}

function layerTable(layers: readonly ShownLayer[], links: Links): Html {
  const largest = Math.max(1, ...layers.map(({ bytes }) => bytes));
  const rows = layers.map(layer => [
    measure(layer.numbers),
    measure(bytesText(layer.bytes)),
    words(barText(layer.bytes / largest, BAR)),
    isBaseLayer(layer) ? words('the base image') : madeBy(layer.instruction, links),
  ]);
  return table([{ head: '' }, { head: 'size', align: 'right' }, { head: '' }, { head: 'made by' }], rows);
}

/** What the token may read on the Hub. */
const SIGNS = { granted: '✅', unknown: '❔', refused: '⛔' } as const;

export function accessSection(hub: readonly HubAccess[]): string {
  if (hub.length === 0) return '';
  const rows = hub
    .slice(0, MAX_ROWS)
    .map(({ name, access, state }) => [
      code(name),
      html`${words(SIGNS[state])} ${text(state === 'granted' ? 'may be read' : access)}`,
    ]);
  const block = table([{ head: 'repository' }, { head: 'the token' }], rows);
  return section('Access on the Hub', joined([block, rest(hub.length - rows.length)], '\n'));
}

const LEVELS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const;

/** What else was said. */
export function toldSection({ told, unannotated }: Story, links: Links): string {
  if (told.length === 0 && unannotated === 0) return '';
  const rows = told
    .slice(0, MAX_ROWS)
    .map(({ level, code: name, message, hint, place: at }) => [
      html`${words(LEVELS[level])} ${text(name)}`,
      at === undefined ? html`` : place(at, links),
      html`${prose(message, 600)}${hint === '' ? html`` : html`<br>${prose(hint, 600)}`}`,
    ]);
  const block = table(
    ['', 'where', 'what'].map(head => ({ head })),
    rows,
  );
  const unshown =
    unannotated === 0
      ? html``
      : html`<p>GitHub shows ten annotations of a kind; ${unannotated} more of this step are in its log.</p>`;
  const blocks = [rows.length === 0 ? html`` : block, rest(told.length - rows.length), unshown];
  return section('Checks', joined(blocks.filter(Boolean), '\n'));
}

function section(heading: string, content: Html): string {
  return content === '' ? '' : `### ${heading}\n\n${content.trimEnd()}`;
}

function rest(count: number): Html {
  return count <= 0 ? html`` : html`<p>${count} more in the report and the log.</p>`;
}
