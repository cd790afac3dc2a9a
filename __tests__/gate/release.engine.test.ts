import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { RegistryProxy, type Rule } from '../faults/registry-proxy.js';
import { type JobResult, runAction } from '../runner/runner.js';
import { uploadsTo } from './observe.js';
import { StandIn } from './stand-in.js';
import { testWithLayouts } from './with-layouts.js';

// How searched content leaves: nothing that was not searched, and the push last. What is asserted holds with every buildx:
// old ones export caches from the builder, newer ones push the searched layout.

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

/** The image is the same whatever `data` holds; the stage that reads it is in the cache alone. */
function dockerfile({ isSlow = false, mount = 'id=hf_token' }: Pick<Attempt, 'isSlow' | 'mount'>): string {
  const nonce = randomBytes(8).toString('hex');
  return `FROM ${baseImage} AS build
COPY data /data
RUN --mount=type=secret,${mount} : ${nonce}; wc -c < /data > /length${isSlow ? '; sleep 3' : ''}
FROM ${baseImage}
COPY --from=build /length /length
RUN echo ${nonce} > /nonce
`;
}

const SEARCHED = 'this was searched before';
const CHANGED = 'and this never has been!';

interface Attempt {
  readonly with: Readonly<Record<string, string>>;
  readonly docker?: (data: string) => StandIn;
  readonly isSlow?: boolean;
  readonly mount?: string;
}

async function attempt({ with: inputs, docker, ...made }: Attempt): Promise<JobResult> {
  const workspace = makeWorkspace({ Dockerfile: dockerfile(made), data: SEARCHED, '.dockerignore': 'out' });
  const standIn = docker?.(join(workspace, 'data'));
  const token = makeToken();
  const job = await runAction({
    actionDir: process.cwd(),
    workspace,
    with: { context: '.', 'hf-token': token, push: 'true', 'push-retries': '0', ...inputs },
    env: standIn === undefined ? {} : { PATH: standIn.path },
    secrets: [token],
  });
  disposables.push(
    job.dispose,
    () => standIn?.dispose(),
    () => rmSync(workspace, { recursive: true }),
  );
  return job;
}

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'release-'));
  disposables.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

/** Changes the context before the first build that is no rehearsal. */
const changing = (data: string) =>
  new StandIn(
    `case "$*" in *outline*|*tar=false*) ;; "buildx build "*) printf '%s' '${CHANGED}' > '${data}';; esac`,
  );

/** Changes it between the check of the steps and the export. */
const changingLate = (data: string) =>
  new StandIn(`case "$*" in *tar=false*) ;; *--cache-to*) printf '%s' '${CHANGED}' > '${data}';; esac`);

const errorsOf = ({ main }: JobResult) => main.annotations.filter(({ level }) => level === 'error');
const titles = (job: JobResult) => errorsOf(job).map(({ title }) => title);

interface Descriptor {
  readonly digest: string;
}

/** All layers of a cache, unpacked; undefined when there is none. */
async function cachedContent(reference: string): Promise<string | undefined> {
  const [, repository, tag] = /^[^/]+\/(.*):(.*)$/.exec(reference) ?? [];
  const url = (rest: string) => `http://${registry}/v2/${repository}/${rest}`;
  const types = ['image.manifest', 'image.index'].map(name => `application/vnd.oci.${name}.v1+json`);
  const response = await fetch(url(`manifests/${tag}`), { headers: { accept: types.join(',') } });
  if (response.status === 404) return undefined;
  const { layers = [], manifests = [] } = (await response.json()) as Record<string, Descriptor[]>;
  const texts = [...layers, ...manifests].map(async ({ digest }) => {
    const bytes = Buffer.from(await (await fetch(url(`blobs/${digest}`))).arrayBuffer());
    return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('latin1');
  });
  return (await Promise.all(texts)).join('');
}

