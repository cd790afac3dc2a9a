import { createHash } from 'node:crypto';
import { askBuildx } from '../build/ask.js';
import type { BuildTools } from '../build/guarded.js';
import type { BuildPlan } from '../engine/buildx.js';
import { inspectArguments, pushedReferences } from '../engine/release.js';
import { holdsScanned } from './compare.js';
import type { Rehearsal } from './rehearse.js';

/** The registry has just failed: it may not answer at all. */
const PATIENCE_MS = 8000;

interface FailedPush {
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  readonly rehearsal: Rehearsal;
}

/**
 * After a push that failed: asks the registry which of several tags it took before, and says so in a sentence.
 * @throws the reason of a cancellation
 */
export async function pushedTags(push: FailedPush): Promise<string> {
  const references = pushedReferences(push.plan.build);
  if (references.length < 2) return '';
  const digests = await Promise.all(references.map(reference => digestThere(reference, push)));
  push.tools.cancel.throwIfAborted();
  const there = references.flatMap((reference, index) => {
    const digest = digests[index];
    return digest === undefined ? [] : [`${reference} (${digest})`];
  });
  const missing = references.filter((_, index) => digests[index] === undefined);
  if (there.length === 0) return `The registry shows this image under none of ${missing.join(', ')}.`;
  const rest = missing.length === 0 ? 'all tags' : `but not under ${missing.join(', ')}`;
  return `The registry shows this image under ${there.join(', ')}, ${rest}.`;
}

/** The digest of what a reference names now, when that is the searched image; undefined also without an answer. */
async function digestThere(
  reference: string,
  { plan, tools, rehearsal }: FailedPush,
): Promise<string | undefined> {
  const args = inspectArguments(reference, plan.build.builder);
  const limit = AbortSignal.any([tools.cancel, AbortSignal.timeout(PATIENCE_MS)]);
  const { code, stdout } = await askBuildx(args, { ...tools, cancel: limit });
  if (code !== 0) return undefined;
  const digest = `sha256:${createHash('sha256').update(stdout).digest('hex')}`;
  return holdsScanned(Buffer.from(stdout), digest, rehearsal) ? digest : undefined;
}
