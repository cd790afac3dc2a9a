import { ActionError } from '../../errors.js';
import type { BuildInputs } from '../../request.js';
import type { MountArgument } from '../../secret/secret-files.js';
import { podmanAnnotation, podmanCache, podmanFormat } from './inputs.js';

/** What a build by Podman is made from, all of it known before. */
export interface PodmanPlan {
  readonly build: BuildInputs;
  readonly context: string;
  readonly buildContexts: readonly string[];
  /** Path of the Dockerfile; '' for Podman's own choice in the context. */
  readonly file: string;
  readonly mounts: readonly MountArgument[];
  /** A file of the run: as the source of a secret that nobody mounts it marks the working containers as ours. */
  readonly marker: string;
  /** The name that the image has until it was searched. */
  readonly name: string;
  readonly imageIdFile: string;
}

/** The id of the secret that marks working containers. */
const MARKER_ID = 'hf-secret-build.run';

/** True for a build of several platforms, which makes a manifest list. */
export function isList({ platforms }: BuildInputs): boolean {
  return platforms.flatMap(entry => entry.split(',')).length > 1;
}

/** The arguments of `podman build` and `buildah build`, which are the same. Nothing leaves by them but caches. */
export function podmanBuildArguments(plan: PodmanPlan): string[] {
  const { build, mounts } = plan;
  return [
    'build',
    '--format',
    podmanFormat(build),
    '--force-rm',
    '--layers', // Podman's default, but not buildah's: every step is cached
    ...each('--add-host', build.addHosts),
    ...each('--annotation', build.annotations.map(podmanAnnotation)),
    ...each('--build-arg', build.buildArgs),
    ...each('--build-context', plan.buildContexts),
    ...each(
      '--cache-from',
      build.cacheFrom.map(entry => podmanCache(entry, 'cache-from')),
    ),
    ...each(
      '--cache-to',
      build.cacheTo.map(entry => podmanCache(entry, 'cache-to')),
    ),
    ...one('--cgroup-parent', build.cgroupParent),
    ...one('--file', plan.file),
    '--iidfile',
    plan.imageIdFile,
    ...each('--label', build.labels),
    // BuildKit's word for the engine's own network.
    ...one('--network', build.network === 'default' ? '' : build.network),
    ...one('--platform', build.platforms.join(',')),
    ...mounts.flatMap(mount => ['--secret', `id=${mount.id},${secretSource(mount)}`]),
    '--secret',
    `id=${MARKER_ID},src=${plan.marker}`,
    ...one('--shm-size', build.shmSize),
    ...each('--ssh', build.ssh),
    ...one('--target', build.target),
    ...each('--ulimit', build.ulimit),
    ...(build.noCache ? ['--no-cache'] : []),
    ...(build.pull ? ['--pull=always'] : []),
    isList(build) ? '--manifest' : '--tag',
    plan.name,
    plan.context,
  ];
}

/**
 * The arguments that write the files of an image to this machine; `file` is a Dockerfile that names the image and
 * nothing else, so nothing is built.
 */
export function podmanFilesArguments(files: {
  readonly build: BuildInputs;
  readonly file: string;
  readonly context: string;
  readonly output: string;
}): string[] {
  return [
    'build',
    '--format',
    podmanFormat(files.build),
    '--force-rm',
    '--layers', // buildah takes --force-rm with it alone
    '--pull=never',
    '--output',
    files.output,
    '--file',
    files.file,
    files.context,
  ];
}

/** The reference with its registry: what has none is Docker Hub's, as for docker. */
export function qualified(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  if (rest.length > 0 && /[.:]|^localhost$/.test(first)) return reference;
  return `docker.io/${rest.length === 0 ? 'library/' : ''}${reference}`;
}

/** Podman has no CSV for its secrets: a comma would end the path. */
function secretSource(mount: MountArgument): string {
  if ('env' in mount) return `env=${mount.env}`;
  if (!mount.src.includes(',')) return `src=${mount.src}`;
  throw new ActionError({
    code: 'BAD_INPUT',
    message: `Podman takes no secret from a path with a comma in it; that of '${mount.id}' has one.`,
    hint: say => `Rename the file of '${say.name('secret-files')}', or the folder that ${say.temp} is in.`,
  });
}

/** A copy out of Podman's store. */
export interface PodmanPush {
  /** Image ID, or the name of a list. */
  readonly source: string;
  readonly isList: boolean;
  /** With its transport: `docker://…`, `dir:…`. */
  readonly destination: string;
  readonly digestFile?: string;
  /** '' for Podman's own. */
  readonly compression?: string;
  readonly isQuiet?: boolean;
}

/** The arguments that copy an image, or all images of a list, to a registry, a directory or an archive. */
export function podmanPushArguments(push: PodmanPush): string[] {
  return [
    ...(push.isList ? ['manifest', 'push', '--all'] : ['push']),
    ...(push.isQuiet ? ['--quiet'] : []),
    ...one('--digestfile', push.digestFile ?? ''),
    ...one('--compression-format', push.compression ?? ''),
    push.source,
    push.destination,
  ];
}

function each(flag: string, values: readonly string[]): string[] {
  return values.flatMap(value => [flag, value]);
}

function one(flag: string, value: string): string[] {
  return value === '' ? [] : [flag, value];
}
