import { describe, expect, test } from '@jest/globals';
import type { Story } from '../../src/report/journal.js';
import { summary } from '../../src/report/summary.js';
import type { Links } from '../../src/report/summary-sections.js';
import { factsOf } from './browser.js';
import { expectFile } from './expected.js';
import type { PageFacts } from './page.js';
import * as stories from './stories.js';

const LINKS: Links = {
  source: 'https://github.com/acme/app/blob/0123456789abcdef0123456789abcdef01234567/',
  help: 'https://github.com/org/hf-secret-build/blob/v1/docs/troubleshooting.md',
};

/** GitHub drops a summary that is larger. */
const LIMIT = 1024 * 1024;

/** All that a summary is made of; what else there were would have come out of a text. */
const ELEMENTS = 'a b blockquote br code details h2 h3 p pre summary table tbody td th tr wbr'.split(' ');

const SUMMARIES: readonly (readonly [string, Story])[] = [
  ['clean', stories.CLEAN],
  ['leak', stories.LEAK],
  ['unscanned', stories.UNSCANNED],
  ['half-pushed', stories.HALF_PUSHED],
  ['missing-token', stories.MISSING_TOKEN],
  ['hub-refused', stories.HUB_REFUSED],
  ['multi-platform', stories.MULTI_PLATFORM],
  ['huge', stories.hugeStory('make', 1)],
];

/** One start of the browser for all of them. */
const shown = (texts: readonly string[]) => {
  let facts: Promise<PageFacts[]> | undefined;
  return async (index: number): Promise<PageFacts> => {
    facts ??= factsOf(texts);
    const found = (await facts)[index];
    if (found === undefined) throw new Error('the page is too short');
    return found;
  };
};

