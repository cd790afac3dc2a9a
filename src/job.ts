import type { BuildTools } from './build/guarded.js';
import { mountArguments } from './build/mounts.js';
import { defaultProvenance } from './engine/attestations.js';
import type { BuildPlan } from './engine/buildx.js';
import { ActionError } from './errors.js';
import type { Engine } from './gate/engine.js';
import { type GatedSecret, reportedSecrets } from './gate/gate.js';
import { dockerfileName } from './preflight/place.js';
import type { SecretSearch } from './preflight/secret-search.js';
import type { Target } from './preflight/target.js';
import { emptyReport, type Report } from './report/report.js';
import { sarif } from './report/sarif.js';
import { NO_OUTCOME, type Outcome, type Request, type WorkflowRun } from './request.js';
import type { SecretMount } from './secret/mounts.js';
import type { RunDirectory } from './secret/run-directory.js';
import type { SecretValue } from './secret/value.js';
import type { Surroundings } from './surroundings.js';

/** One run of the line, with everything that its steps need. */
export interface Job {
  readonly request: Request;
  readonly run: WorkflowRun;
  readonly around: Surroundings;
  readonly directory: RunDirectory;
  readonly mounts: readonly SecretMount[];
  readonly secrets: readonly GatedSecret[];
  readonly search: SecretSearch;
  readonly tokens: readonly SecretValue[];
  readonly target: Target;
  readonly tools: BuildTools;
  readonly engine: Engine;
  readonly prune: string;
}

/** What buildx or Podman is asked to build, with these of the secrets mounted. */
export function planWith(
  mounts: readonly SecretMount[],
  { request, run, target, directory }: Job,
): BuildPlan {
  return {
    build: request.build,
    run,
    context: target.context,
    buildContexts: target.buildContexts,
    mounts: mountArguments(mounts, directory),
    provenance: defaultProvenance(request.build, run, request.switches.noDefaultAttestations),
    imageIdFile: directory.file('imageid'),
    metadataFile: directory.file('metadata.json'),
  };
}

/** A step that fails before its search has a report all the same: later steps find it where they look for it. */
export function concludeFailed(error: unknown, job: Job): void {
  const isLeak = error instanceof ActionError && error.isLeak;
  const verdict = isLeak ? 'leak' : 'unverified';
  const reason = isLeak ? 'a secret is in what would be built' : 'the step failed before the search';
  conclude(emptyReport(verdict, { reason, secrets: reportedSecrets(job.secrets) }), job);
}

/** Concludes a run without a search. */
export function skip(reason: string, job: Job): Outcome {
  conclude(emptyReport('skipped', { reason, secrets: reportedSecrets(job.secrets) }), job);
  return NO_OUTCOME;
}

/** Writes the report into its files, and tells it. */
export function conclude(report: Report, { around, directory, request, target }: Job): void {
  const told = around.journal.problems;
  const dockerfile = dockerfileName(request.build.file, target);
  const written = (value: object) => around.redact(`${JSON.stringify(value, null, 2)}\n`);
  around.conclude(report, {
    report: directory.writeReport(`${JSON.stringify(report, null, 2)}\n`),
    sarif: directory.writeSarif(written(sarif({ report, told, dockerfile }))),
  });
}
