/** What a smoke test is known by, from the run's directory: nobody else can guess it, and the clean-up finds it. */
export function smokeNames(directory: string): {
  readonly container: string;
  /** `key=value` */
  readonly label: string;
  readonly image: string;
} {
  const run = directory.slice(-32);
  return {
    container: `hf-secret-build-${run}`,
    label: `hf-secret-build.run=${run}`,
    image: `localhost/hf-secret-build-smoke:${run}`,
  };
}

/** A container to be made. */
export interface SmokeContainer {
  readonly directory: string;
  /** The image's id in the engine's store. */
  readonly image: string;
  readonly options: readonly string[];
  readonly command: readonly string[];
}

/**
 * The arguments of docker and Podman that make the container without starting it. Nothing is pulled: what runs was
 * searched. The file for the container's id tells the clean-up that this command works for the run.
 */
export function createArguments({ directory, image, options, command }: SmokeContainer): string[] {
  const { container, label } = smokeNames(directory);
  return [
    'create',
    ...['--name', container, '--label', label, '--pull=never', '--cidfile', `${directory}/container`],
    ...options,
    image,
    ...command,
  ];
}
