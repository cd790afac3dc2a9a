import { textForms } from './forms.js';
import type { SecretValue } from './value.js';

/** The environment of a child process: every variable has a value. */
export type ChildEnvironment = Readonly<Record<string, string>>;

/** Shorter forms are not looked for inside a value: `bin` would take PATH away. */
const MIN_PART_LENGTH = 8;

/** Credentials of the job that buildx needs for the GitHub Actions cache alone. */
const CACHE_CREDENTIALS = ['ACTIONS_RUNTIME_TOKEN'];

/** Credentials of the job that a build never needs. */
const JOB_CREDENTIALS = ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_URL'];

interface Scrub {
  readonly tokens: readonly SecretValue[];
  /** True when a cache of type gha is used. */
  readonly usesActionsCache: boolean;
}

/**
 * The environment for buildx: the step's own without its inputs and state, without credentials of the job, and
 * without any variable that holds a token in any text form: a job-level HF_TOKEN is common, and
 * `build-args: HF_TOKEN` without a value would take it from there into the image.
 * Everything else stays, RUNNER_TRACKING_ID too: the runner finds left-over processes by it.
 */
export function childEnvironment(env: NodeJS.ProcessEnv, scrub: Scrub): ChildEnvironment {
  const dropped = new Set(
    scrub.usesActionsCache ? JOB_CREDENTIALS : [...JOB_CREDENTIALS, ...CACHE_CREDENTIALS],
  );
  const tokens = scrub.tokens.map(token => token.reveal());
  const forms = scrub.tokens.flatMap(textForms).filter(form => form.length >= MIN_PART_LENGTH);
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || dropped.has(name) || /^(INPUT|STATE)_/.test(name)) continue;
    if (tokens.includes(value) || forms.some(form => value.includes(form))) continue;
    kept[name] = value;
  }
  // The log is read as plain progress; Docker's build checks are in the metadata, as the peer has them.
  return { ...kept, BUILDKIT_PROGRESS: 'plain', BUILDX_METADATA_WARNINGS: 'true' };
}
