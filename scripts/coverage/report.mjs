import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/** @typedef {import('./merge.mjs').Counted} Counted */
/** @typedef {{ line: number, column: number }} Position in the TypeScript source, both from 1 */
/** @typedef {{ total: number, missed: number }} Share */
/**
 * @typedef {object} FileReport
 * @property {Share} lines
 * @property {Share} functions
 * @property {Share} branches
 * @property {string[]} missed `12-14`, `20:35`: lines, and places in lines
 */

/**
 * What of a source ran and what did not.
 * @param {{ compiled: string, map: string, counted: Counted | undefined }} file paths of the compiled source and its map
 * @returns {FileReport}
 */
export function reportFile({ compiled, map, counted }) {
  const text = readFileSync(compiled, 'utf8');
  const position = positions(text, JSON.parse(readFileSync(map, 'utf8')));
  const counts = countsOf(text, counted);
  const isMissed = (/** @type {number} */ offset) => (counts[offset] ?? 0) === 0;
  const lines = lineShare(text, { isMissed, position });
  const functions = [...(counted?.functions.keys() ?? [])];
  const branches = [...(counted?.branches ?? [])];
  const inLine = branches.filter(isMissed).map(position);
  return {
    lines: { total: lines.all.size, missed: lines.missed.length },
    functions: { total: functions.length, missed: functions.filter(isMissed).length },
    branches: { total: branches.length, missed: inLine.length },
    missed: places(lines.missed, inLine),
  };
}

/** @param {string} text @param {Counted | undefined} counted */
function countsOf(text, counted) {
  const counts = new Float64Array(text.length + 1);
  for (const [offset, by] of counted?.steps ?? [])
    if (offset < counts.length) counts[offset] = (counts[offset] ?? 0) + by;
  for (let offset = 1; offset < counts.length; offset++)
    counts[offset] = (counts[offset] ?? 0) + (counts[offset - 1] ?? 0);
  return counts;
}

/**
 * Where in the TypeScript source an offset of the compiled one comes from.
 * @param {string} text
 * @param {import('node:module').SourceMapPayload} payload
 * @returns {(offset: number) => Position}
 */
function positions(text, payload) {
  const map = new SourceMap(payload);
  return offset => {
    const before = text.slice(0, offset);
    const line = before.split('\n').length - 1;
    const entry = map.findEntry(line, offset - (before.lastIndexOf('\n') + 1));
    if (!('originalLine' in entry)) return { line: 0, column: 0 };
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };
}

/**
 * Lines with more than brackets; one is missed when nothing that it became has run.
 * @param {string} text
 * @param {{ isMissed: (offset: number) => boolean, position: (offset: number) => Position }} by
 */
function lineShare(text, { isMissed, position }) {
  /** @type {Map<number, boolean>} */
  const all = new Map();
  let start = 0;
  for (const line of text.split('\n')) {
    const first = start + line.length - line.trimStart().length;
    if (/\w/.test(line) && !line.startsWith('//#')) {
      const at = position(first).line;
      if (at > 0) all.set(at, (all.get(at) ?? true) && isMissed(first)); // 0: what the compiler added
    }
    start += line.length + 1;
  }
  return { all, missed: [...all].filter(([, isAll]) => isAll).map(([line]) => line) };
}

/** @param {number[]} lines @param {Position[]} inLine */
function places(lines, inLine) {
  const whole = new Set(lines);
  const parts = inLine.filter(({ line }) => !whole.has(line));
  const names = new Map(parts.map(({ line, column }) => [`${line}:${column}`, line]));
  const spans = joined(lines.toSorted((a, b) => a - b)).map(
    ([first, last]) => /** @type {const} */ ([first === last ? `${first}` : `${first}-${last}`, first]),
  );
  return [...spans, ...names].toSorted((a, b) => a[1] - b[1]).map(([name]) => name);
}

/** @param {number[]} lines in order */
function joined(lines) {
  /** @type {[first: number, last: number][]} */
  const spans = [];
  for (const line of lines) {
    const last = spans.at(-1);
    if (last !== undefined && line === last[1] + 1) last[1] = line;
    else spans.push([line, line]);
  }
  return spans;
}
