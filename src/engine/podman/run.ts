import type { ToolExit } from '../../tool/follow.js';
import { type BuildTools, type RunOptions, run } from '../../tool/run.js';

/** Podman's first line of a build, also of one platform or stage among several. */
const STEP = /^(\[[^\]]*\] )*STEP \d+/;

/** Runs a command of Podman, its output searched and shown. */
export function guardedPodman(
  args: readonly string[],
  tools: BuildTools,
  kind: RunOptions['kind'],
): Promise<ToolExit> {
  return run(args, tools, { kind, begun: STEP });
}
