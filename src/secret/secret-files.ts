import type { SecretMount } from './mounts.js';
import type { SecretValue } from './value.js';

/** A secret as buildx takes it: from a file or from its own environment. */
export type MountArgument =
  | { readonly id: string; readonly src: string }
  | { readonly id: string; readonly env: string };

/** Where the files of secrets are kept. */
interface PrivateFiles {
  readonly writeSecret: (value: SecretValue) => string;
  readonly removeSecrets: () => void;
  readonly reopenSecrets: () => void;
}

/** The secrets of a run as a build takes them: their files are there only while a build needs them. */
export class SecretFiles {
  readonly #mounts: readonly SecretMount[];
  readonly #directory: PrivateFiles;
  #isRemoved = false;

  constructor(mounts: readonly SecretMount[], directory: PrivateFiles) {
    this.#mounts = mounts;
    this.#directory = directory;
  }

  /**
   * Writes the files of all secrets.
   * @throws ActionError STORAGE
   */
  write(): MountArgument[] {
    return this.#write(this.#mounts);
  }

  /**
   * Writes those that BuildKit itself uses for Git contexts: every look at one needs them.
   * @throws ActionError STORAGE
   */
  writeGitCredentials(): MountArgument[] {
    return this.#write(this.#mounts.filter(({ id }) => id.startsWith('GIT_AUTH_')));
  }

  /**
   * Removes every file. Safe to call twice.
   * @throws ActionError STORAGE
   */
  remove(): void {
    this.#directory.removeSecrets();
    this.#isRemoved = true;
  }

  #write(mounts: readonly SecretMount[]): MountArgument[] {
    if (mounts.length > 0 && this.#isRemoved) this.#directory.reopenSecrets();
    return mounts.map(({ id, source }) => {
      if (source.kind === 'env') return { id, env: source.name };
      return { id, src: source.kind === 'file' ? source.path : this.#directory.writeSecret(source.value) };
    });
  }
}
