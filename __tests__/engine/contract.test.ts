import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { uploadsTo } from '../gate/observe.js';
import { StandIn } from '../gate/stand-in.js';
import { type RunOptions, runAction, startAction } from '../runner/runner.js';
import { makeTag, makeToken, makeWorkspace, testEngine } from './engine.js';
import { asStored, tracesOf } from './traces.js';

// The action on the real engine: what is wrong is refused before a build is started.

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

interface Attempt extends Omit<RunOptions, 'actionDir' | 'workspace'> {
  readonly files: Readonly<Record<string, string>>;
}

async function attempt({ files, with: inputs, ...options }: Attempt) {
  const docker = new StandIn('');
  const workspace = makeWorkspace(files);
  const tag = makeTag(registry);
  disposables.push(
    () => docker.dispose(),
    () => rmSync(workspace, { recursive: true, force: true }),
  );
  const job = await runAction({
    actionDir: process.cwd(),
    workspace,
    with: { context: '.', push: 'true', tags: tag, provenance: 'false', ...inputs },
    env: { PATH: docker.path },
    ...options,
  });
  disposables.push(job.dispose);
  const calls = docker.calls();
  return {
    ...{ job, tag, calls },
    builds: calls.filter(call => !call.includes('--call=outline')),
    said: job.main.annotations.map(
      ({ level, title, message }) => `${level} ${title?.split(' ')[1]}: ${message}`,
    ),
    places: job.main.annotations.map(({ file, line }) => `${file}:${line}`),
  };
}

type Attempted = Awaited<ReturnType<typeof attempt>>;

function expectNothingStarted({ job, builds, tag }: Attempted, token?: string): void {
  expect(builds).toEqual([]);
  expect(uploadsTo(tag)).toEqual([]);
  expect(job.conclusion).toBe('failure');
  expect(job.outputs).toMatchObject({ imageid: '', digest: '', metadata: '' });
  if (token === undefined) return;
  const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '');
  expect(tracesOf(token, [asStored('raw', raw), asStored('outputs', JSON.stringify(job.outputs))])).toEqual(
    [],
  );
}

const FROM = `FROM ${baseImage}\n`;
const MOUNT = `${FROM}RUN --mount=type=secret,id=hf_token,required=true wc -c /run/secrets/hf_token\n`;
const PLAIN = `${FROM}RUN echo plain > /plain\n`;

describe('a doomed build is not started', () => {
  test('when the context holds the token', async () => {
    const token = makeToken();
    const files = { Dockerfile: `${MOUNT}COPY . /app\n`, 'conf/.env': `A=1\nHF_TOKEN=${token}\n` };
    const tried = await attempt({ files, with: { 'hf-token': token } });
    expect(tried.said).toEqual([
      expect.stringMatching(
        /^error SECRET_IN_CONTEXT: The secret 'hf_token' is in conf\/\.env:2 of the build context .* Nothing was started/,
      ),
    ]);
    expect(tried.places).toEqual(['conf/.env:2']);
    expectNothingStarted(tried, token);
  });

  test('when a secret file lies in the context', async () => {
    const token = makeToken();
    const files = { Dockerfile: MOUNT, token: `${token}\n` };
    const tried = await attempt({ files, with: { 'secret-files': 'hf_token=./token' } });
    expect(tried.said).toEqual([
      expect.stringMatching(/^error SECRET_IN_CONTEXT: .* in token:1 .* \.dockerignore: token$/),
    ]);
    expectNothingStarted(tried, token);
    const ignored = await attempt({
      files: { ...files, '.dockerignore': 'token\n' },
      with: { 'secret-files': 'hf_token=./token' },
    });
    expect(ignored.said).toEqual([]);
    expect(ignored.job.conclusion).toBe('success');
  });

  test('when a Dockerfile outside the context mounts another id, with its own line', async () => {
    const token = makeToken();
    const files = {
      'app/main.py': '',
      'docker/web.Dockerfile': `${FROM}\nRUN --mount=type=secret,id=HF_TOKEN,required=true true\n`,
    };
    const tried = await attempt({
      files,
      with: { context: 'app', file: './docker/web.Dockerfile', 'hf-token': token },
    });
    expect(tried.said).toEqual([
      expect.stringMatching(
        /^error BAD_DOCKERFILE: docker\/web\.Dockerfile:3 mounts .* secret-id: HF_TOKEN /,
      ),
    ]);
    expect(tried.places).toEqual(['docker/web.Dockerfile:3']);
    expectNothingStarted(tried, token);
  });

  test('when the Dockerfile holds the token', async () => {
    const token = makeToken();
    const tried = await attempt({
      files: { Dockerfile: `${MOUNT}# ${token}\n` },
      with: { 'hf-token': token },
    });
    expect(tried.said).toEqual([
      expect.stringMatching(/^error BAD_DOCKERFILE: .* stands in Dockerfile:3 \(plain\)/),
    ]);
    expectNothingStarted(tried, token);
  });

  test('and under warn it is started all the same', async () => {
    const token = makeToken();
    const dockerfile = `${FROM}ENV HF_TOKEN=$X\nRUN echo warned > /warned\n`;
    const inputs = { 'hf-token': token, 'check-dockerfile': 'warn' };
    const tried = await attempt({ files: { Dockerfile: dockerfile }, with: inputs });
    expect(tried.said.map(text => text.split(':')[0])).toEqual([
      'warning BAD_DOCKERFILE',
      'warning BAD_DOCKERFILE',
    ]);
    expect(tried.job.conclusion).toBe('success');
  });

  test('under off nothing is asked', async () => {
    const inputs = { 'hf-token': makeToken(), 'check-dockerfile': 'off' };
    const tried = await attempt({ files: { Dockerfile: PLAIN }, with: inputs });
    expect(tried.said).toEqual([]);
    expect(tried.calls).toEqual(tried.builds);
    expect(tried.job.conclusion).toBe('success');
  });
});

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

test('a step that is cancelled while the builder is asked ends at once', async () => {
  const docker = new StandIn('case "$*" in *--call=outline*) echo asked >&2; exec sleep 60;; esac');
  const workspace = makeWorkspace({ Dockerfile: MOUNT });
  disposables.push(
    () => docker.dispose(),
    () => rmSync(workspace, { recursive: true, force: true }),
  );
  const job = startAction({
    actionDir: process.cwd(),
    workspace,
    with: { context: '.', 'hf-token': makeToken() },
    env: { PATH: docker.path },
  });
  while (docker.calls().length === 0) await new Promise(resolve => setTimeout(resolve, 50));
  job.cancel();
  const result = await job.result;
  disposables.push(result.dispose);
  expect(result.main.annotations[0]?.message).toMatch(/^The build was cancelled/);
  expect(docker.calls()).toHaveLength(1);
  expect(await result.orphans()).toEqual([]);
});
