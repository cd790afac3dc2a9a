import { afterAll, describe, expect, test } from '@jest/globals';
import { disposeAll, titles } from '../engines/build.js';
import { testPodman } from '../engines/engines.js';
import { dockerfile, freePort, SERVER, trial } from './trial.js';

afterAll(disposeAll);

const podman = testPodman();

/** Podman raises limits for containers, which not every machine lets it. */
const LIMITS = '--ulimit nofile=1024:1024 --ulimit nproc=1024:1024';

describe('a smoke test with Podman', () => {
  if (podman === undefined)
    throw new Error('These tests need a Podman. Run them by `npm test`, which finds one.');

  test('runs the image of its own store', async () => {
    const { job, uploads } = await trial(podman, dockerfile('test ! -s /run/secrets/hf_token && exit 0'), {
      with: { 'smoke-args': LIMITS },
    });
    expect(titles(job)).toEqual([]);
    expect(job.main.log).toContain('Smoke test passed: the container ended with code 0');
    expect(uploads).not.toEqual([]);
  });

  test('asks its URL', async () => {
    // Podman has the network of the machine here: the server takes the port itself.
    const port = await freePort();
    const { job, uploads } = await trial(podman, dockerfile(SERVER.replace('8091', String(port))), {
      with: { 'smoke-args': `${LIMITS} --network host`, 'smoke-url': `http://127.0.0.1:${port}/` },
    });
    expect(job.main.log).toContain('answers with HTTP 200');
    expect(uploads).not.toEqual([]);
  });

  test('keeps back what does not stand it, and shows the log', async () => {
    const { job, uploads } = await trial(podman, dockerfile("echo '::error::not well'; exit 3"), {
      with: { 'smoke-args': LIMITS },
    });
    expect(titles(job)).toEqual(['hf-secret-build: SMOKE_FAILED']);
    expect(job.main.annotations[0]?.message).toMatch(/the container ended with code 3/);
    expect(job.main.log).toContain('not well');
    expect(uploads).toEqual([]);
  });

  test('keeps back what has content where secrets are mounted', async () => {
    const text = dockerfile('exit 0', 'RUN mkdir -p /run/secrets && echo plain > /run/secrets/other');
    const { job, uploads } = await trial(podman, text);
    expect(titles(job)).toEqual(['hf-secret-build: SMOKE_FAILED']);
    expect(job.main.annotations[0]?.message).toMatch(/has \/run\/secrets\/other: content/);
    expect(uploads).toEqual([]);
  });
});
