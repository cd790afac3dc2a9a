import { ActionError } from '../../errors.js';
import type { BuildInputs, WorkflowRun } from '../../request.js';
import { csvAttributes } from '../../text/csv.js';
import { inWords, type Wording } from '../../wording.js';

/** What Podman is to do with a build, as `outputs`, `push` and `load` ask for it. */
export type PodmanOutput =
  /** The image's files, written by the build itself: `type=local,dest=…`. */
  | { readonly kind: 'files'; readonly flag: string }
  | {
      readonly kind: 'archive';
      readonly transport: 'oci-archive' | 'oci' | 'docker-archive';
      readonly dest: string;
    }
  | { readonly kind: 'push'; readonly names: readonly string[]; readonly compression: string }
  /** An image in Podman's store, which is where it is built. */
  | { readonly kind: 'store' };

type Attributes = ReadonlyMap<string, string>;

const TRUE = /^(1|t|true)$/i;

/**
 * Where the results go.
 * @throws ActionError BAD_INPUT for an output that Podman cannot make
 */
export function podmanOutputs(build: BuildInputs): PodmanOutput[] {
  const asked = build.outputs.map(output => podmanOutput(output, build.tags));
  if (build.push) asked.push({ kind: 'push', names: build.tags, compression: '' });
  if (build.load) asked.push({ kind: 'store' });
  if (asked.some(output => output.kind === 'push' && output.names.length === 0)) {
    throw refused(
      'Nothing says where to push to.',
      say => `Set \`${say.name('tags')}\`, or name= in \`${say.name('outputs')}\`.`,
    );
  }
  return asked;
}

function podmanOutput(output: string, tags: readonly string[]): PodmanOutput {
  const fields = csvAttributes(output);
  const [first] = fields;
  if (fields.length === 1 && first !== undefined && first.key !== 'type') {
    return { kind: 'files', flag: `type=local,dest=${destination(output.trim(), 'a path')}` };
  }
  const attributes = new Map(fields.map(({ key, value }) => [key, value]));
  const type = attributes.get('type') ?? '';
  switch (type) {
    case 'local':
    case 'tar':
      requireOnly(attributes, /^(type|dest)$/, type);
      return {
        kind: 'files',
        flag: `type=${type},dest=${destination(attributes.get('dest') ?? '', `type=${type}`)}`,
      };
    case 'oci':
    case 'docker':
      return archive(attributes, type);
    case 'image':
    case 'registry':
      return image(attributes, { type, tags });
    default:
      throw refused(
        `Podman has no output of type=${shown(type)}.`,
        'It has local, tar, oci, docker and image.',
      );
  }
}

function archive(attributes: Attributes, type: 'oci' | 'docker'): PodmanOutput {
  requireOnly(attributes, /^(type|dest|tar|name)$/, type);
  if (type === 'docker' && !attributes.has('dest')) return { kind: 'store' };
  const dest = destination(attributes.get('dest') ?? '', `type=${type}`);
  if (type === 'docker') return { kind: 'archive', transport: 'docker-archive', dest };
  const isFolder = attributes.has('tar') && !TRUE.test(attributes.get('tar') ?? '');
  return { kind: 'archive', transport: isFolder ? 'oci' : 'oci-archive', dest };
}

function image(
  attributes: Attributes,
  { type, tags }: { readonly type: string; readonly tags: readonly string[] },
): PodmanOutput {
  requireOnly(attributes, /^(type|name|push|compression|oci-mediatypes|store)$/, type);
  if (type === 'image' && !TRUE.test(attributes.get('push') ?? '')) return { kind: 'store' };
  const names = (attributes.get('name') ?? '').split(',').filter(name => name !== '');
  const compression = attributes.get('compression') ?? '';
  if (!/^(gzip|zstd)?$/.test(compression)) {
    throw refused(`Podman does not push with compression=${shown(compression)}.`, 'It has gzip and zstd.');
  }
  return { kind: 'push', names: names.length > 0 ? names : tags, compression };
}

/** Podman has no CSV for its `--output`: a comma would end the path. */
function destination(dest: string, what: string): string {
  if (dest !== '' && dest !== '-' && !dest.includes(',')) return dest;
  throw refused(
    say =>
      `Podman writes ${what} of \`${say.name('outputs')}\` to a path without commas only, not to standard output.`,
    'Set dest= to a path.',
  );
}

function requireOnly(attributes: Attributes, known: RegExp, type: string): void {
  const other = [...attributes.keys()].find(key => !known.test(key));
  if (other === undefined) return;
  throw refused(
    `Podman does not know the attribute '${shown(other)}' of an output of type=${type}.`,
    'Remove it.',
  );
}

/** A word that somebody may have got wrong; what else stands there may be a secret, in the wrong place. */
function shown(text: string): string {
  return /^[a-z-]{1,20}$/.test(text) ? text : '…';
}

/**
 * The format of the image. Docker's keeps every instruction of the Dockerfile: in OCI's, Podman ignores SHELL,
 * HEALTHCHECK and ONBUILD. OCI's alone has annotations, zstd and OCI archives.
 * @throws ActionError BAD_INPUT when the inputs want both
 */
