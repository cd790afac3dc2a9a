// The grammar of distribution/reference: what may stand in an argument of buildx that came from a file.

/** Registries take no longer names. */
const MAX_NAME = 255;

const HOST = /^(?:localhost|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Docker Hub, as all its short names are spelled out. */
const HUB = 'docker.io';

/** True for `sha256:` and 64 small hex digits. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

/**
 * The repository of a name without a tag, spelled out: `app` is `docker.io/library/app`. Undefined for what is no
 * name of a repository.
 */
export function repositoryOf(name: string): string | undefined {
  const parts = name.split('/');
  const [first = ''] = parts;
  const hasHost = parts.length > 1 && (/[.:]/.test(first) || first === 'localhost');
  const host = hasHost ? first : HUB;
  const path = hasHost ? parts.slice(1) : parts;
  if (name.length > MAX_NAME || !HOST.test(host) || !path.every(part => COMPONENT.test(part)))
    return undefined;
  if (!/^(index\.)?docker\.io$/.test(host)) return [host, ...path].join('/');
  return [HUB, ...(path.length === 1 ? ['library'] : []), ...path].join('/');
}

/** A reference taken apart; the tag is '' where there is none. */
export function splitTag(reference: string): { readonly name: string; readonly tag: string } {
  const [, name = '', tag = ''] = /^(.*?)(?::([^:/]*))?$/s.exec(reference) ?? [];
  return { name, tag };
}

/** True for `name:tag` of which a registry can know both. */
export function isTaggedName(reference: string): boolean {
  const { name, tag } = splitTag(reference);
  return TAG.test(tag) && repositoryOf(name) !== undefined;
}
