import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './commands.mjs';
import { EngineError } from './error.mjs';

/**
 * @param {string} folder
 * @throws {EngineError} where this process may not mount: no engine can work then
 */
export async function requireMounts(folder) {
  const probe = await tryMount(folder, at => ['-t', 'tmpfs', 'none', at]);
  if (probe) return;
  throw new EngineError(
    'missing',
    'This machine does not let root mount file systems, so no engine can start.',
    {
      hint: 'Run the container with --privileged, or give it the socket of the engine outside.',
    },
  );
}

/** @throws {EngineError} where no cgroup file system is mounted: no container can start then */
export function requireCgroups() {
  if (mounts().some(mount => mount.type === 'cgroup' || mount.type === 'cgroup2')) return;
  throw new EngineError('missing', 'No cgroup file system is mounted, so no container can start.', {
    hint: 'Run: mount -t cgroup2 none /sys/fs/cgroup',
  });
}

/**
 * Whether overlay mounts work on the state folder; they do not where it lies on an overlay itself, as in most
 * containers.
 * @param {string} folder
 * @returns {Promise<boolean>}
 */
export function canOverlay(folder) {
  return tryMount(folder, at => {
    const [lower, upper, work] = ['l', 'u', 'w'].map(name => `${at}.${name}`);
    return ['-t', 'overlay', 'none', '-o', `lowerdir=${lower},upperdir=${upper},workdir=${work}`, at];
  });
}

/**
 * Unmounts everything below a folder, the deepest first.
 * @param {string} folder
 */
export async function unmountAll(folder) {
  const below = mounts()
    .map(mount => mount.at)
    .filter(at => at.startsWith(`${folder}/`));
  for (const at of below.reverse()) await run('umount', ['--lazy', at]);
}

/** @param {string} folder @param {(at: string) => string[]} args */
async function tryMount(folder, args) {
  const at = join(folder, 'mount-probe');
  const folders = [at, ...['l', 'u', 'w'].map(name => `${at}.${name}`)];
  for (const path of folders) mkdirSync(path, { recursive: true });
  try {
    return (await run('mount', args(at))).code === 0;
  } finally {
    await run('umount', ['--lazy', at]);
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  }
}

/** In the kernel's order: a mount comes after the one it lies on. proc(5), /proc/pid/mountinfo. */
function mounts() {
  return readMountInfo()
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [own, filesystem] = line.split(' - ');
      return { at: unescapeOctal(own?.split(' ')[4] ?? ''), type: filesystem?.split(' ')[0] };
    });
}

function readMountInfo() {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return '';
  }
}

/** Spaces and such are written as \040. @param {string} text */
function unescapeOctal(text) {
  return text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}
