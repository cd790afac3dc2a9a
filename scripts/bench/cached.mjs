// A fully cached build of a small image: what the action adds to the bare command.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, stepEnvironment, TOKEN, time, withState } from './action.mjs';
import { median } from './statistics.mjs';

/** Files of the build context. */
const FILES = 500;

/** @type {Record<'node' | 'bare' | 'off' | 'gate' | 'checked' | 'post', string>} */
const LABELS = {
  node: 'node alone (starts twice a step)',
  bare: 'docker buildx build',
  off: 'main and post, verify: off (goal: below 2x)',
  gate: 'main and post, verify: gate',
  checked: 'the same with the checks before the build',
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
    `FROM ${baseImage}\nRUN --mount=type=secret,id=hf_token,required=true wc -c /run/secrets/hf_token\n`,
  );
  // A context of some size: it is sent to the builder for no step, but searched.
  mkdirSync(join(cwd, 'src'));
  for (let index = 0; index < FILES; index++) {
    writeFileSync(join(cwd, `src/${index}.py`), 'print("a line of a program")\n'.repeat(200));
  }
  writeFileSync(join(folder, 'token'), TOKEN);
  const bare = () =>
    time('docker', ['buildx', 'build', '--secret', 'id=hf_token,src=../token', '.'], { env, cwd });
  const node = () => time(process.execPath, ['--eval', '0'], { env, cwd });
  /**
   * @param {string} verify
   * @param {string} check
   */
  const step = (verify, check = 'off') => {
    const inputs = { VERIFY: verify, PROVENANCE: 'mode=min', 'CHECK-DOCKERFILE': check };
    const environment = stepEnvironment({ folder, env, inputs });
    const main = time(process.execPath, [bundle('main')], { env: environment, cwd });
    return { main, post: time(process.execPath, [bundle('post')], { env: withState(environment), cwd }) };
  };
  bare();
  step('gate', 'error');
  const rows = Array.from({ length: pairs }, () => {
    const off = step('off');
    const gate = step('gate');
    const checked = step('gate', 'error');
    return {
      node: node(),
      bare: bare(),
      off: off.main + off.post,
      gate: gate.main + gate.post,
      checked: checked.main + checked.post,
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
  const checks = Math.round(median(rows.map(row => row.checked - row.gate)));
  console.log(`  the checks by themselves (goal: at most 500 ms) ${String(checks).padStart(5)} ms`);
}
