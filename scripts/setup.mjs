import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a command in the project's folder with its output shown.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {number} its exit code
 */
export function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error !== undefined) throw error;
  return status ?? 1;
}

/**
 * Runs a command and ends this process with its exit code when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function must(command, args) {
  const status = run(command, args);
  if (status !== 0) {
    console.error(`Failed (exit code ${status}): ${command} ${args.join(' ')}`);
    process.exit(status);
  }
}

/** Installs the development packages unless the lockfile's are there already: nobody has to type `npm ci`. */
export function ensurePackages() {
  if (isFresh('node_modules/.package-lock.json', 'package-lock.json')) return;
  console.error('Installing the development packages (npm ci) …');
  must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}

/**
 * @param {string} made
 * @param {string} source
 */
function isFresh(made, source) {
  const stat = statSync(`${root}/${made}`, { throwIfNoEntry: false });
  return stat !== undefined && stat.mtimeMs >= statSync(`${root}/${source}`).mtimeMs;
}
