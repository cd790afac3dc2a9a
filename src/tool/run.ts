import { randomUUID } from 'node:crypto';
import { LogGuard, type WriteLine } from '../log/guard.js';
import type { LogTools } from '../log/log-reader.js';
import type { LogSecrets } from '../log/log-secrets.js';
import type { ChildEnvironment } from '../secret/environment.js';
import type { Redact } from '../secret/redact.js';
import type { Tool } from './find.js';
import { type Following, follow, type ToolExit, type ToolRun } from './follow.js';

/** What a tool whose log is searched and shown works with. */
export interface BuildTools {
  readonly tool: Tool;
  readonly env: ChildEnvironment;
  /** Redacts a text of one line or more. */
  readonly redact: Redact;
  readonly secrets: LogSecrets;
  /** Hears of every form of a secret that the tool prints, before the line is shown. */
  readonly onFinding?: LogTools['onFinding'] | undefined;
  /** Hears of every step of a build that runs. */
  readonly onStep?: LogTools['onStep'];
  readonly log: WriteLine;
  /** Whether a runner reads the log and obeys workflow commands in it. */
  readonly isRunnerLog: boolean;
  readonly drained?: Following['drained'];
  /** Hears of the run when it is over. */
  readonly onRun?: ((run: ToolRun) => void) | undefined;
  readonly cancel: AbortSignal;
}

/** What one run is about, by who starts it. */
export interface RunOptions {
  readonly kind: ToolRun['kind'];
  /** True for a failure that the caller answers by another way: what it printed so far alarms nobody. */
  readonly isAnswered?: ((exit: ToolExit) => boolean) | undefined;
  readonly begun?: Following['begun'];
  readonly takeOutput?: Following['takeOutput'];
  /** Its log is searched all the same. */
  readonly isHidden?: boolean;
}

/**
 * Runs a tool, its output through a guard of its own.
 * @throws ActionError BUILD_FAILED when it cannot be started
 */
export async function run(
  args: readonly string[],
  tools: BuildTools,
  { kind, isAnswered, begun, takeOutput, isHidden = false }: RunOptions,
): Promise<ToolExit> {
  const guard = guardOf(tools, isHidden);
  if (isAnswered === undefined) guard.release();
  const start = Date.now();
  const onFinding = tools.onFinding ?? (() => {});
  try {
    const exit = await follow({ ...tools, args, guard, onFinding, begun, takeOutput });
    tools.onRun?.({ kind, start, end: Date.now(), code: exit.code, steps: exit.steps });
    if (isAnswered?.(exit)) guard.drop();
    guard.release();
    return exit;
  } finally {
    guard.close();
  }
}

function guardOf({ log, isRunnerLog }: BuildTools, isHidden: boolean): LogGuard {
  return isHidden
    ? new LogGuard({ resumeToken: '', isRunnerLog: false, write: () => {} })
    : new LogGuard({ resumeToken: randomUUID(), isRunnerLog, write: log });
}
