// docs/troubleshooting.md, from src/errors.ts (every code and what it is about) and from every place in the sources
// where an error of that code is made (its message and its hint).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup.mjs';
import { literalAt, objectAround } from './literals.mjs';

const HEAD = `# Troubleshooting

Every error and warning of this action has a code: it ends the title of the annotation, and the summary of the job links
it to here. Below each code stand the messages that it comes with, as the sources have them (… is what differs from run
to run), and what to do about each.

<!-- This file is written by npm run docs from the sources. -->
`;

/** @typedef {{ code: string, about: string }} Code */
/** @typedef {{ message: string, hint: string }} Said */

/** The whole document. */
export function troubleshooting() {
  const sources = sourceTexts();
  const parts = codes().map(({ code, about }) => {
    const said = uniqueBy(
      sources.flatMap(text => saidIn(text, code)),
      ({ message }) => message,
    );
    const list = said.map(({ message, hint }) => `- ${message}${hint === '' ? '' : `\n  → ${hint}`}\n`);
    return `\n## ${code}\n\n${about}\n${list.length === 0 ? '' : `\n${list.join('')}`}`;
  });
  return `${HEAD}\n${parts.map(part => part.trim()).join('\n\n')}\n`;
}

/**
 * The codes of ErrorCode in their order, with the comment above each.
 * @returns {Code[]}
 */
function codes() {
  const text = readFileSync(join(root, 'src/errors.ts'), 'utf8');
  const union = /export type ErrorCode =([\s\S]*?\| '\w+');/.exec(text)?.[1] ?? '';
  return [...union.matchAll(/(?:\/\*\*([\s\S]*?)\*\/\s*)?\| '(\w+)'/g)].map(
    ([, comment = '', code = '']) => ({
      code,
      about: comment
        .replace(/^\s*\*? ?/gm, '')
        .replace(/\s+/g, ' ')
        .trim(),
    }),
  );
}

function sourceTexts() {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .sort()
    .map(name => readFileSync(join(root, 'src', name), 'utf8'));
}

/**
 * What a source says with a code.
 * @param {string} text
 * @param {string} code
 * @returns {Said[]}
 */
function saidIn(text, code) {
  return [...text.matchAll(new RegExp(`\\bcode: '${code}'`, 'g'))].flatMap(({ index }) => {
    const object = objectAround(text, index);
    const message = literalAt(object, 'message');
    return message === '' ? [] : [{ message: plain(message), hint: plain(literalAt(object, 'hint')) }];
  });
}

/** @param {string} text */
function plain(text) {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(…\s*)+…/g, '…')
    .trim()
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 0 ? part.replace(/[\\<*[\]]/g, '\\$&') : part))
    .join('')
    .replace(/^([#>+-])/, '\\$1');
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {(item: T) => string} key
 */
function uniqueBy(list, key) {
  return [...new Map(list.map(item => [key(item), item])).values()];
}
