import type { BuildInputs } from '../../request.js';
import { csvAttributes } from '../../text/csv.js';
import { isExporter, isPushed, pushes } from '../outputs.js';
import { cacheInputs, isInline } from './rehearsal-inputs.js';

/** Attributes of an export that `imagetools create` honours by pushing the layout, or that made the layout. */
const LAYOUT_PUSH =
  /^(type|name|push|compression|compression-level|force-compression|oci-mediatypes|rewrite-timestamp|annotation.*)$/;

/**
 * The references that the layout itself can be pushed to: those of `push` with `tags`, or of one pushed output
 * with a name. Undefined when the build pushes in another way (by digest, to an insecure registry …) or not at all.
 */
export function layoutReferences(build: BuildInputs): readonly string[] | undefined {
  const pushed = build.outputs.filter(isPushed).map(csvAttributes);
  const [output] = pushed;
  if (output === undefined)
    return build.push && build.outputs.length === 0 ? atLeastOne(build.tags) : undefined;
  if (pushed.length > 1 || build.outputs.length > 1) return undefined;
  if (!output.every(({ key }) => LAYOUT_PUSH.test(key))) return undefined;
  const names = output.filter(({ key }) => key === 'name').flatMap(({ value }) => value.split(','));
  return atLeastOne(names.length > 0 ? names : build.tags);
}

/**
 * What a build leaves besides its pushes, from the cache: files, a loaded image, and these of its cache exports.
 * Undefined when there is nothing of the kind.
 */
export function exportInputs(build: BuildInputs, caches: readonly string[]): BuildInputs | undefined {
  const outputs = build.outputs.filter(output => !isSent(output, build));
  const hasImage = outputs.length > 0 || build.load || !pushes(build);
  if (!hasImage && caches.length === 0) return undefined;
  // The cache export may need what is there now; otherwise a remote cache could only bring other results.
  const cached = { ...fromSearched(build), cacheFrom: caches.length > 0 ? build.cacheFrom : [] };
  const cacheTo = [...build.cacheTo.filter(isInline), ...caches];
  return { ...(hasImage ? { ...cached, outputs } : cacheInputs(cached)), push: false, cacheTo };
}

/** The pushes of a build, from the cache, and nothing else. */
export function pushInputs(build: BuildInputs): BuildInputs {
  const outputs = build.outputs.filter(output => isSent(output, build));
  return { ...fromSearched(build), outputs, load: false, cacheTo: build.cacheTo.filter(isInline) };
}

/** Nothing may be built again: no `no-cache`, no `pull`. */
function fromSearched(build: BuildInputs): BuildInputs {
  return { ...build, noCache: false, noCacheFilters: [], pull: false, cacheFrom: [] };
}

/** `push: true` makes a push of an image output as well. */
function isSent(output: string, { push }: BuildInputs): boolean {
  return isPushed(output) || (push && isExporter(output, 'image'));
}

/** The arguments of buildx that push a layout as it is; buildx 0.33 and newer know them. */
export function pushArguments(push: {
  readonly builder: string;
  readonly references: readonly string[];
  readonly directory: string;
  readonly digest: string;
}): string[] {
  return [
    'imagetools',
    'create',
    ...(push.builder === '' ? [] : ['--builder', push.builder]),
    // A single image stays what it is instead of being wrapped into an index.
    '--prefer-index=false',
    '--progress=plain',
    ...push.references.flatMap(reference => ['--tag', reference]),
    `oci-layout://${push.directory}@${push.digest}`,
  ];
}

/** The arguments of buildx that print the manifest or index of a reference as it is. */
export function inspectArguments(reference: string, builder: string): string[] {
  return ['imagetools', 'inspect', ...(builder === '' ? [] : ['--builder', builder]), '--raw', reference];
}

function atLeastOne(references: readonly string[]): readonly string[] | undefined {
  return references.length === 0 ? undefined : references;
}
