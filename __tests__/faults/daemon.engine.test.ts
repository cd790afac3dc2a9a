import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { uploadsTo } from '../gate/observe.js';
import { startAction } from '../runner/runner.js';
import { DaemonProxy } from './daemon-proxy.js';

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

test('a daemon that dies in the middle of a build is named, and nothing is left', async () => {
  const daemon = await DaemonProxy.start(process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock');
  const workspace = makeWorkspace({
    Dockerfile: `FROM ${baseImage}
RUN --mount=type=secret,id=hf_token,required=true : ${randomBytes(8).toString('hex')}; echo sleeping now && sleep 60
`,
  });
  disposables.push(
    () => daemon.dispose(),
    () => rmSync(workspace, { recursive: true }),
  );
  const tag = makeTag(registry);
  const running = startAction({
    actionDir: process.cwd(),
    workspace,
    with: { context: '.', push: 'true', tags: tag, 'hf-token': makeToken() },
    env: { DOCKER_HOST: daemon.host },
  });
  await running.waitFor('sleeping now\n');
  daemon.die();
  const job = await running.result;
  disposables.push(job.dispose);
  expect(job.main.annotations.map(({ title, message }) => `${title} ${message}`)).toEqual([
    expect.stringMatching(
      /^hf-secret-build: NO_DAEMON The Docker daemon or builder went away while it built: /,
    ),
  ]);
  expect(job.main.exitCode).toBe(1);
  expect(job.outputs).toMatchObject({ digest: '', imageid: '', verdict: 'unverified' });
  expect(readdirSync(job.temp).filter(name => name.startsWith('hf-secret-build-'))).toEqual([]);
  expect(uploadsTo(tag)).toEqual([]);
  expect(await job.orphans()).toEqual([]);
});
