/** The environment that a step's node process gets. Follows NodeScriptActionHandler.cs and GitHubContext.cs. */

import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { NameMap } from './names.js';

export interface GithubContext {
  readonly repository?: string;
  readonly ref?: string;
  readonly sha?: string;
  readonly serverUrl?: string;
  readonly eventName?: string;
  readonly runId?: string;
  readonly runAttempt?: string;
  /** Masked from the start; reaches the action only through an input default or `with`. */
  readonly token?: string;
  /** The content of GITHUB_EVENT_PATH. */
  readonly event?: unknown;
}

export interface Places {
  readonly temp: string;
  readonly workspace: string;
}

export interface StageEnvironment {
  /** Variables of the job and step, exports of earlier stages included. */
  readonly step: ReadonlyMap<string, string>;
  readonly inputs: NameMap;
  readonly state: NameMap;
  /** Folders that earlier stages put in front of PATH, in the order of their arrival. */
  readonly path: readonly string[];
  /** GITHUB_* and RUNNER_*, which win over everything a step sets. */
  readonly contexts: Readonly<Record<string, string>>;
  readonly trackingId: string;
}

// What a hosted runner has from its machine. Nothing else of this process may reach the action.
const INHERITED = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'DOCKER_HOST', 'DOCKER_CONFIG'];

/** The whole environment of one stage, in the runner's order of precedence. */
export function stageEnvironment(stage: StageEnvironment): Record<string, string> {
  const machine = INHERITED.flatMap(name => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const env: Record<string, string> = {
    ...Object.fromEntries(machine),
    RUNNER_TRACKING_ID: stage.trackingId,
    CI: 'true',
    HF_HUB_OFFLINE: '1', // the real Hub is not asked by tests; those with a Hub of their own say so
    ...Object.fromEntries(stage.step),
    ...Object.fromEntries(stage.state.entries().map(([name, value]) => [`STATE_${name}`, value])),
    ...Object.fromEntries(stage.inputs.entries().map(([id, value]) => [inputVariable(id), value])),
    ...stage.contexts,
    GITHUB_ACTIONS: 'true',
  };
  if (stage.path.length > 0) env['PATH'] = [...stage.path.toReversed(), env['PATH'] ?? ''].join(delimiter);
  delete env['NODE_ICU_DATA'];
  return env;
}

const inputVariable = (id: string): string => `INPUT_${id.replaceAll(' ', '_').toUpperCase()}`;

/** The GITHUB_* variables of a job; writes the event file under the job's temporary folder. */
export async function githubVariables(
  github: GithubContext,
  { temp, workspace }: Places,
): Promise<Record<string, string>> {
  const repository = github.repository ?? 'octocat/hello-world';
  const ref = github.ref ?? 'refs/heads/main';
  const server = github.serverUrl ?? 'https://github.com';
  return {
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_BASE_REF: '',
    GITHUB_EVENT_NAME: github.eventName ?? 'push',
    GITHUB_EVENT_PATH: await writeEvent(temp, github.event ?? {}),
    GITHUB_HEAD_REF: '',
    GITHUB_JOB: 'build',
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
    GITHUB_RUN_ATTEMPT: github.runAttempt ?? '1',
    GITHUB_RUN_ID: github.runId ?? '1000000001',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: server,
    GITHUB_SHA: github.sha ?? 'f'.repeat(40),
    GITHUB_WORKFLOW: 'CI',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/ci.yml@${ref}`,
    GITHUB_WORKSPACE: workspace,
  };
}

async function writeEvent(temp: string, event: unknown): Promise<string> {
  const folder = join(temp, '_github_workflow');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'event.json');
  await writeFile(file, JSON.stringify(event));
  return file;
}

const SYSTEMS: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

/** The RUNNER_* variables of a job. */
export function runnerVariables({ temp, workspace }: Places, debug: boolean): Record<string, string> {
  return {
    RUNNER_ARCH: process.arch.toUpperCase(),
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'local',
    RUNNER_OS: SYSTEMS[process.platform] ?? process.platform,
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(temp, '..', '_tool'),
    RUNNER_WORKSPACE: join(workspace, '..'),
    ...(debug ? { RUNNER_DEBUG: '1' } : {}),
  };
}