/** The same of a folder. */
function cachedFiles(directory: string): string {
  const text = (digest: string) => readFileSync(join(directory, 'blobs', digest.replace(':', '/')));
  const { manifests } = JSON.parse(readFileSync(join(directory, 'index.json'), 'utf8')) as {
    manifests: Descriptor[];
  };
  const { layers } = JSON.parse(text(manifests[0]?.digest ?? '').toString()) as { layers: Descriptor[] };
  return layers.map(({ digest }) => gunzipSync(text(digest)).toString('latin1')).join('');
}

describe('a context that changes after the search', () => {
  testWithLayouts('does not get into a cache in a folder: that is the searched one', async () => {
    const cache = folder();
    const job = await attempt({
      with: { tags: makeTag(registry), 'cache-to': `type=local,dest=${cache},mode=max` },
      docker: changing,
    });
    expect(job.conclusion).toBe('success');
    expect(cachedFiles(cache)).toContain(SEARCHED);
    expect(cachedFiles(cache)).not.toContain(CHANGED);
  });

  const wanted: Readonly<Record<string, (tag: string) => Readonly<Record<string, string>>>> = {
    pushed: tags => ({ tags }),
    'pushed and loaded': tags => ({ tags, load: 'true' }),
    'pushed by two outputs': tag => ({
      push: 'false',
      outputs: `type=image,name=${tag},push=true\ntype=image,name=${tag}2,push=true`,
    }),
  };
  for (const [how, inputs] of Object.entries(wanted))
    testWithLayouts(`does not get into a cache in a registry, beside the same image ${how}`, async () => {
      const [tag, cache] = [makeTag(registry), makeTag(registry)];
      const cacheTo = { 'cache-to': `type=registry,ref=${cache},mode=max` };
      const job = await attempt({ with: { ...inputs(tag), ...cacheTo }, docker: changing });
      const content = await cachedContent(cache);
      expect(content ?? '').not.toContain(CHANGED);
      if (content === undefined) {
        expect(titles(job)).toContain('hf-secret-build: PUSH_DIFFERS');
        expect(uploadsTo(cache)).toEqual([]);
        expect(uploadsTo(tag)).toEqual([]);
      } else expect(content).toContain(SEARCHED);
    });

  testWithLayouts('stops an export that only the builder can make, before anything is sent', async () => {
    const [tag, cache] = [makeTag(registry), makeTag(registry)];
    const entry = `type=registry,ref=${cache},mode=max,registry.insecure=true`;
    const mount = 'id=hf_token,required=true'; // the secret is gone: the step that runs again fails
    const job = await attempt({ with: { tags: tag, 'cache-to': entry }, docker: changing, mount });
    expect(titles(job)).toContain('hf-secret-build: PUSH_DIFFERS');
    expect(errorsOf(job).at(-1)?.message).toMatch(/ran again after the search\. Nothing was pushed\./);
    expect(job.outputs).toMatchObject({ verdict: 'clean', digest: '' });
    expect([...uploadsTo(cache), ...uploadsTo(tag)]).toEqual([]);
  });

  testWithLayouts('stops it also when it changed just now: the step that runs ends the build', async () => {
    const [tag, cache] = [makeTag(registry), makeTag(registry)];
    const entry = `type=registry,ref=${cache},mode=max,registry.insecure=true`;
    const job = await attempt({ with: { tags: tag, 'cache-to': entry }, docker: changingLate, isSlow: true });
    expect(titles(job)).toContain('hf-secret-build: PUSH_DIFFERS');
    expect([...uploadsTo(cache), ...uploadsTo(tag)]).toEqual([]);
  });

  testWithLayouts('is no matter where it stays as it was', async () => {
    const [tag, cache] = [makeTag(registry), makeTag(registry)];
    const entry = `type=registry,ref=${cache},mode=max,registry.insecure=true`;
    const job = await attempt({ with: { tags: tag, 'cache-to': entry, load: 'true' } });
    expect(job.conclusion).toBe('success');
    expect(await cachedContent(cache)).toContain(SEARCHED);
    expect(job.outputs['digest']).toMatch(/^sha256:/);
  });
});

