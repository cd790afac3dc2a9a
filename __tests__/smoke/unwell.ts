import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, describe, expect, test } from '@jest/globals';
import { env } from '../cli/local.js';
import { run } from '../cli/run.js';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import { disposeAll, titles } from '../engines/build.js';
import { uploadsTo } from '../gate/observe.js';
import { dockerfile, freePort, left, SERVER, type Trial, trial } from './trial.js';

afterAll(disposeAll);

const BUILDX = { name: 'buildx', program: 'docker', inputs: {}, env: {} } as const;

/** Nothing was pushed, and the error says why. */
function expectBlocked({ job, uploads }: Trial, message: RegExp, code = 'SMOKE_FAILED'): void {
  expect(titles(job)).toEqual([`hf-secret-build: ${code}`]);
  expect(job.main.annotations[0]?.message).toMatch(message);
  expect(job.conclusion).toBe('failure');
  expect(job.outputs).toMatchObject({ imageid: '', digest: '', metadata: '' });
  expect(uploads).toEqual([]);
}

describe('an image that does not stand the smoke test is not pushed', () => {
  test('when its container ends with another code; its log is shown without commands', async () => {
    const text = dockerfile(
      "echo starting; echo '::set-output name=digest::evil'; echo 'a ##[error]b' >&2; exit 3",
    );
    const ill = await trial(BUILDX, text);
    expectBlocked(ill, /^Smoke test: the container ended with code 3\. Nothing was pushed/);
    expect(ill.job.main.log).toContain("of the container's log:");
    expect(ill.job.main.log).toContain('starting\n');
    expect(ill.job.main.raw).not.toMatch(/^::set-output|##\[error\]b/m);
    expect(ill.job.outputs['verdict']).toBe('clean');
  });

  test('when it ends before its URL answers', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    const ill = await trial(BUILDX, dockerfile('echo no model here; exit 0'), {
      with: { 'smoke-args': `-p ${port}:8091`, 'smoke-url': url },
    });
    expectBlocked(ill, /ended with code 0 before http:\S+ answered/);
    expect(ill.job.main.log).toContain('no model here\n');
  });

  test('when its URL answers with something else until the time is over', async () => {
    const port = await freePort();
    const ill = await trial(BUILDX, dockerfile(SERVER), {
      with: {
        'smoke-args': `-p 127.0.0.1:${port}:8091`,
        'smoke-url': `http://127.0.0.1:${port}/health`,
        'smoke-timeout': '2s',
      },
    });
    expectBlocked(ill, /did not answer with 2xx within 2 s: HTTP 404/);
  });

  test('when it does not end in time', async () => {
    const ill = await trial(BUILDX, dockerfile('sleep 600'), { with: { 'smoke-timeout': '1' } });
    expectBlocked(ill, /the container did not end within 1 s/);
  });

  test('when somebody else answers at its URL already', async () => {
    const server = createServer((_, response) => response.end('well')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    try {
      const ill = await trial(BUILDX, dockerfile('sleep 600'), {
        with: { 'smoke-url': `http://127.0.0.1:${port}/` },
      });
      expectBlocked(ill, /something answers at \S+ before the container runs \(HTTP 200\)/);
    } finally {
      server.close();
    }
  });

  test.each([
    ['RUN mkdir -p /run/secrets && echo plain > /run/secrets/other', '/run/secrets/other'],
    ['RUN rm -rf /run/secrets && mkdir -p /run && ln -s /etc /run/secrets', '/run/secrets'],
  ])('when something is where secrets are mounted: %s', async (instruction, path) => {
    const ill = await trial(BUILDX, dockerfile('exit 0', instruction));
    expectBlocked(ill, new RegExp(`the image has ${path}: content where`, 'i'));
  });

  test.each([
    ['localhost/nowhere:1', /cannot be made: .*no such image/i],
    [testEngine().baseImage, /smoke-args name another image/],
    ['--gpuz all', /cannot be made: unknown flag: --gpuz/],
    ['--entrypoint /nowhere', /does not start/],
  ])('when smoke-args are %s', async (args, message) => {
    execFileSync('docker', ['pull', '--quiet', testEngine().baseImage]);
    expectBlocked(await trial(BUILDX, dockerfile('exit 0'), { with: { 'smoke-args': args } }), message);
  });

  test('when it would get a secret from a file', async () => {
    const token = makeToken();
    const ill = await trial(BUILDX, dockerfile('exit 0'), {
      token,
      files: { 'run.env': `TOKEN=${token}\n`, '.dockerignore': 'run.env\n' },
      with: { 'smoke-args': '--env-file run.env' },
    });
    expectBlocked(ill, /would get the secret 'hf_token' from smoke-args/);
    expect(tracesOf(token, [asStored('log', ill.job.main.log)])).toEqual([]);
  });

  test("on one's own machine, in the words of a command line", async () => {
    const folder = makeWorkspace({ Dockerfile: dockerfile('echo no model; exit 3') });
    const tag = makeTag(testEngine().registry);
    const args = ['-t', tag, '--push', '--smoke-test', '--smoke-args=-e A=b', '.'];
    const { code, stdout, stderr } = await run(['build', ...args], { env, cwd: folder });
    rmSync(folder, { recursive: true });
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('no model\n') });
    expect(stderr).toMatch(
      /container ended with code 3\. Nothing was pushed\.\n.*For a server set --smoke-url/,
    );
    expect(stdout).toContain('verdict   clean');
    expect(uploadsTo(tag)).toEqual([]);
    expect(left(BUILDX)).toEqual([]);
  });

  test('when it prints a secret that the search could not see', async () => {
    const token = makeToken();
    const [plain, other] = ['a-zA-Z', 'n-za-mN-ZA-M'];
    const hidden = `RUN --mount=type=secret,id=hf_token,required=true tr ${plain} ${other} < /run/secrets/hf_token > /data`;
    const ill = await trial(BUILDX, dockerfile(`tr ${other} ${plain} < /data`, hidden), { token });
    expect(titles(ill.job)).toContain('hf-secret-build: LEAK');
    expect(JSON.stringify(ill.job.main.annotations)).toMatch(/In the smoke test the container printed/);
    expect(ill.job.outputs['verdict']).toBe('leak');
    expect(ill.report).toMatchObject({ verdict: 'leak', findings: [{ role: 'log', path: 'smoke test' }] });
    expect(ill.uploads).toEqual([]);
    expect(tracesOf(token, [asStored('log', ill.job.main.log)])).toEqual([]);
  });
});

