import { randomUUID } from 'node:crypto';
import type { DefaultProvenance } from '../engine/attestations.js';
import { type BuildPlan, buildArguments } from '../engine/buildx.js';
import type { Redact } from '../secret/redact.js';
import type { ChildEnvironment } from './environment.js';
import { lacksBuildx, refusesAttestations } from './explain.js';
import { LogGuard, type WriteLine } from './guard.js';
import { type BuildExit, runBuild } from './run.js';
import { type Buildx, findStandalone } from './tool.js';

/** What a guarded build works with. */
export interface BuildTools {
  readonly buildx: Buildx;
  readonly env: ChildEnvironment;
  readonly redact: Redact;
  readonly log: WriteLine;
  readonly cancel: AbortSignal;
}

/**
 * Runs the build at once instead of asking the builder first what it can do: each question costs as much as half
 * a cached build. Two refusals that come before anything is built are answered by another try.
 */
export async function guardedBuild(plan: BuildPlan, tools: BuildTools): Promise<BuildExit> {
  const guard = new LogGuard({ redact: tools.redact, resumeToken: randomUUID(), write: tools.log });
  const attempt = (buildx: Buildx, provenance: DefaultProvenance) =>
    runBuild({ ...tools, buildx, args: buildArguments({ ...plan, provenance }), guard });
  try {
    let buildx = tools.buildx;
    let exit = await attempt(buildx, plan.provenance);
    const standalone = lacksBuildx(exit) ? await findStandalone() : undefined;
    if (standalone !== undefined) {
      guard.drop();
      buildx = standalone;
      exit = await attempt(buildx, plan.provenance);
    }
    if (plan.provenance !== 'none' && refusesAttestations(exit)) {
      guard.drop();
      tools.log('This builder makes no attestations: building without the default provenance.');
      exit = await attempt(buildx, 'none');
    }
    guard.release();
    return exit;
  } finally {
    guard.close();
  }
}
