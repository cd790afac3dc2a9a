import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import { childrenOf, type Ended, isAlive, kill, MortalJob, until } from './job.js';
import { add, NOTHING, type Remains, remainsOf } from './remains.js';

// Kills the action at random moments of a build on the real engine and counts what is left.

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const;

/** One way to die. */
interface Death {
  readonly signal: (typeof SIGNALS)[number];
  readonly target: 'main' | 'child';
  /** The runner dies as well, before post; the next run of the lane has to clean up. */
  readonly isPostLost: boolean;
  readonly delayMs: number;
}

/** What came of one run. */
export interface Died {
  readonly death: Death;
  /** Right after post or, without it, after the death of the runner. */
  readonly remains: Remains;
  /** After the next run: only where post was lost. */
  readonly later: Remains | undefined;
  /** Whether there was a process to signal at that moment. */
  readonly wasHit: boolean;
  /** From the signal to the end of main, in milliseconds: for signals to main that can be handled. */
  readonly exitMs: number | undefined;
  readonly faults: readonly string[];
}

export interface SoakOptions {
  readonly runs: number;
  readonly seed: number;
  /** Runs beside each other, each lane on a RUNNER_TEMP of its own. */
  readonly lanes: number;
  readonly tell?: (died: Died, number: number) => void;
}

/** A build with a step that takes a moment, so that every part of the line has a share of the time. */
const SLOWEST_MS = 4500;
const STEP_SECONDS = 1.5;
const OUTPUTS = [
  'digest',
  'digest-file',
  'digest-record',
  'imageid',
  'metadata',
  'report',
  'report-sarif',
  'token-source',
  'verdict',
];

/** The deaths of a seed: all kinds in turns, at random moments. */
function deaths({ runs, seed }: Pick<SoakOptions, 'runs' | 'seed'>): Death[] {
  const random = randomOf(seed);
  return Array.from({ length: runs }, (_, index) => ({
    signal: SIGNALS[index % SIGNALS.length] ?? 'SIGKILL',
    target: Math.floor(index / SIGNALS.length) % 3 === 2 ? 'child' : 'main',
    isPostLost: random() < 0.3,
    delayMs: Math.floor(random() * SLOWEST_MS),
  }));
}

/** mulberry32: the same numbers for the same seed, on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs them all. */
export async function soak(options: SoakOptions): Promise<Died[]> {
  const queue = deaths(options);
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const done: Died[] = [];
  const tell = (died: Died) => {
    done.push(died);
    options.tell?.(died, done.length);
  };
  try {
    const lanes = Array.from({ length: options.lanes }, (_, index) => new Lane(join(folder, String(index))));
    await Promise.all(lanes.map(lane => lane.run(queue, tell)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return done;
}

/** What is known of a run whose runner died. */
type Pending = Omit<Died, 'later'> & { readonly mark: string };

class Lane {
  readonly #temp: string;
  readonly #folder: string;
  readonly #workspace: string;
  /** Runs whose runner died: the next one that lives to its post completes them. */
  #pending: Pending[] = [];

  constructor(folder: string) {
    const { baseImage } = testEngine();
    this.#folder = folder;
    this.#temp = join(folder, 'temp');
    mkdirSync(this.#temp, { recursive: true });
    this.#workspace = makeWorkspace({
      Dockerfile: `FROM ${baseImage}
ARG MARK
RUN --mount=type=secret,id=hf_token,required=true sh -c ": $MARK; sha256sum /run/secrets/hf_token; sleep ${STEP_SECONDS}; head -c 3000000 /dev/urandom > /data"
`,
    });
  }

  async run(queue: Death[], tell: (died: Died) => void): Promise<void> {
    for (let death = queue.shift(); death !== undefined; death = queue.shift()) await this.#one(death, tell);
    // The last lost post of a lane needs a next run as well; this one dies of nothing.
    if (this.#pending.length > 0) {
      await this.#one({ signal: 'SIGINT', target: 'main', isPostLost: false, delayMs: 1 }, tell);
    }
    rmSync(this.#workspace, { recursive: true, force: true });
  }

  async #one(death: Death, tell: (died: Died) => void): Promise<void> {
    const token = makeToken();
    const mark = randomBytes(8).toString('hex');
    const log = join(this.#folder, `log-${mark}`);
    const job = this.#start({ token, mark, log });
    const main = await job.main;
    await sleep(death.delayMs);
    const { wasHit, exitMs } = await strike(death, main);
    if (death.isPostLost) await job.die();
    const ended = await job.ended;
    const remains = await remainsOf(this.#temp, mark);
    const faults = faultsOf({ death, ended, wasHit, exitMs, token, raw: readIfThere(log) });
    if (!death.isPostLost) await this.#completePending(tell);
    const died = { death, remains, wasHit, exitMs, faults };
    if (death.isPostLost) this.#pending.push({ ...died, mark });
    else tell({ ...died, later: undefined });
  }

  #start({ token, mark, log }: { token: string; mark: string; log: string }): MortalJob {
    const options = {
      actionDir: process.cwd(),
      workspace: this.#workspace,
      temp: this.#temp,
      with: {
        ...{ context: '.', push: 'true', 'hf-token': token },
        ...{ tags: makeTag(testEngine().registry), 'build-args': `MARK=${mark}` },
      },
      secrets: [token],
    };
    return new MortalJob(options, log);
  }

  /** Tells of the run before, whose runner died, now that there was a next one. */
  async #completePending(tell: (died: Died) => void): Promise<void> {
    for (const { mark, ...before } of this.#pending.splice(0)) {
      tell({ ...before, later: await remainsOf(this.#temp, mark) });
    }
  }
}

/** Signals main, or the tool that it runs at this moment. */
async function strike(death: Death, main: number): Promise<Pick<Died, 'wasHit' | 'exitMs'>> {
  const pid = death.target === 'main' ? main : childrenOf(main)[0];
  const wasHit = pid !== undefined && isAlive(pid) && kill(pid, death.signal);
  if (!wasHit || death.target === 'child' || death.signal === 'SIGKILL') return { wasHit, exitMs: undefined };
  const start = Date.now();
  await until(() => !isAlive(main), 15_000);
  return { wasHit, exitMs: Date.now() - start };
}

interface Judged extends Pick<Died, 'death' | 'wasHit' | 'exitMs'> {
  readonly ended: Ended | undefined;
  readonly token: string;
  readonly raw: string;
}

/** What else has to hold, besides that nothing is left. */
function faultsOf({ death, ended, exitMs, token, raw }: Judged): string[] {
  const faults: string[] = [];
  const shown = raw.replace(/^::add-mask::.*$/gm, '');
  if (tracesOf(token, [asStored('log', shown)]).length > 0) faults.push('the token is in the log');
  if (exitMs !== undefined && exitMs > 5000) faults.push(`main took ${exitMs} ms to end`);
  if (ended === undefined) return faults;
  if (ended.postExit !== 0) faults.push(`post failed: ${ended.postLog}`);
  const isHard = death.target === 'main' && death.signal === 'SIGKILL';
  // A signal that comes before main's handlers are there ends the process as it always does.
  if (isHard || ended.signal !== null) return faults;
  const missing = OUTPUTS.filter(name => ended.outputs[name] === undefined);
  if (missing.length > 0) faults.push(`outputs are missing: ${missing.join(', ')}`);
  return faults;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** What was left in the end, over all runs. */
export function leftInTheEnd(all: readonly Died[]): Remains {
  return all.map(({ remains, later }) => later ?? remains).reduce(add, NOTHING);
}
