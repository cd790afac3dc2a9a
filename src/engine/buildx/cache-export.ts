import type { BuildInputs } from '../../request.js';
import { csvAttributes } from '../../text/csv.js';
import { isInline, isLayoutCache } from './rehearsal-inputs.js';

/** Attributes of a cache export that say where it goes, or that made the one in the layout. */
const LAYOUT_CACHE =
  /^(type|ref|dest|tag|mode|ignore-error|compression|compression-level|force-compression|oci-mediatypes|image-manifest)$/;

/** A place for a cache that takes the one of a layout as it is. */
export interface CachePlace {
  /** As it was asked for. */
  readonly entry: string;
  readonly type: 'local' | 'registry';
  /** A folder, or a reference. */
  readonly to: string;
  /** Of a folder: the name that its index has the cache under. */
  readonly tag: string;
  /** The user does not mind when it fails. */
  readonly isOptional: boolean;
}

/** The cache exports of a build, without the inline one, which is in the image. */
export function cacheExports({ cacheTo }: Pick<BuildInputs, 'cacheTo'>): string[] {
  return cacheTo.filter(entry => !isInline(entry));
}

/** A cache export in words, without what may be a credential. */
export function cacheName(entry: string): string {
  if (!entry.includes('=')) return `the cache in ${entry}`;
  const attributes = csvAttributes(entry);
  const place = ['ref', 'dest', 'type'].flatMap(
    name => attributes.find(({ key }) => key === name)?.value ?? [],
  );
  return `the cache in ${place[0] ?? 'a place without a name'}`;
}

/** Where the cache of the layout can be brought as it is; undefined for a place that only the builder can write to. */
export function cachePlace(entry: string, { cacheTo }: BuildInputs): CachePlace | undefined {
  const attributes = entry.includes('=') ? csvAttributes(entry) : registry(entry);
  const attribute = (name: string) => attributes.find(({ key }) => key === name)?.value ?? '';
  const type = attribute('type');
  if (type !== 'local' && type !== 'registry') return undefined;
  if (!isLayoutCache(entry, cacheTo) || !attributes.every(({ key }) => LAYOUT_CACHE.test(key)))
    return undefined;
  const to = attribute(type === 'local' ? 'dest' : 'ref');
  if (to === '') return undefined;
  const isOptional = /^(1|t|true)$/i.test(attribute('ignore-error'));
  return { entry, type, to, tag: attribute('tag') || 'latest', isOptional };
}

/** The short form of a cache in a registry. */
function registry(ref: string): { key: string; value: string }[] {
  return /[",]/.test(ref)
    ? []
    : [
        { key: 'type', value: 'registry' },
        { key: 'ref', value: ref.trim() },
      ];
}
