import { setTimeout as sleep } from 'node:timers/promises';
import type { ToolExit } from '../tool/follow.js';
import type { BuildTools } from '../tool/run.js';
import { isUnpackFailure } from './buildx/refusals.js';

/** The wait before the first push is tried again; it doubles each time. */
const RETRY_MS = 1000;

interface RetryOptions {
  readonly tools: Pick<BuildTools, 'cancel' | 'log'>;
  readonly pushRetries: number;
  readonly isRetried: (exit: ToolExit) => boolean;
}

/** Tries again, with a longer wait each time, what failed in a way that may pass. */
export async function withRetries<T extends ToolExit>(
  attempt: () => Promise<T>,
  { tools, pushRetries, isRetried }: RetryOptions,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    const exit = await attempt();
    tools.cancel.throwIfAborted();
    if (exit.code === 0 || tries >= pushRetries || !isRetried(exit)) return exit;
    const wait = RETRY_MS * 2 ** tries;
    const what = isUnpackFailure(exit) ? 'The engine lost what it was unpacking' : 'The push failed';
    tools.log(`${what}; trying again in ${wait / 1000} s (${tries + 1} of ${pushRetries}).`);
    await sleep(wait, undefined, { signal: tools.cancel }).catch(() => tools.cancel.throwIfAborted());
  }
}
