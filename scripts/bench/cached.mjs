// A fully cached build of a small image: what the action adds to the bare command.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, stepEnvironment, TOKEN, time, withState } from './action.mjs';
import { median } from './statistics.mjs';

/** @type {Record<'node' | 'bare' | 'off' | 'gate' | 'post', string>} */
const LABELS = {
  node: 'node alone (starts twice a step)',
  bare: 'docker buildx build',
  off: 'main and post, verify: off (goal: below 2x)',
  gate: 'main and post, verify: gate',
  post: 'post alone',
};

/**
 * The whole of a cached build through the action (main and post) against the bare `docker buildx build`.
 * @param {{ folder: string; env: NodeJS.ProcessEnv; baseImage: string; pairs: number }} options
 */
export function benchCachedBuild({ folder, env, baseImage, pairs }) {
  const cwd = join(folder, 'workspace');
  mkdirSync(cwd);
  writeFileSync(
    join(cwd, 'Dockerfile'),
    `FROM ${baseImage}\nRUN --mount=type=secret,id=hf_token wc -c /run/secrets/hf_token\n`,
  );
  writeFileSync(join(cwd, 'token'), TOKEN);
  const bare = () =>
    time('docker', ['buildx', 'build', '--secret', 'id=hf_token,src=token', '.'], { env, cwd });
  const node = () => time(process.execPath, ['--eval', '0'], { env, cwd });
  /** @param {string} verify */
  const step = verify => {
    const inputs = { VERIFY: verify, PROVENANCE: 'mode=min' };
    const environment = stepEnvironment({ folder, env, inputs });
    const main = time(process.execPath, [bundle('main')], { env: environment, cwd });
    return { main, post: time(process.execPath, [bundle('post')], { env: withState(environment), cwd }) };
  };
  bare();
  step('gate');
  const rows = Array.from({ length: pairs }, () => {
    const off = step('off');
    const gate = step('gate');
    return {
      node: node(),
      bare: bare(),
      off: off.main + off.post,
      gate: gate.main + gate.post,
      post: gate.post,
    };
  });
  console.log(`A cached build of a small image, medians of ${pairs} pairs:`);
  for (const [key, label] of Object.entries(LABELS)) {
    const column = /** @type {keyof typeof LABELS} */ (key);
    const ratio = median(rows.map(row => row[column] / row.bare));
    const milliseconds = Math.round(median(rows.map(row => row[column])));
    console.log(`  ${label.padEnd(44)} ${String(milliseconds).padStart(5)} ms  ${ratio.toFixed(2)}x`);
  }
}
