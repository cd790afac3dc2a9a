// One search of a layout in a process of its own: prints seconds, unpacked bytes and peak memory as JSON.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { searchLayout } from '../../build/src/scan/image/layout-search.js';
import { ScanPool } from '../../build/src/scan/image/pool.js';
import { makeNeedles } from '../../build/src/scan/needles/needles.js';
import { LIMITS } from '../../build/src/scan/walk/limits.js';
import { root } from '../setup.mjs';

const [layout = ''] = process.argv.slice(2);
const token = Buffer.from('hf_bEnChmarkTokenXyQwErTzUiOpAsDfGhJkL');
const threads = availableParallelism();
const pool = new ScanPool({
  program: join(root, 'dist/scan-worker/index.js'),
  threads,
  needles: makeNeedles([{ id: 'hf_token', value: token, tokens: [token] }]),
  limits: LIMITS,
  directory: undefined,
});
// In a run of the action the threads start while the build does, and wait for it.
const small = { file: fileURLToPath(import.meta.url), digest: '' };
await pool.search(Array.from({ length: threads }, () => small));
const start = performance.now();
const { verdict, bytes } = await searchLayout(layout, { pool });
const seconds = (performance.now() - start) / 1000;
await pool.close();
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    verdict,
    bytes,
    seconds,
    cpu: (user + system) / 1e6,
    peak: process.resourceUsage().maxRSS * 1024,
  }),
);
