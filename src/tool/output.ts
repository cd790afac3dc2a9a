import { getExecOutput } from '@actions/exec';
import type { Asking } from './ask.js';

/**
 * What a short command prints; undefined when it fails. Nothing breaks it off, however long it takes: half a removal
 * would be left. That is how @actions/exec runs a tool.
 */
export async function outputOf(
  args: readonly string[],
  { tool, env }: Pick<Asking, 'tool' | 'env'>,
): Promise<string | undefined> {
  const options = { silent: true, ignoreReturnCode: true, env: { ...env } };
  const { exitCode, stdout } = await getExecOutput(`"${tool.command}"`, [...tool.prefix, ...args], options);
  return exitCode === 0 ? stdout : undefined;
}
