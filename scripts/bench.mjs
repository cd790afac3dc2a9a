// npm run bench: what the action costs. Every figure is the median of pairs that ran in turns in this one run;
// compare the ratios, not the seconds of two machines. `npm run bench -- --quick` shows that it runs.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCachedBuild } from './bench/cached.mjs';
import { benchGate } from './bench/gate.mjs';
import { benchLog } from './bench/log.mjs';
import { benchMemory, benchScan } from './bench/scan.mjs';
import { engineVariables, ensureEngine } from './engine.mjs';
import { must } from './setup.mjs';

const MB = 1e6;
const GB = 1e9;

/** Sizes in bytes, unpacked. */
const FULL = {
  cached: 21,
  matcher: 512 * MB,
  scan: 1.5 * GB,
  scans: 5,
  memory: [GB, 2 * GB, 4 * GB],
  image: 1.5 * GB,
  images: 3,
  log: 1024,
};
const QUICK = {
  cached: 3,
  matcher: 32 * MB,
  scan: 64 * MB,
  scans: 3,
  memory: [64 * MB, 128 * MB],
  image: 64 * MB,
  images: 1,
  log: 32,
};

const size = process.argv.includes('--quick') ? QUICK : FULL;
/** `npm run bench -- scan gate` runs some of them. */
const wanted = process.argv.slice(2).filter(word => !word.startsWith('-'));

must(process.execPath, ['scripts/build.mjs']);
const engine = await ensureEngine();
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const env = { ...process.env, ...engineVariables(engine) };

/** @type {Readonly<Record<string, (folder: string) => unknown>>} */
const BENCHMARKS = {
  cached: folder => benchCachedBuild({ folder, env, baseImage: engine.baseImage, pairs: size.cached }),
  matcher: () => must(process.execPath, ['scripts/bench/matcher.mjs', String(size.matcher / MB)]),
  scan: folder => benchScan({ folder, bytes: size.scan, pairs: size.scans }),
  log: () => benchLog(size.log),
  memory: folder => benchMemory({ folder, sizes: size.memory }),
  gate: folder => benchGate({ ...engine, folder, env, bytes: size.image, pairs: size.images }),
};

try {
  console.log(`Node ${process.version}`);
  for (const [name, run] of Object.entries(BENCHMARKS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const own = join(folder, name);
    mkdirSync(own);
    await run(own);
    rmSync(own, { recursive: true });
    console.log('');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await engine.stop();
}
