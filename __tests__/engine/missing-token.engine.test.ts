import { afterAll, describe, expect, test } from '@jest/globals';
import { uploadsTo } from '../gate/observe.js';
import { attempt, cleanAttempts, expectNothingStarted } from './attempt.js';
import { makeToken, testEngine } from './engine.js';

// The action on the real engine, with a token, without one, and with a condition that gives none.

afterAll(cleanAttempts);

const FROM = `FROM ${testEngine().baseImage}\n`;
const MOUNT = `${FROM}RUN --mount=type=secret,id=hf_token,required=true wc -c /run/secrets/hf_token\n`;
const PLAIN = `${FROM}RUN echo plain > /plain\n`;

describe('the matrix of the guide', () => {
  // hf-token: ${{ matrix.image.use_hf_secret && secrets.HF_TOKEN }}
  test.each([
    { entry: 'uses the token', dockerfile: MOUNT, value: makeToken(), said: [] },
    {
      entry: 'does not use it',
      dockerfile: PLAIN,
      value: 'false',
      said: [/^notice NO_TOKEN: Input 'hf-token' is false/],
    },
    {
      entry: 'says nothing about it',
      dockerfile: PLAIN,
      value: '',
      said: [/^notice NO_TOKEN: Input 'hf-token' is empty/],
    },
  ])('builds an image whose entry $entry', async ({ dockerfile, value, said }) => {
    const tried = await attempt({ files: { Dockerfile: dockerfile }, with: { 'hf-token': value } });
    expect(tried.said).toEqual(said.map(one => expect.stringMatching(one)));
    expect(tried.job.conclusion).toBe('success');
    expect(uploadsTo(tried.tag)).not.toEqual([]);
  });

  test.each(['false', ''])('does not build an image that needs the token with %j', async value => {
    const tried = await attempt({ files: { Dockerfile: MOUNT }, with: { 'hf-token': value } });
    expect(tried.said).toEqual([
      expect.stringMatching(
        /^error NO_TOKEN: Input 'hf-token' is (false|empty).* The Dockerfile mounts 'hf_token'/,
      ),
    ]);
    expect(tried.places).toEqual(['Dockerfile:2']);
    expectNothingStarted(tried);
  });
});

describe('on-missing-token', () => {
  const files = { Dockerfile: MOUNT };

  test('skip succeeds with empty outputs and calls no docker', async () => {
    const tried = await attempt({ files, with: { 'on-missing-token': 'skip' } });
    expect(tried.job.conclusion).toBe('success');
    expect(tried.job.outputs).toMatchObject({
      imageid: '',
      digest: '',
      metadata: '',
      verdict: 'skipped',
      'token-source': 'none',
    });
    expect(tried.said).toEqual([expect.stringMatching(/^notice NO_TOKEN: .* Nothing is built/)]);
    expect(tried.calls).toEqual([]);
  });

  test('fail names the event', async () => {
    const event = {
      pull_request: {
        head: { repo: { full_name: 'fork/app' } },
        base: { repo: { full_name: 'octocat/app' } },
      },
    };
    const tried = await attempt({
      files: { Dockerfile: PLAIN },
      with: { 'on-missing-token': 'fail' },
      github: { event, eventName: 'pull_request' },
    });
    expect(tried.said).toEqual([
      expect.stringMatching(/^error NO_TOKEN: .* pull request from a fork\. on-missing-token is fail\./),
    ]);
    expectNothingStarted(tried);
  });

  test.each([{ secrets: 'hf_token=TOKEN' }, { secrets: 'HF=TOKEN', 'secret-id': 'HF' }])(
    'is not asked when the token comes in `secrets`: %j',
    async inputs => {
      const token = makeToken();
      const id = inputs['secret-id'] ?? 'hf_token';
      const dockerfile = MOUNT.replaceAll('hf_token', id);
      const tried = await attempt({
        files: { Dockerfile: dockerfile },
        with: { ...inputs, secrets: inputs.secrets.replace('TOKEN', token), 'on-missing-token': 'fail' },
      });
      expect(tried.said).toEqual([]);
      expect(tried.job.conclusion).toBe('success');
    },
  );

  test('a missing token does not fail a call that builds nothing', async () => {
    const tried = await attempt({ files: { Dockerfile: PLAIN }, with: { call: 'check', push: 'false' } });
    expect(tried.said).toEqual([]);
    expect(tried.job.conclusion).toBe('success');
  });
});
