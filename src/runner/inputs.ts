import { existsSync, readFileSync, statSync } from 'node:fs';
import * as core from '@actions/core';
import { parseCall } from '../engine/call.js';
import { ENGINE_CHOICES } from '../engine/engines.js';
import { ActionError } from '../errors.js';
import type {
  BuildInputs,
  CheckDockerfile,
  OnMissingToken,
  Request,
  SmokeRequest,
  Switches,
  Verify,
} from '../request.js';
import { hiddenIn } from '../secret/contents.js';
import { textIn } from '../secret/decode.js';
import {
  checkSecretId,
  envMounts,
  fileMounts,
  MAX_SECRET_BYTES,
  refuseDuplicates,
  type SecretMount,
  tokenMount,
  valueMounts,
} from '../secret/mounts.js';
import { isDeclined, isNoToken, readToken } from '../secret/token.js';
import { SecretValue } from '../secret/value.js';
import { smokeRequest } from '../smoke/request.js';
import { choice, flag, list, retries } from './fields.js';
import { readHub } from './hub-inputs.js';
import { LINES, LINES_AND_COMMAS, type ListGrammar, parseList } from './list.js';

/** Quotes belong to buildx's own CSV here: type=image,"name=a,b". */
const RAW_LINES: ListGrammar = { commas: 'keep', quotes: 'none', whiteSpace: 'trim' };
/** A secret of one line that is larger than this does not fit a log line. */
const MAX_ONE_LINE = 4096;
/** White space at the ends of a secret is part of it. */
const SECRET_LINES: ListGrammar = { commas: 'keep', quotes: 'csv', whiteSpace: 'keep' };

/** The words that an input takes, its default first. */
const VERIFY: readonly Verify[] = ['gate', 'report', 'off'];
const ON_MISSING_TOKEN: readonly OnMissingToken[] = ['auto', 'build', 'skip', 'fail'];
const CHECK_DOCKERFILE: readonly CheckDockerfile[] = ['error', 'warn', 'off'];

/**
 * The secrets among the inputs as they stand, before any of them is judged: all of them are to be masked even if
 * the inputs turn out to be wrong. Of files of several lines only the secrets in them: they are configuration files,
 * whose lines are mostly no secrets, and masks of them would blank the log.
 */
export function readRawSecrets(env: NodeJS.ProcessEnv): string[] {
  const token = core.getInput('hf-token');
  // What names nothing may be a secret in the wrong place.
  const variables = rawEntries('secret-envs', LINES_AND_COMMAS).map(name => env[name] || name);
  const files = rawEntries('secret-files', LINES).flatMap(readFileSecrets);
  return [
    ...(isNoToken(token) ? [] : [token]),
    ...rawEntries('secrets', SECRET_LINES),
    core.getInput('github-token'),
    ...variables,
    ...files,
  ];
}

/** What stands behind the `=` of each entry; of a list that cannot be read, behind the first of each line. */
function rawEntries(name: string, grammar: ListGrammar): string[] {
  const text = core.getInput(name, { trimWhitespace: false });
  const afterSign = (entry: string) => entry.slice(entry.indexOf('=') + 1);
  try {
    return parseList(text, grammar).map(afterSign);
  } catch {
    return text.split(/[\r\n]+/).map(afterSign);
  }
}

function readFileSecrets(path: string): string[] {
  if (!existsSync(path)) return [path];
  try {
    if (!statSync(path).isFile() || statSync(path).size > MAX_SECRET_BYTES) return [];
    const bytes = readFileSync(path);
    const text = textIn(bytes).trim();
    return text.length > MAX_ONE_LINE || /[\r\n]/.test(text) ? hiddenIn(bytes) : [text];
  } catch {
    return []; // whether the file can be used is judged later
  }
}

/**
 * Reads and checks every input of the step, in docker/build-push-action's grammar.
 * @throws ActionError BAD_INPUT, BAD_SECRET or BAD_TOKEN, naming the input
 */
