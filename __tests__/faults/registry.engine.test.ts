import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { type JobResult, type RunningJob, startAction } from '../runner/runner.js';
import { RegistryProxy, type Rule } from './registry-proxy.js';

// A registry that goes wrong during the push. The daemon pushes, and itself tries four times what may pass.

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

interface Push {
  readonly job: JobResult;
  readonly proxy: RegistryProxy;
  readonly repository: string;
}

interface Started extends Omit<Push, 'job'> {
  readonly running: RunningJob;
}

async function start(rule: Rule, retries = 0): Promise<Started> {
  const proxy = await RegistryProxy.start(registry, rule);
  const repository = `${proxy.address}/test/${randomBytes(6).toString('hex')}`;
  const workspace = makeWorkspace({
    Dockerfile: `FROM ${baseImage}\nRUN --mount=type=secret,id=hf_token,required=true echo ${randomBytes(8).toString('hex')} > /made\n`,
  });
  disposables.push(
    () => proxy.stop(),
    () => rmSync(workspace, { recursive: true }),
  );
  const running = startAction({
    actionDir: process.cwd(),
    workspace,
    with: {
      ...{ context: '.', push: 'true', 'hf-token': makeToken(), 'push-retries': String(retries) },
      tags: [1, 2, 3].map(tag => `${repository}:${tag}`).join('\n'),
    },
  });
  return { running, proxy, repository };
}

async function push(rule: Rule, retries = 0): Promise<Push> {
  const { running, ...started } = await start(rule, retries);
  return { job: await finish(running), ...started };
}

async function finish(running: RunningJob): Promise<JobResult> {
  const job = await running.result;
  disposables.push(job.dispose);
  expect(readdirSync(job.temp).filter(name => name.startsWith('hf-secret-build-'))).toEqual([]);
  return job;
}

const errorsOf = ({ main }: JobResult) => main.annotations.map(({ title, message }) => `${title} ${message}`);
const onManifests = /^PUT .*\/manifests\//;
const onUploads = /^(POST|PUT|PATCH) .*\/blobs\/uploads\//;
const answers =
  (requests: RegExp, status: number, code: string): Rule =>
  line =>
    requests.test(line) ? { kind: 'answer', status, code } : undefined;

/** The digest that a tag has in the real registry; undefined when it is not there. */
async function digestOf(reference: string): Promise<string | undefined> {
  const [, repository, tag] = /^[^/]+\/(.*):(.*)$/.exec(reference) ?? [];
  const accept =
    'application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json';
  const response = await fetch(`http://${registry}/v2/${repository}/manifests/${tag}`, {
    headers: { accept },
  });
  if (response.status === 404) return undefined;
  return `sha256:${createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex')}`;
}

describe('a push to a registry that', () => {
  test.concurrent.each<[string, Rule, RegExp]>([
    ['answers 500', answers(onManifests, 500, 'UNKNOWN'), /the proxy says 500/],
    ['has too many requests', answers(onManifests, 429, 'TOOMANYREQUESTS'), /toomanyrequests/],
    ['denies it', answers(onUploads, 403, 'DENIED'), /denied: the proxy says 403/],
    ['wants a login', answers(onUploads, 401, 'UNAUTHORIZED'), /unauthorized|401/],
    [
      'closes in the middle of a blob',
      line => (onUploads.test(line) ? { kind: 'cut' } : undefined),
      /EOF|reset/,
    ],
    [
      'closes in the middle of a manifest',
      line => (onManifests.test(line) ? { kind: 'cut' } : undefined),
      /EOF|reset/,
    ],
  ])(
    '%s is PUSH_FAILED with its reason, and no tag is there',
    async (_, rule, reason) => {
      const { job, repository } = await push(rule);
      const [error] = errorsOf(job);
      expect(error).toMatch(/^hf-secret-build: PUSH_FAILED The image was searched, but could not be pushed/);
      expect(error).toMatch(reason);
      expect(error).toContain(`under none of ${repository}:1, ${repository}:2, ${repository}:3`);
      expect(await digestOf(`${repository}:1`)).toBeUndefined();
      expect(job.outputs).toMatchObject({ digest: '', verdict: 'clean' });
    },
    120_000,
  );

  test.concurrent('refuses connections is PUSH_FAILED', async () => {
    const { running, proxy } = await start(() => undefined);
    await proxy.stop(); // long before the push
    const job = await finish(running);
    expect(errorsOf(job)[0]).toMatch(/PUSH_FAILED/);
  }, 120_000);

  test.concurrent('fails between two tags: the error says which of them are there, with the digest', async () => {
    const { job, repository } = await push(answers(/^PUT .*\/manifests\/2$/, 500, 'UNKNOWN'));
    const [error] = errorsOf(job);
    const first = await digestOf(`${repository}:1`);
    expect(first).toMatch(/^sha256:/);
    expect(await digestOf(`${repository}:2`)).toBeUndefined();
    expect(job.outputs).toMatchObject({ digest: first, verdict: 'clean' });
    expect(job.main.summary).toContain('Searched, but delivered in part');
    expect(job.main.summary).toContain(`<td>pushed</td><td><code>${repository}:1</code></td>`);
    expect(job.main.summary).not.toContain(`<td>pushed</td><td><code>${repository}:2</code></td>`);
    expect(error).toContain(
      `under ${repository}:1 (${first}), but not under ${repository}:2, ${repository}:3.`,
    );
  }, 120_000);

  test.concurrent('recovers gets the image after all', async () => {
    let isIll = true;
    const { running, repository } = await start(line => {
      return isIll && onManifests.test(line)
        ? { kind: 'answer', status: 429, code: 'TOOMANYREQUESTS' }
        : undefined;
    }, 2);
    await running.waitFor('The push failed; trying again in 1 s (1 of 2).');
    isIll = false;
    const job = await finish(running);
    expect(errorsOf(job)).toEqual([]);
    for (const tag of [1, 2, 3]) expect(await digestOf(`${repository}:${tag}`)).toBe(job.outputs['digest']);
  }, 120_000);

  test.concurrent('hangs holds the step only until it is cancelled', async () => {
    const { running, proxy } = await start(line => (onUploads.test(line) ? { kind: 'hang' } : undefined));
    await eventually(() => proxy.requests.some(line => onUploads.test(line)));
    const signalled = Date.now();
    running.kill('SIGINT');
    const job = await finish(running);
    expect(Date.now() - signalled).toBeLessThan(7500); // the runner's patience
    expect(errorsOf(job)).toEqual([expect.stringMatching(/CANCELLED/)]);
    expect(job.main.exitCode).toBe(1);
    expect(job.outputs).toMatchObject({ digest: '', verdict: 'clean' });
    expect(await job.orphans()).toEqual([]);
  }, 120_000);

  test.concurrent('is being waited for, for another try, does not hold a cancelled step', async () => {
    const { running } = await start(answers(onManifests, 429, 'TOOMANYREQUESTS'), 10);
    await running.waitFor('trying again in 1 s');
    running.kill('SIGTERM');
    const job = await finish(running);
    expect(errorsOf(job)).toEqual([expect.stringMatching(/CANCELLED/)]);
  }, 120_000);
});

async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && !holds(); tries++)
    await new Promise(resolve => setTimeout(resolve, 100));
  expect(holds()).toBe(true);
}
