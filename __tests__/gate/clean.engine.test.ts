import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { pushedContent } from '../engine/traces.js';
import { type JobResult, runAction } from '../runner/runner.js';
import { type ReadReport, readReport, uploadsTo } from './observe.js';
import { testWithLayouts } from './with-layouts.js';

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

const DOCKERFILE = `FROM ${baseImage} AS build
RUN --mount=type=secret,id=hf_token wc -c < /run/secrets/hf_token > /length
FROM ${baseImage}
COPY --from=build /length /length
RUN mkdir /data && seq 20000 > /data/numbers && gzip -k /data/numbers
`;

function workspace(dockerfile = DOCKERFILE): string {
  const folder = makeWorkspace({ Dockerfile: dockerfile, clean: 'clean' });
  disposables.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Built {
  readonly job: JobResult;
  readonly report: ReadReport | undefined;
}

async function build(inputs: Readonly<Record<string, string>>, folder = workspace()): Promise<Built> {
  let report: ReadReport | undefined;
  const token = makeToken();
  const job = await runAction({
    actionDir: process.cwd(),
    workspace: folder,
    with: { context: '.', 'hf-token': token, ...inputs },
    secrets: [token],
    laterSteps: outputs => {
      if (outputs['report']) report = readReport(outputs);
    },
  });
  disposables.push(job.dispose);
  return { job, report };
}

/** docker without the action, as docker/build-push-action would call it. */
function plainPush(folder: string, args: readonly string[]): string {
  const metadata = join(folder, 'metadata.json');
  const secret = ['--secret', 'id=hf_token,src=clean'];
  execFileSync(
    'docker',
    ['buildx', 'build', '--push', ...secret, '--metadata-file', metadata, ...args, '.'],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  );
  const { 'containerimage.digest': digest } = JSON.parse(readFileSync(metadata, 'utf8')) as Record<
    string,
    string
  >;
  rmSync(metadata);
  return digest ?? '';
}

const digests = (stored: readonly { readonly name: string }[]) =>
  stored.map(({ name }) => name.split(' ')[0] ?? '').filter(name => name.startsWith('sha256:'));

describe('a clean build', () => {
  test('is pushed with the digest of a plain build and push', async () => {
    const folder = workspace();
    const tag = makeTag(registry);
    const { job, report } = await build({ push: 'true', tags: tag, provenance: 'false' }, folder);
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('clean');
    expect(report).toMatchObject({ version: 1, verdict: 'clean', findings: [], unscanned: [] });
    expect(report?.secrets).toEqual([{ id: 'hf_token', input: 'hf-token', searched: true }]);
    expect(job.outputs['digest']).toBe(plainPush(folder, ['--provenance=false', '-t', makeTag(registry)]));
    const pushed = await pushedContent(tag);
    expect(pushed.length).toBeGreaterThan(3);
  });

  testWithLayouts('has the same images as a plain push when it has attestations', async () => {
    const folder = workspace();
    const [tag, other] = [makeTag(registry), makeTag(registry)];
    const { job, report } = await build({ push: 'true', tags: tag, provenance: 'mode=max' }, folder);
    expect(job.conclusion).toBe('success');
    expect(report?.searched['blobs']).toBeGreaterThan(8);
    plainPush(folder, ['--provenance=mode=max', '-t', other]);
    const [mine, theirs] = [digests(await pushedContent(tag)), digests(await pushedContent(other))];
    // All but the attestation, its config and its manifest, which hold the time of the build.
    expect(mine.filter(digest => theirs.includes(digest)).length).toBe(mine.length - 3);
  });

  test('is compared with what was searched when its config holds the inline cache', async () => {
    const folder = workspace(`FROM ${baseImage}\nRUN echo ${Math.random()} > /new\n`);
    const inputs = { push: 'true', tags: makeTag(registry), provenance: 'false', 'cache-to': 'type=inline' };
    const { job } = await build(inputs, folder);
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('clean');
  });

  test('gets all its tags, in two repositories', async () => {
    const [tag, other] = [makeTag(registry), makeTag(registry)];
    const { job } = await build({ push: 'true', tags: `${tag},${tag}b\n${other}` });
    for (const reference of [tag, `${tag}b`, other]) {
      const [, repository, name] = /^[^/]+\/(.+):([^:]+)$/.exec(reference) ?? [];
      const response = await fetch(`http://${registry}/v2/${repository}/manifests/${name}`, {
        method: 'HEAD',
        headers: {
          accept:
            'application/vnd.oci.image.index.v1+json,application/vnd.oci.image.manifest.v1+json,application/vnd.docker.distribution.manifest.v2+json',
        },
      });
      expect(response.headers.get('docker-content-digest')).toBe(job.outputs['digest']);
    }
  });

  test('is loaded and exported to where the user wants it, after the search', async () => {
    const out = mkdtempSync(join(tmpdir(), 'out-'));
    disposables.push(() => rmSync(out, { recursive: true, force: true }));
    const { job } = await build({ outputs: `type=local,dest=${out}` });
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('clean');
    expect(readFileSync(join(out, 'length'), 'utf8').trim()).toBe('37');

    const name = `hf-secret-build-test-${process.pid}:1`;
    disposables.push(() => execFileSync('docker', ['image', 'rm', '-f', name], { stdio: 'ignore' }));
    const loaded = await build({ load: 'true', tags: name });
    expect(loaded.job.conclusion).toBe('success');
    const id = execFileSync('docker', ['image', 'inspect', '--format', '{{.Id}}', name], {
      encoding: 'utf8',
    });
    expect([loaded.job.outputs['imageid'], loaded.job.outputs['digest']]).toContain(id.trim());
  });

  testWithLayouts('exports its cache to where the user wants it, after the search', async () => {
    const tag = makeTag(registry);
    const cache = mkdtempSync(join(tmpdir(), 'cache-'));
    disposables.push(() => rmSync(cache, { recursive: true, force: true }));
    const { job, report } = await build({
      push: 'true',
      tags: tag,
      'cache-to': `type=local,dest=${cache},mode=max`,
    });
    expect(job.conclusion).toBe('success');
    expect(existsSync(join(cache, 'index.json'))).toBe(true);
    // What went there was searched: the report counts at least as many blobs.
    expect(report?.searched['blobs']).toBeGreaterThan(readdirSync(join(cache, 'blobs/sha256')).length);
  });

  test('leaves nothing but the report and a note of whose it is for later steps, and nothing after post', async () => {
    const left: string[] = [];
    const job = await runAction({
      actionDir: process.cwd(),
      workspace: workspace(),
      with: { context: '.', 'hf-token': makeToken() },
      laterSteps: outputs => {
        left.push(...readdirSync(join(outputs['report'] ?? '', '..')));
      },
    });
    disposables.push(job.dispose);
    expect(left).toEqual(['owner.json', 'report.json', 'report.sarif']);
    expect(readdirSync(job.temp).filter(name => name.startsWith('hf-secret-build-'))).toEqual([]);
  });

  test('is pushed from a RUNNER_TEMP that no reference and no CSV can hold', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'odd, name@1:"'));
    disposables.push(() => rmSync(folder, { recursive: true, force: true }));
    const job = await runAction({
      actionDir: process.cwd(),
      workspace: workspace(),
      temp: folder,
      with: { context: '.', 'hf-token': makeToken(), push: 'true', tags: makeTag(registry) },
    });
    disposables.push(job.dispose);
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('clean');
  });

  test('is not searched when nothing is secret, or when no search is wanted', async () => {
    const tag = makeTag(registry);
    const none = await build(
      { 'hf-token': '', push: 'true', tags: tag },
      workspace(`FROM ${baseImage}\nRUN echo a > /a\n`),
    );
    expect(none.job.outputs['verdict']).toBe('skipped');
    expect(none.report).toMatchObject({ verdict: 'skipped', reason: 'no secret was mounted' });
    const off = await build({ verify: 'off', push: 'true', tags: makeTag(registry) });
    expect(off.report).toMatchObject({ verdict: 'skipped', reason: 'verify is off' });
    expect(uploadsTo(tag)).not.toEqual([]);
  });

  test('that fails says so and is unverified', async () => {
    const { job } = await build(
      { push: 'true', tags: makeTag(registry) },
      workspace(`FROM ${baseImage}\nRUN false\n`),
    );
    expect(job.conclusion).toBe('failure');
    expect(job.outputs['verdict']).toBe('unverified');
  });
});
