// The search of a layout against what no search can do without: the bare inflate of the same blobs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup.mjs';
import { writeLayout } from './layout.mjs';
import { median } from './statistics.mjs';

const GB = 1e9;

/**
 * @param {{ folder: string; bytes: number; pairs: number }} options bytes: unpacked size of the layout
 */
export async function benchScan({ folder, bytes, pairs }) {
  const layout = join(folder, 'layout');
  mkdirSync(layout);
  await writeLayout(layout, bytes);
  const rows = Array.from({ length: pairs }, () => ({
    inflate: once('inflate-once', layout).seconds,
    scan: once('scan-once', layout).seconds,
  }));
  const pipe = bytes > GB / 2 ? gzipAndGrep(layout) : undefined;
  rmSync(layout, { recursive: true });
  console.log(
    `The search of a layout of ${(bytes / GB).toFixed(2)} GB, medians of ${pairs} pairs, all cores:`,
  );
  const scan = median(rows.map(row => row.scan));
  print('bare inflate of the blobs', median(rows.map(row => row.inflate)));
  print('search', scan);
  print('ratio (goal: at most 1.15)', median(rows.map(row => row.scan / row.inflate)), 'x');
  if (pipe !== undefined) {
    print('gzip -dc | grep -F, one after the other', pipe);
    print('ratio', pipe / scan, 'x of the search');
  }
}

/**
 * The peak memory of a search, which must not grow with the image.
 * @param {{ folder: string; sizes: readonly number[] }} options unpacked sizes in bytes
 */
export async function benchMemory({ folder, sizes }) {
  console.log('Peak memory of the searching process (goal: flat, at most 300 MB):');
  for (const bytes of sizes) {
    const layout = join(folder, 'layout');
    mkdirSync(layout);
    await writeLayout(layout, bytes);
    const { peak = 0 } = once('scan-once', layout);
    rmSync(layout, { recursive: true });
    console.log(`  ${(bytes / GB).toFixed(2).padStart(5)} GB  ${Math.round(peak / 1e6)} MB`);
  }
}

/**
 * @param {string} name
 * @param {string} layout
 * @returns {{ seconds: number; peak?: number }}
 */
function once(name, layout) {
  const script = join(root, `scripts/bench/${name}.mjs`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, layout], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout);
}

/**
 * @param {string} layout
 * @returns {number} seconds
 */
function gzipAndGrep(layout) {
  const start = performance.now();
  const script = 'for f in "$0"/blobs/sha256/*; do gzip -dcf "$f" | grep -cF hf_bEnChmark; done';
  spawnSync('sh', ['-c', script, layout]);
  return (performance.now() - start) / 1000;
}

/**
 * @param {string} label
 * @param {number} value
 * @param {string} [unit]
 */
function print(label, value, unit = 's') {
  console.log(`  ${label.padEnd(42)} ${value.toFixed(2).padStart(7)} ${unit}`);
}
