import { createHash } from 'node:crypto';
import { ActionError } from '../../errors.js';
import { isAttestation } from '../../scan/image/layout.js';
import { asDescriptors, parseObject } from '../../scan/image/oci-json.js';
import type { ToolExit } from '../../tool/follow.js';
import type { BuildTools } from '../../tool/run.js';
import { pushedReferences } from '../outputs.js';
import type { BuildPlan } from '../plan.js';
import type { BuildResults } from '../results.js';
import { askBuildx } from './ask.js';
import type { Rehearsal } from './rehearse.js';
import { inspectArguments } from './release-inputs.js';

/** OCI media types and Docker's for the same bytes (OCI image-spec, media-types.md, "Compatibility Matrix"). */
const DOCKER_TYPES: readonly (readonly [string, string])[] = [
  ['application/vnd.oci.image.manifest.v1+json', 'application/vnd.docker.distribution.manifest.v2+json'],
  ['application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json'],
  ['application/vnd.oci.image.layer.v1.tar+gzip', 'application/vnd.docker.image.rootfs.diff.tar.gzip'],
  ['application/vnd.oci.image.layer.v1.tar+zstd', 'application/vnd.docker.image.rootfs.diff.tar.zstd'],
  ['application/vnd.oci.image.layer.v1.tar', 'application/vnd.docker.image.rootfs.diff.tar'],
];

/** What was released, and what had been searched. */
export interface Comparison {
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  readonly rehearsal: Rehearsal;
  readonly results: BuildResults;
  readonly exit: ToolExit;
  readonly wasPushed: boolean;
}

/**
 * Makes sure that what left is what was searched: what was pushed has the same images by digest, and no step of
 * any other export ran again. Attestations that the builder made anew (they hold the time) are not compared.
 * @throws ActionError PUSH_DIFFERS
 */
export async function requireScanned(comparison: Comparison): Promise<void> {
  const { results, rehearsal, wasPushed, exit } = comparison;
  if (results.digest !== '' && results.digest === rehearsal.outcome.digest) return;
  if (results.configDigest !== '' && isScannedConfig(results.configDigest, rehearsal)) return;
  if (!wasPushed) return requireCached(exit.ranSteps);
  if (await areScanned(comparison)) return;
  throw differs(
    `The pushed image ${results.digest} is not the one that was searched, ${rehearsal.outcome.digest}.`,
  );
}

/**
 * The search looked at what the cache held: a step that ran again may have made something else.
 * @param rest what the message says further
 * @throws ActionError PUSH_DIFFERS
 */
export function requireCached([step]: readonly string[], rest = ''): void {
  if (step !== undefined) throw differs(`The step ${step} ran again after the search.${rest}`);
}

function differs(message: string): ActionError {
  return new ActionError({
    code: 'PUSH_DIFFERS',
    message,
    hint: 'Did the context or a base image change while the step ran, or is the cache of the builder too small? Remove what is out, and build again. With buildx 0.33 or newer the searched layout itself is pushed.',
  });
}

/** An image is named by its config: its id. */
function isScannedConfig(config: string, { search, outcome }: Rehearsal): boolean {
  return (
    config === outcome.imageid ||
    search.layout.blobs.some(({ digest, role }) => role === 'config' && digest === config)
  );
}

async function areScanned({ results, plan, tools, rehearsal }: Comparison): Promise<boolean> {
  // buildx before 0.33 does not name what it pushed from several nodes.
  const [first = ''] = results.imageName.split(',');
  const name = first || (pushedReferences(plan.build)[0] ?? '');
  const reference = `${name.replace(/:[^:/]+$/, '')}@${results.digest}`;
  const { code, stdout } = await askBuildx(inspectArguments(reference, plan.build.builder), tools);
  tools.cancel.throwIfAborted();
  return code === 0 && holdsScanned(Buffer.from(stdout), results.digest, rehearsal);
}

/** Whether a manifest or index of this digest holds images that were searched, and no others. */
export function holdsScanned(pushed: Buffer, digest: string, { search }: Rehearsal): boolean {
  const scanned = new Set(search.layout.manifests.flatMap(digestsOf));
  const images = imagesIn(pushed, digest);
  return images.length > 0 && images.every(image => scanned.has(image));
}

/**
 * The digests that a scanned manifest may be pushed under: its own, and the one that it has when the builder names
 * the same blobs by Docker's media types, as BuildKit before 0.31 does for images without attestations.
 */
function digestsOf(manifest: Buffer): string[] {
  let docker = manifest.toString('utf8');
  for (const [oci, type] of DOCKER_TYPES) docker = docker.replaceAll(`"${oci}"`, `"${type}"`);
  return [manifest, Buffer.from(docker)].map(
    bytes => `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  );
}

/** The images of a pushed manifest or index, as digests; its attestations are left out. */
function imagesIn(pushed: Buffer, digest: string): string[] {
  const manifests = parseObject(pushed)?.['manifests'];
  if (manifests === undefined) return [digest];
  return asDescriptors(manifests)
    .filter(descriptor => !isAttestation(descriptor))
    .map(image => image.digest);
}
