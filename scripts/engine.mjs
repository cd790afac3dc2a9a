#!/usr/bin/env node
/**
 * The engine for tests and demo: the Docker that is there, or one of our own from the distribution's packages.
 *
 *   node scripts/engine.mjs start      leaves it running; prints shell exports:  eval "$(… start)"
 *   node scripts/engine.mjs stop       ends what start left
 *   node scripts/engine.mjs status
 *   node scripts/engine.mjs run -- CMD…
 */
import { spawn } from 'node:child_process';
import { realpathSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineStatus, ensureEngine, stopEngine } from './engine/ensure.mjs';
import { EngineError } from './engine/error.mjs';
import { stateFolder } from './engine/state.mjs';

export { EngineError, ensureEngine };

/** @typedef {import('./engine/ensure.mjs').Engine} Engine */

const USAGE = 'usage: node scripts/engine.mjs start | stop | status | run -- CMD…';
/** sysexits.h: "a service is unavailable"; a caller can tell it from a failing CMD. In CI it is a failure. */
const EX_UNAVAILABLE = 69;

/**
 * The variables by which tests know the engine.
 * @param {Engine} engine
 * @returns {Record<string, string>}
 */
export function engineVariables({ env, registry, registryLog, baseImage, store }) {
  return {
    ...env,
    HF_TEST_REGISTRY: registry,
    HF_TEST_BASE_IMAGE: baseImage,
    HF_TEST_REGISTRY_LOG: registryLog ?? '',
    HF_TEST_STORE: store,
  };
}

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
async function main([verb, dashes, ...command]) {
  if (verb === 'run' && dashes === '--' && command.length > 0) return runCommand(command);
  const action = { start, stop, status }[verb ?? ''];
  if (action === undefined || dashes !== undefined) {
    console.error(USAGE);
    return 2;
  }
  return action();
}

async function start() {
  const engine = await ensureEngine();
  writeFileSync(join(stateFolder(), 'keep'), 'start'); // a `run` that ends later must leave it
  for (const [name, value] of Object.entries(engineVariables(engine))) {
    console.log(`export ${name}='${value.replaceAll("'", "'\\''")}'`);
  }
  return 0;
}

async function stop() {
  await stopEngine();
  return 0;
}

async function status() {
  const { engine, folder, port } = await engineStatus();
  console.log(
    `engine: ${engine ?? 'none'}\nregistry: ${port === undefined ? 'none' : `localhost:${port}`}\nstate: ${folder}`,
  );
  return engine !== undefined && port !== undefined ? 0 : 1;
}

/** @param {readonly string[]} command */
async function runCommand([program = '', ...args]) {
  const signals = forwardSignals();
  const engine = await ensureEngine();
  try {
    if (signals.received !== undefined) return exitCodeOf(null, signals.received);
    const child = spawn(program, args, {
      stdio: 'inherit',
      env: { ...process.env, ...engineVariables(engine) },
    });
    signals.child = child;
    return await exitOf(child);
  } finally {
    await engine.stop();
  }
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function exitOf(child) {
  return new Promise(resolve => {
    child.once('error', error => {
      console.error(`engine: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
function exitCodeOf(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** Signals go to the command and never end this process, which has an engine to stop. */
function forwardSignals() {
  /** @type {{ received?: NodeJS.Signals, child?: import('node:child_process').ChildProcess }} */
  const state = {};
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => {
      state.received = name;
      // A terminal sends its Ctrl-C to the command as well: a second one would cut its own cleaning up short.
      if (name !== 'SIGINT' || !process.stdin.isTTY) state.child?.kill(name);
    });
  }
  return state;
}

/** @param {unknown} error */
function report(error) {
  if (!(error instanceof EngineError)) throw error;
  console.error(`engine: ${error.message}`);
  return error.code === 'missing' && process.env['CI'] !== 'true' ? EX_UNAVAILABLE : 1;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2)).catch(report);
}
