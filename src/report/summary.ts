import { bytesText, counted, secondsText } from '../text/words.js';
import { gantt } from './gantt.js';
import { code, type Html, html, joined, measure, prose, table, text, words } from './html.js';
import type { Story, Told } from './journal.js';
import type { Report } from './report.js';
import {
  accessSection,
  foundSection,
  gapSection,
  imageSection,
  type Links,
  layerSection,
  stepSection,
  toldSection,
} from './summary-sections.js';
import { type Timeline, timelineOf } from './timeline.js';

/**
 * The section of the job page about one run: the verdict first, then where things are, then what took how long.
 * Dynamic texts stand in blocks of HTML alone, so that none of them is Markdown; the picture has only letters.
 * @returns Markdown that ends with an empty line, of less than 1 MiB whatever the build
 */
export function summary(story: Story, links: Links): string {
  const timeline = timelineOf(story);
  const { report } = story;
  const blocks = [
    title(story),
    verdictBlock(story, links),
    factsTable(story, timeline),
    report === undefined ? '' : foundSection(report, links),
    report === undefined ? '' : gapSection(report, links),
    imageSection(story),
    timeline === undefined ? '' : buildSection(timeline),
    report === undefined ? '' : layerSection(report, links),
    accessSection(story.hub),
    toldSection(story, links),
  ];
  return `${fitting(blocks.filter(block => block !== '')).join('\n\n')}\n\n`;
}

/** GitHub drops a summary of more than 1 MiB. */
const MAX_BYTES = 900_000;

/** The blocks as far as there is room for them; the first ones matter most. */
function fitting(blocks: readonly string[]): string[] {
  let room = MAX_BYTES;
  const fit = blocks.filter(block => {
    const size = Buffer.byteLength(block) + 2;
    if (size > room) return false;
    room -= size;
    return true;
  });
  const left = blocks.length - fit.length;
  return left === 0
    ? fit
    : [
        ...fit,
        `<p>${counted(left, 'section')} left out: too large for this page. The report has it all.</p>`,
      ];
}

const SIGNS = { clean: '✅', leak: '⛔', unverified: '⚠️', skipped: '➖', failed: '❌' } as const;

function stateOf({ report, failure }: Story): keyof typeof SIGNS {
  const verdict = report?.verdict;
  if (verdict === 'leak') return 'leak';
  if (failure !== undefined && failure.code !== 'UNVERIFIED') return 'failed';
  return verdict ?? 'failed';
}

function title(story: Story): Html {
  const state = stateOf(story);
  const [name = ''] = [...story.pushed, ...story.loaded];
  const subject = name === '' ? html`` : html`: ${code(name)}`;
  return html`<h2>${words(SIGNS[state])} ${words(headline(state, story))}${subject}</h2>`;
}

function headline(state: keyof typeof SIGNS, { failure, report, released }: Story): string {
  switch (state) {
    case 'clean':
      return 'Clean';
    case 'leak':
      return failure === undefined ? 'Leak, and pushed all the same' : 'Leak';
    case 'unverified':
      return failure === undefined ? 'Not fully searched, and pushed all the same' : 'Not fully searched';
    case 'skipped':
      return 'Not searched';
    default:
      if (report?.verdict !== 'clean') return failureTitle(failure);
      if (failure?.code === 'PUSH_DIFFERS') return 'Searched, but something changed afterwards';
      return isPartial(released) ? 'Searched, but delivered in part' : 'Searched, but not delivered';
  }
}

function isPartial({ digest, others }: Story['released']): boolean {
  return digest !== '' || others.length > 0;
}

function failureTitle(failure: Told | undefined): string {
  const titles: Readonly<Record<string, string>> = {
    BUILD_FAILED: 'The build failed',
    CANCELLED: 'Cancelled',
    NO_TOKEN: 'The token is missing',
    SECRET_IN_CONTEXT: 'A secret is in the build context',
  };
  return titles[failure?.code ?? ''] ?? 'Not built';
}

/** What it means in one or two sentences, and what to do. */
function verdictBlock({ report, failure, pushed, loaded }: Story, links: Links): Html {
  if (failure !== undefined) return failureBlock(failure, links);
  if (report === undefined) return html``;
  const where = [
    pushed.length > 0 ? `pushed under ${counted(pushed.length, 'name')}` : '',
    loaded.length > 0 ? 'loaded' : '',
  ]
    .filter(Boolean)
    .join(' and ');
  const left = where === '' ? '' : ` It was ${where}.`;
  return html`<p>${meaning(report)}${words(left)}</p>`;
}

function meaning(report: Report): Html {
  const ids = joined(
    report.secrets.filter(({ searched }) => searched).map(({ id }) => code(id)),
    ', ',
  );
  switch (report.verdict) {
    case 'clean':
      return html`Every byte that left was searched first: nothing holds ${ids}.`;
    case 'leak':
      return html`<b>A secret left the builder</b>, since <code>verify</code> is <code>report</code>. Rotate it.`;
    case 'unverified':
      return html`No secret was found, but not everything could be read. <code>verify</code> is <code>report</code>.`;
    default:
      return html`Nothing was searched: ${text(report.reason)}.`;
  }
}

function failureBlock({ code: name, message, hint }: Told, { help }: Links): Html {
  const label = html`<b>${text(name)}</b>`;
  const linked =
    help === '' ? label : html`<a href="${text(`${help}#${name.toLowerCase()}`, 1000)}">${label}</a>`;
  return html`<blockquote>
<p>${linked} ${prose(message, 1500)}</p>
<p>${prose(hint, 1500)}</p>
</blockquote>`;
}

/** The numbers of the run, side by side. */
function factsTable({ report }: Story, timeline: Timeline | undefined): Html {
  const facts: [string, Html][] = [];
  if (report !== undefined && report.searched.blobs > 0) {
    const { blobs, bytes, patterns, seconds } = report.searched;
    facts.push(
      ['searched', html`<b>${measure(bytesText(bytes))}</b><br>in ${measure(counted(blobs, 'blob'))}`],
      ['for', html`<b>${patterns} forms</b><br>of ${words(counted(report.secrets.length, 'secret'))}`],
      ['took', html`<b>${measure(secondsText(seconds))}</b><br>after the export`],
      ['found', amount(report.findings.length, 'place')],
      ['not read', amount(report.unscanned.length, 'part')],
    );
  }
  if (timeline !== undefined) {
    const { ran, cached, failed, seconds } = timeline;
    const broke = failed === 0 ? '' : `, ${failed} failed`;
    facts.push(
      ['steps', html`<b>${ran} ran</b>${words(broke)}<br>${cached} from the cache`],
      ['all in all', html`<b>${measure(secondsText(seconds))}</b>`],
    );
  }
  if (facts.length === 0) return html``;
  return table(
    facts.map(([head]) => ({ head })),
    [facts.map(([, cell]) => cell)],
  );
}

function amount(count: number, what: string): Html {
  return html`<b>${words(count === 0 ? 'nothing' : counted(count, what))}</b>`;
}

function buildSection(timeline: Timeline): string {
  const picture = gantt(timeline);
  const steps = stepSection(timeline);
  const cached = timeline.ran + timeline.failed === 0 && timeline.cached > 0;
  const note = cached ? html`<p>Every step came from the cache.</p>` : html``;
  return [
    picture === '' && steps === '' ? '' : '### What took how long',
    note,
    picture === '' ? '' : `\`\`\`mermaid\n${picture}\n\`\`\``,
    steps,
  ]
    .filter(block => block !== '')
    .join('\n\n');
}
