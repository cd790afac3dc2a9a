import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, testEngine } from '../engine/engine.js';
import { uploadsTo } from '../gate/observe.js';
import { StandIn } from '../gate/stand-in.js';
import type { JobResult } from '../runner/runner.js';
import { build, disposeAll, titles } from './build.js';
import { testedEngines } from './engines.js';

// What leaves when it is clean, on every engine.

const { registry, baseImage, store } = testEngine();

afterAll(disposeAll);

interface Tagged {
  readonly digest: string | null;
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** What the registry has under a tag. */
async function tagged(reference: string): Promise<Tagged> {
  const types = ['oci.image.index.v1', 'oci.image.manifest.v1'].map(type => `application/vnd.${type}+json`);
  const docker = ['manifest.list.v2', 'manifest.v2'].map(
    type => `application/vnd.docker.distribution.${type}+json`,
  );
  const [, host, repository, name] = /^([^/]+)\/(.+):([^:]+)$/.exec(reference) ?? [];
  const response = await fetch(`http://${host}/v2/${repository}/manifests/${name}`, {
    headers: { accept: [...types, ...docker].join(',') },
  });
  const manifest = (await response.json()) as Record<string, unknown>;
  return { digest: response.headers.get('docker-content-digest'), manifest };
}

const metadata = ({ outputs }: JobResult) => JSON.parse(outputs['metadata'] ?? '') as Record<string, unknown>;

describe.each(testedEngines())('a clean build with $name', engine => {
  test('is pushed under all its tags, and the outputs are those of what was pushed', async () => {
    const tag = makeTag(registry);
    const { job, report } = await build({ engine, with: { push: 'true', tags: `${tag}\n${tag}b` } });
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('clean');
    expect(report).toMatchObject({ version: 1, verdict: 'clean', findings: [], unscanned: [] });
    for (const reference of [tag, `${tag}b`]) {
      expect((await tagged(reference)).digest).toBe(job.outputs['digest']);
    }
    const { manifest } = await tagged(tag);
    expect(job.outputs['imageid']).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(metadata(job)).toMatchObject({
      'containerimage.digest': job.outputs['digest'],
      'image.name': `${tag},${tag}b`,
      'containerimage.config.digest': (manifest['config'] as { digest: string }).digest,
    });
    expect(job.jobOutputs).toEqual(job.outputs);
  });

  test('of several platforms is pushed as one list', async () => {
    const tag = makeTag(registry);
    const { job, report } = await build({
      engine,
      files: {
        Dockerfile: `FROM scratch\nARG TARGETARCH\nCOPY for-\${TARGETARCH} /${randomUUID()}\n`,
        'for-amd64': 'one',
        'for-arm64': 'two',
      },
      with: { push: 'true', tags: tag, platforms: 'linux/amd64,linux/arm64' },
    });
    if (engine.name === 'buildx' && store === 'classic') {
      expect(job.main.annotations.map(({ message }) => message)).toEqual([
        expect.stringContaining('does not currently support exporting manifest lists'),
      ]);
      expect(uploadsTo(tag)).toEqual([]);
      return;
    }
    expect(job.conclusion).toBe('success');
    expect(report?.verdict).toBe('clean');
    const { digest, manifest } = await tagged(tag);
    expect(digest).toBe(job.outputs['digest']);
    const platforms = (manifest['manifests'] as { platform: { architecture: string } }[]).map(
      ({ platform }) => platform.architecture,
    );
    expect([...platforms].sort()).toEqual(['amd64', 'arm64']);
  });

  test('gives its files and archives to this machine, after the search', async () => {
    const { job, workspace } = await build({
      engine,
      with: { outputs: 'type=local,dest=files' },
    });
    expect(job.conclusion).toBe('success');
    expect(readFileSync(join(workspace, 'files/length'), 'utf8').trim()).toBe('37');
    const archive = await build({ engine, with: { outputs: 'type=oci,dest=image.tar' } });
    expect(archive.job.conclusion).toBe('success');
    const names = execFileSync('tar', ['tf', join(archive.workspace, 'image.tar')], { encoding: 'utf8' });
    expect(names).toContain('index.json');
  });

  test('is not searched when no search is wanted, and is pushed', async () => {
    const tag = makeTag(registry);
    const { job, report } = await build({ engine, with: { verify: 'off', push: 'true', tags: tag } });
    expect(report).toMatchObject({ verdict: 'skipped', reason: 'verify is off' });
    expect((await tagged(tag)).digest).toBe(job.outputs['digest']);
    expect(job.outputs['imageid']).toMatch(/^sha256:/);
    const name = `hf-secret-build-test-${process.pid}:off`;
    const local = await build({ engine, with: { verify: 'off', load: 'true', tags: name } });
    expect(local.job.outputs['digest']).toMatch(/^sha256:/);
    execFileSync(engine.program, ['image', 'rm', name], { env: { ...process.env, ...engine.env } });
  });

  test('has its push tried again when that fails on its way', async () => {
    const tag = makeTag(registry);
    const fails = {
      buildx: `case "$*" in *--push*) if [ "$(grep -c -- --push "$0.calls")" -lt 3 ]; then
        echo '#5 [1/2] FROM base' >&2; echo 'ERROR: failed to push: unexpected status from PUT request: 500' >&2; exit 1
      fi;; esac`,
      podman: `case "$*" in push*docker://*) if [ "$(grep -c 'docker://' "$0.calls")" -lt 3 ]; then
        echo 'Error: writing blob: received unexpected HTTP status: 500 Internal Server Error' >&2; exit 125
      fi;; esac`,
    };
    const standIn = new StandIn(fails[engine.name], engine.program);
    const { job } = await build({ engine, standIn, with: { push: 'true', tags: tag } });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toContain('trying again in 2 s (2 of 2)');
    expect(uploadsTo(tag)).not.toEqual([]);
  });

  test('is not tried again when the registry refuses it, and nothing is built again', async () => {
    const refuses = {
      buildx: `case "$*" in *--push*) echo '#5 [1/2] FROM base' >&2; echo 'ERROR: failed to push: denied: requested access to the resource is denied' >&2; exit 1;; esac`,
      podman: `case "$*" in push*docker://*) echo 'Error: writing blob: initiating layer upload: denied: requested access to the resource is denied' >&2; exit 125;; esac`,
    };
    const standIn = new StandIn(refuses[engine.name], engine.program);
    const { job } = await build({
      engine,
      standIn,
      with: { push: 'true', tags: makeTag(registry), 'no-cache': 'true' },
    });
    expect(job.conclusion).toBe('failure');
    expect(job.outputs['digest']).toBe('');
    const calls = standIn.calls();
    expect(calls.filter(call => /--push|docker:\/\//.test(call))).toHaveLength(1);
    expect(calls.filter(call => call.includes('--no-cache'))).toHaveLength(1);
  });

  test('that fails between two tags says which is out, and with which digest', async () => {
    const tag = makeTag(registry);
    const isPodman = engine.name === 'podman';
    // The second name is one that no registry takes.
    const other = isPodman ? `${tag}b` : 'localhost:1/test/x:1';
    const denies = `case "$*" in push*docker://*b) echo 'Error: writing manifest: denied' >&2; exit 125;; esac`;
    const standIn = new StandIn(isPodman ? denies : '', engine.program);
    const tags = { push: 'true', tags: `${tag}\n${other}`, 'push-retries': '0' };
    const { job } = await build({ engine, standIn, with: tags });
    const { digest } = await tagged(tag);
    expect(titles(job)).toContain('hf-secret-build: PUSH_FAILED');
    expect(job.outputs).toMatchObject({ digest, verdict: 'clean' });
    expect(job.main.annotations.at(-1)?.message).toContain(`${tag} (${digest})`);
    expect(job.main.summary).toContain('Searched, but delivered in part');
  });

  test('that turns out to be another one after the push is an error', async () => {
    const swaps = {
      buildx: 'case "$*" in *--push*) echo changed > data;; esac',
      // The store's image of the run is pushed by its id: here another one is.
      podman: `case "$*" in push*docker://*) for last; do :; done; exec '${'PODMAN'}' push --digestfile "$3" ${baseImage} "$last";; esac`,
    };
    const standIn = new StandIn(
      swaps[engine.name].replace(
        'PODMAN',
        execFileSync('which', [engine.program], { encoding: 'utf8' }).trim(),
      ),
      engine.program,
    );
    const { job } = await build({
      engine,
      standIn,
      files: { Dockerfile: `FROM ${baseImage}\nCOPY data /data\n`, data: randomUUID() },
      with: { push: 'true', tags: makeTag(registry) },
    });
    expect(titles(job)).toContain('hf-secret-build: PUSH_DIFFERS');
    expect(job.outputs['digest']).toBe('');
  });
});