export function podmanFormat(build: BuildInputs): 'docker' | 'oci' {
  const attributes = build.outputs.flatMap(csvAttributes);
  const wants = (key: string, value: RegExp) =>
    attributes.some(attribute => attribute.key === key && value.test(attribute.value));
  const isOci =
    build.annotations.length > 0 ||
    wants('type', /^oci$/) ||
    wants('oci-mediatypes', TRUE) ||
    wants('compression', /^zstd$/);
  const isDocker = podmanOutputs(build).some(
    output => output.kind === 'archive' && output.transport === 'docker-archive',
  );
  if (isOci && isDocker) {
    throw refused(
      'Podman makes one format of an image: an output of type=docker cannot be had with annotations, zstd or type=oci.',
      'Make them in two builds.',
    );
  }
  return isOci ? 'oci' : 'docker';
}

/** Inputs that Podman has nothing for, and what to do instead. */
const UNKNOWN: readonly (readonly ['allow' | 'attests' | 'builder' | 'noCacheFilters', string, Wording])[] = [
  ['allow', 'allow', 'Podman builds without entitlements: remove it.'],
  ['attests', 'attests', 'Podman makes no attestations: remove it, or attest the pushed digest afterwards.'],
  ['builder', 'builder', 'Podman has no builders: remove it.'],
  [
    'noCacheFilters',
    'no-cache-filters',
    say => `Podman uses its cache for all stages or for none: use ${say.name('no-cache')}.`,
  ],
];

/**
 * Refuses what Podman cannot do, instead of doing less than what was asked.
 * @param isGated nothing may leave before it was searched
 * @throws ActionError BAD_INPUT, naming the input
 */
export function refuseForPodman(build: BuildInputs, isGated: boolean): void {
  for (const [key, input, hint] of UNKNOWN) if (build[key].length > 0) throw notKnown(input, hint);
  for (const input of ['provenance', 'sbom'] as const) {
    if (!/^(|0|f|false)$/i.test(build[input]))
      throw notKnown(input, say => `Remove it, or set ${say.set(input, 'false')}.`);
  }
  if (build.call !== '') throw notKnown('call', 'Podman only builds: remove it.');
  for (const entry of build.cacheFrom) podmanCache(entry, 'cache-from');
  for (const entry of build.cacheTo) podmanCache(entry, 'cache-to');
  for (const entry of build.annotations) podmanAnnotation(entry);
  if (isGated && build.cacheTo.length > 0) {
    throw notKnown(
      'cache-to',
      say =>
        `Podman pushes its cache while it builds, before anything of it can be searched: remove it, or set ${say.set('verify', 'report')}.`,
    );
  }
  const outputs = podmanOutputs(build);
  const isSeveral = build.platforms.flatMap(entry => entry.split(',')).length > 1;
  const isOfOne = outputs.some(
    output => output.kind === 'files' || (output.kind === 'archive' && output.transport === 'docker-archive'),
  );
  if (isSeveral && isOfOne) {
    throw refused('Podman writes the files of one platform only.', 'Build the platforms one by one.');
  }
  if (isSeveral && outputs.some(output => output.kind === 'push' && output.compression !== '')) {
    throw refused(
      'Podman pushes several platforms in its own compression.',
      say => `Remove compression= in \`${say.name('outputs')}\`.`,
    );
  }
  podmanFormat(build);
}

/**
 * The repository of a cache: Podman's caches are repositories without a tag, each step a tag of its own.
 * @throws ActionError BAD_INPUT for caches of another type
 */
export function podmanCache(entry: string, input: 'cache-from' | 'cache-to'): string {
  const fields = csvAttributes(entry);
  const [first] = fields;
  const isPlain = fields.length === 1 && first !== undefined && first.key !== 'type';
  const attributes = new Map(fields.map(({ key, value }) => [key, value]));
  const other = [...attributes.keys()].find(key => !/^(type|ref)$/.test(key));
  const repository = isPlain ? entry.trim() : (attributes.get('ref') ?? '');
  const isRegistry = isPlain || (attributes.get('type') === 'registry' && other === undefined);
  if (isRegistry && /^[^@]+$/.test(repository) && !/:[^/]*$/.test(repository)) return repository;
  throw refused(
    say =>
      `${say.input(input)}: Podman keeps caches in a repository of a registry, without a tag and without options.`,
    say => `Write ${say.set(input, 'ghcr.io/owner/app/cache')}, or remove it.`,
  );
}

/**
 * The annotation as Podman takes it: it annotates images alone.
 * @throws ActionError BAD_INPUT for annotations of an index
 */
export function podmanAnnotation(entry: string): string {
  const [, types = '', annotation = ''] = /^(?:([a-z[\]/,0-9-]+):)?([^:=]+=.*)$/is.exec(entry) ?? [];
  if (annotation !== '' && /^(manifest)?$/.test(types)) return annotation;
  throw refused(
    say => `${say.input('annotations')}: Podman annotates the image alone, not an index or a descriptor.`,
    'Write key=value or manifest:key=value.',
  );
}

function notKnown(input: string, hint: Wording): ActionError {
  return refused(say => `${say.input(input)} is not possible with ${say.set('engine', 'podman')}.`, hint);
}

function refused(message: Wording, hint: Wording): ActionError {
  return new ActionError({
    code: 'BAD_INPUT',
    message,
    hint: say => `${inWords(hint, say)} ${say.set('engine', 'buildx')} can do it.`,
  });
}

/**
 * Podman clones a Git context by the git of this machine, which has no token of the job.
 * @throws ActionError BAD_INPUT
 */
export function refusePrivateContext({ isPrivate }: WorkflowRun, isOwnRepository: boolean): void {
  if (!isPrivate || !isOwnRepository) return;
  throw refused(
    'The context is the Git repository of this run, which is private: Podman cannot clone it.',
    say => say.checkOut,
  );
}
