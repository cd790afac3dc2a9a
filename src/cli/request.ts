import { ActionError } from '../errors.js';
import { HUB, hubEndpoint, hubRepos, isHubOffline } from '../hub/names.js';
import type { BuildInputs, HubRequest, Request, WorkflowRun } from '../request.js';
import { checkSecretId, refuseDuplicates, tokenMount } from '../secret/mounts.js';
import { smokeRequest } from '../smoke/request.js';
import type { BuildOptions } from './arguments.js';
import { givenMounts } from './local-secrets.js';
import { findLocalToken, type LocalToken } from './local-token.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A build on one's own machine is part of no workflow run. */
export const NO_RUN: WorkflowRun = {
  serverUrl: 'https://github.com',
  repository: '',
  isPrivate: false,
  ref: '',
  sha: '',
  headSha: '',
  runId: '',
  runAttempt: '',
  eventName: '',
  actor: '',
  isFork: false,
};

/** What a command line asks for. */
export interface LocalRequest {
  readonly request: Request;
  /** Undefined when there is none, or when `--secret` gives it. */
  readonly token: LocalToken | undefined;
}

/**
 * Makes the request of the line from options; the token is looked for unless `--secret` gives one of its id.
 * @throws ActionError BAD_INPUT, BAD_SECRET or BAD_TOKEN
 */
export function localRequest(
  options: BuildOptions,
  { env, home }: { readonly env: Environment; readonly home: string },
): LocalRequest {
  const secretId = options.one('secret-id') || 'hf_token';
  checkSecretId(secretId, 'secret-id');
  const given = givenMounts(options.all('secret'), { env, secretId });
  const isGiven = given.some(({ id }) => id === secretId);
  const token = isGiven ? undefined : findLocalToken({ tokenFile: options.one('token-file'), env, home });
  const mounts = [
    ...(token === undefined ? [] : [tokenMount(secretId, token.value, token.source)]),
    ...given,
  ];
  refuseDuplicates(mounts);
  const request: Request = {
    build: buildInputs(options),
    // buildx's own default of attestations, as without the action
    switches: { noDefaultAttestations: true, pullRequestHead: false, gitQuery: false },
    secretId,
    mounts,
    isTokenDeclined: false,
    githubToken: undefined,
    hub: hubRequest(options, env),
    onMissingToken: options.one('on-missing-token') as Request['onMissingToken'],
    checkDockerfile: options.one('check-dockerfile') as Request['checkDockerfile'],
    verify: options.one('verify') as Request['verify'],
    verifyCache: options.one('verify-cache'),
    engine: options.one('engine') as Request['engine'],
    pushRetries: pushRetries(options.one('push-retries') || '2'),
    smoke: smokeRequest({
      isOn: options.isOn('smoke-test'),
      args: options.one('smoke-args'),
      url: options.one('smoke-url'),
      timeout: options.one('smoke-timeout'),
      verify: options.one('verify') as Request['verify'],
      call: '',
    }),
  };
  return { request, token };
}

function buildInputs({ path, one, all, isOn }: BuildOptions): BuildInputs {
  return {
    addHosts: all('add-host'),
    allow: all('allow'),
    annotations: all('annotation'),
    attests: all('attest'),
    buildArgs: all('build-arg'),
    buildContexts: all('build-context'),
    builder: one('builder'),
    cacheFrom: all('cache-from'),
    cacheTo: all('cache-to'),
    call: '',
    cgroupParent: one('cgroup-parent'),
    context: path,
    file: one('file'),
    labels: all('label'),
    load: isOn('load'),
    network: one('network'),
    noCache: isOn('no-cache'),
    noCacheFilters: all('no-cache-filter'),
    outputs: all('output'),
    platforms: all('platform').flatMap(text => text.split(',')),
    provenance: one('provenance'),
    pull: isOn('pull'),
    push: isOn('push'),
    sbom: one('sbom'),
    shmSize: one('shm-size'),
    ssh: all('ssh'),
    tags: all('tag'),
    target: one('target'),
    ulimit: all('ulimit'),
  };
}

function hubRequest({ one, all }: BuildOptions, env: Environment): HubRequest {
  return {
    endpoint: hubEndpoint(one('hf-endpoint') || env['HF_ENDPOINT'] || HUB),
    oidcResource: '',
    repos: [...hubRepos('models', all('model')), ...hubRepos('datasets', all('dataset'))],
    isOffline: isHubOffline(env),
  };
}

function pushRetries(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw new ActionError({
    code: 'BAD_INPUT',
    message: '--push-retries is no number from 0 to 99.',
    hint: 'Write --push-retries 2, or 0 to fail at once.',
  });
}
