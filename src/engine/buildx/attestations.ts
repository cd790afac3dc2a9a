import type { BuildInputs, WorkflowRun } from '../../request.js';
import { csvAttributes, csvField, csvFields } from '../../text/csv.js';
import { isExporter } from '../outputs.js';
import type { DefaultProvenance } from '../plan.js';

/**
 * docker/build-push-action's default: all details for a public repository, the minimum for a private one, nothing
 * when the user chose attestations or the image is only loaded (a Docker store may not take attestations).
 */
export function defaultProvenance(
  build: BuildInputs,
  run: WorkflowRun,
  noDefaultAttestations: boolean,
): DefaultProvenance {
  if (noDefaultAttestations || build.provenance !== '') return 'none';
  if (build.attests.some(attest => isAttestation(attest, 'provenance'))) return 'none';
  if (build.load || build.outputs.some(output => isExporter(output, 'docker'))) return 'none';
  return run.isPrivate ? 'min' : 'max';
}

/** The `--attest` arguments; `provenance` and `sbom` win over the same type in `attests`. */
export function attestArguments(
  build: BuildInputs,
  run: WorkflowRun,
  byDefault: DefaultProvenance,
): string[] {
  const args: string[] = [];
  if (build.provenance !== '') {
    args.push(`type=provenance,${switched(provenanceAttributes(build.provenance, run))}`);
  } else if (byDefault === 'max') {
    args.push(`type=provenance,${withBuilderId('mode=max', run)}`);
  } else if (byDefault === 'min') {
    args.push(`type=provenance,${withBuilderId('mode=min,inline-only=true', run)}`);
  }
  if (build.sbom !== '') args.push(`type=sbom,${switched(build.sbom)}`);
  for (const attest of build.attests) {
    if (isAttestation(attest, 'provenance')) {
      if (build.provenance === '') args.push(withBuilderId(attest, run));
    } else if (isAttestation(attest, 'sbom')) {
      if (build.sbom === '') args.push(attest);
    } else {
      args.push(switched(attest));
    }
  }
  return args.flatMap(value => ['--attest', value]);
}

function isAttestation(attest: string, type: string): boolean {
  return csvAttributes(attest).some(({ key, value }) => key === 'type' && value === type);
}

function provenanceAttributes(provenance: string, run: WorkflowRun): string {
  if (/^(true|True|TRUE)$/.test(provenance)) return run.runId === '' ? 'true' : `builder-id=${runUrl(run)}`;
  if (/^(false|False|FALSE)$/.test(provenance)) return 'false';
  return withBuilderId(provenance, run);
}

/** The builder of a provenance is this very run, unless the user names another or there is no run. */
function withBuilderId(attributes: string, run: WorkflowRun): string {
  if (run.runId === '') return attributes;
  if (csvAttributes(attributes).some(({ key }) => key === 'builder-id')) return attributes;
  return `${attributes},builder-id=${runUrl(run)}`;
}

function runUrl(run: WorkflowRun): string {
  return `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}`;
}

/** Writes boolean words as the attribute that buildx has for them; Go's ParseBool defines the words. */
function switched(attributes: string): string {
  return csvFields(attributes)
    .map(field => {
      if (/^(1|t|T|true|TRUE|True)$/.test(field)) return 'disabled=false';
      if (/^(0|f|F|false|FALSE|False)$/.test(field)) return 'disabled=true';
      return csvField(field);
    })
    .join(',');
}
