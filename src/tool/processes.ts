import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errnoOf } from '../errors.js';

/** A process, told from a later one with the same number by the moment of its start; '' where nobody knows it. */
export interface ProcessId {
  readonly pid: number;
  /** In clock ticks since the start of the machine, as the kernel writes it. */
  readonly start: string;
}

/** What a run starts: only these are ever ended, not somebody's `tail -f` on the report. */
const TOOLS = new Set(['docker', 'docker-buildx', 'buildx', 'podman', 'buildah']);

/** The tool may come behind an interpreter: `/bin/sh /usr/local/bin/docker buildx build`. */
const TOOL_WORDS = 3;

/** buildx ends about 0.1 s after a signal; one that hangs is killed. */
const PATIENCE_MS = 2000;
const LOOK_EVERY_MS = 50;

/** The process that has this number now. */
export function identify(pid: number): ProcessId {
  return { pid, start: statOf(pid)?.start ?? '' };
}

/**
 * Whether the process is certainly over. One that may not be looked at is not, nor is one whose start is unknown;
 * a zombie is.
 */
export function isGone({ pid, start }: ProcessId): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errnoOf(error) === 'ESRCH') return true;
  }
  const now = statOf(pid);
  return now !== undefined && (now.isDead || (start !== '' && now.start !== start));
}

/** The tools of this user that work in a directory: it stands in their arguments. Needs /proc. */
export function toolsIn(directory: string): ProcessId[] {
  return allProcesses().filter(({ pid }) => isOurs(pid) && works(argumentsOf(pid), directory));
}

function works(words: readonly string[], directory: string): boolean {
  const isTool = words.slice(0, TOOL_WORDS).some(word => TOOLS.has(basename(word)));
  return isTool && words.some(word => word.includes(`${directory}/`));
}

/** How often what goes on being started is looked for again. */
const LOOKS = 5;

/**
 * Kills everything that this process started, and what those started, at once. Stopped first: one that starts
 * another while it is killed would leave that one to nobody. Needs /proc.
 */
export function killDescendants(): void {
  let found: ProcessId[] = [];
  for (let looks = 0; looks < LOOKS; looks++) {
    const known = new Set(found.map(({ pid }) => pid));
    found = descendants();
    for (const id of found) signal(id, 'SIGSTOP');
    if (found.every(({ pid }) => known.has(pid))) break;
  }
  killNow(found);
}

/** Everything that this process started and that is still there, and what those started. */
function descendants(): ProcessId[] {
  const all = allProcesses().map(({ pid, start }) => ({ pid, start, parent: statOf(pid)?.parent }));
  const found: ProcessId[] = [];
  const visit = (parent: number): void => {
    for (const child of all.filter(other => other.parent === parent)) {
      found.push({ pid: child.pid, start: child.start });
      visit(child.pid);
    }
  };
  visit(process.pid);
  return found;
}

/** Kills processes at once. Synchronous, for the last moments of this one. */
export function killNow(processes: readonly ProcessId[]): void {
  for (const id of processes) signal(id, 'SIGKILL');
}

/** Asks processes to end, and kills those that do not. */
export async function end(processes: readonly ProcessId[]): Promise<void> {
  for (const id of processes) signal(id, 'SIGTERM');
  let left = processes;
  for (let waited = 0; waited < PATIENCE_MS && left.length > 0; waited += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
    left = left.filter(id => !isGone(id));
  }
  killNow(left);
}

/** Signals a process, unless its number belongs to another one by now. */
function signal(id: ProcessId, name: NodeJS.Signals): void {
  if (isGone(id)) return;
  try {
    process.kill(id.pid, name);
  } catch {
    // It ended just now.
  }
}

function allProcesses(): ProcessId[] {
  return namesIn('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(name => identify(Number(name)))
    .filter(({ start }) => start !== '');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // a system without /proc
  }
}

function isOurs(pid: number): boolean {
  try {
    return statSync(`/proc/${pid}`).uid === process.getuid?.();
  } catch {
    return false;
  }
}

function argumentsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

interface Stat {
  readonly isDead: boolean;
  readonly parent: number;
  readonly start: string;
}

/** proc_pid_stat(5): state, parent and, as field 22, the start; the name before may hold anything, also `)`. */
function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { isDead: /^[ZX]/.test(fields[0] ?? ''), parent: Number(fields[1]), start: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
