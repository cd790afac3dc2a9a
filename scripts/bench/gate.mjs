// What the gate costs for a large image: the whole step with `verify: gate` against `verify: off`.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, stepEnvironment, time, withState } from './action.mjs';
import { writePart } from './layout.mjs';
import { median } from './statistics.mjs';

/** Layers of the image. */
const PARTS = 6;

/**
 * @param {{ folder: string; env: NodeJS.ProcessEnv; registry: string; baseImage: string; bytes: number; pairs: number }} options
 *   bytes: unpacked size of the image
 */
export function benchGate({ folder, env, registry, baseImage, bytes, pairs }) {
  const workspace = join(folder, 'large');
  mkdirSync(workspace);
  for (let index = 0; index < PARTS; index++) {
    mkdirSync(join(workspace, `part${index}`));
    writePart(join(workspace, `part${index}/data`), { index, bytes: Math.ceil(bytes / PARTS) });
  }
  const copies = Array.from({ length: PARTS }, (_, index) => `COPY part${index} /part${index}`).join('\n');
  writeFileSync(
    join(workspace, 'Dockerfile'),
    `FROM ${baseImage}\n${copies}\nRUN --mount=type=secret,id=hf_token,required=true wc -c /run/secrets/hf_token\nCOPY change /change\n`,
  );
  const tag = `${registry}/bench/gate:${randomBytes(4).toString('hex')}`;
  /** @param {string} verify @param {Readonly<Record<string, string>>} [more] */
  const step = (verify, more) => {
    const inputs = { VERIFY: verify, PUSH: 'true', TAGS: tag, ...more };
    const environment = stepEnvironment({ folder, env, inputs });
    const main = time(process.execPath, [bundle('main')], { env: environment, cwd: workspace });
    return main + time(process.execPath, [bundle('post')], { env: withState(environment), cwd: workspace });
  };
  /** @param {string} verify */
  const cold = verify => {
    for (let index = 0; index < PARTS; index++) {
      writeFileSync(join(workspace, `part${index}/unique`), randomBytes(16));
    }
    return rebuilt(verify);
  };
  /** @param {string} verify @param {Readonly<Record<string, string>>} [more] */
  const rebuilt = (verify, more) => {
    writeFileSync(join(workspace, 'change'), randomBytes(1000));
    return step(verify, more);
  };
  const remembered = { 'VERIFY-CACHE': join(folder, 'verify-cache') };
  const size = `${(bytes / 1e9).toFixed(2)} GB`;
  console.log(execFileSync('docker', ['buildx', 'version'], { env, encoding: 'utf8' }).trim());
  report(`An image of ${size}, nothing cached (goal: at most 1.25)`, pairsOf(cold, pairs));
  report('The same with one small change, everything searched again', pairsOf(rebuilt, pairs));
  rebuilt('gate', remembered);
  report(
    'The same with one small change and verify-cache (goal: at most 1.1)',
    pairsOf(verify => rebuilt(verify, remembered), 3 * pairs),
  );
  rmSync(workspace, { recursive: true });
}

/**
 * @param {(verify: string) => number} run
 * @param {number} count
 */
function pairsOf(run, count) {
  return Array.from({ length: count }, () => ({ off: run('off'), gate: run('gate') }));
}

/**
 * @param {string} title
 * @param {readonly { off: number; gate: number }[]} rows
 */
function report(title, rows) {
  const seconds = (/** @type {number[]} */ values) => `${(median(values) / 1000).toFixed(2)} s`;
  console.log(`${title}, medians of ${rows.length} pairs:`);
  console.log(`  verify: off   ${seconds(rows.map(row => row.off))}`);
  console.log(`  verify: gate  ${seconds(rows.map(row => row.gate))}`);
  console.log(`  ratio         ${median(rows.map(row => row.gate / row.off)).toFixed(2)}x`);
}
