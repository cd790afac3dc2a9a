import { visibleLine } from '../text/visible.js';
import { shortened } from '../text/words.js';

/** Longer texts of a build tell nothing more. */
const MAX_TEXT = 240;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A piece of HTML; only the functions of this file make one out of a text. */
export type Html = string & { readonly brand: 'html' };

/**
 * Any text as one line of HTML. What is written so stands in blocks of HTML, in which Markdown means nothing: see
 * GFM, "HTML blocks", which go on to the next empty line.
 */
export function text(value: string, length = MAX_TEXT): Html {
  const { parts } = visibleLine(value);
  const line = parts.map((part, index) => (index % 2 === 0 ? part : part.includes('\v') ? ' ' : '')).join('');
  return shortened(line, length).replace(/[&<>"']/g, sign => ENTITIES[sign] ?? '') as Html;
}

/** A page of the Hub that hints name. */
const TOKENS_PAGE = 'https://huggingface.co/settings/tokens';

/**
 * A sentence with somebody else's words in it. A `wbr` keeps GitHub from making links out of @names, #1, addresses
 * and :signs: in it, as it does with all text outside of `code`.
 */
export function prose(value: string, length: number): Html {
  const parts = text(value, length).split(TOKENS_PAGE);
  const broken = parts.map(part =>
    part.replace(/&#?\w+;|[@#:]|www\./g, sign => (sign.startsWith('&') ? sign : `${sign}<wbr>`)),
  );
  return broken.join(`<a href="${TOKENS_PAGE}">${TOKENS_PAGE}</a>`) as Html;
}

/** A text that somebody else wrote: in `code`, GitHub links no @name, no #1 and no address. */
export function code(value: string, length = MAX_TEXT): Html {
  return `<code>${text(value, length)}</code>` as Html;
}

/** Our own HTML around such pieces; numbers and our own words may stand in it as they are. */
export function html(strings: TemplateStringsArray, ...pieces: readonly (Html | number)[]): Html {
  return String.raw({ raw: strings }, ...pieces) as Html;
}

/** Pieces one after the other. */
export function joined(pieces: readonly Html[], between = ''): Html {
  return pieces.join(between) as Html;
}

/** Words of our own. */
export function words(value: string): Html {
  return value.replace(/[&<>"']/g, sign => ENTITIES[sign] ?? '') as Html;
}

/** A number with its unit, on one line. */
export function measure(value: string): Html {
  return words(value).replaceAll(' ', '&nbsp;') as Html;
}

interface Column {
  readonly head: string;
  readonly align?: 'right';
}

/** A table as a block of HTML. */
export function table(columns: readonly Column[], rows: readonly (readonly Html[])[]): Html {
  const aligned = (index: number) => (columns[index]?.align === 'right' ? ' align="right"' : '');
  const head = columns.map(({ head }, index) => `<th${aligned(index)}>${words(head)}</th>`).join('');
  const body = rows.map(
    row => `<tr>${row.map((cell, index) => `<td${aligned(index)}>${cell}</td>`).join('')}</tr>`,
  );
  return `<table>\n<tr>${head}</tr>\n${body.join('\n')}\n</table>` as Html;
}

/** Something that opens when it is clicked. */
export function details(title: Html, content: Html): Html {
  return html`<details><summary>${title}</summary>
${content}
</details>`;
}
