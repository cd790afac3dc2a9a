import { ActionError } from '../../errors.js';
import type { BuildInputs, Switches } from '../../request.js';
import { csvAttributes } from '../../text/csv.js';
import { isExporter } from '../outputs.js';
import { type BuildPlan, secretArgument } from '../plan.js';
import { attestArguments } from './attestations.js';

/** The arguments of `buildx`, `build` first, in docker/build-push-action's order. */
export function buildArguments(plan: BuildPlan): string[] {
  const { build } = plan;
  return [
    'build',
    ...each('--add-host', build.addHosts),
    ...each('--allow', build.allow),
    ...each('--annotation', build.annotations),
    ...each('--build-arg', build.buildArgs),
    ...each('--build-context', plan.buildContexts),
    ...each('--cache-from', build.cacheFrom),
    ...each('--cache-to', build.cacheTo),
    ...one('--call', build.call),
    ...one('--cgroup-parent', build.cgroupParent),
    ...plan.mounts.flatMap(mount => ('env' in mount ? ['--secret', secretArgument(mount)] : [])),
    ...one('--file', build.file),
    ...(writesImageId(build) ? ['--iidfile', plan.imageIdFile] : []),
    ...each('--label', build.labels),
    ...each('--no-cache-filter', build.noCacheFilters),
    ...each('--output', build.outputs),
    ...one('--platform', build.platforms.join(',')),
    ...attestArguments(build, plan.run, plan.provenance),
    ...plan.mounts.flatMap(mount => ('src' in mount ? ['--secret', secretArgument(mount)] : [])),
    ...one('--shm-size', build.shmSize),
    ...each('--ssh', build.ssh),
    ...each('--tag', build.tags),
    ...one('--target', build.target),
    ...each('--ulimit', build.ulimit),
    ...one('--builder', build.builder),
    ...(build.load ? ['--load'] : []),
    '--metadata-file',
    plan.metadataFile,
    ...one('--network', build.network),
    ...(build.noCache ? ['--no-cache'] : []),
    ...(build.pull ? ['--pull'] : []),
    ...(build.push ? ['--push'] : []),
    plan.context,
  ];
}

/** The first buildx that knows what these inputs ask for. */
const SINCE = { annotations: '0.12.0', call: '0.15.0', gitQuery: '0.29.0' };

/** True when the arguments depend on the version of buildx; asking for it costs a process. */
export function dependsOnVersion(build: BuildInputs, switches: Switches): boolean {
  return switches.gitQuery || build.call !== '' || build.annotations.length > 0;
}

/** True when buildx speaks with the cache of GitHub Actions, for which it needs the job's own token. */
export function usesActionsCache({ cacheFrom, cacheTo }: BuildInputs): boolean {
  return [...cacheFrom, ...cacheTo].some(entry =>
    csvAttributes(entry).some(({ key, value }) => key === 'type' && value === 'gha'),
  );
}

/**
 * Refuses inputs that this buildx does not know; the peer drops some of them with a warning.
 * @throws ActionError BUILDX_TOO_OLD
 */
export function requireFlags(build: BuildInputs, version: string): void {
  if (build.annotations.length > 0) requireVersion('annotations', version, SINCE.annotations);
  if (build.call !== '') requireVersion('call', version, SINCE.call);
}

/** True when BuildKit's query form of a Git context can be used, as the environment asks. */
export function usesGitQuery(switches: Switches, version: string): boolean {
  return switches.gitQuery && isAtLeast(version, SINCE.gitQuery);
}

/** Reads `github.com/docker/buildx v0.29.1 abc`; '' for a build without a version, which counts as a new one. */
export function parseBuildxVersion(text: string): string {
  const version = /\sv?(\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1] ?? '';
  return version === '0.0.0' ? '' : version; // built from its sources: v0.0.0+unknown
}

function requireVersion(input: string, version: string, since: string): void {
  if (isAtLeast(version, since)) return;
  throw new ActionError({
    code: 'BUILDX_TOO_OLD',
    message: say => `${say.input(input)} needs buildx ${since} or newer; this is ${version}.`,
    hint: say => say.updateBuildx,
  });
}

function isAtLeast(version: string, since: string): boolean {
  if (version === '') return true;
  return version.localeCompare(since, 'en', { numeric: true }) >= 0;
}

/** Exporters that make no image leave no image ID behind. */
function writesImageId(build: BuildInputs): boolean {
  return !build.outputs.some(output => isExporter(output, 'local') || isExporter(output, 'tar'));
}

function each(flag: string, values: readonly string[]): string[] {
  return values.flatMap(value => [flag, value]);
}

function one(flag: string, value: string): string[] {
  return value === '' ? [] : [flag, value];
}
