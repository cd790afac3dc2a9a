import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What V8 counted of one compiled source, all processes and threads together.
 * @typedef {object} Counted
 * @property {Map<number, number>} steps offset → by how much the count of what follows differs
 * @property {Map<number, string>} functions offset → name
 * @property {Set<number>} branches offsets
 */
/** @typedef {{ startOffset: number, endOffset: number, count: number }} Range */
/** @typedef {{ functionName: string, ranges: Range[] }} CountedFunction */

/**
 * Adds up all records of a folder.
 * @param {string} folder
 * @returns {Map<string, Counted>} by path
 */
export function mergeRecords(folder) {
  /** @type {Map<string, Counted>} */
  const all = new Map();
  for (const name of readdirSync(folder)) {
    for (const { url, functions } of JSON.parse(readFileSync(join(folder, name), 'utf8'))) {
      const path = url.startsWith('file:') ? fileURLToPath(url) : url;
      const counted = all.get(path) ?? { steps: new Map(), functions: new Map(), branches: new Set() };
      all.set(path, counted);
      add(functions, counted);
    }
  }
  return all;
}

/** @param {CountedFunction[]} functions @param {Counted} counted */
function add(functions, { steps, functions: names, branches }) {
  for (const { functionName, ranges } of functions) {
    const [whole, ...blocks] = ranges;
    if (whole !== undefined && functionName !== '') names.set(whole.startOffset, functionName);
    for (const { startOffset } of blocks) branches.add(startOffset);
  }
  for (const { offset, by } of changes(functions.flatMap(({ ranges }) => ranges)))
    steps.set(offset, (steps.get(offset) ?? 0) + by);
}

/**
 * Ranges lie in one another; the count of the innermost holds.
 * @param {Range[]} ranges
 */
function changes(ranges) {
  const ordered = ranges.toSorted((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  /** @type {Range[]} */
  const open = [];
  /** @type {{ offset: number, by: number }[]} */
  const found = [];
  let current = 0;
  /** @param {number} offset @param {number} count */
  const become = (offset, count) => {
    if (count !== current) found.push({ offset, by: count - current });
    current = count;
  };
  /** @param {number} until */
  const close = until => {
    for (let last = open.at(-1); last !== undefined && last.endOffset <= until; last = open.at(-1)) {
      open.pop();
      become(last.endOffset, open.at(-1)?.count ?? 0);
    }
  };
  for (const range of ordered) {
    close(range.startOffset);
    open.push(range);
    become(range.startOffset, range.count);
  }
  close(Number.POSITIVE_INFINITY);
  return found;
}
