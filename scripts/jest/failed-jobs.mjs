// Where the logs of jobs that failed are kept until their test is over: a failing test shows them.
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup.mjs';

const FOLDER = join(root, 'build/failed-jobs');

/** As much as a person reads, in characters. */
const LONGEST = 8000;

export function forgetFailedJobs() {
  rmSync(FOLDER, { recursive: true, force: true });
}

/**
 * @typedef {object} Test
 * @property {string} file
 * @property {string} name with those of the blocks that it is in
 */

/**
 * @param {Test} test
 * @param {string} log
 */
export function keepFailedJob(test, log) {
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(pathOf(test), `${log.slice(-LONGEST)}\n`);
}

/**
 * @param {Test} test
 * @returns {string} the logs of its jobs that failed, whether it expected that or not
 */
export function failedJobsOf(test) {
  try {
    return readFileSync(pathOf(test), 'utf8');
  } catch {
    return '';
  }
}

/** @param {Test} test */
function pathOf({ file, name }) {
  return join(FOLDER, createHash('sha256').update(`${file}\n${name}`).digest('hex'));
}
