import { find, type Tool } from '../../tool/find.js';
import type { ToolExit } from '../../tool/follow.js';
import { type BuildTools, type RunOptions, run } from '../../tool/run.js';
import type { BuildPlan, DefaultProvenance } from '../plan.js';
import { buildArguments } from './arguments.js';
import { STANDALONE } from './find.js';
import { lacksBuildx, refusesAttestations } from './refusals.js';

/** What a build works with. */
export type BuildxTools = BuildTools & Pick<RunOptions, 'isAnswered' | 'takeOutput'>;

/** What a build goes through with. */
interface Way {
  readonly tool: Tool;
  readonly provenance: DefaultProvenance;
}

/** How a guarded build ended, and with what it went through: later commands use the same. */
export type GuardedExit = ToolExit & Way;

/**
 * Runs the build at once instead of asking the builder first what it can do: each question costs as much as half
 * a cached build. Two refusals that come before anything is built are answered by another try.
 */
export async function guardedBuild(plan: BuildPlan, tools: BuildxTools): Promise<GuardedExit> {
  const { isAnswered, takeOutput, ...rest } = tools;
  const { tool } = tools;
  const standalone = tool.prefix.length > 0 ? await find(STANDALONE) : undefined;
  const otherWay = (exit: ToolExit): Way | undefined => {
    if (standalone !== undefined && lacksBuildx(exit))
      return { tool: standalone, provenance: plan.provenance };
    return plan.provenance !== 'none' && refusesAttestations(exit) ? { tool, provenance: 'none' } : undefined;
  };
  const exit = await run(buildArguments(plan), rest, {
    kind: 'build',
    takeOutput,
    isAnswered: failed => otherWay(failed) !== undefined || isAnswered?.(failed) === true,
  });
  const other = otherWay(exit);
  if (other === undefined) return { ...exit, tool, provenance: plan.provenance };
  if (other.provenance !== plan.provenance)
    tools.log('This builder makes no attestations: building without the default provenance.');
  return guardedBuild({ ...plan, provenance: other.provenance }, { ...tools, tool: other.tool });
}
