// Runs the action's main and post as the runner does, without the runner: for timing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup.mjs';

/** The token of every benchmark. */
export const TOKEN = 'hf_bEnChmarkTokenXyQwErTzUiOpAsDfGhJkL';

/**
 * The environment that the runner gives to a step with these inputs.
 * @param {{ folder: string; env: NodeJS.ProcessEnv; inputs: Readonly<Record<string, string>> }} step
 * @returns {NodeJS.ProcessEnv}
 */
export function stepEnvironment({ folder, env, inputs }) {
  const temp = join(folder, 'temp');
  mkdirSync(temp, { recursive: true });
  const files = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'].map(name => {
    writeFileSync(join(temp, name), '');
    return [`GITHUB_${name}`, join(temp, name)];
  });
  const flags = Object.fromEntries(['LOAD', 'PUSH', 'PULL', 'NO-CACHE'].map(name => [name, 'false']));
  const named = Object.entries({ ...flags, 'HF-TOKEN': TOKEN, CONTEXT: '.', ...inputs });
  const variables = named.map(([name, value]) => [`INPUT_${name}`, value]);
  // The Hub's answers take as long as the network does: they are not measured.
  return { ...env, ...Object.fromEntries([...files, ...variables]), RUNNER_TEMP: temp, HF_HUB_OFFLINE: '1' };
}

/**
 * The state that main left for post, as the runner would hand it over.
 * @param {NodeJS.ProcessEnv} step
 */
export function withState(step) {
  const file = step['GITHUB_STATE'] ?? '';
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const directory = /runDirectory<<(\S+)\n(.*)\n\1/.exec(text)?.[2] ?? '';
  return { ...step, STATE_runDirectory: directory };
}

/**
 * @param {'main' | 'post'} entry
 * @returns {string} the path of its bundle
 */
export function bundle(entry) {
  return join(root, `dist/${entry}/index.js`);
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv; cwd: string }} where
 * @returns {number} milliseconds
 */
export function time(command, args, where) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(command, args, {
    ...where,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return elapsed;
}
