import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, testEngine } from '../engine/engine.js';
import { binFolder, programPath } from '../engine/recorder.js';
import { filesBelow, pushedContent, tracesOf } from '../engine/traces.js';
import { uploadsTo } from '../gate/observe.js';
import { build, disposeAll, titles } from './build.js';
import { podmanStore, testPodman } from './engines.js';

// What is Podman's own: its store, what it cannot do, and which engine is taken.

const { registry, baseImage } = testEngine();
const found = testPodman();
if (found === undefined)
  throw new Error('These tests need Podman. Run them by `npm test`, which installs it.');
const engine = found;
const folders: string[] = [];
afterAll(async () => {
  await disposeAll();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function podman(...args: string[]): string {
  return execFileSync('podman', args, { env: { ...process.env, ...engine.env }, encoding: 'utf8' }).trim();
}

/** buildah, and what it needs for a user who is not root. */
const BUILDAH = ['buildah', 'newuidmap', 'newgidmap'];

/** A PATH that has these programs alone. */
function pathOf(...names: string[]): string {
  const folder = binFolder(Object.fromEntries(names.map(name => [name, programPath(name)])));
  folders.push(folder);
  return folder;
}

test('a DOCKER_CONFIG without credentials is none', async () => {
  const tag = makeTag(registry);
  const { job } = await build({
    engine,
    with: { push: 'true', tags: tag },
    env: { DOCKER_CONFIG: pathOf() },
  });
  expect(titles(job)).toEqual([]);
  expect(job.outputs['verdict']).toBe('clean');
  expect(uploadsTo(tag)).not.toEqual([]);
});

describe("Podman's store", () => {
  test('has a clean image under its tags, and no name of the run', async () => {
    const tag = makeTag(registry);
    const { job } = await build({ engine, with: { load: 'true', tags: `${tag}\nlocal/app:1` } });
    expect(job.conclusion).toBe('success');
    const named = podman('image', 'inspect', '--format', 'sha256:{{.Id}} {{len .RepoTags}}', tag);
    expect(named).toBe(`${job.outputs['imageid']} 2`);
    expect(podman('image', 'inspect', '--format', 'sha256:{{.Id}}', 'local/app:1')).toBe(
      job.outputs['imageid'],
    );
    expect(uploadsTo(tag)).toEqual([]);
  });

  test('has nothing of a leaky image afterwards', async () => {
    const Dockerfile = `FROM ${baseImage}
RUN --mount=type=secret,id=hf_token : ${randomUUID()}; cp /run/secrets/hf_token /t
RUN rm /t
`;
    const token = makeToken();
    const { job } = await build({
      engine,
      token,
      files: { Dockerfile },
      with: { load: 'true', tags: 'local/leak:1' },
    });
    expect(titles(job)).toContain('hf-secret-build: LEAK');
    expect(job.main.log).toContain('podman image prune');
    expect(tracesOf(token, filesBelow(podmanStore(engine)))).toEqual([]);
  });

  test('has nothing of a leaky list of platforms afterwards', async () => {
    const token = makeToken();
    const files = {
      Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY for-${TARGETARCH} /data\n',
      'for-amd64': `clean ${randomUUID()}`,
      'for-arm64': gzipSync(token),
    };
    const { job } = await build({ engine, token, files, with: { platforms: 'linux/amd64,linux/arm64' } });
    expect(titles(job)).toContain('hf-secret-build: LEAK');
    expect(tracesOf(token, filesBelow(podmanStore(engine)))).toEqual([]);
  });

  test('keeps a leaky image that has another name already', async () => {
    const note = randomUUID();
    const files = { Dockerfile: `FROM ${baseImage}\nCOPY data /data\n`, data: gzipSync(note) };
    await build({ engine, files, with: { load: 'true', tags: 'local/named:1' } });
    const { job } = await build({ engine, files, with: { tags: 'local/other:1', secrets: `note=${note}` } });
    expect(job.outputs['verdict']).toBe('leak');
    expect(podman('image', 'inspect', '--format', '{{.RepoTags}}', 'local/named:1')).toBe(
      '[localhost/local/named:1]',
    );
  });

  test('keeps what a Dockerfile says that OCI images have no place for', async () => {
    const Dockerfile = `FROM ${baseImage}\nSHELL ["/bin/sh", "-ec"]\nRUN echo ${randomUUID()} > /a\nHEALTHCHECK CMD true\n`;
    await build({ engine, files: { Dockerfile }, with: { load: 'true', tags: 'local/health:1' } });
    expect(podman('image', 'inspect', '--format', '{{.HealthCheck.Test}}', 'local/health:1')).toBe(
      '[CMD-SHELL true]',
    );
  });
});

describe('the inputs that Podman has', () => {
  test('reach the build and the image', async () => {
    const tag = makeTag(registry);
    const Dockerfile = `FROM base AS one
ARG WORD
RUN --mount=type=secret,id=hf_token : ${randomUUID()}; echo "$WORD $(grep elsewhere /etc/hosts) $(ulimit -n) $(df -k /dev/shm | tail -1)"
COPY --from=other file /file
FROM one AS two
RUN false
`;
    const { job } = await build({
      engine,
      files: { 'app/Build': Dockerfile, 'app/a': 'a', 'other/file': 'from the other context' },
      with: {
        context: 'app',
        file: 'app/Build',
        target: 'one',
        'add-hosts': 'elsewhere:1.2.3.4',
        'build-args': 'WORD=a word',
        'build-contexts': `base=docker-image://${baseImage}\nother=./other`,
        labels: 'org.example.a=b, c',
        annotations: 'org.example.note=a note',
        network: 'host',
        'shm-size': '8m',
        ulimit: 'nofile=1000:1000',
        pull: 'true',
        'no-cache': 'true',
        platforms: 'linux/amd64',
        tags: tag,
        outputs: `type=image,name=${tag},push=true,compression=zstd`,
      },
    });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toMatch(/a word 1\.2\.3\.4\s+elsewhere 1000 shm\s+8192/);
    const [manifest, ...blobs] = await pushedContent(tag);
    expect(JSON.parse(manifest?.bytes.toString() ?? '')).toMatchObject({
      annotations: { 'org.example.note': 'a note' },
    });
    const config = JSON.parse(blobs[0]?.bytes.toString() ?? '') as { config: { Labels: object } };
    expect(config.config.Labels).toMatchObject({ 'org.example.a': 'b, c' });
    expect(blobs.at(-1)?.name).toContain('tar+zstd');
  });
});

describe('an input that Podman cannot honour', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['allow', { allow: 'network.host' }],
    ['attests', { attests: 'type=sbom' }],
    ['builder', { builder: 'mine' }],
    ['call', { call: 'check' }],
    ['cache-to', { 'cache-to': 'localhost/cache' }],
    ['no-cache-filters', { 'no-cache-filters': 'build' }],
    ['provenance', { provenance: 'mode=max' }],
    ['sbom', { sbom: 'true' }],
  ])('is an error: %s', async (input, inputs) => {
    const tag = makeTag(registry);
    const { job } = await build({ engine, with: { push: 'true', tags: tag, ...inputs } });
    expect(titles(job)).toEqual(['hf-secret-build: BAD_INPUT']);
    expect(job.main.annotations[0]?.message).toContain(`'${input}'`);
    expect(uploadsTo(tag)).toEqual([]);
  });

  test('is an error: the Git repository of a private run', async () => {
    const event = { repository: { private: true } };
    const { job } = await build({ engine, with: { context: '' }, github: { event } });
    expect(titles(job)).toEqual(['hf-secret-build: BAD_INPUT']);
    expect(job.main.annotations[0]?.message).toContain('set context: .');
  });

  test('is the builder of a cache under report: it leaves during the build, as asked', async () => {
    const cache = makeTag(registry).replace(/:1$/, '');
    const { job } = await build({ engine, with: { verify: 'report', 'cache-to': cache } });
    expect(job.conclusion).toBe('success');
    expect(uploadsTo(`${cache}:1`)).not.toEqual([]);
  });
});

