import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { factsOf } from '../report/browser.js';
import { allBlocks, blocksIn, DOCUMENTS } from './blocks.js';
import { asWorkflow, lintWorkflow, unknownNames } from './workflows.js';

const named = <T extends { readonly at: string }>(blocks: readonly T[]) =>
  blocks.map(block => [block.at, block] as const);

const examples = existsSync('examples/workflows')
  ? readdirSync('examples/workflows').map(name => `examples/workflows/${name}`)
  : [];

describe('a workflow', () => {
  test.each(named(blocksIn('yaml')))('of %s is one that GitHub takes', (_, { text }) => {
    const workflow = asWorkflow(text);
    expect(lintWorkflow(workflow)).toEqual([]);
    expect(unknownNames(workflow)).toEqual([]);
  });

  test.each(examples)('%s is one that GitHub takes', file => {
    const workflow = readFileSync(file, 'utf8');
    expect(lintWorkflow(workflow)).toEqual([]);
    expect(unknownNames(workflow)).toEqual([]);
  });

  test('that GitHub does not take is noticed', () => {
    expect(lintWorkflow(asWorkflow('- uses: a/b@v1\n  wiht: {}\n'))).not.toEqual([]);
    expect(unknownNames(asWorkflow('- uses: org/hf-secret-build@v1\n  with:\n    hf-tokn: x\n'))).toEqual([
      'hf-tokn',
    ]);
  });
});

describe('a change', () => {
  test.each(named(blocksIn('diff')))('of %s is a step of this action afterwards', (_, { text }) => {
    const lines = text.split('\n').filter(line => !line.startsWith('-'));
    const workflow = asWorkflow(lines.map(line => line.slice(1)).join('\n'));
    expect(lintWorkflow(workflow)).toEqual([]);
    expect(unknownNames(workflow)).toEqual([]);
  });
});

test('pictures are drawn by Mermaid', async () => {
  const blocks = blocksIn('mermaid');
  expect(blocks.length).toBeGreaterThan(0);
  const [facts] = await factsOf([blocks.map(({ text }) => `\`\`\`mermaid\n${text}\`\`\`\n`).join('\n')]);
  expect(facts?.mermaid).toEqual(blocks.map(() => ''));
});

test('JSON is JSON', () => {
  const blocks = blocksIn('json');
  expect(blocks.length).toBeGreaterThan(0);
  for (const { text } of blocks) expect(() => JSON.parse(text) as unknown).not.toThrow();
});

test('every block is of a kind that a test runs, or is no code', () => {
  const tested = ['yaml', 'diff', 'mermaid', 'bash', 'console', 'dockerfile', 'json'];
  const drawing = /[─►│└┌]/; // not to be run
  const others = allBlocks().filter(
    ({ language, text }) => !tested.includes(language) && !drawing.test(text),
  );
  expect(others.map(({ at }) => at)).toEqual([]);
});

/** As GitHub makes anchors of headings. */
function anchorsOf(file: string): Set<string> {
  const headings = readFileSync(file, 'utf8').match(/^#+ .*$/gm) ?? [];
  return new Set(
    headings.map(heading =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test.each(DOCUMENTS)('every link of %s leads to something that is there', file => {
  const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
  for (const [link, path = '', anchor] of links) {
    const target = path === '' ? file : join(dirname(file), path);
    expect({ link, isThere: existsSync(target) }).toEqual({ link, isThere: true });
    if (anchor !== undefined)
      expect({ link, isThere: anchorsOf(target).has(anchor) }).toEqual({ link, isThere: true });
  }
});

describe('what is made from the sources', () => {
  test('is up to date', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/docs.mjs', '--check'], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('explains every code that a source uses', () => {
    const troubleshooting = readFileSync('docs/troubleshooting.md', 'utf8');
    const used = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .flatMap(name =>
        [...readFileSync(join('src', name), 'utf8').matchAll(/\bcode: '([A-Z_]+)'/g)].map(
          ([, code = '']) => code,
        ),
      );
    expect(used.length).toBeGreaterThan(50);
    for (const code of new Set(used))
      expect(troubleshooting).toMatch(new RegExp(`^## ${code}\n\n[A-Z\`\\w].{20,}`, 'm'));
  });

  test('has the messages that people look for', () => {
    const troubleshooting = readFileSync('docs/troubleshooting.md', 'utf8');
    expect(troubleshooting).toContain('is gated, and … has not been given access to it.');
    expect(troubleshooting).toContain('This docker has no buildx plugin.');
  });
});
