import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { identify, isGone, type ProcessId } from '../tool/processes.js';

/** The file in a run's directory that says whose it is. */
export const OWNER = 'owner.json';

/**
 * How long a directory stays whose processes cannot be judged from here: those of another container, those of a
 * run that could not write down who it is. No job lasts longer than five days (GitHub's limit for self-hosted
 * runners; six hours on hosted ones).
 */
export const LEAVE_ALONE_MS = 6 * 24 * 3600 * 1000;

/** Where numbers of processes mean something: one start of one machine, one PID namespace. */
interface Realm {
  readonly host: string;
  /** The start of the machine; '' where the system does not tell. */
  readonly boot: string;
  /** The PID namespace: job containers share RUNNER_TEMP, but not their numbers. */
  readonly pids: string;
}

/** Who made a run's directory. */
export interface Owner extends Realm {
  readonly main: ProcessId;
  /** What lives as long as the job, whose later steps may read the report: the runner's worker. */
  readonly job: ProcessId;
}

/** Of the owner of a directory: at work, certainly gone, or not to be judged from here. */
export type Fate = 'alive' | 'gone' | 'unknown';

/** This process as an owner. */
export function thisOwner(): Owner {
  // A step in a job container is started from outside of it, where its parent has no number: the container's own
  // first process lives as long as the job.
  const job = process.ppid === 0 ? 1 : process.ppid;
  return { ...realm(), main: identify(process.pid), job: identify(job) };
}

/** The owner of a directory; undefined when it does not say (yet), or not in the way it should. */
export function readOwner(directory: string): Owner | undefined {
  const file = join(directory, OWNER);
  try {
    if (!lstatSync(file).isFile()) return undefined; // a link, a pipe: not written by us
    const owner: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isOwner(owner) ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Whether main of that run still works: then nobody else has to do with its directory. */
export function isAtWork(owner: Owner): boolean {
  return isSameRealm(owner) && !isGone(owner.main);
}

/** What became of the owner. Only when main and job are gone nobody needs the directory any more. */
export function fateOf(owner: Owner | undefined): Fate {
  if (owner === undefined) return 'unknown';
  if (isSameRealm(owner)) return judged(owner);
  const here = realm();
  // The machine was started anew: nothing of before is alive.
  return owner.host === here.host && owner.boot !== here.boot ? 'gone' : 'unknown';
}

function judged({ main, job }: Owner): Fate {
  if (!isGone(main)) return 'alive';
  return isGone(job) ? 'gone' : 'unknown';
}

function isSameRealm({ boot, pids }: Owner): boolean {
  const here = realm();
  return boot === here.boot && pids === here.pids;
}

function realm(): Realm {
  return {
    host: hostname(),
    boot: told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    pids: told(() => readlinkSync('/proc/self/ns/pid')),
  };
}

function told(tell: () => string): string {
  try {
    return tell();
  } catch {
    return ''; // no Linux
  }
}

function isOwner(value: unknown): value is Owner {
  const { main, job, ...others } = asRecord(value);
  const texts = [others['host'], others['boot'], others['pids']];
  return texts.every(text => typeof text === 'string') && [main, job].every(isProcess);
}

function isProcess(value: unknown): boolean {
  const { pid, start } = asRecord(value);
  return Number.isSafeInteger(pid) && (pid as number) > 0 && typeof start === 'string';
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
