import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { sleep, systemPath } from './commands.mjs';

/** @typedef {{ pid: number, died: () => boolean }} Background */

/**
 * Starts a process that outlives this one, its output going to files.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ stdout: string, stderr: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Background}
 */
export function spawnBackground(command, args, { stdout, stderr, env = process.env }) {
  const out = openSync(stdout, 'a', 0o600);
  const err = stderr === stdout ? out : openSync(stderr, 'a', 0o600);
  const child = spawn(command, args, {
    detached: true, // its own session: a Ctrl-C in the terminal must not reach it
    env: { ...env, PATH: systemPath() },
    stdio: ['ignore', out, err],
  });
  for (const file of new Set([out, err])) closeSync(file);
  let ended = false;
  const end = () => {
    ended = true;
  };
  child.once('exit', end).once('error', end).unref();
  return { pid: child.pid ?? 0, died: () => ended };
}

/**
 * The process id in a file, when that process lives and its command line holds the mark; a pid alone proves
 * nothing after a reboot.
 * @param {string} file
 * @param {string} mark
 * @returns {number | undefined}
 */
export function livePid(file, mark) {
  const pid = Number(read(file).trim());
  return pid > 0 && commandLine(pid).includes(mark) ? pid : undefined;
}

/**
 * Names one process for good: its pid and, where /proc tells, its start time, since pids are used again.
 * @param {number} [pid]
 * @returns {string} empty where no such process lives
 */
export function identity(pid = process.pid) {
  if (!isAlive(pid)) return '';
  // The second field is the command in brackets and may hold spaces; the start time is the 22nd of all.
  const fields = read(`/proc/${pid}/stat`).split(') ').pop()?.split(' ') ?? [];
  return `${pid} ${fields[19] ?? ''}`.trim();
}

/**
 * Whether the process that `identity` named still lives.
 * @param {string} name
 * @returns {boolean}
 */
export function lives(name) {
  const pid = Number(name.split(' ')[0]);
  return pid > 0 && identity(pid) === name;
}

/**
 * The processes that a killed daemon leaves behind: those with the state folder in their command line
 * (containerd, its shims, runc) and those whose root file system lies in it (a build's RUN step).
 * @param {string} folder
 * @returns {number[]}
 */
export function processesOf(folder) {
  const mark = `${folder}/`;
  return allPids().filter(pid => isServant(commandLine(pid), mark) || hasRootIn(pid, mark));
}

/**
 * Ends processes by pid: SIGTERM, then SIGKILL after the grace time.
 * @param {readonly number[]} pids
 * @param {number} [graceMs]
 */
export async function terminate(pids, graceMs = 15_000) {
  for (const pid of pids) signal(pid, 'SIGTERM');
  if (await allGone(pids, graceMs)) return;
  for (const pid of pids.filter(isRunning)) signal(pid, 'SIGKILL');
  await allGone(pids, 5_000);
}

/**
 * @param {readonly number[]} pids
 * @param {number} limitMs
 */
async function allGone(pids, limitMs) {
  const end = Date.now() + limitMs;
  while (pids.some(isRunning)) {
    if (Date.now() > end) return false;
    await sleep(50);
  }
  return true;
}

/** A zombie counts as gone: where no init reaps it, it would be waited for in vain. @param {number} pid */
function isRunning(pid) {
  return isAlive(pid) && !/\) Z /.test(read(`/proc/${pid}/stat`));
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {number} pid @param {NodeJS.Signals} name */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It ended first.
  }
}

/** Only the engine's own programs: an editor that has a log of ours open is not ours to end. */
const SERVANT = /^(\S*\/)?(dockerd|containerd|containerd-shim\S*|runc|docker-proxy|docker-registry)$/;

/** @param {string} line @param {string} mark */
function isServant(line, mark) {
  return SERVANT.test(line.split('\0')[0] ?? '') && line.includes(mark);
}

/** @param {number} pid @param {string} mark */
function hasRootIn(pid, mark) {
  return read(`/proc/${pid}/mountinfo`)
    .split('\n')
    .some(line => line.split(' ')[4] === '/' && line.includes(mark));
}

function allPids() {
  try {
    return readdirSync('/proc').map(Number).filter(Boolean);
  } catch {
    return [];
  }
}

/** @param {number} pid */
function commandLine(pid) {
  return read(`/proc/${pid}/cmdline`);
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
