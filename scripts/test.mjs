// npm test: builds, finds or starts a real engine, runs all tests and prints the totals as the last line.
// Arguments are passed on to jest: npm test -- main-job
import { spawnSync } from 'node:child_process';
import { ensureHubImage } from './engine/hub-image.mjs';
import { EngineError, engineVariables, ensureEngine } from './engine.mjs';
import { ensureBrowser, ensureFixtureTools, lackingTools } from './fixture-tools.mjs';
import { ensurePodman } from './podman.mjs';
import { must, root } from './setup.mjs';

/** Tests that only a real engine can run. */
const NEEDS_ENGINE = [
  'main-job',
  'docs/commands',
  'step-summary',
  'git-context-build',
  'standalone',
  'leaks',
  'clean',
  'failures',
  'injection',
  'log-leak',
  'hub-errors',
  'reference',
  'gate',
  'nodes',
  'local-build',
  'local-check',
  'local-terminal',
  'preflight/contract',
  'preflight/inputs',
  'engine/contract',
  'engine/missing-token',
  'no-outline',
  'real-dockerfiles',
  'ignore-file',
  'soak',
  'smoke/engine',
  'merge/.*',
  'faults/.*',
];

/** Tests that run the real client of the Hub inside a build: on an engine as well. */
const NEEDS_HUB_IMAGE = ['hub-build', 'examples/dockerfiles', 'examples/podman'];

/** Tests that need a real Podman as well. */
const NEEDS_PODMAN = ['podman', 'local-engines'];

/** Tests whose fixtures are made by tools that not every machine has. */
const NEEDS_TOOLS = ['scan/.*', 'cli/.*'];

/** Tests of builders that scripts/e2e.mjs makes. */
const NEEDS_BUILDERS = ['e2e/.*'];

console.log(`Node ${process.version}`);
must(process.execPath, ['scripts/build.mjs']);
const engine = await findEngine();
const hasTools = await findTools();
await findBrowser();
const podman = await findPodman(engine);
try {
  process.exitCode = runJest(engine, await findHubImage(engine));
} finally {
  podman?.stop();
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
 * In CI a missing client is a failure; elsewhere the tests that need it are left out, loudly.
 * @param {import('./engine.mjs').Engine | undefined} engine
 */
async function findHubImage(engine) {
  if (engine === undefined) return undefined;
  try {
    return await ensureHubImage(engine, line => console.error(line));
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'missing' || process.env['CI'] === 'true')
      throw error;
    console.error(
      `\nNo client of the Hub: ${error.message} ${error.hint ?? ''}\nLeft out: ${NEEDS_HUB_IMAGE.join(', ')}\n`,
    );
    return undefined;
  }
}

/**
 * In CI a missing Podman is a failure; elsewhere the tests that need it are left out, loudly.
 * @param {import('./engine.mjs').Engine | undefined} found
 */
async function findPodman(found) {
  if (found === undefined) return undefined;
  try {
    return await ensurePodman({ registry: found.registry, log: line => console.error(line) });
  } catch (error) {
    if (!(error instanceof EngineError) || process.env['CI'] === 'true') throw error;
    console.error(`\nNo Podman: ${error.message} ${error.hint}\nLeft out: ${NEEDS_PODMAN.join(', ')}\n`);
    return undefined;
  }
}

/** In CI a missing tool is a failure; elsewhere the tests that need it are left out, loudly. */
async function findTools() {
  const missing = await ensureFixtureTools(line => console.error(line));
  if (missing.length === 0) return true;
  const error = lackingTools(missing);
  if (process.env['CI'] === 'true') throw error;
  console.error(`\n${error.message} ${error.hint}\nLeft out: ${NEEDS_TOOLS.join(', ')}\n`);
  return false;
}

/** Where it cannot be installed, the tests that need it say so themselves: none is left out. */
async function findBrowser() {
  try {
    await ensureBrowser(line => console.error(line));
  } catch (error) {
    if (!(error instanceof EngineError) || process.env['CI'] === 'true') throw error;
    console.error(`\nNo browser: ${error.message} ${error.hint ?? ''}\n`);
  }
}

/**
 * @param {import('./engine.mjs').Engine | undefined} engine
 * @param {string | undefined} hubImage
 * @returns {number} jest's exit code
 */
function runJest(engine, hubImage) {
  const leftOut = [
    ...(engine === undefined ? NEEDS_ENGINE : []),
    ...(hubImage === undefined ? NEEDS_HUB_IMAGE : []),
    ...(podman === undefined ? NEEDS_PODMAN : []),
    ...(hasTools ? [] : NEEDS_TOOLS),
  ];
  // Not left out: they are npm run e2e's.
  const elsewhere = process.env['HF_TEST_E2E'] ? [] : NEEDS_BUILDERS;
  const { status } = spawnSync(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'],
      // First, because jest takes every word that follows a pattern to leave out for another one.
      ...process.argv.slice(2),
      ...[...leftOut, ...elsewhere].map(name => `--testPathIgnorePatterns=/${name}\\.test\\.js$`),
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        ...(engine === undefined ? {} : engineVariables(engine)),
        ...(hubImage === undefined ? {} : { HF_TEST_HUB_IMAGE: hubImage }),
        ...(podman === undefined ? {} : { HF_TEST_PODMAN: JSON.stringify(podman.env) }),
        FILES_LEFT_OUT: String(leftOut.length),
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  return status ?? 1;
}
