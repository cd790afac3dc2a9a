import { untilCancelled } from '../cancel.js';
import type { Builder, KnownLayer, Rehearsed } from '../engine/engine.js';
import { instructionFinder } from '../report/instruction.js';
import { emptyReport, type Instruction, type Report, reportOf, withLog } from '../report/report.js';
import type { Verify } from '../request.js';
import type { ScanPool } from '../scan/image/pool.js';
import { hider } from '../scan/match/hide.js';
import type { Secrets } from '../secret/secrets.js';
import type { BuildTools } from '../tool/run.js';
import { LogWatch } from './log-watch.js';
import { blocked, printedByContainer } from './verdict.js';

/** What the gate holds a build against. */
export interface GateJob {
  readonly builder: Builder;
  readonly mode: Exclude<Verify, 'off'>;
  readonly secrets: Pick<Secrets, 'needles' | 'reported'>;
  /** The Dockerfile, where it is at hand: to name the lines of findings. */
  readonly dockerfile: { readonly file: string; readonly dockerfile: string } | undefined;
}

/** A build that was kept back, and what the search of it and of its log came to. */
export interface Searched {
  readonly report: Report;
  /** Undefined when the build did not come to its end. */
  readonly rehearsed: Rehearsed | undefined;
  /** Why it did not. */
  readonly failure: unknown;
  /** When the build began that printed a secret first, in milliseconds since 1970; 0 when none did. */
  readonly printedSince: number;
}

/** What a rehearsal is searched by. */
interface SearchParts {
  readonly pool: ScanPool;
  readonly known: readonly KnownLayer[];
  /** Called when the builder has ended. */
  readonly exported: () => void;
}

/**
 * Builds with everything that would leave kept back, and searches it; of a build that failed or was stopped, its log.
 * @throws whatever the build throws, where its log held no secret
 */
export async function rehearse(job: GateJob, search: SearchParts): Promise<Searched> {
  const { builder, mode } = job;
  const watch = new LogWatch(mode);
  const attempt = await builder.rehearse({ ...search, listener: watch.over(builder.tools) }).then(
    rehearsed => ({ rehearsed, failure: undefined }),
    (failure: unknown) => ({ rehearsed: undefined, failure }),
  );
  if (attempt.rehearsed === undefined && watch.isEmpty) throw attempt.failure;
  return { ...attempt, report: makeReport(attempt.rehearsed, { job, watch }), printedSince: watch.since };
}

/**
 * Lets a build pass that is clean; under `report` also one that is not.
 * @throws ActionError LEAK or UNVERIFIED under `gate`, and what the build failed with
 */
export async function requireOpen(searched: Searched, { builder, mode }: GateJob): Promise<Rehearsed> {
  const { report, rehearsed, failure, printedSince } = searched;
  const { cancel } = builder.tools;
  cancel.throwIfAborted();
  if (report.verdict !== 'clean' && mode === 'gate') {
    const record =
      printedSince === 0 ? undefined : await untilCancelled(builder.removeRecord(printedSince), cancel);
    throw blocked(report, { prune: builder.prune, record });
  }
  if (rehearsed === undefined) throw failure;
  return rehearsed;
}

/** A container is no step of the Dockerfile. */
const NO_INSTRUCTION: Instruction = { text: '', file: '', line: 0 };

/** What trying an image out came to. */
export interface TriedOut {
  /** With what its container printed; undefined when that held no secret. */
  readonly report: Report | undefined;
  /** Why the image may not leave; undefined when it may. */
  readonly failure: unknown;
}

/**
 * Runs the searched image. What its container prints is searched as well: an image may hold a secret in a form that
 * nobody knows, and give it away when it runs.
 */
export async function tryOut(
  work: (tools: BuildTools) => Promise<void>,
  { report, job }: { readonly report: Report; readonly job: GateJob },
): Promise<TriedOut> {
  const watch = new LogWatch('report');
  const { tools } = job.builder;
  const failure = await work({ ...tools, ...watch.over(tools) }).then(
    () => undefined,
    (error: unknown) => error,
  );
  tools.cancel.throwIfAborted();
  if (watch.isEmpty) return { report: undefined, failure };
  const findings = watch.findings(() => NO_INSTRUCTION).map(finding => ({ ...finding, path: 'smoke test' }));
  return {
    report: withLog(report, { findings, more: watch.more }),
    failure: job.mode === 'gate' ? printedByContainer(findings) : failure,
  };
}

/** The report of a rehearsal and of its log; without a rehearsal, since the build ended before, of the log alone. */
function makeReport(
  rehearsed: Rehearsed | undefined,
  { job, watch }: { readonly job: GateJob; readonly watch: LogWatch },
): Report {
  const { needles, reported: secrets } = job.secrets;
  const instruction = instructionFinder(job.dockerfile ?? { file: '', dockerfile: '' });
  const hide = hider(needles);
  const report =
    rehearsed === undefined
      ? emptyReport('leak', { reason: 'the build did not come to its end', secrets })
      : reportOf(rehearsed.search, {
          image: rehearsed.outcome.digest,
          secrets,
          patterns: needles.length,
          seconds: rehearsed.seconds,
          instruction,
          hide: text => hide(job.builder.tools.redact(text)),
        });
  return watch.isEmpty
    ? report
    : withLog(report, { findings: watch.findings(instruction), more: watch.more });
}
