// The log of a build through the guard: bytes per second and peak memory, which must not grow with the log.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../setup.mjs';

const KINDS = {
  lines: 'lines of ASCII',
  unicode: 'a progress bar of Unicode',
  hidden: 'a token in colours in each line',
  endless: 'one line that never ends',
};

/** @param {number} megabytes printed by a real process */
export function benchLog(megabytes) {
  console.log(`A log of ${megabytes} MB through the guard:`);
  for (const [kind, label] of Object.entries(KINDS)) {
    const script = join(root, 'scripts/bench/log-once.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, String(megabytes), kind], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`log-once failed: ${stderr}`);
    const { bytes, seconds, peak } = JSON.parse(stderr);
    const speed = (bytes / 1e6 / seconds).toFixed(1);
    console.log(`  ${label.padEnd(34)} ${speed.padStart(7)} MB/s  ${Math.round(peak / 1e6)} MB peak`);
  }
}
