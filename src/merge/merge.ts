import { untilCancelled } from '../cancel.js';
import { askBuildx } from '../engine/buildx/ask.js';
import { pushFailed } from '../engine/buildx/explain.js';
import { noBuildx, resolveBuildx } from '../engine/buildx/find.js';
import { createArguments } from '../engine/buildx/imagetools.js';
import { isPushFailure, lacksBuildx } from '../engine/buildx/refusals.js';
import { inspectArguments } from '../engine/buildx/release-inputs.js';
import { withRetries } from '../engine/retries.js';
import { ActionError } from '../errors.js';
import { LogSecrets } from '../log/log-secrets.js';
import type { MergeRequest } from '../request.js';
import { childEnvironment } from '../secret/environment.js';
import type { Redact } from '../secret/redact.js';
import type { SecretValue } from '../secret/value.js';
import { type BuildTools, run } from '../tool/run.js';
import { readGiven } from './given.js';
import { admit } from './judge.js';
import { readManifest } from './manifest.js';
import { requirePlatforms } from './platforms.js';
import { digestOf, lookAt, type Source } from './source.js';

/** How many tools ask a registry at once. */
const GROUP = 8;

/** What a merge needs from the outside. */
export interface MergeHost extends Pick<BuildTools, 'log' | 'isRunnerLog' | 'drained' | 'cancel'> {
  readonly env: NodeJS.ProcessEnv;
  /** Tokens that stand in the environment: a merge needs none, and its tools get none. */
  readonly tokens: readonly SecretValue[];
  readonly redact: Redact;
}

/** What its steps work with. */
type MergeTools = BuildTools & Pick<MergeRequest, 'builder' | 'pushRetries'>;

/**
 * Merges digests of several builds into one index under the tags. Everything is judged before anything is written:
 * what the builds say, then what the registry has.
 * @returns the digest of the index
 * @throws ActionError LEAK, UNVERIFIED, PLATFORMS, BAD_RECORD, NO_DIGEST, PUSH_FAILED, PUSH_DIFFERS
 */
export async function mergeDigests(request: MergeRequest, around: MergeHost): Promise<string> {
  const admitted = admit(readGiven(request), request);
  const tools = await toolsFor(request, around);
  const sources = inOrder(await inGroups(admitted, tools, one => lookAt(one, tools)), request.platforms);
  requirePlatforms(sources, request.platforms);
  for (const { platforms, record } of sources)
    around.log(`${platforms.join(', ')}: ${record.digest}, ${record.verdict}`);
  await create(sources, request, tools);
  return requireTagged(sources, request, tools);
}

/** Questions that wait for a registry are asked at the same time, but not all of a long list. */
async function inGroups<T, R>(
  all: readonly T[],
  { cancel }: MergeTools,
  ask: (one: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  for (let start = 0; start < all.length; start += GROUP) {
    const group = Promise.all(all.slice(start, start + GROUP).map(ask));
    answers.push(...(await untilCancelled(group, cancel)));
  }
  return answers;
}

async function toolsFor(
  { builder, pushRetries }: MergeRequest,
  { env: all, tokens, redact, ...around }: MergeHost,
): Promise<MergeTools> {
  const env = childEnvironment(all, { tokens, usesActionsCache: false });
  const { cancel } = around;
  const { tool } = await untilCancelled(resolveBuildx(true, { env, cancel }), cancel);
  return { ...around, builder, pushRetries, tool, env, redact, secrets: new LogSecrets([], redact) };
}

/** As the user names the platforms, else by their names: the same digests always give the same index. */
function inOrder(sources: readonly Source[], platforms: readonly string[]): Source[] {
  const rank = ({ platforms: own }: Source) => platforms.indexOf(own[0] ?? '');
  const name = ({ platforms: own }: Source) => own[0] ?? '';
  return [...sources].sort((one, other) => rank(one) - rank(other) || (name(one) < name(other) ? -1 : 1));
}

async function create(
  sources: readonly Source[],
  { tags, annotations, builder, pushRetries }: MergeRequest,
  tools: MergeTools,
): Promise<void> {
  const references = sources.map(({ reference }) => reference);
  const args = createArguments({ builder, tags, annotations, sources: references });
  const exit = await withRetries(() => run(args, tools, { kind: 'push' }), {
    ...{ tools, pushRetries },
    isRetried: isPushFailure,
  });
  if (exit.code === 0) return;
  throw lacksBuildx(exit) ? noBuildx() : pushFailed(exit, { rest: 'Some of the tags may be there already.' });
}

/** Every tag leads to one index, and that has what the sources have: nothing less and nothing else. */
async function requireTagged(
  sources: readonly Source[],
  { tags }: MergeRequest,
  tools: MergeTools,
): Promise<string> {
  const expected = [...new Set(sources.flatMap(({ manifests }) => manifests))].sort();
  const indexes = await inGroups(tags, tools, tag => indexOf(tag, tools));
  const [digest = ''] = indexes.map(digestOf);
  const isAsked = indexes.every(index => {
    const found = readManifest(index)?.children.map(child => child.digest) ?? [];
    return digestOf(index) === digest && String([...new Set(found)].sort()) === String(expected);
  });
  if (isAsked) return digest;
  throw new ActionError({
    code: 'PUSH_DIFFERS',
    message: `${tags.join(', ')}: the registry has not, or not everywhere, what was merged.`,
    hint: 'Does another job write the same tags at the same time? Run the merge again.',
  });
}

/** '' for what the registry does not give: then it is not what was merged. */
async function indexOf(tag: string, tools: MergeTools): Promise<string> {
  const { code, stdout } = await askBuildx(inspectArguments(tag, tools.builder), tools);
  return code === 0 ? stdout : '';
}
