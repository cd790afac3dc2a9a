import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { errnoOf, messageOf } from '../../errors.js';
import { askNow } from '../../tool/ask.js';
import { only } from '../../tool/variables.js';
import { workName } from '../work-name.js';

/**
 * What a build by Podman leaves when it is killed: the process of the running step, which is no child of ours; the
 * working containers in Podman's store, each with a copy of the secrets that it mounted; the image without its tags.
 * Podman itself ends at a signal without looking back. (Podman 4.3: buildah's run_linux.go, getSecretMount)
 */

/** In the run's directory: the command. It is also the source of the secret that marks our working containers. */
const NOTE = 'podman';
const TEMPORARY = 'tmp';

/** No longer than the runner's patience; Podman answers in a fraction of a second. */
const LIMIT_MS = 4000;

/** What the questions need of the environment: where the store and its settings are. No inputs, no state. */
const KEPT = /^(PATH|HOME|USER|LOGNAME|LANG|XDG_.*|CONTAINERS_.*|STORAGE_.*|_CONTAINERS_.*)$/;

/** How Podman says that there is no such image. */
const UNKNOWN = /image not known|no such image/i;

/** What a command of Podman prints. */
type Ask = (...args: string[]) => string;

/** What marks a build as ours. */
export interface Marks {
  readonly marker: string;
  /** TMPDIR for Podman: it keeps the running step's bundle there. */
  readonly temporary: string;
}

/** Notes, before the build begins, what would have to be removed. */
export function noteBuild(directory: string, command: string): Marks {
  const marks = { marker: join(directory, NOTE), temporary: join(directory, TEMPORARY) };
  mkdirSync(marks.temporary, { mode: 0o700 });
  writeFileSync(marks.marker, command, { mode: 0o600 });
  return marks;
}

/**
 * Removes what a killed build left, of the run in this directory alone: its path, which nobody can guess, is in the
 * settings of our containers and in the mounts of our processes. Nothing to do where no build by Podman was begun.
 * @returns whether there was one
 * @throws Error when Podman does not remove them
 */
export function removeLeftovers(directory: string, env: NodeJS.ProcessEnv): boolean {
  const note = join(directory, NOTE);
  if (!existsSync(note)) return false;
  const command = readFileSync(note, 'utf8');
  if (!/^(podman|buildah)$/.test(basename(command))) return false; // nobody else's note is obeyed
  const tool = { command, prefix: [] };
  const ask: Ask = (...args) => askNow(args, { tool, env: only(env, KEPT), limitMs: LIMIT_MS });
  const isPodman = basename(command) === 'podman';
  killOurs(directory, ask);
  const store = ask('info', '--format', isPodman ? '{{.Store.GraphRoot}}' : '{{.store.GraphRoot}}').trim();
  const containers = workingContainers(store, note);
  if (containers.length > 0) ask('rm', ...(isPodman ? ['--force'] : []), ...containers);
  removeImage(workName(directory), ask);
  // Without root some of it is closed to us, outside Podman's user namespace.
  if (process.getuid?.() !== 0) ask('unshare', 'rm', '-rf', join(directory, TEMPORARY));
  return true;
}

/** It may be gone, or never have been there. A name of the user's keeps the image. */
function removeImage(name: string, ask: Ask): void {
  try {
    ask('rmi', name);
  } catch (error) {
    if (UNKNOWN.test(messageOf(error))) return;
    ask('manifest', 'rm', name); // `rmi` knows no lists (4.3)
  }
}

/** The ids of the working containers that hold our marker in their settings. */
function workingContainers(store: string, marker: string): string[] {
  const folders = readdirSync(store).filter(name => name.endsWith('-containers'));
  return folders.flatMap(folder =>
    readdirSync(join(store, folder)).filter(id =>
      textOf(join(store, folder, id, 'userdata/buildah.json')).includes(marker),
    ),
  );
}

/** Ends Podman, should it be running still, and then the step that it ran. */
function killOurs(directory: string, ask: Ask): void {
  const marker = join(directory, NOTE);
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    const argv = textOf(join('/proc', pid, 'cmdline'));
    if (/^(\S*\/)?(podman|buildah)\0/.test(argv) && argv.includes(marker)) kill(pid, ask);
  }
  const temporary = join(directory, TEMPORARY);
  for (const bundle of existsSync(temporary) ? readdirSync(temporary) : []) {
    const pid = textOf(join(temporary, bundle, 'pid')).trim();
    if (/^\d+$/.test(pid) && isStep(pid, join(temporary, bundle))) kill(pid, ask);
  }
}

/** The number may be another process's by now: a step has our bundle's files mounted, in a namespace of its own. */
function isStep(pid: string, bundle: string): boolean {
  const mounts = textOf(join('/proc', pid, 'mountinfo'));
  return mounts.includes(bundle) && namespaceOf(pid) !== namespaceOf('self');
}

function namespaceOf(pid: string): string {
  try {
    return readlinkSync(join('/proc', pid, 'ns/mnt'));
  } catch {
    return '';
  }
}

/** A step of another user than root belongs, without root, to a user of Podman's user namespace. */
function kill(pid: string, ask: Ask): void {
  try {
    process.kill(Number(pid), 'SIGKILL');
  } catch (error) {
    if (errnoOf(error) === 'EPERM') ask('unshare', 'kill', '-KILL', pid);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