describe('a cache in a folder', () => {
  testWithLayouts('is one that docker takes, beside what is there', async () => {
    const cache = folder();
    const entry = `type=local,dest=${cache},mode=max`;
    const first = await attempt({ with: { tags: makeTag(registry), 'cache-to': entry } });
    const second = await attempt({ with: { tags: makeTag(registry), 'cache-to': `${entry},tag=other` } });
    expect([first.conclusion, second.conclusion]).toEqual(['success', 'success']);
    const { manifests } = JSON.parse(readFileSync(join(cache, 'index.json'), 'utf8')) as {
      manifests: { annotations: Record<string, string> }[];
    };
    const names = manifests.map(({ annotations }) => annotations['org.opencontainers.image.ref.name']);
    expect(names).toEqual(['latest', 'other']);
    const third = await attempt({
      with: { tags: makeTag(registry), 'cache-from': `type=local,src=${cache},tag=other` },
    });
    expect(third.main.log).toMatch(/importing cache manifest from local:\d+/);
    expect(third.conclusion).toBe('success');
  });
});

describe('what fails besides the push', () => {
  const failing = async (rule: Rule) => {
    const proxy = await RegistryProxy.start(registry, rule);
    disposables.push(() => proxy.stop());
    return `${proxy.address}/test/${randomBytes(6).toString('hex')}:cache`;
  };
  const broken: Rule = line =>
    /^PUT .*\/manifests\//.test(line) ? { kind: 'answer', status: 500, code: 'UNKNOWN' } : undefined;

  testWithLayouts('keeps the tag from going out: a cache that the registry does not take', async () => {
    const tag = makeTag(registry);
    const cache = await failing(broken);
    const job = await attempt({ with: { tags: tag, 'cache-to': `type=registry,ref=${cache}` } });
    expect(job.conclusion).toBe('failure');
    expect(errorsOf(job)[0]?.message).toContain('Nothing was pushed.');
    expect(job.outputs).toMatchObject({ verdict: 'clean', digest: '' });
    expect(uploadsTo(tag)).toEqual([]);
  });

  testWithLayouts('does not matter with ignore-error', async () => {
    const tag = makeTag(registry);
    const cache = await failing(broken);
    const job = await attempt({
      with: { tags: tag, 'cache-to': `type=registry,ref=${cache},ignore-error=true` },
    });
    expect(job.conclusion).toBe('success');
    expect(uploadsTo(tag)).not.toEqual([]);
  });

  test.each(['type=local,dest=/dev/null/out', 'type=tar,dest=/dev/null/out'])(
    'keeps the tag from going out: files that cannot be written, %s',
    async output => {
      const tag = makeTag(registry);
      const job = await attempt({ with: { push: 'false', outputs: `${output}\ntype=registry,name=${tag}` } });
      expect(job.conclusion).toBe('failure');
      expect(job.outputs['digest']).toBe('');
      expect(uploadsTo(tag)).toEqual([]);
    },
  );

  testWithLayouts('is said to be out when the push fails after it', async () => {
    const [cache, out] = [folder(), join(folder(), 'out.tar')];
    const tag = (await failing(broken)).replace('cache', '1');
    const job = await attempt({
      with: {
        push: 'false',
        'cache-to': `type=local,dest=${cache}`,
        outputs: `type=tar,dest=${out}\ntype=registry,name=${tag}`,
      },
    });
    const [error] = errorsOf(job);
    expect(error?.title).toBe('hf-secret-build: PUSH_FAILED');
    expect(error?.message).toContain(`The registry does not show this image under ${tag}.`);
    expect(error?.message).toContain(`Out already: the cache in ${cache}, the output ${out}.`);
    expect(job.outputs['digest']).toBe('');
    expect([existsSync(out), existsSync(join(cache, 'index.json'))]).toEqual([true, true]);
  });
});
