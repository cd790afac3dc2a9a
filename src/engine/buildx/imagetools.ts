/** The arguments of buildx that put images under tags: an index of everything that the sources have. */
export function createArguments(create: {
  readonly builder: string;
  readonly tags: readonly string[];
  readonly annotations: readonly string[];
  /** `name@sha256:…` each. */
  readonly sources: readonly string[];
}): string[] {
  return [
    'imagetools',
    'create',
    ...(create.builder === '' ? [] : ['--builder', create.builder]),
    ...create.annotations.flatMap(annotation => ['--annotation', annotation]),
    ...create.tags.flatMap(tag => ['--tag', tag]),
    ...create.sources,
  ];
}

/** The arguments of buildx that print an image's config: its platform, among other things. */
export function configArguments(reference: string, builder: string): string[] {
  const format = ['--format', '{{json .Image}}'];
  return ['imagetools', 'inspect', ...(builder === '' ? [] : ['--builder', builder]), ...format, reference];
}
