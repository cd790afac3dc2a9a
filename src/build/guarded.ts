import { randomUUID } from 'node:crypto';
import type { DefaultProvenance } from '../engine/attestations.js';
import { type BuildPlan, buildArguments } from '../engine/buildx.js';
import type { Redact } from '../secret/redact.js';
import type { ChildEnvironment } from './environment.js';
import { lacksBuildx, refusesAttestations } from './explain.js';
import { LogGuard, type WriteLine } from './guard.js';
import type { LogTools } from './log-reader.js';
import type { LogSecrets } from './log-secrets.js';
import { type BuildExit, type BuildJob, runBuild } from './run.js';
import { type Buildx, findStandalone } from './tool.js';

/** What a guarded build works with. */
export interface BuildTools {
  readonly buildx: Buildx;
  readonly env: ChildEnvironment;
  /** Redacts a text of one line or more. */
  readonly redact: Redact;
  readonly secrets: LogSecrets;
  /** Hears of every form of a secret that the build prints, before the line is shown. */
  readonly onFinding?: LogTools['onFinding'] | undefined;
  readonly log: WriteLine;
  /** Whether a runner reads the log and obeys workflow commands in it. */
  readonly isRunnerLog: boolean;
  readonly drained?: BuildJob['drained'];
  readonly onRun?: BuildJob['onRun'];
  readonly cancel: AbortSignal;
  /** True for a failure that the caller answers by another way: what it printed so far alarms nobody. */
  readonly isAnswered?: (exit: BuildExit) => boolean;
  readonly takeOutput?: NonNullable<BuildJob['takeOutput']>;
}

/** How a guarded build ended, and with what it went through: later commands use the same. */
export interface GuardedExit extends BuildExit {
  readonly buildx: Buildx;
  readonly provenance: DefaultProvenance;
}

/**
 * Runs the build at once instead of asking the builder first what it can do: each question costs as much as half
 * a cached build. Two refusals that come before anything is built are answered by another try.
 */
export async function guardedBuild(plan: BuildPlan, tools: BuildTools): Promise<GuardedExit> {
  const guard = guardOf(tools);
  const attempt = (buildx: Buildx, provenance: DefaultProvenance) =>
    runBuild({ ...withListener(tools), buildx, args: buildArguments({ ...plan, provenance }), guard });
  try {
    let buildx = tools.buildx;
    let exit = await attempt(buildx, plan.provenance);
    const standalone = lacksBuildx(exit) ? await findStandalone() : undefined;
    if (standalone !== undefined) {
      guard.drop();
      buildx = standalone;
      exit = await attempt(buildx, plan.provenance);
    }
    let provenance = plan.provenance;
    if (provenance !== 'none' && refusesAttestations(exit)) {
      guard.drop();
      tools.log('This builder makes no attestations: building without the default provenance.');
      provenance = 'none';
      exit = await attempt(buildx, provenance);
    }
    if (tools.isAnswered?.(exit)) guard.drop();
    guard.release();
    return { ...exit, buildx, provenance };
  } finally {
    guard.close();
  }
}

/** The guard of one run of a tool. */
export function guardOf({ log, isRunnerLog }: BuildTools): LogGuard {
  return new LogGuard({ resumeToken: randomUUID(), isRunnerLog, write: log });
}

/** Runs another command of buildx, its output through a guard of its own. */
export async function guardedCommand(args: readonly string[], tools: BuildTools): Promise<BuildExit> {
  const guard = guardOf(tools);
  try {
    const exit = await runBuild({ ...withListener(tools), args, guard });
    if (tools.isAnswered?.(exit)) guard.drop();
    guard.release();
    return exit;
  } finally {
    guard.close();
  }
}

/** The tools of a build that nobody listens to, or of one that somebody does. */
export function withListener(tools: BuildTools): BuildTools & Pick<LogTools, 'onFinding'> {
  return { ...tools, onFinding: tools.onFinding ?? (() => {}) };
}
