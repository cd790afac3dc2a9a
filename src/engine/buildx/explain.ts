import { ActionError, type Place } from '../../errors.js';
import type { FailedStep } from '../../log/steps.js';
import type { ToolExit } from '../../tool/follow.js';
import type { Wording } from '../../wording.js';
import { noBuildx } from './find.js';
import { lacksBuildx, lastError, MAX_ERROR_LENGTH } from './refusals.js';

/** The name of a step in an error. */
const MAX_STEP_LENGTH = 120;

/** How docker says that it cannot talk to its daemon. */
const NO_DAEMON =
  /cannot connect to the docker daemon|error during connect|is the docker daemon running|permission denied while trying to connect/i;

/** How buildx says that the daemon or builder that it was talking to is gone. */
const DAEMON_GONE =
  /failed to receive status|code = Unavailable|transport is closing|error reading from server/i;

/** The error of a push of something searched that failed for good. */
export function pushFailed(
  exit: ToolExit,
  { what = 'The image', rest = '' }: { readonly what?: string; readonly rest?: string } = {},
): ActionError {
  return new ActionError({
    code: 'PUSH_FAILED',
    message:
      `${what} was searched, but could not be pushed: ${lastError(exit).replace(/\.$/, '')}. ${rest}`.trim(),
    hint: say =>
      `Is the registry reachable, and ${say.login('docker')} with the right to push there? Run ${say.step} again: what is there already is not uploaded twice.`,
  });
}

/** A Dockerfile on this machine. */
export interface WrittenDockerfile {
  readonly file: string;
  readonly dockerfile: string;
}

interface ExplainOptions {
  /** The input `call`. */
  readonly call: string;
  readonly dockerfile: WrittenDockerfile | undefined;
}

/** Turns a failed build into the error that the user sees. */
export function explainFailure(exit: ToolExit, { call, dockerfile }: ExplainOptions): ActionError {
  if (lacksBuildx(exit)) return noBuildx();
  if (/^(check|lint)\b/.test(call) && /^check complete|warning/i.test(exit.firstLine))
    return checkFailed(exit.firstLine);
  const line = lastError(exit);
  const unknownFlag = /^(?:ERROR: )?unknown flag: (--\S+)/.exec(line)?.[1];
  if (unknownFlag !== undefined) return tooOld(unknownFlag);
  if (!exit.hasBegun && NO_DAEMON.test(line)) return noDaemon(line);
  if (isDaemonGone(line)) return daemonGone(line);
  if (exit.code === -1) return killed();
  const place = placeOf(exit.failed, dockerfile);
  return new ActionError({
    code: 'BUILD_FAILED',
    ...(exit.failed?.hub === undefined ? generic(exit, line) : refusedByHub(exit.failed, exit.failed.hub)),
    ...(place === undefined ? {} : { place }),
  });
}

interface Said {
  readonly message: string;
  readonly hint: Wording;
}

function generic({ hasBegun }: ToolExit, line: string): Said {
  return {
    message: `docker buildx build failed: ${line}`,
    hint: hasBegun
      ? 'The log above shows the step that failed.'
      : say => `Nothing was built: check the ${say.parameter} that this names.`,
  };
}

function refusedByHub({ name }: FailedStep, { error, text }: NonNullable<FailedStep['hub']>): Said {
  return {
    message: `The step \`${shortened(name, MAX_STEP_LENGTH)}\` failed: ${shortened(text.trim(), MAX_ERROR_LENGTH)}`,
    hint: error.hint,
  };
}

/** buildx names the line itself; older ones do not. */
function placeOf(
  failed: FailedStep | undefined,
  dockerfile: WrittenDockerfile | undefined,
): Place | undefined {
  if (failed === undefined || dockerfile === undefined) return undefined;
  const { file } = dockerfile;
  if (failed.line > 0 && failed.line <= dockerfile.dockerfile.split('\n').length)
    return { file, line: failed.line };
  return undefined;
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

function checkFailed(summary: string): ActionError {
  return new ActionError({
    code: 'BUILD_FAILED',
    message: summary,
    hint: 'The log above lists the warnings with their lines of the Dockerfile.',
  });
}

function tooOld(flag: string): ActionError {
  return new ActionError({
    code: 'BUILDX_TOO_OLD',
    message: `This buildx does not know ${flag}.`,
    hint: say => say.updateBuildx,
  });
}

/** A step that failed, or what it printed, may speak of a daemon of its own. */
function isDaemonGone(line: string): boolean {
  return !line.includes('process "') && (NO_DAEMON.test(line) || DAEMON_GONE.test(line));
}

function daemonGone(line: string): ActionError {
  return new ActionError({
    code: 'NO_DAEMON',
    message: `The Docker daemon or builder went away while it built: ${line}`,
    hint: say => `Was it restarted, or out of memory or disk? See its own log; then run ${say.step} again.`,
  });
}

function killed(): ActionError {
  return new ActionError({
    code: 'BUILD_FAILED',
    message: 'docker buildx was killed by a signal from outside.',
    hint: say =>
      `Was this machine out of memory? Otherwise look for who ends processes there, and run ${say.step} again.`,
  });
}

function noDaemon(line: string): ActionError {
  return new ActionError({
    code: 'NO_DAEMON',
    message: `The Docker daemon does not answer: ${line}`,
    hint: say =>
      `Start Docker on ${say.host}, add its user to the docker group, or point DOCKER_HOST or \`${say.name('builder')}\` elsewhere.`,
  });
}
