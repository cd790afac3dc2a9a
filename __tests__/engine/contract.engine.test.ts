import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { StandIn } from '../gate/stand-in.js';
import { startAction } from '../runner/runner.js';
import { attempt, cleanAttempts, expectNothingStarted } from './attempt.js';
import { makeToken, makeWorkspace, testEngine } from './engine.js';

// The action on the real engine: what is wrong is refused before a build is started.

const { baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
  await cleanAttempts();
});

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
    expect(tried.job.outputs['verdict']).toBe('leak');
    expect(tried.job.outputs['report']).toMatch(/report\.json$/);
    expectNothingStarted(tried, token);
  });

  test('but only warns of the very file that secret-files names: users keep it there, and the gate follows', async () => {
    const token = makeToken();
    const files = { Dockerfile: MOUNT, token: `${token}\n` };
    const tried = await attempt({ files, with: { 'secret-files': 'hf_token=./token' } });
    expect(tried.said).toEqual([
      expect.stringMatching(/^warning SECRET_IN_CONTEXT: .* in token:1 .* \.dockerignore: token$/),
    ]);
    expect(tried.job.conclusion).toBe('success');
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
        /^error BAD_DOCKERFILE: docker\/web\.Dockerfile:3 mounts .* secret-id: HF_TOKEN\?/,
      ),
    ]);
    expect(tried.places).toEqual(['docker/web.Dockerfile:3']);
    expectNothingStarted(tried, token);
  });

  test('when the Dockerfile holds a token that is not of this run, whatever is switched off', async () => {
    const [token, other] = [makeToken(), makeToken()];
    const files = { Dockerfile: `# check=skip=all\n${MOUNT}ARG KEY=${other}\n` };
    for (const inputs of [
      { 'hf-token': token },
      { 'hf-token': token, 'check-dockerfile': 'off' },
      { 'check-dockerfile': 'off', verify: 'off', 'on-missing-token': 'build' },
    ]) {
      const tried = await attempt({ files, with: inputs });
      expect(tried.said).toContainEqual(
        expect.stringMatching(
          /^error BAD_DOCKERFILE: Dockerfile:4 holds what is written like a token of the Hub/,
        ),
      );
      expect(tried.job.outputs['verdict']).toBe('leak');
      expectNothingStarted(tried, other);
    }
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
      'warning DOCKER_CHECK',
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
