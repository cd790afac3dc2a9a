// npm test: builds, finds or starts a real engine, runs all tests and prints the totals as the last line.
// Arguments are passed on to jest: npm test -- main-job
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError, engineVariables, ensureEngine } from './engine.mjs';
import { must, root } from './setup.mjs';

/** Tests that only a real engine can run. */
const NEEDS_ENGINE = ['main-job', 'git-context-build', 'standalone'];

console.log(`Node ${process.version}`);
must(process.execPath, ['scripts/build.mjs']);
const engine = await findEngine();
const folder = mkdtempSync(join(tmpdir(), 'jest-'));
try {
  const leftOut = engine === undefined ? NEEDS_ENGINE : [];
  const status = runJest(leftOut, engine === undefined ? {} : engineVariables(engine));
  console.log(totals(leftOut.length));
  process.exitCode = status;
} finally {
  rmSync(folder, { recursive: true, force: true });
  await engine?.stop();
}

/** In CI a missing engine is a failure; elsewhere the tests that need it are left out, loudly. */
async function findEngine() {
  try {
    return await ensureEngine();
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'missing' || process.env['CI'] === 'true')
      throw error;
    console.error(`\nNo engine: ${error.message} ${error.hint}\nLeft out: ${NEEDS_ENGINE.join(', ')}\n`);
    return undefined;
  }
}

/**
 * @param {readonly string[]} leftOut
 * @param {Record<string, string>} env
 */
function runJest(leftOut, env) {
  const ignored = leftOut.flatMap(name => ['--testPathIgnorePatterns', `/${name}\\.test\\.js$`]);
  const args = [
    '--json',
    `--outputFile=${join(folder, 'result.json')}`,
    ...ignored,
    ...process.argv.slice(2),
  ];
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...args],
    { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return status ?? 1;
}

/** @param {number} leftOut */
function totals(leftOut) {
  const result = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
  const broken = result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests + leftOut;
  return `${result.numPassedTests} passed, ${result.numFailedTests + broken} failed, ${skipped} skipped`;
}
