import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { uploadsTo } from '../gate/observe.js';
import { startAction } from '../runner/runner.js';
import { dockerfile, left } from './trial.js';

const { registry } = testEngine();
const BUILDX = { name: 'buildx', program: 'docker', inputs: {}, env: {} } as const;

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

/** A job whose container runs until somebody ends it. */
function startSlow() {
  const tag = makeTag(registry);
  const token = makeToken();
  const workspace = makeWorkspace({ Dockerfile: dockerfile(`: ${randomUUID()}; sleep 600`) });
  disposables.push(() => rmSync(workspace, { recursive: true, force: true }));
  const job = startAction({
    actionDir: process.cwd(),
    workspace,
    with: { context: '.', 'hf-token': token, push: 'true', tags: tag, 'smoke-test': 'true' },
    secrets: [token],
  });
  return { job, tag };
}

async function untilRunning(): Promise<void> {
  while (!left(BUILDX).some(line => /^hf-secret-build-\w+$/.test(line))) await sleep(100);
}

describe('a smoke test that is ended', () => {
  test('by the Cancel button leaves neither container nor image, before post', async () => {
    const { job, tag } = startSlow();
    await untilRunning();
    job.cancel();
    const result = await job.result;
    disposables.push(result.dispose);
    expect(result.conclusion).toBe('cancelled');
    expect(result.post?.log).not.toContain('the smoke test');
    expect(left(BUILDX)).toEqual([]);
    expect(uploadsTo(tag)).toEqual([]);
  });

  test('by a kill of main is removed by post', async () => {
    const { job, tag } = startSlow();
    await untilRunning();
    job.kill('SIGKILL');
    const result = await job.result;
    disposables.push(result.dispose);
    expect(result.main.signal).toBe('SIGKILL');
    expect(result.post?.log).toContain('removed the smoke test.');
    expect(result.post?.exitCode).toBe(0);
    expect(left(BUILDX)).toEqual([]);
    expect(uploadsTo(tag)).toEqual([]);
  });
});
