// npm test: builds, finds or starts a real engine, runs all tests and prints the totals as the last line.
// Arguments are passed on to jest: npm test -- main-job
import { spawnSync } from 'node:child_process';
import { engineVariables, ensureEngine } from './engine.mjs';
import { ensureHubImage } from './hub-image.mjs';
import { ensurePodman } from './podman.mjs';
import { MachineError } from './processes.mjs';
import { must, root } from './setup.mjs';
import { ENGINE_TOOLS, ensureTools, FIXTURE_TOOLS } from './tools.mjs';

// Tests that only a real engine can run; those whose fixtures are made by tools that not every machine has; and those
// of builders that scripts/e2e.mjs makes, which are npm run e2e's.
const ENGINE_TESTS = '\\.engine\\.test\\.js$';
const TOOL_TESTS = '/__tests__/(scan|cli)/';
const BUILDER_TESTS = '/__tests__/e2e/';

/** @type {(() => Promise<void> | void)[]} */
const ends = [];
/** @type {Record<string, string>} */
const variables = {};
/** @param {string} line */
const log = line => console.error(line);

console.log(`Node ${process.version}`);
must(process.execPath, ['scripts/build.mjs']);
try {
  const leftOut = [
    ...(await leaveOut(TOOL_TESTS, () => ensureTools(FIXTURE_TOOLS, log))),
    ...(await leaveOut(ENGINE_TESTS, prepareEngines)),
  ];
  process.exitCode = runJest(leftOut);
} catch (error) {
  if (!(error instanceof MachineError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  for (const end of ends.reverse()) await end();
}

/**
 * In CI what a machine lacks is a failure; elsewhere the tests that need it are left out, loudly.
 * @param {string} tests
 * @param {() => Promise<void> | void} prepare
 */
async function leaveOut(tests, prepare) {
  try {
    await prepare();
    return [];
  } catch (error) {
    if (!(error instanceof MachineError) || process.env['CI'] === 'true') throw error;
    console.error(`\n${error.message}\nLeft out: ${tests}\n`);
    return [tests];
  }
}

async function prepareEngines() {
  ensureTools(ENGINE_TOOLS, log);
  const engine = await ensureEngine({ log });
  ends.push(engine.stop);
  const HF_TEST_HUB_IMAGE = await ensureHubImage(engine, log);
  const podman = ensurePodman(engine);
  ends.push(podman.stop);
  const HF_TEST_PODMAN = JSON.stringify(podman.envs);
  Object.assign(variables, engineVariables(engine), { HF_TEST_HUB_IMAGE, HF_TEST_PODMAN });
}

/** @param {string[]} leftOut @returns {number} jest's exit code */
function runJest(leftOut) {
  const elsewhere = process.env['HF_TEST_E2E'] ? [] : [BUILDER_TESTS];
  const args = [
    ...['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'],
    // First, because jest takes every word that follows a pattern to leave out for another one.
    ...process.argv.slice(2),
    ...[...leftOut, ...elsewhere].map(pattern => `--testPathIgnorePatterns=${pattern}`),
  ];
  const env = { ...process.env, ...variables, FILES_LEFT_OUT: String(leftOut.length) };
  return (
    spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1
  );
}
