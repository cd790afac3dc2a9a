import type { BuildInputs } from '../../request.js';
import { csvAttributes, csvField } from '../../text/csv.js';
import { isExporter, isPushed } from '../outputs.js';

/** Attributes that say where an export goes; the others say what its bytes are. */
const PLACE =
  /^(type|name|dest|tar|push|push-by-digest|name-canonical|registry\.insecure|unpack|store|context|dangling-name-prefix|danglingprefix|nydus|src|platform-split|mode)$/;

/** Attributes of a cache export that decide which bytes it has. */
const CACHE_CONTENT = /^(compression|compression-level|force-compression|oci-mediatypes|image-manifest)$/;

/**
 * The same build with an OCI layout directory as its only result, in the compression and with the attributes that
 * the user's own export has: another compression would stay in the builder's cache and change what is pushed.
 * Cache exports go to the same directory.
 */
export function layoutInputs(build: BuildInputs, directory: string): BuildInputs {
  const place = csvField(`dest=${directory}`);
  return {
    ...build,
    outputs: [['type=oci', 'tar=false', place, ...contentAttributes(build)].join(',')],
    push: false,
    load: false,
    cacheTo: [...build.cacheTo.filter(isInline), ...localCache(build.cacheTo, place)],
  };
}

/** The same build with its results in the builder's cache alone. */
export function cacheInputs(build: BuildInputs): BuildInputs {
  return {
    ...build,
    outputs: ['type=cacheonly'],
    annotations: [], // there is nothing to annotate
    push: false,
    load: false,
    cacheTo: build.cacheTo.filter(isInline),
  };
}

/** The platforms of a build, one by one. */
export function platformsOf({ platforms }: BuildInputs): string[] {
  return platforms.flatMap(entry => entry.split(',')).map(platform => platform.trim());
}

/** The same build, loaded into the builder's own image store without a name: for builders without the OCI exporter. */
export function storeInputs(build: BuildInputs): BuildInputs {
  return {
    ...build,
    outputs: [],
    push: false,
    load: true,
    tags: [],
    cacheTo: build.cacheTo.filter(isInline),
  };
}

/** The same build with the layout as a tar stream on its standard output: for a disk that is too small for it. */
export function streamInputs(build: BuildInputs): BuildInputs {
  const outputs = [['type=oci', 'dest=-', ...contentAttributes(build)].join(',')];
  return { ...build, outputs, push: false, load: false, cacheTo: build.cacheTo.filter(isInline) };
}

/** The attributes of the first image export that is pushed, else of the first image export. */
function contentAttributes({ outputs }: BuildInputs): string[] {
  const images = outputs.filter(isImage);
  const chosen = images.find(isPushed) ?? images[0];
  if (chosen === undefined) return [];
  return csvAttributes(chosen)
    .filter(({ key }) => !PLACE.test(key))
    .map(({ key, value }) => csvField(`${key}=${value}`));
}

/** One local export holds what several remote ones would: the mode that exports more wins. */
function localCache(cacheTo: readonly string[], place: string): string[] {
  const remote = cacheTo.filter(entry => !isInline(entry));
  const [first] = remote;
  if (first === undefined) return [];
  const mode = remote.map(cacheMode).includes('max') ? 'max' : 'min';
  return [['type=local', place, `mode=${mode}`, ...cacheContent(first)].join(',')];
}

/** Whether the cache export of the layout has the very content that this entry asks for. */
export function isLayoutCache(entry: string, cacheTo: readonly string[]): boolean {
  const [made = ''] = localCache(cacheTo, '');
  return made === localCache([entry], '')[0];
}

function cacheMode(entry: string): string {
  return csvAttributes(entry).some(({ key, value }) => key === 'mode' && value === 'max') ? 'max' : 'min';
}

function cacheContent(entry: string): string[] {
  return csvAttributes(entry)
    .filter(({ key }) => CACHE_CONTENT.test(key))
    .map(({ key, value }) => `${key}=${value}`);
}

/** True for an export that makes an image; the others write files to this machine. */
function isImage(output: string): boolean {
  return ['image', 'registry', 'oci', 'docker'].some(type => isExporter(output, type));
}

/** The inline cache is a part of the image's config, not an export of its own. */
export function isInline(entry: string): boolean {
  return csvAttributes(entry).some(({ key, value }) => key === 'type' && value === 'inline');
}

/** True when the inputs say which media types the image gets, so that every version of BuildKit agrees. */
export function decidesMediaTypes({ annotations, outputs }: BuildInputs): boolean {
  if (annotations.length > 0) return true;
  return outputs
    .flatMap(csvAttributes)
    .some(({ key }) => key === 'oci-mediatypes' || key.startsWith('annotation'));
}
