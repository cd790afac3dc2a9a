import { readFileSync } from 'node:fs';
import type { WorkflowRun } from '../request.js';

/**
 * Reads the workflow run from the runner's environment and the event's payload.
 * A payload that cannot be read counts as empty: then the repository is taken for a public one, as the peer does.
 */
export function readWorkflowRun(env: NodeJS.ProcessEnv): WorkflowRun {
  const event = readEvent(env['GITHUB_EVENT_PATH']);
  return {
    serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
    repository: env['GITHUB_REPOSITORY'] || textAt(event, 'repository', 'full_name'),
    isPrivate: valueAt(event, 'repository', 'private') === true,
    ref: env['GITHUB_REF'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
    headSha: textAt(event, 'pull_request', 'head', 'sha'),
    runId: env['GITHUB_RUN_ID'] ?? '',
    runAttempt: env['GITHUB_RUN_ATTEMPT'] || '1',
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    actor: env['GITHUB_ACTOR'] ?? '',
    isFork: isFromFork(event),
  };
}

/** The head of a pull request is in another repository than its base; a deleted fork has no repository any more. */
function isFromFork(event: unknown): boolean {
  if (valueAt(event, 'pull_request', 'head') === undefined) return false;
  const [head, base] = ['head', 'base'].map(side => textAt(event, 'pull_request', side, 'repo', 'full_name'));
  return base !== '' && head !== base;
}

function readEvent(path: string | undefined): unknown {
  if (!path) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function textAt(value: unknown, ...keys: readonly string[]): string {
  const found = valueAt(value, ...keys);
  return typeof found === 'string' ? found : '';
}

function valueAt(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}