describe('before the build', () => {
  test('a platform that this engine does not run is refused', async () => {
    const ill = await trial(BUILDX, dockerfile('exit 0'), { with: { platforms: 'linux/s390x' } });
    expectBlocked(ill, /runs linux\/\w+, which is not among 'platforms'/, 'BAD_INPUT');
    expect(ill.job.main.log).not.toContain('#1 ');
  });

  test('a secret in smoke-args or smoke-url is refused', async () => {
    const token = makeToken();
    for (const inputs of [
      { 'smoke-args': `-e "TOKEN=${token}"` },
      { 'smoke-args': `-- server --token ${token.slice(3)}` },
      { 'smoke-url': `http://127.0.0.1:1/${Buffer.from(token).toString('base64')}` },
    ]) {
      const ill = await trial(BUILDX, dockerfile('exit 0'), { token, with: inputs });
      expectBlocked(ill, /^Input 'smoke-(args|url)'.* contains the token 'hf_token'/, 'BAD_INPUT');
    }
  });

  test('a URL without a test is refused', async () => {
    const ill = await trial(BUILDX, dockerfile('exit 0'), {
      with: { 'smoke-test': 'false', 'smoke-url': 'http://127.0.0.1:1/' },
    });
    expectBlocked(ill, /'smoke-url' says how, but smoke-test is off/, 'BAD_INPUT');
  });
});
