import { describe, expect, test } from '@jest/globals';
import { childEnvironment } from '../../src/secret/environment.js';
import { SecretValue } from '../../src/secret/value.js';

const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';
const token = new SecretValue(TOKEN);
const OURS = { BUILDKIT_PROGRESS: 'plain', BUILDX_METADATA_WARNINGS: 'true' };
const scrubbed = (env: NodeJS.ProcessEnv, usesActionsCache = false) =>
  childEnvironment(env, { tokens: [token], usesActionsCache });

describe('the environment of buildx', () => {
  test('what a build needs stays as it is', () => {
    const env = {
      PATH: '/usr/bin',
      HOME: '/root',
      DOCKER_HOST: 'ssh://host',
      RUNNER_TRACKING_ID: 'github_1',
      EMPTY: '',
      LINES: 'a\nb',
      MY_INPUT_X: '1',
      INPUTS: '2',
      input_x: '3',
    };
    expect(scrubbed(env)).toEqual({ ...env, ...OURS });
  });

  test('inputs and state go', () => {
    const env = {
      'INPUT_HF-TOKEN': 'x',
      INPUT_SECRETS: 'x',
      INPUT_: 'x',
      STATE_runDirectory: 'x',
      STATE_: 'x',
    };
    expect(scrubbed(env)).toEqual({ ...OURS });
  });

  test.each([
    ['alone', TOKEN],
    ['with a line end', `${TOKEN}\n`],
    ['in a URL', `https://user:${TOKEN}@huggingface.co`],
    ['in JSON', JSON.stringify({ token: TOKEN })],
    ['among lines', `a\n${TOKEN}\nb`],
    ['without its prefix', `body=${TOKEN.slice(3)}`],
    ['in the header of HTTP', `Basic ${Buffer.from(`user:${TOKEN}`).toString('base64')}`],
    ['in hex', Buffer.from(TOKEN).toString('hex')],
    ['reversed', [...TOKEN].reverse().join('')],
  ])('a variable that holds the token goes: %s', (_, value) => {
    expect(scrubbed({ HF_TOKEN: value, OTHER: 'kept' })).toEqual({
      OTHER: 'kept',
      ...OURS,
    });
  });

  test('every one of several tokens goes', () => {
    const tokens = [token, new SecretValue('hf_AnotherAnotherAnother')];
    const env = { ONE: TOKEN, TWO: 'x hf_AnotherAnotherAnother', OTHER: 'kept' };
    expect(Object.keys(childEnvironment(env, { tokens, usesActionsCache: false }))).toEqual([
      'OTHER',
      ...Object.keys(OURS),
    ]);
  });

  test('a variable with another token stays', () => {
    expect(scrubbed({ HF_TOKEN: 'hf_another' })['HF_TOKEN']).toBe('hf_another');
  });

  test('without a token no variable goes for its value', () => {
    const env = childEnvironment({ HF_TOKEN: TOKEN }, { tokens: [], usesActionsCache: false });
    expect(env['HF_TOKEN']).toBe(TOKEN);
  });

  test('the credentials for an identity of the job go, whatever the cache', () => {
    const env = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x', ACTIONS_ID_TOKEN_REQUEST_URL: 'x' };
    for (const usesActionsCache of [true, false]) {
      expect(scrubbed(env, usesActionsCache)).toEqual({ ...OURS });
    }
  });

  test('the credential of the cache stays only where the cache is used', () => {
    const env = {
      ACTIONS_RUNTIME_TOKEN: 'x',
      ACTIONS_RESULTS_URL: 'https://results',
      ACTIONS_CACHE_URL: 'y',
    };
    expect(scrubbed(env, true)).toMatchObject(env);
    expect(Object.keys(scrubbed(env))).not.toContain('ACTIONS_RUNTIME_TOKEN');
  });

  test("docker's build checks are part of the metadata", () => {
    expect(scrubbed({ BUILDX_METADATA_WARNINGS: '0' })).toEqual({ ...OURS });
  });

  test('the environment that was given is not changed', () => {
    const env = Object.freeze({ 'INPUT_HF-TOKEN': TOKEN, HF_TOKEN: TOKEN });
    scrubbed(env);
    expect(env).toEqual({ 'INPUT_HF-TOKEN': TOKEN, HF_TOKEN: TOKEN });
  });
});

test('a short token does not take PATH away from buildx', () => {
  const env = childEnvironment(
    { PATH: '/usr/bin', EXACT: 'bin' },
    { tokens: [new SecretValue('bin')], usesActionsCache: false },
  );
  expect(env['PATH']).toBe('/usr/bin');
  expect(env['EXACT']).toBeUndefined();
});
