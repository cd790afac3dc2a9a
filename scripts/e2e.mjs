// npm run e2e: what npm test cannot have, with tools that a Go toolchain builds from their modules.
//
//   gate      the tests of the engine and the gate with the newest buildx, which pushes layouts as they are;
//             npm test makes do with the buildx of the distribution
//   builders  the whole line on every driver: docker with both stores, docker-container, remote with two nodes
//   matrix    twelve builds at once, on one engine and on the remote builder
//   act       workflows of examples/ on a runner of its own, main and post and outputs
//
//   npm run e2e -- builders matrix     some of them; other words go to jest
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runActExamples } from './e2e/act.mjs';
import { makeBuilders } from './e2e/builders.mjs';
import { buildBuildx, requireGo } from './e2e/go-tools.mjs';
import { engineVariables, ensureEngine } from './engine.mjs';
import { MachineError } from './processes.mjs';
import { run } from './setup.mjs';

/** The patterns of each part. */
const PARTS = {
  gate: ['gate/', 'faults/registry', 'main-job', 'git-context-build', '__tests__/merge'],
  builders: ['e2e/drivers'],
  matrix: ['e2e/matrix'],
  act: [],
};
const NAMES = /** @type {(keyof typeof PARTS)[]} */ (Object.keys(PARTS));

/** What no script of this project can set up. */
const NEVER = [
  'kubernetes and cloud: there is no cluster here; they export and push as remote does',
  'emulation: platforms of other machines are built by COPY and by steps on the own one',
];

const words = process.argv.slice(2);
const asked = NAMES.filter(name => words.includes(name));
const parts = asked.length > 0 ? asked : NAMES;
const others = words.filter(word => !NAMES.some(name => name === word));

/** @param {string} line */
const log = line => console.error(line);

/** Builds the tools, runs the tests on them, and leaves nothing. @returns {Promise<number>} the exit code */
async function main() {
  requireGo();
  const config = mkdtempSync(join(tmpdir(), 'e2e-'));
  /** @type {(() => unknown)[]} */
  const ends = [() => rmSync(config, { recursive: true, force: true })];
  try {
    log('e2e: building buildx');
    buildBuildx(config);
    process.env['DOCKER_CONFIG'] = config;
    const times = join(config, 'times');
    if (parts.some(name => name === 'builders' || name === 'matrix')) {
      const engine = await ensureEngine();
      ends.push(() => engine.stop());
      Object.assign(process.env, engineVariables(engine));
      const builders = await makeBuilders({ engine, log });
      ends.push(builders.stop);
      process.env['HF_TEST_E2E'] = JSON.stringify({ drivers: builders.drivers, times });
    }
    const patterns = parts.flatMap(name => PARTS[name]);
    // One file after the other: each looks at what all of an engine's containers are.
    const tests = ['scripts/test.mjs', '--maxWorkers=1', ...patterns, ...others];
    const code = patterns.length === 0 ? 0 : run(process.execPath, tests);
    const actCode = parts.includes('act') ? await runActExamples() : 0;
    if (existsSync(times)) console.log(`\n${readFileSync(times, 'utf8').trimEnd()}`);
    console.log(`\nLeft out:\n${NEVER.map(line => `- ${line}`).join('\n')}`);
    return code || actCode;
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

process.exitCode = await main().catch(error => {
  if (!(error instanceof MachineError)) throw error;
  console.error(`e2e: ${error.message}`);
  return 1;
});
