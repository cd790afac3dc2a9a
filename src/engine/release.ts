import type { BuildInputs } from '../request.js';
import { csvAttributes } from './csv.js';
import { isInline, isPushed } from './rehearsal.js';

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

/** Whether a build sends its image to a registry. */
export function pushes({ push, outputs }: BuildInputs): boolean {
  return push || outputs.some(isPushed);
}

/** Every reference that a build would push to. */
export function pushedReferences(build: BuildInputs): readonly string[] {
  const named = build.outputs.filter(isPushed).flatMap(output => {
    const names = csvAttributes(output).filter(({ key }) => key === 'name');
    return names.flatMap(({ value }) => value.split(','));
  });
  return [...new Set([...named, ...build.tags])];
}

/** What a build is to leave behind: references that it pushes to, and names that it loads. */
export function wantedReferences(build: BuildInputs): {
  readonly pushed: readonly string[];
  readonly loaded: readonly string[];
} {
  const isPush = build.push || build.outputs.some(isPushed);
  return { pushed: isPush ? pushedReferences(build) : [], loaded: build.load ? build.tags : [] };
}

/**
 * What is left to do once the content was searched: the same build from the cache, with the user's own exports.
 * Nothing may be built again: no `no-cache`, no `pull`. Undefined when nothing is left.
 */
export function releaseInputs(
  build: BuildInputs,
  { isPushed: isDone }: { readonly isPushed: boolean },
): BuildInputs | undefined {
  const push = build.push && !isDone;
  const outputs = isDone ? build.outputs.filter(output => !isPushed(output)) : build.outputs;
  const hasCache = build.cacheTo.some(entry => !isInline(entry));
  if (isDone && outputs.length === 0 && !build.load && !hasCache) return undefined;
  return {
    ...build,
    push,
    outputs,
    noCache: false,
    noCacheFilters: [],
    pull: false,
    // What the cache export needs is there now; a remote cache could only bring other results.
    cacheFrom: hasCache ? build.cacheFrom : [],
  };
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
