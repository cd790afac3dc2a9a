// Just enough of TypeScript to read the texts of an object literal.
import { WORKFLOW } from '../../build/src/wording.js';

/**
 * The text of the object literal around an index, without its braces.
 * @param {string} text
 * @param {number} index
 */
export function objectAround(text, index) {
  let depth = 0;
  let start = index;
  for (; start > 0; start--) {
    if (text[start] === '}') depth++;
    if (text[start] === '{' && depth-- === 0) break;
  }
  return text.slice(start + 1, closing(text, start + 1));
}

/**
 * Where the brace is that closes what is open at an index.
 * @param {string} text
 * @param {number} index
 */
function closing(text, index) {
  let depth = 0;
  for (let at = index; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && depth-- === 0) return at;
  }
  return text.length;
}

/**
 * The text of a property that is a literal, '' for anything else. What is put into a template is `…`.
 * @param {string} object
 * @param {string} name
 */
export function literalAt(object, name) {
  const [, before = ''] = new RegExp(`(?:^|[\\s,{])${name}:([^'"\`]*)['"\`]`).exec(object) ?? [];
  const at = object.search(new RegExp(`(?:^|[\\s,{])${name}:`));
  const term = new RegExp(`(?:^|[\\s,{])${name}: (say => say\\.\\w+),?\\s`).exec(object)?.[1];
  if (term !== undefined) return inWorkflow(term.replace('say => ', '')) ?? '';
  // A condition in front of the text, or a call around it, makes it one of several.
  if (at === -1 || !/^\s*(say =>\s*)?$/.test(before)) return '';
  const start = object.slice(at).search(/['"`]/) + at;
  return object[start] === '`' ? template(object, start + 1) : quoted(object, start);
}

/** @param {string} text @param {number} start */
function quoted(text, start) {
  const quote = text[start];
  let value = '';
  for (let at = start + 1; at < text.length && text[at] !== quote; at++) {
    if (text[at] === '\\') at++;
    value += text[at];
  }
  return value;
}

/** @param {string} text @param {number} start */
function template(text, start) {
  let value = '';
  for (let at = start; at < text.length && text[at] !== '`'; at++) {
    if (text.startsWith('${', at)) {
      const end = closing(text, at + 2);
      value += inWorkflow(text.slice(at + 2, end)) ?? '…';
      at = end;
    } else {
      if (text[at] === '\\') at++;
      value += text[at];
    }
  }
  return value;
}

/**
 * What a workflow calls it: `say.name('tags')` is `tags`, `say.input(kind)` is `Input '…'`; undefined for anything else.
 * @param {string} expression
 */
function inWorkflow(expression) {
  const [, name = '', args = ''] = /^say\.(\w+)(?:\(([^()]*)\))?$/.exec(expression) ?? [];
  const term = Object.entries(WORKFLOW).find(([key]) => key === name)?.[1];
  if (typeof term !== 'function') return term;
  const [first = '', second = ''] = args.split(', ').map(one => /^'(.*)'$/.exec(one)?.[1] ?? '…');
  return /** @type {(...texts: string[]) => string} */ (term)(first, second);
}
