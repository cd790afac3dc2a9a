import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

// GitHub's page for a summary, as far as it matters here: Markdown with its extensions, HTML as it is written, and
// Mermaid. What GitHub removes from HTML is not removed: the tests want to see it.

const require = createRequire(import.meta.url);

const STYLE = `
body { margin: 0; background: #fff; color: #1f2328; font: 16px/1.5 -apple-system, "Segoe UI", "Liberation Sans", Helvetica, Arial, sans-serif; }
main { width: 1012px; margin: 0 auto; padding: 24px 32px 32px; box-sizing: border-box; }
h1, h2 { padding-bottom: .3em; border-bottom: 1px solid #d1d9e0b3; } h2 { font-size: 1.5em; } h3 { font-size: 1.25em; }
h1, h2, h3 { margin: 24px 0 16px; font-weight: 600; line-height: 1.25; } p, table, blockquote, pre, details { margin: 0 0 16px; }
main > :first-child { margin-top: 0; }
a { color: #0969da; text-decoration: none; }
code { padding: .2em .4em; background: #818b981f; border-radius: 6px; font: 85% "DejaVu Sans Mono", ui-monospace, monospace; white-space: break-spaces; }
h2 code { font-size: 85%; }
pre { padding: 16px; background: #f6f8fa; border-radius: 6px; overflow: auto; } pre code { padding: 0; background: none; overflow-wrap: normal; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; } th, td { padding: 6px 13px; border: 1px solid #d1d9e0; vertical-align: top; }
th { font-weight: 600; } tr:nth-child(odd):not(:first-child) { background: #f6f8fa; }
blockquote { padding: 0 1em; color: #59636e; border-left: .25em solid #d1d9e0; }
.mermaid-picture { padding: 16px; border: 1px solid #d1d9e0; border-radius: 6px; margin-bottom: 16px; }
`;

/** What the page finds out about itself; the browser writes it into its own document. */
export interface PageFacts {
  /** Of each Mermaid block: '' when Mermaid parsed and drew it, else its error. */
  readonly mermaid: readonly string[];
  /** The texts of all pieces of code outside of Mermaid. */
  readonly codes: readonly string[];
  /** The elements that are there, without those of pictures, each once. */
  readonly elements: readonly string[];
  /** Every attribute of every such element, `name=value`, each once. */
  readonly attributes: readonly string[];
  readonly links: readonly string[];
  /** Of each table, how many cells its rows have. */
  readonly tables: readonly (readonly number[])[];
  readonly headings: readonly string[];
  readonly text: string;
}

// In the page: it draws the pictures with Mermaid's own parser and looks at what became of the text.
const SCRIPT = `
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: 'default' });
let pictures = 0;
async function draw(main) {
  const errors = [];
  for (const block of main.querySelectorAll('pre > code.language-mermaid')) {
    try {
      await mermaid.parse(block.textContent);
      const { svg } = await mermaid.render('picture' + pictures++, block.textContent);
      const picture = Object.assign(document.createElement('div'), { className: 'mermaid-picture', innerHTML: svg });
      block.parentElement.replaceWith(picture);
      errors.push('');
    } catch (error) {
      errors.push(String(error?.message ?? error));
    }
  }
  return errors;
}
const once = list => [...new Set(list)].sort();
function factsOf(main, mermaid) {
  const all = selector => [...main.querySelectorAll(selector)].filter(node => !node.closest('.mermaid-picture'));
  const nodes = all('*');
  return {
    mermaid,
    codes: all('code').map(node => node.textContent),
    elements: once(nodes.map(node => node.localName)),
    attributes: once(nodes.flatMap(node => [...node.attributes].map(({ name, value }) => name + '=' + value))),
    links: all('a').map(node => node.getAttribute('href')),
    tables: all('table').map(node => [...node.rows].map(row => row.cells.length)),
    headings: all('h1, h2, h3').map(node => node.textContent),
    text: main.innerText,
  };
}
const facts = [];
for (const main of document.querySelectorAll('main')) facts.push(factsOf(main, await draw(main)));
if (document.body.dataset.open) for (const node of document.querySelectorAll('details')) node.open = true;
document.body.dataset.height = String(Math.ceil(document.body.getBoundingClientRect().height));
document.body.dataset.facts = btoa(unescape(encodeURIComponent(JSON.stringify(facts))));
`;

/** A page that shows these texts one after the other; `isOpen` opens what has to be clicked. */
export function markdownPage(texts: readonly string[], { isOpen }: { readonly isOpen: boolean }): string {
  const bodies = texts.map(text =>
    micromark(text, {
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    }),
  );
  return page(bodies.map(body => `<main>${body}</main>`).join('\n'), { style: STYLE, isOpen });
}

/** A page with this content, its own style, and Mermaid. */
export function page(
  body: string,
  { style, isOpen }: { readonly style: string; readonly isOpen: boolean },
): string {
  const mermaid = readFileSync(require.resolve('mermaid/dist/mermaid.min.js'), 'utf8').replaceAll(
    '</script',
    '<\\/script',
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<style>${style}</style></head><body${isOpen ? ' data-open="1"' : ''}>${body}`,
    `<script>${mermaid}</script><script type="module">${SCRIPT}</script></body></html>`,
  ].join('\n');
}
