import { directorySource, isDigest, type Layout } from '../scan/image/layout.js';
import { asDescriptors, asText, type Descriptor, parseObject } from '../scan/image/oci-json.js';

/** One image of a searched layout: what it takes to run it. */
export interface LayoutImage {
  readonly manifest: Descriptor;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

interface Wanted {
  readonly layout: Layout;
  /** `linux/amd64` */
  readonly platform: string;
}

/** The image of a layout for a platform; undefined when it has none. Attestations and caches have no platform. */
export function imageFor(directory: string, { layout, platform }: Wanted): LayoutImage | undefined {
  const source = directorySource(directory);
  const parsed = (digest: string) => parseObject(source.document(digest) ?? Buffer.alloc(0));
  for (const { digest, role } of layout.blobs) {
    if (role !== 'manifest' || !isDigest(digest)) continue;
    const manifest = parsed(digest);
    const [config] = asDescriptors([manifest?.['config']]);
    if (manifest === undefined || config === undefined || !isDigest(config.digest)) continue;
    const image = parsed(config.digest);
    if (`${asText(image?.['os'])}/${asText(image?.['architecture'])}` !== platform) continue;
    const mediaType = asText(manifest['mediaType']) || 'application/vnd.oci.image.manifest.v1+json';
    return { manifest: { digest, mediaType, size: 0 }, config, layers: asDescriptors(manifest['layers']) };
  }
  return undefined;
}
