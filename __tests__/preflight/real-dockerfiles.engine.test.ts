import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { told } from '../../src/report/journal.js';
import { WORKFLOW } from '../../src/wording.js';
import { testEngine } from '../engine/engine.js';
import { type ContractCase, check } from './contracts.js';

// Dockerfiles as people write them: the real builder outlines each, and none may raise an error.

const FOLDER = '__tests__/preflight/dockerfiles';
const { baseImage } = testEngine();

interface Real {
  /** Ids that the chosen target mounts; `hf_token` alone when not given. */
  readonly mounted?: readonly string[];
  /** What is passed; what is mounted when not given. */
  readonly passed?: readonly string[];
  readonly target?: string;
  readonly platforms?: readonly string[];
  /** Levels and lines of what is said about it. */
  readonly said?: readonly string[];
}

const EXPECTED: Readonly<Record<string, Real>> = {
  nemotron: { said: ['notice 8'] },
  'env-mount': {},
  'multi-stage': {},
  heredoc: {},
  'heredoc-tabs': {},
  onbuild: {},
  'arg-id': {},
  'arg-id-default': {},
  'escape-windows': {},
  'byte-order-mark': {},
  'check-directive': {},
  comments: {},
  'target-only': { mounted: ['token', '.netrc', 'pip.conf'] },
  source: { mounted: ['hf_token', 'pip_conf'] },
  quotes: { mounted: ['hf_token', 'pip_conf'] },
  'user-uid': {},
  'user-mode': { mounted: ['hf_token', 'pip_conf'] },
  'user-env': {},
  'user-back': {},
  'user-variable': {},
  sudo: { said: ['warning 4'] },
  targets: { target: 'model' },
  'stage-numbers': {},
  'many-secrets': { mounted: ['hf_token', 'pip_conf', 'aws'] },
  'optional-secret': { mounted: ['pip_conf', 'hf_token'], passed: ['hf_token'], said: ['warning 3'] },
  'small-letters': {},
  platforms: {
    mounted: ['token_amd64'],
    passed: ['token_amd64', 'token_arm64'],
    platforms: ['linux/amd64', 'linux/arm64'],
  },
  'hub-variables': {},
  'without-secrets': { mounted: [] },
  'token-argument': { said: ['warning 4'] },
  'git-credentials': {
    mounted: ['GIT_AUTH_TOKEN', 'GIT_AUTH_TOKEN.github.com', 'hf_token'],
    passed: ['hf_token'],
  },
  'chosen-base': {},
  placeholder: { said: ['warning 4'] },
  'guarded-read': { said: ['warning 4', 'notice 4'] },
};

function caseOf(
  name: string,
  { mounted = ['hf_token'], passed = mounted, target = '', platforms = [] }: Real,
): ContractCase {
  const dockerfile = readFileSync(join(FOLDER, `${name}.Dockerfile`), 'utf8');
  return { dockerfile, passed, build: { buildArgs: [`BASE=${baseImage}`], target, platforms } };
}

describe('Dockerfiles as people write them', () => {
  test('all of them are here, with their line ends', () => {
    const files = readdirSync(FOLDER).map(name => name.replace('.Dockerfile', ''));
    expect(files.sort()).toEqual(Object.keys(EXPECTED).sort());
    expect(files.length).toBeGreaterThanOrEqual(25);
    for (const name of ['escape-windows', 'byte-order-mark'])
      expect(readFileSync(join(FOLDER, `${name}.Dockerfile`), 'utf8')).toContain('\r\n');
  });

  test.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
    const { mounted, problems, log } = await check(caseOf(name, expected));
    expect(log).toEqual([]);
    const ids = mounted?.map(({ id }) => id) ?? [];
    expect(ids.sort()).toEqual([...(expected.mounted ?? ['hf_token'])].sort());
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
    const own = problems.filter(({ code }) => code !== 'DOCKER_CHECK'); // the builder has an opinion about ARG BASE
    expect(own.map(({ level, place }) => `${level} ${place?.line}`)).toEqual(expected.said ?? []);
  });

  test.each(['web', 'base', ''])(
    'a token that target %j of several does not need is no error',
    async target => {
      const { problems } = await check({
        ...caseOf('targets', {}),
        build: { buildArgs: [`BASE=${baseImage}`], target },
        passed: target === '' ? ['hf_token', 'npm_token'] : ['hf_token'],
      });
      const own = problems.filter(({ code }) => code !== 'DOCKER_CHECK');
      expect(
        own.map(problem => told(problem, WORKFLOW)).map(({ level, message }) => `${level}: ${message}`),
      ).toEqual([
        expect.stringMatching(
          /^notice: .*'hf_token' is passed, but .*:10 mounts it in a stage that this target does not need/,
        ),
      ]);
    },
  );
});
