import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {{ code: number, stdout: string, stderr: string }} Outcome */

/**
 * The search path with the system folders added: an ordinary PATH often lacks /usr/sbin, where dockerd and
 * iptables are.
 * @returns {string}
 */
export function systemPath() {
  const system = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
  return [...new Set([...(process.env['PATH'] ?? '').split(delimiter), ...system])]
    .filter(Boolean)
    .join(delimiter);
}

/**
 * The full path of a command, or undefined where it is not installed.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findCommand(name) {
  return systemPath()
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(isExecutable);
}

/**
 * Runs a command to its end and never throws: one that cannot start has code 127, one that a signal or the
 * time limit ended has code 128.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, timeoutMs?: number, stdio?: import('node:child_process').StdioOptions }} [options]
 *   env is added to this process's own
 * @returns {Promise<Outcome>}
 */
export function run(
  command,
  args,
  { env = {}, timeoutMs = 60_000, stdio = ['ignore', 'pipe', 'pipe'] } = {},
) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      env: { ...process.env, PATH: systemPath(), ...env },
      stdio,
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    const out = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', text => {
      out.stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', text => {
      out.stderr += text;
    });
    child.on('error', error => resolve({ code: 127, stdout: out.stdout, stderr: error.message }));
    child.on('close', code => resolve({ code: code ?? 128, ...out }));
  });
}

/**
 * The last lines of a log file, for an error message; empty where it cannot be read.
 * @param {string} file
 * @param {number} [lines]
 * @returns {string}
 */
export function tail(file, lines = 15) {
  try {
    return lastLines(readFileSync(file, 'utf8'), lines);
  } catch {
    return '';
  }
}

/**
 * The last lines of a text, without the blank end.
 * @param {string} text
 * @param {number} [lines]
 * @returns {string}
 */
export function lastLines(text, lines = 15) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/**
 * @param {number} ms
 * @returns {Promise<void>}
 */
export function sleep(ms) {
  return new Promise(resolve => setTimeout(resolve, ms));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
