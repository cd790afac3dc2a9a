import type { BuildTools } from '../build/guarded.js';
import { untilCancelled } from '../cancel.js';
import type { BuildPlan, MountArgument } from '../engine/buildx.js';
import { instructionFinder } from '../report/instruction.js';
import {
  emptyReport,
  type Instruction,
  type Report,
  type ReportedSecret,
  reportOf,
  withLog,
} from '../report/report.js';
import type { Outcome, Verify } from '../request.js';
import { hider } from '../scan/hide.js';
import { LIMITS } from '../scan/limits.js';
import { type SearchedSecret, tooShort } from '../scan/needles.js';
import { ScanPool } from '../scan/pool.js';
import type { Engine, Rehearsed } from './engine.js';
import { LogWatch } from './log-watch.js';
import { openMemory } from './memory.js';
import { gateProgress, type ShowGateProgress } from './progress.js';
import type { RehearsalJob } from './rehearse.js';
import { blocked, printedByContainer } from './verdict.js';

/** A secret that is searched for, and the input that it came from. */
export type GatedSecret = SearchedSecret & { readonly input: string };

/** What the gate works with. */
export interface GateJob {
  readonly engine: Engine;
  /** The command that removes from the engine's cache what a leak left there. */
  readonly prune: string;
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  readonly mode: Exclude<Verify, 'off'>;
  readonly secrets: readonly GatedSecret[];
  readonly pushRetries: number;
  /** Where the image layout may be written to. */
  readonly layout: string;
  /** A private directory for archives that have to be read in any order. */
  readonly scratch: string;
  /** Where it is remembered which layers were searched; '' for nowhere. */
  readonly verifyCache: string;
  /** The program of the search's threads, and how many of them. */
  readonly worker: string;
  readonly threads: number;
  /** The Dockerfile, where it is at hand: to name the lines of findings. */
  readonly dockerfile: { readonly file: string; readonly dockerfile: string } | undefined;
  readonly forgetSecrets: () => void;
  /** The mounts of a build from the cache, whose files are made anew. */
  readonly releaseMounts: () => readonly MountArgument[];
  readonly showProgress: ShowGateProgress | undefined;
  /** Keeps the report and makes it known, whatever comes after. */
  readonly conclude: (report: Report) => void;
  /** Runs the searched image before it leaves; undefined when nobody wants that. */
  readonly tryOut: ((rehearsed: Rehearsed, tools: BuildTools) => Promise<void>) | undefined;
}

/**
 * Builds with everything that would leave kept back, searches it, and lets it out when it is clean; under `report`
 * also when it is not.
 * @throws ActionError LEAK or UNVERIFIED under `gate`, and whatever build and push throw
 */
export async function gatedBuild(job: GateJob): Promise<Outcome> {
  const { needles } = job.tools.secrets;
  // The threads start while the build runs, and are ready when it is done.
  const { worker: program, threads, scratch: directory } = job;
  const memory = openMemory(job);
  const pool = new ScanPool({ program, threads, needles, limits: LIMITS, directory });
  const progress = gateProgress(job.layout, pool);
  const stopProgress = job.showProgress?.(progress.ask) ?? (() => {});
  const forgetSecrets = () => {
    progress.exported();
    job.forgetSecrets();
  };
  try {
    // A smoke test runs the whole image.
    const known = job.tryOut === undefined ? memory.known : [];
    const attempt = watchedRehearsal({ ...job, forgetSecrets, pool, known });
    const { rehearsal, report } = await attempt.finally(stopProgress);
    await tryOut(job, { rehearsal, report });
    const plan = { ...job.plan, mounts: job.releaseMounts() };
    const remember = memory.keep(rehearsal.search, known);
    const { imageid, digest, metadata } = await rehearsal.release(plan);
    remember();
    return { imageid, digest, metadata };
  } finally {
    await pool.close();
  }
}

/** What was searched, and what of it was told. */
interface Searched {
  readonly rehearsal: Rehearsed;
  readonly report: Report;
}

/** A container is no step of the Dockerfile. */
const NO_INSTRUCTION: Instruction = { text: '', file: '', line: 0 };

/**
 * The rehearsal, with its report concluded: that of the log too, also when the build failed or was stopped.
 * @throws ActionError LEAK or UNVERIFIED under `gate`, and whatever the build throws
 */
async function watchedRehearsal(job: GateJob & Pick<RehearsalJob, 'pool' | 'known'>): Promise<Searched> {
  const watch = new LogWatch(job.mode);
  const attempt = await job.engine.rehearse({ ...job, tools: watch.over(job.tools) }).then(
    rehearsal => ({ rehearsal }),
    (error: unknown) => ({ error }),
  );
  if ('error' in attempt && watch.isEmpty) throw attempt.error;
  const report = makeReport('rehearsal' in attempt ? attempt.rehearsal : undefined, job, watch);
  job.conclude(report);
  job.tools.cancel.throwIfAborted();
  if (report.verdict !== 'clean' && job.mode === 'gate') {
    const record = watch.isEmpty ? undefined : job.engine.removeRecord(job, watch.since);
    const removal = record && (await untilCancelled(record, job.tools.cancel));
    throw blocked(report, { prune: job.prune, record: removal });
  }
  if ('error' in attempt) throw attempt.error;
  return { rehearsal: attempt.rehearsal, report };
}

/**
 * Runs the searched image. What its container prints is searched as well: an image may hold a secret in a form that
 * nobody knows, and give it away when it runs.
 * @throws ActionError LEAK under `gate`, and whatever the test throws
 */
async function tryOut(job: GateJob, { rehearsal, report }: Searched): Promise<void> {
  if (job.tryOut === undefined) return;
  const watch = new LogWatch('report');
  const attempt = await job.tryOut(rehearsal, watch.over(job.tools)).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  job.tools.cancel.throwIfAborted();
  if (!watch.isEmpty) {
    const findings = watch
      .findings(() => NO_INSTRUCTION)
      .map(finding => ({ ...finding, path: 'smoke test' }));
    job.conclude(withLog(report, { findings, more: watch.more }));
    if (job.mode === 'gate') throw printedByContainer(findings);
  }
  if (attempt !== undefined) throw attempt.error;
}

/** The report of a rehearsal and of its log; without a rehearsal, since the build ended before, of the log alone. */
function makeReport(rehearsal: Rehearsed | undefined, job: GateJob, watch: LogWatch): Report {
  const instruction = instructionFinder(job.dockerfile ?? { file: '', dockerfile: '' });
  const secrets = reportedSecrets(job.secrets);
  const report =
    rehearsal === undefined
      ? emptyReport('leak', { reason: 'the build did not come to its end', secrets })
      : reportOf(rehearsal.search, {
          image: rehearsal.outcome.digest,
          secrets,
          patterns: job.tools.secrets.needles.length,
          seconds: rehearsal.seconds,
          instruction,
          hide: hiderFor(job),
        });
  return watch.isEmpty
    ? report
    : withLog(report, { findings: watch.findings(instruction), more: watch.more });
}

function hiderFor({ tools }: GateJob): (text: string) => string {
  const hide = hider(tools.secrets.needles);
  return text => hide(tools.redact(text));
}

/** The secrets of a run as the report lists them. */
export function reportedSecrets(secrets: readonly GatedSecret[]): ReportedSecret[] {
  const short = new Set(tooShort(secrets));
  return secrets.map(({ id, input }) => ({ id, input, searched: !short.has(id) }));
}
