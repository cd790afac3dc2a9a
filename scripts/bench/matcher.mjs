// node scripts/bench/matcher.mjs (after npm run build): bytes per second of the search for needles, against
// `Buffer.indexOf` once per needle and ripgrep with a file of patterns. All figures of a line come from the same
// data in the same run, the best of three; ripgrep reads it from a file in the page cache.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Matcher } from '../../build/src/scan/match/matcher.js';
import { makeNeedles } from '../../build/src/scan/needles/needles.js';
import { writePart } from './layout.mjs';

/** Megabytes of each kind of data: `node scripts/bench/matcher.mjs 64` for a quick look. */
const SIZE = Number(process.argv[2] ?? 512) * 1e6;
const CHUNK = 256 * 1024;
const RUNS = 3;
/** `Buffer.indexOf` is as slow as the number of needles: it searches less. */
const MAX_INDEX_OF = 4e9;

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  run();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run() {
  writePart(join(folder, 'binaries'), { index: 0, bytes: SIZE });
  const binaries = readFileSync(join(folder, 'binaries'));
  const sets = {
    '1 token': plain(1),
    '10 tokens': plain(10),
    '100 tokens': plain(100),
    'all forms of 1 token': forms(1),
    'all forms of 10 tokens': forms(10),
  };
  const data = {
    'binaries of /usr/lib': binaries,
    'base64 text': Buffer.from(
      randomBytes(Math.floor((SIZE / 77) * 57))
        .toString('base64')
        .replace(/.{76}/g, '$&\n'),
    ),
    zeros: Buffer.alloc(SIZE),
  };
  console.log(`node ${process.version}, ${(SIZE / 1e6).toFixed(0)} MB each, GB/s`);
  for (const [what, bytes] of Object.entries(data)) {
    console.log(`\n${what.padEnd(24)} needles  matcher  indexOf      rg   vs indexOf   vs rg`);
    writeFileSync(join(folder, 'data'), bytes);
    for (const [name, needles] of Object.entries(sets)) console.log(line({ name, needles, bytes }));
    console.log(
      `pieces of eight bytes: ${costOfPieces(bytes).toFixed(2)}x the time without (goal: at most 1.15)`,
    );
  }
}

/**
 * @param {Buffer} bytes
 * @returns {number} the time of all forms of a token, as a part of the time without its pieces
 */
function costOfPieces(bytes) {
  const needles = forms(1);
  const whole = new Matcher(needles);
  const without = new Matcher(needles.filter(({ kind }) => kind !== 'strand'));
  return rate(bytes.length, () => search(without, bytes)) / rate(bytes.length, () => search(whole, bytes));
}

/**
 * @param {{ name: string, needles: readonly import('../../build/src/scan/needles/needles.js').Needle[], bytes: Buffer }} job
 * @returns {string}
 */
function line({ name, needles, bytes }) {
  const matcher = new Matcher(needles);
  const ours = rate(bytes.length, () => search(matcher, bytes));
  const few = bytes.subarray(0, MAX_INDEX_OF / needles.length);
  const indexOf = rate(few.length, () => needles.filter(needle => few.includes(needle.bytes)).length);
  const rg = ripgrep(
    needles.map(({ bytes }) => bytes),
    bytes.length,
  );
  const shown = [
    name.padEnd(24),
    String(needles.length).padStart(7),
    ours.toFixed(2).padStart(8),
    indexOf.toFixed(2).padStart(8),
    (rg?.toFixed(2) ?? 'none').padStart(7),
    `${(ours / indexOf).toFixed(1)}x`.padStart(12),
    rg === undefined ? 'ripgrep not found' : `${(ours / rg).toFixed(1)}x`.padStart(7),
  ];
  return shown.join(' ');
}

/** @param {number} count */
function plain(count) {
  return Array.from({ length: count }, (_, number) => ({
    bytes: token(),
    form: 'plain',
    secret: String(number),
    kind: /** @type {const} */ ('whole'),
  }));
}

/** @param {number} count */
function forms(count) {
  return makeNeedles(
    Array.from({ length: count }, (_, number) => ({ id: String(number), value: token(), tokens: [] })),
  );
}

function token() {
  return Buffer.from(`hf_${[...randomBytes(34)].map(byte => LETTERS[byte % LETTERS.length]).join('')}`);
}

/**
 * @param {Matcher} matcher
 * @param {Buffer} bytes
 */
function search(matcher, bytes) {
  let hits = 0;
  const one = matcher.search(() => {
    hits++;
  });
  for (let at = 0; at < bytes.length; at += CHUNK) one.push(bytes.subarray(at, at + CHUNK));
  one.end();
  return hits;
}

/**
 * @param {readonly Buffer[]} needles
 * @param {number} size
 * @returns {number | undefined} undefined without ripgrep
 */
function ripgrep(needles, size) {
  // A pattern is a line of UTF-8; the forms that hold a zero byte or a line end are left out.
  const patterns = needles.filter(needle => !needle.includes(0) && !needle.includes(10));
  writeFileSync(join(folder, 'patterns'), Buffer.concat(patterns.flatMap(one => [one, Buffer.from('\n')])));
  const args = ['-F', '-c', '-a', '--no-mmap', '-f', join(folder, 'patterns'), join(folder, 'data')];
  if (spawnSync('rg', args).error !== undefined) return undefined;
  return rate(size, () => spawnSync('rg', args).stdout.length);
}

/**
 * @param {number} size
 * @param {() => number} work
 * @returns {number} GB/s of the best run
 */
function rate(size, work) {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < RUNS; count++) {
    const start = performance.now();
    if (work() > 1e6) throw new Error('too many hits for a search in clean data');
    best = Math.min(best, performance.now() - start);
  }
  return size / best / 1e6;
}
