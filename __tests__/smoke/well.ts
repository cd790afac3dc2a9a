import { afterAll, describe, expect, test } from '@jest/globals';
import { disposeAll, titles } from '../engines/build.js';
import { dockerfile, freePort, SERVER, trial } from './trial.js';

afterAll(disposeAll);

const BUILDX = { name: 'buildx', program: 'docker', inputs: {}, env: {} } as const;

describe('an image that stands the smoke test', () => {
  test('answers at its URL and is pushed', async () => {
    const port = await freePort();
    const { job, uploads, report } = await trial(BUILDX, dockerfile(SERVER), {
      with: {
        'smoke-args': `-p 127.0.0.1:${port}:8091 -e 'A=b c'`,
        'smoke-url': `http://127.0.0.1:${port}/`,
      },
    });
    expect(titles(job)).toEqual([]);
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toMatch(/Smoke test passed: http:\S+ answers with HTTP 200/);
    expect(job.outputs['verdict']).toBe('clean');
    expect(report).toMatchObject({ verdict: 'clean' });
    expect(uploads).not.toEqual([]);
  });

  test('ends by itself without one, with the options and the command that it is given', async () => {
    const command = `test "$A" = "b c" && test "$(id -u)" = 1000 && test ! -e /run/secrets/hf_token`;
    const { job, uploads } = await trial(BUILDX, dockerfile('exit 9'), {
      with: { 'smoke-args': `-e 'A=b c' --user 1000 -- sh -c '${command}'` },
    });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toContain('Smoke test passed: the container ended with code 0');
    expect(uploads).not.toEqual([]);
  });

  test('is tested and pushed without a secret to search for', async () => {
    const { job, report, uploads } = await trial(BUILDX, 'FROM scratch\n', { token: '' });
    expect(job.conclusion).toBe('failure'); // nothing that could be run
    expect(titles(job)).toContain('hf-secret-build: SMOKE_FAILED');
    expect(uploads).toEqual([]);
    expect(report).toMatchObject({ verdict: 'skipped' });
    const text = dockerfile('exit 0').replace(/^RUN .*$/m, 'RUN echo plain > /plain');
    const other = await trial(BUILDX, text, { token: '' });
    expect(other.job.conclusion).toBe('success');
    expect(other.job.outputs['verdict']).toBe('skipped');
    expect(other.uploads).not.toEqual([]);
  });

  test('is tested under report, whatever the verdict', async () => {
    const leak = 'RUN --mount=type=secret,id=hf_token cp /run/secrets/hf_token /leak';
    const inputs = { verify: 'report' };
    const well = await trial(BUILDX, dockerfile('exit 0', leak), { with: inputs });
    expect(well.job.outputs['verdict']).toBe('leak');
    expect(well.job.main.log).toContain('Smoke test passed');
    expect(well.uploads).not.toEqual([]);
    const ill = await trial(BUILDX, dockerfile('exit 1', leak), { with: inputs });
    expect(ill.job.conclusion).toBe('failure');
    expect(ill.uploads).toEqual([]);
  });
});