export function readRequest(env: NodeJS.ProcessEnv): Request {
  const secretId = core.getInput('secret-id') || 'hf_token';
  checkSecretId(secretId, 'secret-id');
  const githubToken = core.getInput('github-token');
  const mounts = readMounts(env, secretId);
  refuseDuplicates(mounts);
  return {
    build: readBuildInputs(),
    switches: readSwitches(env),
    secretId,
    mounts,
    isTokenDeclined: isDeclined(core.getInput('hf-token')),
    githubToken: githubToken === '' ? undefined : new SecretValue(githubToken),
    hub: readHub(env),
    onMissingToken: choice('on-missing-token', ON_MISSING_TOKEN),
    checkDockerfile: choice('check-dockerfile', CHECK_DOCKERFILE),
    verify: choice('verify', VERIFY),
    verifyCache: core.getInput('verify-cache'),
    engine: choice('engine', ENGINE_CHOICES),
    pushRetries: retries('push-retries'),
    smoke: readSmoke(),
  };
}

function readSmoke(): SmokeRequest | undefined {
  return smokeRequest({
    isOn: flag('smoke-test'),
    args: core.getInput('smoke-args'),
    url: core.getInput('smoke-url'),
    timeout: core.getInput('smoke-timeout'),
    verify: choice('verify', VERIFY),
    call: parseCall(core.getInput('call')),
  });
}

function readMounts(env: NodeJS.ProcessEnv, secretId: string): SecretMount[] {
  const token = readToken(core.getInput('hf-token'));
  return [
    ...(token === undefined ? [] : [tokenMount(secretId, token)]),
    ...envMounts(list('secret-envs', LINES_AND_COMMAS), env),
    ...valueMounts(list('secrets', SECRET_LINES), { env, secretId }),
    ...fileMounts(list('secret-files', LINES)),
  ];
}

function readSwitches(env: NodeJS.ProcessEnv): Switches {
  const isOn = (name: string) => /^(1|t|true)$/i.test(env[name] ?? '');
  return {
    noDefaultAttestations: isOn('BUILDX_NO_DEFAULT_ATTESTATIONS'),
    pullRequestHead: isOn('DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF'),
    gitQuery: isOn('BUILDX_SEND_GIT_QUERY_AS_INPUT'),
  };
}

function readBuildInputs(): BuildInputs {
  return {
    addHosts: list('add-hosts', LINES_AND_COMMAS),
    allow: list('allow', LINES_AND_COMMAS),
    annotations: list('annotations', LINES),
    attests: list('attests', LINES),
    buildArgs: list('build-args', LINES),
    buildContexts: list('build-contexts', LINES),
    builder: core.getInput('builder'),
    cacheFrom: list('cache-from', LINES),
    cacheTo: list('cache-to', LINES),
    call: parseCall(core.getInput('call')),
    cgroupParent: core.getInput('cgroup-parent'),
    context: readContext(),
    file: core.getInput('file'),
    labels: list('labels', LINES),
    load: flag('load'),
    network: core.getInput('network'),
    noCache: flag('no-cache'),
    noCacheFilters: list('no-cache-filters', LINES_AND_COMMAS),
    outputs: list('outputs', RAW_LINES),
    platforms: list('platforms', LINES_AND_COMMAS),
    provenance: core.getInput('provenance'),
    pull: flag('pull'),
    push: flag('push'),
    sbom: core.getInput('sbom'),
    shmSize: core.getInput('shm-size'),
    ssh: list('ssh', LINES_AND_COMMAS),
    tags: list('tags', LINES_AND_COMMAS),
    target: core.getInput('target'),
    ulimit: list('ulimit', LINES),
  };
}

function readContext(): string {
  const context = core.getInput('context');
  if (!context.startsWith('-')) return context;
  throw new ActionError({
    code: 'BAD_INPUT',
    message:
      "Input 'context' begins with '-': docker would take it for an option, or read its standard input.",
    hint: 'Name a folder (./-name for one that begins so) or a URL.',
  });
}
