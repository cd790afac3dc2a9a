import type { ToolExit } from '../../tool/follow.js';

// What buildx and BuildKit say when they refuse something. Whether the build had begun decides who is heard.

/** An annotation holds 4096 characters; the reason stands at the beginning. */
export const MAX_ERROR_LENGTH = 1000;

/** How docker says that it does not know buildx. An older one takes the first flag behind it for one of its own. */
const NO_BUILDX =
  /^See 'docker --help'|^(docker|ERROR): (unknown command: docker buildx|'buildx' is not a docker command)/;

/** True for a line with which docker says that it does not know the command `buildx`. */
export function saysNoBuildx(line: string): boolean {
  return NO_BUILDX.test(line);
}

/** True when docker does not know the command `buildx`: nothing was built. */
export function lacksBuildx(exit: ToolExit): boolean {
  return wasRefused(exit, NO_BUILDX);
}

/** True when the builder refused attestations before it built anything (docker driver with the classic store). */
export function refusesAttestations(exit: ToolExit): boolean {
  return wasRefused(exit, /^ERROR: (failed to build: )?Attestations? (is|are) not supported/i);
}

/** True when the builder has no OCI exporter (docker driver with the classic store). */
export function refusesLayout(exit: ToolExit): boolean {
  return wasRefused(exit, /^ERROR: (failed to build: )?OCI exporter is not supported/i);
}

/** True when the platforms are on several nodes of the builder, whose results buildx puts together in a registry only. */
export function refusesNodes(exit: ToolExit): boolean {
  return wasRefused(exit, /^ERROR: (failed to build: )?oci for multi-node builds currently not supported/i);
}

/** True when this buildx cannot push an OCI layout (before 0.33). */
export function refusesLayoutPush(exit: ToolExit): boolean {
  return wasRefused(
    exit,
    /^ERROR: failed to parse source "?oci-layout|^(ERROR: )?unknown (flag: --(prefer-index|progress|tag)|command)/,
  );
}

/** True when `imagetools create` would have to push a blob that the layout does not have. */
export function lacksBlob(exit: ToolExit): boolean {
  return exit.code !== 0 && /blob sha\d+:\w+ expected at .*: blob not found/.test(lastError(exit));
}

/** True when the layout does not fit the disk of this machine. */
export function isOutOfSpace(exit: ToolExit): boolean {
  return exit.code !== 0 && /no space left on device/.test(lastError(exit));
}

/** True when containerd's local store refused a layer, since an equal one was just being written. */
export function isBlockedExport(exit: ToolExit): boolean {
  return exit.code !== 0 && /ref \S+ locked for \S+ .*unavailable/.test(lastError(exit));
}

/**
 * True when the engine lost a snapshot that it was just unpacking the image onto, as Docker's containerd store does now
 * and then when several builds share it (moby/buildkit#6521).
 */
export function isUnpackFailure(exit: ToolExit): boolean {
  return (
    exit.hasBegun &&
    /failed to prepare extraction snapshot .*parent snapshot \S+ does not exist/.test(lastError(exit))
  );
}

/** A Dockerfile can print any text, also at the start of a line; it cannot do so before the build has begun. */
function wasRefused(exit: ToolExit, refusal: RegExp): boolean {
  return exit.code !== 0 && !exit.hasBegun && exit.errorLines.some(line => refusal.test(line));
}

/** How a registry says that it does not want this push. */
const REFUSED = /denied|unauthori[sz]ed|forbidden|authentication required|insufficient_scope|40[13]\b/i;

const ON_ITS_WAY =
  /failed to push|failed to copy|pushing|unexpected status|failed to do request|connection re|EOF|time-?out|too ?many ?requests/i;

/** True for a push that may succeed when it is tried again: not one that the registry refuses. */
export function isPushFailure(exit: ToolExit): boolean {
  return !REFUSED.test(lastError(exit)) && ON_ITS_WAY.test(lastError(exit));
}

/** True when a build from the cache ended at the registry, which failed or refused. */
export function endedAtRegistry(exit: ToolExit): boolean {
  return exit.hasBegun && (REFUSED.test(lastError(exit)) || ON_ITS_WAY.test(lastError(exit)));
}

/** buildx's own last words, which may go over several lines; else the last line that is no progress. */
export function lastError(exit: ToolExit): string {
  const lines = exit.errorLines.map(line => line.trim()).filter(line => line !== '' && !/^#\d+ /.test(line));
  const start = lines.findLastIndex(line => /^(ERROR|unknown flag): /.test(line));
  const words = start === -1 ? (lines.at(-1) ?? `exit code ${exit.code}`) : lines.slice(start).join(' ');
  return words.slice(0, MAX_ERROR_LENGTH);
}
