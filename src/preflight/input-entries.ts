import type { Request } from '../request.js';
import { csvAttributes, csvField } from '../text/csv.js';

/** One entry of an input, as the user wrote it. */
export interface InputEntry {
  readonly input: string;
  /** From 1; 0 for an input that is one value. */
  readonly number: number;
  readonly text: string;
  /** The same without what is allowed to be a credential of its own; it may still be no token of the Hub. */
  readonly judged: string;
}

/** What a cache backend is opened with: it reaches neither the image nor its provenance (docker's cache backends). */
const CACHE_CREDENTIAL = /^(token|ghtoken|access_key_id|secret_access_key|session_token)$/;

/**
 * Every input that is not itself for secrets, entry by entry. A build argument without a value is filled from the
 * environment of buildx, as buildx does.
 */
export function inputEntries(
  { build, hub, smoke, verifyCache }: Request,
  env: Readonly<Record<string, string | undefined>>,
): InputEntry[] {
  const repos = (kind: 'models' | 'datasets') =>
    hub.repos.filter(repo => repo.kind === kind).map(({ id, revision }) => `${id}@${revision}`);
  return [
    ...listed('add-hosts', build.addHosts),
    ...listed('allow', build.allow),
    ...listed('annotations', build.annotations),
    ...listed('attests', build.attests),
    ...listed(
      'build-args',
      build.buildArgs.map(entry => withValue(entry, env)),
    ),
    ...listed('build-contexts', build.buildContexts),
    ...cacheEntries('cache-from', build.cacheFrom),
    ...cacheEntries('cache-to', build.cacheTo),
    ...listed('labels', build.labels),
    ...listed('no-cache-filters', build.noCacheFilters),
    ...listed('outputs', build.outputs),
    ...listed('platforms', build.platforms),
    ...listed('ssh', build.ssh),
    ...listed('tags', build.tags),
    ...listed('ulimit', build.ulimit),
    ...listed('models', repos('models')),
    ...listed('datasets', repos('datasets')),
    ...listed('smoke-args', [...(smoke?.options ?? []), ...(smoke?.command ?? [])]),
    ...single('builder', build.builder),
    ...single('call', build.call),
    ...single('cgroup-parent', build.cgroupParent),
    ...single('context', build.context),
    ...single('file', build.file),
    ...single('network', build.network),
    ...single('provenance', build.provenance),
    ...single('sbom', build.sbom),
    ...single('shm-size', build.shmSize),
    ...single('target', build.target),
    ...single('hf-endpoint', hub.endpoint),
    ...single('verify-cache', verifyCache),
    ...single('hf-oidc-resource', hub.oidcResource),
    ...single('smoke-url', smoke?.url ?? ''),
  ];
}

function listed(input: string, entries: readonly string[]): InputEntry[] {
  return entries.map((text, index) => ({ input, number: index + 1, text, judged: text }));
}

function single(input: string, text: string): InputEntry[] {
  return text === '' ? [] : [{ input, number: 0, text, judged: text }];
}

function cacheEntries(input: string, entries: readonly string[]): InputEntry[] {
  return listed(input, entries).map(entry => ({ ...entry, judged: withoutCredentials(entry.text) }));
}

function withoutCredentials(entry: string): string {
  return csvAttributes(entry)
    .filter(({ key }) => !CACHE_CREDENTIAL.test(key))
    .map(({ key, value }) => csvField(value === '' ? key : `${key}=${value}`))
    .join(',');
}

function withValue(entry: string, env: Readonly<Record<string, string | undefined>>): string {
  return entry.includes('=') ? entry : `${entry}=${env[entry] ?? ''}`;
}