describe('the summary of a run', () => {
  const texts = SUMMARIES.map(([, story]) => summary(story, LINKS));
  const pages = shown(texts);

  test.each(SUMMARIES.map(([name], index) => ({ name, text: texts[index] ?? '' })))(
    'is the one that was looked at: $name',
    ({ name, text }) => {
      expectFile(`__tests__/report/summaries/${name}.md`, text);
      expect(Buffer.byteLength(text)).toBeLessThan(LIMIT / 4);
    },
  );

  test.each(SUMMARIES.map(([name], index) => ({ name, index })))(
    'is shown by a browser without broken markup, its picture drawn by Mermaid: $name',
    async ({ index }) => {
      const facts = await pages(index);
      expect(facts.mermaid).toEqual(texts[index]?.includes('```mermaid') ? [''] : []);
      expect(facts.elements.filter(element => !ELEMENTS.includes(element))).toEqual([]);
      for (const rows of facts.tables) expect(rows).toEqual(rows.map(() => rows[0]));
      expect(/\*\*|^#{2,}|^\||```|<\/?(b|td|code|p|a)\b/m.exec(facts.text)).toBeNull(); // no markup is seen
      const leads = facts.links.filter(
        link => !link.startsWith(LINKS.source) && !link.startsWith(LINKS.help),
      );
      expect(leads.filter(link => link !== 'https://huggingface.co/settings/tokens')).toEqual([]);
    },
  );
});

const HOSTILE = [
  '</code></td></tr></table><script>alert(1)</script><img src=x onerror=alert(1)>',
  '| a | b |\\| ` ``` ~~~ ```mermaid',
  '**bold** _it_ [link](https://evil.example) ![i](https://evil.example/x.png) <https://evil.example>',
  '@octocat #1 org/repo#2 GH-3 www.evil.example https://evil.example me@evil.example :tada:',
  '# heading\n\n## another\n\n- [ ] list\n\n<details open>\n\n```\nfence',
  'click a href "javascript:alert(1)" ; section x %% comment ::icon(fa fa-x) : crit, 2000-01-01',
  '\u001b[31mred\u001b[0m \u202ereversed\u202c \u200bnothing \u0000 ::error::x ##[error]y &lt;b&gt; &#60;',
];

/** A run in which every text that somebody else may choose is this one. */
function hostileStory(text: string): Story {
  const story = stories.hugeStory(text);
  const { report } = story;
  const line = text.replaceAll('\n', ' '); // the builder's progress has names of one line
  const name = (index: number) => `[${index % 2 ? line : 'a'} 1/2] RUN ${line}`;
  const instruction = { text, file: text, line: 3 };
  return {
    ...story,
    pushed: [text],
    released: { digest: text, pushed: [text], loaded: [text], others: [text] },
    failure: {
      level: 'error',
      code: 'BUILD_FAILED',
      message: text,
      hint: text,
      place: { file: text, line: 1 },
    },
    told: story.told.slice(0, 3).map(told => ({ ...told, place: { file: text, line: 1 } })),
    hub: [{ name: text, access: 'yes', state: 'granted' }],
    digest: text,
    report: {
      ...report,
      images: report.images.slice(0, 2).map(image => ({
        ...image,
        platform: text,
        layers: image.layers.slice(0, 3).map(layer => ({ ...layer, instruction })),
      })),
      findings: report.findings.slice(0, 3).map(one => ({ ...one, secret: text, platform: text })),
      unscanned: report.unscanned.slice(0, 3),
    },
    runs: story.runs.map(run => ({
      ...run,
      steps: run.steps.slice(0, 40).map((step, index) => ({ ...step, name: name(index) })),
    })),
  };
}

describe('a hostile text', () => {
  const pages = shown(HOSTILE.map(text => summary(hostileStory(text), LINKS)));
  const OWN = /^(align=right|class=language-\w+|href=https:\/\/(github\.com|huggingface\.co)\/)/;

  test.each(HOSTILE.map((text, index) => ({ text, index })))(
    'stays a text wherever it stands: $text',
    async ({ text, index }) => {
      const facts = await pages(index);
      expect(facts.mermaid).toEqual(['']);
      expect(facts.elements.filter(element => !ELEMENTS.includes(element))).toEqual([]);
      expect(facts.attributes.filter(one => !OWN.test(one))).toEqual([]);
      expect(facts.links.filter(link => link.includes('evil.example'))).toEqual([]);
      expect(facts.headings).toEqual(expect.arrayContaining(['Layers', 'Checks']));
      expect(facts.headings.filter(heading => /^(heading|another)/.test(heading))).toEqual([]);
      // It is there as it is, without what nobody sees.
      const seen = text.replace(/\u001b\[\d+m|[\u0000\u200b-\u202e]/g, '').replaceAll('\n', ' ');
      const isSeen = (code: string) => code === seen || code.startsWith(`1/2 RUN ${seen}`);
      expect(facts.codes.filter(isSeen).length).toBeGreaterThan(2);
    },
  );

  test('cannot make it larger than GitHub takes: what does not fit is left out, the verdict never', () => {
    const worst = `${'"&<>\''.repeat(40)}\u{1F512}`;
    const markdown = summary(stories.hugeStory(worst), LINKS);
    expect(Buffer.byteLength(markdown)).toBeLessThan(LIMIT);
    expect(markdown).toMatch(/^<h2>⛔ Leak/);
    expect(markdown).toContain('left out');
  });
});

describe('what the summary is about', () => {
  const text = (story: Story) => summary(story, { source: '', help: '' });

  test('stands first: the verdict, then what was searched', () => {
    const [title = '', verdict = ''] = text(stories.CLEAN).split('\n\n');
    expect(title).toBe('<h2>✅ Clean: <code>ghcr.io/acme/nemotron:latest</code></h2>');
    expect(verdict).toContain('nothing holds <code>hf_token</code>. It was pushed under 2 names.');
  });

  test('is what the tools did, as they were started: the log of a smoke test is no push', () => {
    const [build] = stories.CLEAN.runs;
    const start = (build?.end ?? 0) + 1000;
    const smoke = { kind: 'smoke', start, end: start + 5000, code: 0, steps: [] } as const;
    const shown = text({ ...stories.CLEAN, runs: [...stories.CLEAN.runs.slice(0, 1), smoke] });
    expect(shown).toContain('5.0s smoke test log');
    expect(shown).not.toMatch(/s push :/);
    expect(text(stories.CLEAN)).toMatch(/s push :/);
  });

  test('is never told as clean when it was not delivered', () => {
    const failure = {
      level: 'error',
      code: 'PUSH_FAILED',
      message: 'The registry is gone.',
      hint: '',
    } as const;
    const failed = text({ ...stories.CLEAN, failure, digest: '' });
    expect(failed).toMatch(/^<h2>❌ Searched, but not delivered/);
    expect(failed).not.toContain('docker pull');
    expect(failed).not.toContain('pushed');
  });

  test('says that what leaks was pushed all the same', () => {
    expect(text({ ...stories.LEAK, failure: undefined })).toMatch(/^<h2>⛔ Leak, and pushed all the same/);
    expect(text({ ...stories.UNSCANNED, failure: undefined })).toMatch(
      /^<h2>⚠️ Not fully searched, and pushed/,
    );
  });

  test('gives no command to copy for a name that a shell would not take as it is', () => {
    expect(text({ ...stories.CLEAN, pushed: ['ghcr.io/acme/app:1; rm -rf /'] })).not.toContain('docker pull');
    expect(text(stories.CLEAN)).toContain(`docker pull ghcr.io/acme/nemotron@${stories.digest('e')}`);
  });

  test('counts what GitHub does not show', () => {
    expect(text(stories.LEAK)).toContain('4 more of this step are in its log');
  });
});