describe('which engine', () => {
  test('is Podman by auto where there is no docker', async () => {
    const tag = makeTag(registry);
    const { job } = await build({
      engine,
      with: { engine: 'auto', push: 'true', tags: tag },
      env: { PATH: pathOf('podman') },
    });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toMatch(/^Engine: \/.*\/podman$/m);
    expect(uploadsTo(tag)).not.toEqual([]);
  });

  test('is buildx by auto where there is docker', async () => {
    const { job } = await build({ engine, with: { engine: 'auto' } });
    expect(job.main.log).toMatch(/^Engine: .*docker buildx$/m);
  });

  test('is buildah where there is no podman', async () => {
    const tag = makeTag(registry);
    const { job } = await build({
      engine,
      with: { push: 'true', tags: tag, outputs: 'type=local,dest=out' },
      env: { PATH: pathOf(...BUILDAH) },
    });
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('clean');
    expect(uploadsTo(tag)).not.toEqual([]);
    const leaky = `FROM ${baseImage}\nRUN --mount=type=secret,id=hf_token : ${randomUUID()}; cp /run/secrets/hf_token /t\n`;
    const token = makeToken();
    const refused = await build({
      engine,
      token,
      files: { Dockerfile: leaky },
      with: { push: 'true', tags: makeTag(registry) },
      env: { PATH: pathOf(...BUILDAH) },
    });
    expect(titles(refused.job)).toContain('hf-secret-build: LEAK');
    expect(tracesOf(token, filesBelow(podmanStore(engine)))).toEqual([]);
  });

  test('is buildah by its name where podman is there too', async () => {
    const tag = makeTag(registry);
    const PATH = pathOf('podman', ...BUILDAH);
    const { job } = await build({
      engine,
      with: { engine: 'buildah', push: 'true', tags: tag },
      env: { PATH },
    });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toMatch(/^Engine: \/.*\/buildah$/m);
    expect(uploadsTo(tag)).not.toEqual([]);
    const missing = await build({ engine, with: { engine: 'buildah' }, env: { PATH: pathOf('podman') } });
    expect(missing.job.main.log).toContain('buildah is not on the PATH of this runner.');
  });

  test('is an error where there is none', async () => {
    const { job } = await build({ engine, env: { PATH: pathOf() } });
    expect(titles(job)).toEqual(['hf-secret-build: NO_PODMAN']);
  });
});
