// npm run bench: what the action costs on top of the build. Each figure is the median of pairs that ran in turns
// in this one run; compare the ratios, not the milliseconds of two machines.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineVariables, ensureEngine } from './engine.mjs';
import { must, root } from './setup.mjs';

/** `npm run bench -- 5` for a quick look. */
const PAIRS = Number(process.argv[2] ?? 21);

/** @type {Record<'node' | 'bare' | 'main' | 'post' | 'whole', string>} */
const LABELS = {
  node: 'node alone (starts twice a step)',
  bare: 'docker buildx build',
  main: 'main',
  post: 'post',
  whole: 'main and post (goal: below 2x)',
};

must(process.execPath, ['scripts/build.mjs']);
const engine = await ensureEngine();
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const workspace = join(folder, 'workspace');
try {
  cachedBuild({ ...process.env, ...engineVariables(engine) }, engine.baseImage);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await engine.stop();
}

/**
 * The whole of a cached build through the action (main and post) against the bare `docker buildx build`.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} baseImage
 */
function cachedBuild(env, baseImage) {
  mkdirSync(workspace);
  writeFileSync(
    join(workspace, 'Dockerfile'),
    `FROM ${baseImage}\nRUN --mount=type=secret,id=hf_token wc -c /run/secrets/hf_token\n`,
  );
  writeFileSync(join(workspace, 'token'), 'hf_benchmarkbenchmarkbenchmarkbenchm');
  const step = stepEnvironment(env);
  const bare = () => time('docker', ['buildx', 'build', '--secret', 'id=hf_token,src=token', '.'], env);
  const main = () => time(process.execPath, [join(root, 'dist/main/index.js')], step);
  const post = () =>
    time(process.execPath, [join(root, 'dist/post/index.js')], {
      ...step,
      STATE_runDirectory: join(folder, 'temp', `hf-secret-build-${'0'.repeat(32)}`),
    });
  const node = () => time(process.execPath, ['--eval', '0'], env);
  bare();
  main();
  const rows = Array.from({ length: PAIRS }, () => ({
    node: node(),
    bare: bare(),
    main: main(),
    post: post(),
  }));
  const whole = rows.map(row => ({ ...row, whole: row.main + row.post }));
  console.log(`A cached build, node ${process.version}, medians of ${PAIRS} pairs:`);
  for (const key of /** @type {const} */ (['node', 'bare', 'main', 'post', 'whole'])) {
    const ratio = median(whole.map(row => row[key] / row.bare));
    console.log(
      `  ${LABELS[key].padEnd(34)} ${String(Math.round(median(whole.map(row => row[key])))).padStart(5)} ms  ${ratio.toFixed(2)}x`,
    );
  }
}

/**
 * The environment that the runner gives to a step with the token and a context.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function stepEnvironment(env) {
  mkdirSync(join(folder, 'temp'));
  const files = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'].map(name => {
    writeFileSync(join(folder, 'temp', name), '');
    return [`GITHUB_${name}`, join(folder, 'temp', name)];
  });
  const inputs = {
    'HF-TOKEN': readFileSync(join(workspace, 'token'), 'utf8'),
    CONTEXT: '.',
    PROVENANCE: 'mode=min',
  };
  const flags = Object.fromEntries(['LOAD', 'PUSH', 'PULL', 'NO-CACHE'].map(name => [name, 'false']));
  const named = Object.entries({ ...inputs, ...flags }).map(([name, value]) => [`INPUT_${name}`, value]);
  return { ...env, ...Object.fromEntries([...files, ...named]), RUNNER_TEMP: join(folder, 'temp') };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {number} milliseconds
 */
function time(command, args, env) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: workspace, env, encoding: 'utf8' });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return elapsed;
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
