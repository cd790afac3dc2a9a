/** An entry of an index. */
interface Child {
  readonly digest: string;
  /** `os/architecture/variant` as it stands there; '' without one. */
  readonly platform: string;
  readonly isAttestation: boolean;
}

/** An image's manifest, which has no children, or an index. */
export interface Manifest {
  readonly children: readonly Child[];
}

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a manifest or an index of images (OCI image-spec; Docker's own older forms have the same fields). Undefined
 * for anything else: no image, an empty index, an index of indexes.
 */
export function readManifest(text: string): Manifest | undefined {
  const value = asObject(parsed(text));
  if (value === undefined) return undefined;
  const entries: unknown = value['manifests'];
  if (entries === undefined) return asObject(value['config']) === undefined ? undefined : { children: [] };
  const children = Array.isArray(entries) ? entries.map(childOf) : [];
  const known = children.filter(child => child !== undefined);
  return known.length === 0 || known.length !== children.length ? undefined : { children: known };
}

/** The images of an index, without the attestations that go with them. */
export function imagesOf({ children }: Manifest): readonly Child[] {
  return children.filter(({ isAttestation }) => !isAttestation);
}

function childOf(entry: unknown): Child | undefined {
  const { digest, mediaType, platform, annotations } = asObject(entry) ?? {};
  const isIndex = /\.(image\.index|manifest\.list)\./.test(String(mediaType));
  if (typeof digest !== 'string' || isIndex) return undefined;
  const { os, architecture, variant } = asObject(platform) ?? {};
  const kind = asObject(annotations)?.['vnd.docker.reference.type'];
  return {
    digest,
    platform: [os, architecture, variant].filter(Boolean).join('/'),
    isAttestation: kind === 'attestation-manifest',
  };
}

function asObject(value: unknown): JsonObject | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { ...value } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
