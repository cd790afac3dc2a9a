import type { SecretValue } from '../secret/value.js';

/** The environment of a child process: every variable has a value. */
export type ChildEnvironment = Readonly<Record<string, string>>;

/** A shorter token is looked for as the whole value only: `bin` would take PATH away. */
const MIN_PART_LENGTH = 8;

/** Credentials of the job that buildx needs for the GitHub Actions cache alone. */
const CACHE_CREDENTIALS = ['ACTIONS_RUNTIME_TOKEN'];

/** Credentials of the job that a build never needs. */
const JOB_CREDENTIALS = ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_URL'];

interface Scrub {
  readonly token: SecretValue | undefined;
  /** True when a cache of type gha is used. */
  readonly usesActionsCache: boolean;
}

/**
 * The environment for buildx: the step's own without its inputs and state, without credentials of the job, and
 * without any variable that holds the token (a job-level HF_TOKEN is common).
 * Everything else stays, RUNNER_TRACKING_ID too: the runner finds left-over processes by it.
 */
export function childEnvironment(env: NodeJS.ProcessEnv, scrub: Scrub): ChildEnvironment {
  const dropped = new Set(
    scrub.usesActionsCache ? JOB_CREDENTIALS : [...JOB_CREDENTIALS, ...CACHE_CREDENTIALS],
  );
  const token = scrub.token?.reveal();
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || dropped.has(name) || /^(INPUT|STATE)_/.test(name)) continue;
    if (token !== undefined && holds(value, token)) continue;
    kept[name] = value;
  }
  if (kept['BUILDKIT_PROGRESS'] === 'tty') delete kept['BUILDKIT_PROGRESS']; // there is no terminal here
  // Docker's build checks in the metadata, as the peer has them.
  return { ...kept, BUILDX_METADATA_WARNINGS: 'true' };
}

function holds(value: string, token: string): boolean {
  return token.length < MIN_PART_LENGTH ? value === token : value.includes(token);
}
