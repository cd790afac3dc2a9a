import { ActionError, type Place } from '../errors.js';
import type { BuildExit } from './run.js';
import type { FailedStep } from './steps.js';
import { noBuildx } from './tool.js';

/** An annotation holds 4096 characters; the reason stands at the beginning. */
const MAX_ERROR_LENGTH = 1000;

/** The name of a step in an error. */
const MAX_STEP_LENGTH = 120;

/** How docker says that it cannot talk to its daemon. */
const NO_DAEMON =
  /cannot connect to the docker daemon|error during connect|is the docker daemon running|permission denied while trying to connect/i;

/** How buildx says that the daemon or builder that it was talking to is gone. */
const DAEMON_GONE =
  /failed to receive status|code = Unavailable|transport is closing|error reading from server/i;

/**
 * True when docker does not know the command `buildx`: nothing was built. An older docker takes the first flag
 * behind the unknown command for one of its own.
 */
export function lacksBuildx(exit: BuildExit): boolean {
  if (wasRefused(exit, /^See 'docker --help'/)) return true;
  return wasRefused(
    exit,
    /^(docker|ERROR): (unknown command: docker buildx|'buildx' is not a docker command)/,
  );
}

/** True when the builder refused attestations before it built anything (docker driver with the classic store). */
export function refusesAttestations(exit: BuildExit): boolean {
  return wasRefused(exit, /^ERROR: (failed to build: )?Attestations? (is|are) not supported/i);
}

/** True when the builder has no OCI exporter (docker driver with the classic store). */
export function refusesLayout(exit: BuildExit): boolean {
  return wasRefused(exit, /^ERROR: (failed to build: )?OCI exporter is not supported/i);
}

/** True when the platforms are on several nodes of the builder, whose results buildx puts together in a registry only. */
export function refusesNodes(exit: BuildExit): boolean {
  return wasRefused(exit, /^ERROR: (failed to build: )?oci for multi-node builds currently not supported/i);
}

/** True when this buildx cannot push an OCI layout (before 0.33). */
export function refusesLayoutPush(exit: BuildExit): boolean {
  return wasRefused(
    exit,
    /^ERROR: failed to parse source "?oci-layout|^(ERROR: )?unknown (flag: --(prefer-index|progress|tag)|command)/,
  );
}

/** True when `imagetools create` would have to push a blob that the layout does not have. */
export function lacksBlob(exit: BuildExit): boolean {
  return exit.code !== 0 && /blob sha\d+:\w+ expected at .*: blob not found/.test(lastError(exit));
}

/** True when the layout does not fit the disk of this machine. */
export function isOutOfSpace(exit: BuildExit): boolean {
  return exit.code !== 0 && /no space left on device/.test(lastError(exit));
}

/** True when containerd's local store refused a layer, since an equal one was just being written. */
export function isBlockedExport(exit: BuildExit): boolean {
  return exit.code !== 0 && /ref \S+ locked for \S+ .*unavailable/.test(lastError(exit));
}

/**
 * True when the engine lost a snapshot that it was just unpacking the image onto, as Docker's containerd store does now
 * and then when several builds share it (moby/buildkit#6521).
 */
export function isUnpackFailure(exit: BuildExit): boolean {
  return (
    exit.hasBegun &&
    /failed to prepare extraction snapshot .*parent snapshot \S+ does not exist/.test(lastError(exit))
  );
}

/** A Dockerfile can print any text, also at the start of a line; it cannot do so before the build has begun. */
function wasRefused(exit: BuildExit, refusal: RegExp): boolean {
  return exit.code !== 0 && !exit.hasBegun && exit.errorLines.some(line => refusal.test(line));
}

/** How a registry says that it does not want this push. */
const REFUSED = /denied|unauthori[sz]ed|forbidden|authentication required|insufficient_scope|40[13]\b/i;

const ON_ITS_WAY =
  /failed to push|failed to copy|pushing|unexpected status|failed to do request|connection re|EOF|time-?out|too ?many ?requests/i;

/** True for a push that may succeed when it is tried again: not one that the registry refuses. */
export function isPushFailure(exit: BuildExit): boolean {
  return !REFUSED.test(lastError(exit)) && ON_ITS_WAY.test(lastError(exit));
}

/** True when a build from the cache ended at the registry, which failed or refused. */
export function endedAtRegistry(exit: BuildExit): boolean {
  return exit.hasBegun && (REFUSED.test(lastError(exit)) || ON_ITS_WAY.test(lastError(exit)));
}

/** The error of a push that failed for good; `tags` says which of them are in the registry all the same. */
export function pushFailed(exit: BuildExit, tags: string): ActionError {
  return new ActionError({
    code: 'PUSH_FAILED',
    message:
      `The image was searched, but could not be pushed: ${lastError(exit).replace(/\.$/, '')}. ${tags}`.trim(),
    hint: 'Is the registry reachable, and docker/login-action before this step with the right to push there? Run the step again: what is there already is not uploaded twice.',
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
export function explainFailure(exit: BuildExit, { call, dockerfile }: ExplainOptions): ActionError {
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

function generic({ hasBegun }: BuildExit, line: string): { message: string; hint: string } {
  return {
    message: `docker buildx build failed: ${line}`,
    hint: hasBegun
      ? 'The log above shows the step that failed.'
      : 'Nothing was built: check the input that this names.',
  };
}

function refusedByHub(
  { name }: FailedStep,
  { error, text }: NonNullable<FailedStep['hub']>,
): { message: string; hint: string } {
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

/** buildx's own last words, which may go over several lines; else the last line that is no progress. */
function lastError(exit: BuildExit): string {
  const lines = exit.errorLines.map(line => line.trim()).filter(line => line !== '' && !/^#\d+ /.test(line));
  const start = lines.findLastIndex(line => /^(ERROR|unknown flag): /.test(line));
  const words = start === -1 ? (lines.at(-1) ?? `exit code ${exit.code}`) : lines.slice(start).join(' ');
  return words.slice(0, MAX_ERROR_LENGTH);
}

function tooOld(flag: string): ActionError {
  return new ActionError({
    code: 'BUILDX_TOO_OLD',
    message: `This buildx does not know ${flag}.`,
    hint: 'Add docker/setup-buildx-action before this step, or update the docker-buildx plugin.',
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
    hint: 'Was it restarted, or out of memory or disk? See its own log; then run the step again.',
  });
}

function killed(): ActionError {
  return new ActionError({
    code: 'BUILD_FAILED',
    message: 'docker buildx was killed by a signal from outside.',
    hint: 'Was this machine out of memory? Otherwise look for who ends processes there, and run the step again.',
  });
}

function noDaemon(line: string): ActionError {
  return new ActionError({
    code: 'NO_DAEMON',
    message: `The Docker daemon does not answer: ${line}`,
    hint: 'Start Docker on this runner, add its user to the docker group, or point DOCKER_HOST or `builder` elsewhere.',
  });
}
