// Programs of the machine: finding them, asking them, and daemons that live in a folder.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 15_000;

/** What this machine lacks, or what broke on it. */
export class MachineError extends Error {}

/** An ordinary PATH often lacks /usr/sbin, where dockerd and iptables are. */
export function systemPath() {
  const system = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
  return [...new Set([...(process.env['PATH'] ?? '').split(delimiter), ...system])].join(delimiter);
}

/** @param {string} name @returns {string | undefined} the full path of a program */
export function findCommand(name) {
  return systemPath()
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(file => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/**
 * Runs a program to its end, silently.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] added to this process's own
 */
export function ask(command, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    env: { ...process.env, PATH: systemPath(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 900_000,
  });
  return { isFine: status === 0, stdout: stdout ?? '', stderr: stderr ?? '' };
}

/**
 * What a program printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] added to this process's own
 * @throws {MachineError} with the end of what it said
 */
export function mustAsk(command, args, env) {
  const { isFine, stdout, stderr } = ask(command, args, env);
  if (isFine) return stdout;
  throw new MachineError(`${command} ${args.slice(0, 3).join(' ')} failed:\n${lastLines(stderr)}`);
}

/**
 * Starts a daemon that outlives this process, and waits until it answers.
 * @param {{ command: string, args: readonly string[], log: string, env?: NodeJS.ProcessEnv }} daemon
 * @param {() => boolean | Promise<boolean>} isUp
 * @throws {MachineError} with the end of its log, when it ends or a minute has passed
 */
export async function startDaemon({ command, args, log, env = process.env }, isUp) {
  const out = openSync(log, 'a', 0o600);
  const child = spawn(command, args, {
    detached: true, // its own session: a Ctrl-C in the terminal must not reach it
    env: { ...env, PATH: systemPath() },
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
  };
  child.once('exit', end).once('error', end).unref();
  for (const limit = Date.now() + START_LIMIT_MS; hasEnded || !(await isUp()); await sleep(50)) {
    if (!hasEnded && Date.now() < limit) continue;
    await terminate([child.pid ?? 0]);
    throw new MachineError(`${command} does not start:\n${lastLines(readFileSync(log, 'utf8'))}`);
  }
  return child.pid ?? 0;
}

/** The programs of an engine: an editor that has a log open is not ours to end. */
const DAEMON = /^(\S*\/)?(dockerd|containerd|containerd-shim\S*|runc|docker-proxy|docker-registry)$/;

/**
 * Ends the engine's processes that have a folder in their command line, unmounts what is mounted below it, and removes
 * it.
 * @param {string} folder
 */
export async function removeWithDaemons(folder) {
  const lines = pids().map(pid => /** @type {const} */ ([pid, read(`/proc/${pid}/cmdline`).split('\0')]));
  const ours = lines.filter(
    ([, words]) => DAEMON.test(words[0] ?? '') && words.some(word => word.includes(`${folder}/`)),
  );
  const isFirst = (/** @type {readonly string[]} */ words) => (words[0] ?? '').endsWith('dockerd');
  // dockerd first: it ends its containers in order as long as containerd answers.
  await terminate(ours.filter(([, words]) => isFirst(words)).map(([pid]) => pid));
  await terminate(ours.map(([pid]) => pid));
  removeMounted(folder);
}

/** Removes a folder and the mounts below it, the last first. @param {string} folder */
export function removeMounted(folder) {
  const mounts = read('/proc/self/mounts')
    .split('\n')
    .map(line => line.split(' ')[1] ?? '')
    .filter(path => path.startsWith(`${folder}/`));
  for (const path of mounts.reverse()) ask('umount', ['--lazy', path]);
  rmSync(folder, { recursive: true, force: true });
}

/** SIGTERM, and SIGKILL after the grace time. @param {readonly number[]} pids */
export async function terminate(pids) {
  for (const pid of pids) signal(pid, 'SIGTERM');
  const limit = Date.now() + END_LIMIT_MS;
  while (pids.some(isRunning) && Date.now() < limit) await sleep(50);
  for (const pid of pids.filter(isRunning)) signal(pid, 'SIGKILL');
}

/** A zombie counts as gone: where no init reaps it, it would be waited for in vain. @param {number} pid */
function isRunning(pid) {
  return /\) [^Z] /.test(read(`/proc/${pid}/stat`));
}

/** @param {number} pid @param {NodeJS.Signals} name */
function signal(pid, name) {
  try {
    if (pid > 0) process.kill(pid, name);
  } catch {
    // It ended first.
  }
}

function pids() {
  try {
    return readdirSync('/proc').map(Number).filter(Boolean);
  } catch {
    return []; // no Linux
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} text */
function lastLines(text) {
  return text.trimEnd().split('\n').slice(-15).join('\n');
}
