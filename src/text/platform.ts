const PLATFORM = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9.]+))?$/;

/** Other names of an architecture, as containerd knows them. */
const ALIASES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',

  aarch64: 'arm64',
  armhf: 'arm',
  i386: '386',
};

/** The variants that a platform has where it names none. */
const USUAL = new Set(['amd64/v1', 'arm64/v8', 'arm/v7']);

/**
 * A platform in its short form, so that equal ones are equal texts: `linux/arm64/v8` is `linux/arm64`. Undefined for
 * what names none, as that of an attestation (`unknown/unknown`).
 */
export function normalPlatform(text: string): string | undefined {
  const [, os, arch, variant] = PLATFORM.exec(text.trim().toLowerCase()) ?? [];
  if (os === undefined || arch === undefined || os === 'unknown') return undefined;
  const name = ALIASES[arch] ?? arch;
  const isUsual = variant === undefined || USUAL.has(`${name}/${variant}`);
  return isUsual ? `${os}/${name}` : `${os}/${name}/${variant}`;
}
