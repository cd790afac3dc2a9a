import { createHash } from 'node:crypto';
import type { BuildTools } from '../../tool/run.js';
import type { PushedTags } from '../delivery.js';
import { pushedReferences } from '../outputs.js';
import type { BuildPlan } from '../plan.js';
import { askBuildx } from './ask.js';
import { holdsScanned } from './compare.js';
import type { Rehearsal } from './rehearse.js';
import { inspectArguments } from './release-inputs.js';

/** The registry has just failed: it may not answer at all. */
const PATIENCE_MS = 8000;

/** How buildx says that the registry has nothing of that name. */
const NOT_FOUND = /not found|manifest unknown|name unknown/i;

interface FailedPush {
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  readonly rehearsal: Rehearsal;
}

/**
 * After a push that failed: asks the registry which of the tags it took before.
 * @throws the reason of a cancellation
 */
export async function pushedTags(push: FailedPush): Promise<PushedTags> {
  const references = pushedReferences(push.plan.build);
  const answers = await Promise.all(
    references.map(async reference => ({ reference, digest: await digestThere(reference, push) })),
  );
  push.tools.cancel.throwIfAborted();
  const there = answers.filter(({ digest }) => digest?.startsWith('sha256:'));
  const names = (wanted: string | undefined) =>
    answers.filter(({ digest }) => digest === wanted).map(({ reference }) => reference);
  return {
    text: sentence({
      there: there.map(({ reference, digest }) => `${reference} (${digest})`),
      missing: names(''),
      unknown: names(undefined),
    }),
    digest: there[0]?.digest ?? '',
    pushed: there.map(({ reference }) => reference),
  };
}

interface Places {
  readonly there: readonly string[];
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

function sentence({ there, missing, unknown }: Places): string {
  const silent =
    unknown.length === 0 ? '' : `The registry does not say what it has under ${unknown.join(', ')}.`;
  return [shown(there, missing, unknown.length === 0), silent].filter(text => text !== '').join(' ');
}

function shown(there: readonly string[], missing: readonly string[], isAll: boolean): string {
  const none = missing.join(', ');
  if (there.length > 0) {
    const rest =
      missing.length > 0 ? `, but not under ${none}` : isAll && there.length > 1 ? ', all tags' : '';
    return `The registry shows this image under ${there.join(', ')}${rest}.`;
  }
  if (missing.length === 1) return `The registry does not show this image under ${none}.`;
  return missing.length === 0 ? '' : `The registry shows this image under none of ${none}.`;
}

/**
 * The digest of what a reference names now, when that is the searched image; '' when it names nothing or something else,
 * undefined without an answer.
 */
async function digestThere(
  reference: string,
  { plan, tools, rehearsal }: FailedPush,
): Promise<string | undefined> {
  const args = inspectArguments(reference, plan.build.builder);
  const limit = AbortSignal.any([tools.cancel, AbortSignal.timeout(PATIENCE_MS)]);
  const { code, stdout, stderr } = await askBuildx(args, { ...tools, cancel: limit });
  if (code !== 0) return NOT_FOUND.test(stderr) ? '' : undefined;
  const digest = `sha256:${createHash('sha256').update(stdout).digest('hex')}`;
  return holdsScanned(Buffer.from(stdout), digest, rehearsal) ? digest : '';
}
