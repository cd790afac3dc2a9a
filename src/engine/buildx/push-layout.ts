import type { ToolExit } from '../../tool/follow.js';
import { run } from '../../tool/run.js';
import { withRetries } from '../retries.js';
import { isPushFailure, lacksBlob, refusesLayoutPush } from './refusals.js';
import { pushArguments } from './release-inputs.js';
import type { ReleaseJob } from './release-job.js';

/** The path stands in a reference, `oci-layout://PATH@DIGEST`, which has no way to quote what means something there. */
const PLAIN_PATH = /^[\w./+~-]+$/;

/** What of a layout is to be pushed, and under which names. */
interface LayoutPush {
  readonly digest: string;
  readonly references: readonly string[];
}

/**
 * Pushes something of the searched layout byte for byte.
 * @returns undefined when that cannot be done: this buildx is too old, or the registry lacks a layer that it had
 */
export async function pushFromLayout(
  { plan, rehearsal, layout: directory, tools, pushRetries }: ReleaseJob,
  push: LayoutPush,
): Promise<ToolExit | undefined> {
  if (!PLAIN_PATH.test(directory)) return undefined;
  const args = pushArguments({ builder: plan.build.builder, directory, ...push });
  const isRefused = (failed: ToolExit) =>
    refusesLayoutPush(failed) || (rehearsal.isPartial && lacksBlob(failed));
  const exit = await withRetries(() => run(args, tools, { kind: 'push', isAnswered: isRefused }), {
    ...{ tools, pushRetries },
    isRetried: failed => !isRefused(failed) && isPushFailure(failed),
  });
  return isRefused(exit) ? undefined : exit;
}
