import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { type Contract, checkContract } from '../../src/dockerfile/contract.js';
import { askBuildx } from '../../src/engine/buildx/ask.js';
import { outlineArguments } from '../../src/engine/buildx/outline.js';
import { readOutline } from '../../src/engine/buildx/outline-answer.js';
import type { BuildPlan } from '../../src/engine/plan.js';
import { told } from '../../src/report/journal.js';
import type { BuildInputs, CheckDockerfile, OnMissingToken, Request } from '../../src/request.js';
import { WORKFLOW } from '../../src/wording.js';
import { NOTHING } from '../engine/build-inputs.js';
import { makeWorkspace } from '../engine/engine.js';
import { searchFor, TOKEN } from './searching.js';

/** Asks the real builder about a Dockerfile, and judges it. */
export interface ContractCase {
  readonly dockerfile: string;
  /** Ids that are passed; `hf_token` with the token. */
  readonly passed?: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly build?: Partial<BuildInputs>;
  readonly check?: CheckDockerfile;
  readonly onMissingToken?: OnMissingToken;
  readonly docker?: string;
}

export interface Checked extends Contract {
  readonly log: readonly string[];
  /** How often the builder was asked. */
  readonly questions: number;
}

export async function check({
  dockerfile,
  passed = ['hf_token'],
  secrets = Object.fromEntries(passed.map(id => [id, id === 'hf_token' ? TOKEN : `value of ${id}`])),
  ...options
}: ContractCase): Promise<Checked> {
  const folder = makeWorkspace({ Dockerfile: dockerfile });
  try {
    const log: string[] = [];
    let questions = 0;
    const build: BuildInputs = { ...NOTHING, context: folder, ...options.build };
    const target = { context: folder, buildContexts: [], isOwnRepository: false };
    const contract = await checkContract({
      request: requestOf(build, options),
      target,
      passed,
      search: searchFor(secrets),
      outline: async () => {
        questions += 1;
        return readOutline(
          await askBuildx(outlineArguments(planOf(build, folder)), {
            tool: { command: options.docker ?? 'docker', prefix: ['buildx'] },
            env: { ...(process.env as Record<string, string>) },
            cancel: new AbortController().signal,
          }),
        );
      },
      log: line => log.push(line),
    });
    return { ...contract, log, questions };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is said about a Dockerfile, as `level line: message hint`; never with the token. */
export async function judged(of: ContractCase) {
  const { problems: found, log, ...rest } = await check(of);
  const problems = found.map(problem => told(problem, WORKFLOW));
  expect(JSON.stringify([problems, log])).not.toContain(TOKEN.slice(3, 20));
  const said = problems.map(
    ({ level, place, message, hint }) => `${level} ${place?.line}: ${message} ${hint}`,
  );
  return { said: said.map(text => text.replace(/[^\s(]*\/workspace-\w+\//g, '')), log, problems, ...rest };
}

function requestOf(
  build: BuildInputs,
  { check = 'error', onMissingToken = 'auto' }: Partial<ContractCase>,
): Request {
  return {
    build,
    switches: { noDefaultAttestations: false, pullRequestHead: false, gitQuery: false },
    secretId: 'hf_token',
    mounts: [],
    isTokenDeclined: false,
    githubToken: undefined,
    hub: { endpoint: 'https://huggingface.co', oidcResource: '', repos: [], isOffline: true },
    onMissingToken,
    checkDockerfile: check,
    verify: 'gate',
    verifyCache: '',
    engine: 'buildx',
    smoke: undefined,
    pushRetries: 0,
  };
}

function planOf(build: BuildInputs, folder: string): BuildPlan {
  return {
    build,
    run: {
      ...{ serverUrl: 'https://github.com', repository: '', isPrivate: false, ref: '', sha: '', headSha: '' },
      ...{ runId: '', runAttempt: '1', eventName: 'push', actor: 'octocat', isFork: false },
    },
    context: folder,
    buildContexts: [],
    mounts: [],
    provenance: 'none',
    imageIdFile: join(folder, 'imageid'),
    metadataFile: join(folder, 'metadata'),
  };
}
