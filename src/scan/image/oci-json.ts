/** An object of a JSON document that anybody may have written. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A content descriptor (OCI image-spec, descriptor.md), as far as it is used. */
export interface Descriptor {
  readonly digest: string;
  readonly mediaType: string;
  /** In bytes, as whoever wrote the document says; 0 where it says nothing. */
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant: string };
}

/** Parses a JSON object; undefined for everything else. */
export function parseObject(bytes: Buffer): JsonObject | undefined {
  return asObject(parse(bytes));
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The files that a manifest.json of `docker save` names: of each image the config and the layers. */
export function filesOfImages(bytes: Buffer): string[] {
  return asList(parse(bytes)).flatMap(image => {
    const { Config: config, Layers: layers } = asObject(image) ?? {};
    return [config, ...asList(layers)].map(asText).filter(name => name !== '');
  });
}

/** The text, or '' for what is none. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asSize(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** The entries of a list that are descriptors. */
export function asDescriptors(value: unknown): Descriptor[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const object = asObject(entry);
    const digest = asText(object?.['digest']);
    if (object === undefined || digest === '') return [];
    return [
      { digest, mediaType: asText(object['mediaType']), size: asSize(object['size']), ...optional(object) },
    ];
  });
}

function optional(object: JsonObject): Pick<Descriptor, 'annotations' | 'platform'> {
  const annotations = asObject(object['annotations']);
  const platform = asObject(object['platform']);
  return {
    ...(annotations === undefined
      ? {}
      : { annotations: Object.fromEntries(Object.entries(annotations).map(([k, v]) => [k, asText(v)])) }),
    ...(platform === undefined
      ? {}
      : {
          platform: {
            os: asText(platform['os']),
            architecture: asText(platform['architecture']),
            variant: asText(platform['variant']),
          },
        }),
  };
}

function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
