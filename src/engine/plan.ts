import type { BuildInputs, WorkflowRun } from '../request.js';
import type { MountArgument } from '../secret/secret-files.js';
import { csvField } from '../text/csv.js';

/** Whether a build without attestation inputs gets the default provenance. */
export type DefaultProvenance = 'max' | 'min' | 'none';

/** What the arguments are made from, all of it known before. */
export interface BuildPlan {
  readonly build: BuildInputs;
  readonly run: WorkflowRun;
  /** `context` and `build-contexts` with the default Git context expanded. */
  readonly context: string;
  readonly buildContexts: readonly string[];
  readonly mounts: readonly MountArgument[];
  readonly provenance: DefaultProvenance;
  /** Where buildx writes the image ID and the metadata. */
  readonly imageIdFile: string;
  readonly metadataFile: string;
}

/** The value of `--secret`. */
export function secretArgument(mount: MountArgument): string {
  if ('env' in mount) return `id=${mount.id},env=${mount.env}`;
  return `id=${mount.id},${csvField(`src=${mount.src}`)}`;
}
