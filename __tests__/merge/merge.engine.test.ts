import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type DigestRecord, recordName, recordText } from '../../src/merge/record.js';
import { makeToken } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import { StandIn } from '../gate/stand-in.js';
import { startAction } from '../runner/runner.js';
import { folderWith, indexAt, makeImage, merge, putImage, putManifest, recordFor } from './digests.js';

// Digests in the real registry, with records as builds write them.

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

const image = makeImage();
let amd64: string;
let arm64: string;
let armv6: string;
beforeAll(async () => {
  amd64 = await putImage(image, 'linux/amd64');
  arm64 = await putImage(image, 'linux/arm64/v8');
  armv6 = await putImage(image, 'linux/arm/v6');
});

let tags = 0;
const newTag = () => `${image}:t${tags++}`;

type Inputs = Readonly<Record<string, string>>;

async function mergeWith(inputs: Inputs, env: Inputs = {}) {
  const tag = newTag();
  const merged = await merge({ with: { tags: tag, ...inputs }, env });
  disposables.push(merged.job.dispose);
  return { ...merged, tag, found: await indexAt(tag) };
}

function folder(records: readonly DigestRecord[]): string {
  const path = folderWith(records);
  disposables.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function lines(...records: readonly DigestRecord[]): string {
  return records.map(recordText).join('\n');
}

const platformsOf = (found: Awaited<ReturnType<typeof indexAt>>) =>
  found?.index.manifests.map(({ platform }) => Object.values(platform ?? {}).join('/'));

describe('digests are merged', () => {
  test('from a folder, in the order of the platforms, under every tag', async () => {
    const path = folder([recordFor(image, amd64), recordFor(image, arm64), recordFor(image, armv6)]);
    const other = newTag();
    const tag = newTag();
    const platforms = 'linux/arm64,linux/arm/v6\nlinux/amd64/v1';
    const { job, digest } = await merge({ with: { path, platforms, tags: `${tag},${other}` } });
    disposables.push(job.dispose);
    expect(job.conclusion).toBe('success');
    const [found, twin] = [await indexAt(tag), await indexAt(other)];
    expect(found?.index.manifests.map(one => one.digest)).toEqual([arm64, armv6, amd64]);
    expect([found?.digest, twin?.digest]).toEqual([digest, digest]);
    expect(job.jobOutputs['digest']).toBe(digest);
    expect(job.main.log).toContain(`linux/arm64: ${arm64}, clean`);
  });

  test('from a list, always to the same index', async () => {
    const [one, other] = [recordFor(image, amd64), recordFor(image, arm64)];
    const first = await mergeWith({ digests: lines(one, other) });
    const second = await mergeWith({ digests: lines(other, one) });
    expect(first.job.conclusion).toBe('success');
    expect(platformsOf(first.found)).toEqual(['amd64/linux', 'arm64/linux']);
    expect(second.digest).toBe(first.digest);
    expect(first.found?.digest).toBe(first.digest);
  });

  test('from a folder and a list, and of one alone becomes an index as well', async () => {
    const both = await mergeWith({
      path: folder([recordFor(image, amd64)]),
      digests: lines(recordFor(image, arm64)),
    });
    expect(platformsOf(both.found)).toHaveLength(2);
    const alone = await mergeWith({ path: folder([recordFor(image, amd64)]), platforms: 'linux/amd64' });
    expect(platformsOf(alone.found)).toEqual(['amd64/linux']);
    expect(alone.digest).toBe(alone.found?.digest);
  });

  test('with annotations of the index and of one platform', async () => {
    const { job, found } = await mergeWith({
      digests: lines(recordFor(image, amd64), recordFor(image, arm64)),
      annotations:
        'org.opencontainers.image.title=A, B: "C"\nindex:a=1\nmanifest-descriptor[linux/arm64]:b=-x',
    });
    expect(job.conclusion).toBe('success');
    expect(found?.index.annotations).toMatchObject({ 'org.opencontainers.image.title': 'A, B: "C"', a: '1' });
    expect(found?.index.manifests.map(({ annotations }) => annotations?.['b'])).toEqual([undefined, '-x']);
  });

  test('into another repository of the tags, too', async () => {
    const other = `${makeImage()}:1`;
    const { job, digest } = await mergeWith({
      digests: lines(recordFor(image, amd64)),
      tags: `${newTag()}\n${other}`,
    });
    expect(job.conclusion).toBe('success');
    expect((await indexAt(other))?.digest).toBe(digest);
  });
});

interface Refusal {
  readonly what: string;
  readonly inputs: () => Inputs | Promise<Inputs>;
  readonly says: RegExp;
}

const clean = () => recordFor(image, amd64);
const strange = `sha256:${'1'.repeat(64)}`;

const VERDICTS: readonly Refusal[] = [
  {
    what: 'a leak',
    inputs: () => ({ path: folder([clean(), recordFor(image, arm64, { verdict: 'leak' })]) }),
    says: /^error LEAK: .* holds a secret, its build says \(sha256-[0-9a-f]{64}\.json\)\. Nothing was tagged/,
  },
  {
    what: 'a leak even where skipped ones are allowed',
    inputs: () => ({ digests: lines(recordFor(image, arm64, { verdict: 'leak' })), 'allow-skipped': 'true' }),
    says: /^error LEAK/,
  },
  {
    what: 'what could not be searched',
    inputs: () => ({
      digests: lines(clean(), recordFor(image, arm64, { verdict: 'unverified' })),
      'allow-skipped': 'true',
    }),
    says: /^error UNVERIFIED: .* could not be searched as a whole, its build says \(entry 2 of digests\)/,
  },
  {
    what: 'what was not searched',
    inputs: () => ({
      digests: lines(
        clean(),
        recordFor(image, arm64, { verdict: 'skipped', searched: '', reason: 'verify is off' }),
      ),
    }),
    says: /^error UNVERIFIED: .* was not searched \(verify is off\).*allow-skipped: true/,
  },
  {
    what: 'a digest without a record',
    inputs: () => ({ digests: `${image}@${amd64}` }),
    says: /^error UNVERIFIED: .* was not searched \(it was given without a record\)/,
  },
  {
    what: 'a reason that is a command for the runner',
    inputs: () => ({
      digests: lines(
        recordFor(image, arm64, { verdict: 'skipped', searched: '', reason: '\n::error::x\r##[error]y' }),
      ),
    }),
    says: /^error UNVERIFIED: .* was not searched \( : :error::x ## \[error\]y\)/,
  },
];

const PLATFORMS: readonly Refusal[] = [
  {
    what: 'a platform twice',
    inputs: async () => ({
      digests: lines(clean(), recordFor(image, await putImage(image, 'linux/x86_64'))),
    }),
    says: /^error PLATFORMS: Two digests are for linux\/amd64: entry 1 of digests and entry 2/,
  },
  {
    what: 'the same record twice',
    inputs: () => ({ digests: lines(clean(), clean()) }),
    says: /^error PLATFORMS: Two digests are for linux\/amd64/,
  },
  {
    what: 'a missing platform',
    inputs: () => ({ digests: lines(clean()), platforms: 'linux/amd64,linux/arm64,linux/s390x' }),
    says: /^error PLATFORMS: No digest is for linux\/arm64, linux\/s390x\./,
  },
  {
    what: 'a platform that nobody asked for',
    inputs: () => ({ digests: lines(clean(), recordFor(image, armv6)), platforms: 'linux/amd64' }),
    says: /^error PLATFORMS: A digest is for linux\/arm\/v6/,
  },
];

const REGISTRY: readonly Refusal[] = [
  {
    what: 'a digest that is not in the registry',
    inputs: () => ({ digests: lines(clean(), recordFor(image, strange)) }),
    says: /^error NO_DIGEST: The registry does not give .*@sha256:1{64}: .*not found/,
  },
  {
    what: 'a digest of a registry that is not there',
    inputs: () => ({ digests: lines(recordFor('localhost:1/a/b', amd64)), tags: 'localhost:1/a/b:1' }),
    says: /^error NO_DIGEST: .*connection refused/,
  },
  {
    what: 'a digest of another image',
    inputs: () => ({ digests: lines(clean(), recordFor(`${image}-other`, arm64)) }),
    says: /^error BAD_RECORD: .* a digest of .*-other, which none of the tags names/,
  },
  {
    what: 'a record that speaks of another platform',
    inputs: () => ({ digests: lines(recordFor(image, amd64, { platforms: ['linux/arm64'] })) }),
    says: /^error BAD_RECORD: .* it speaks of linux\/arm64, and the image is for linux\/amd64/,
  },
  {
    what: 'an index of indexes',
    inputs: async () => ({ digests: lines(recordFor(image, await putIndexOfIndexes())) }),
    says: /^error BAD_RECORD: .* neither that of an image nor of an index/,
  },
  {
    what: 'an image that says nothing of its platform',
    inputs: async () => ({ digests: lines(recordFor(image, await putImage(image, 'unknown/unknown'))) }),
    says: /^error BAD_RECORD: .* says nothing of its platform/,
  },
];

const INDEX = 'application/vnd.oci.image.index.v1+json';

async function putIndexOfIndexes(): Promise<string> {
  const index = (entry: object) => JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [entry] });
  const platform = { os: 'linux', architecture: 'amd64' };
  const image1 = {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: amd64,
    size: 1,
    platform,
  };
  const inner = index(image1);
  const digest = await putManifest(image, inner, INDEX);
  return putManifest(image, index({ mediaType: INDEX, digest, size: inner.length, platform }), INDEX);
}

const INPUTS: readonly Refusal[] = [
  { what: 'nothing', inputs: () => ({}), says: /^error BAD_INPUT: Neither 'path' nor 'digests'/ },
  {
    what: 'no tags',
    inputs: () => ({ tags: '', digests: lines(clean()) }),
    says: /^error BAD_INPUT: Input 'tags' is empty/,
  },
  ...[
    '--file=/etc/passwd',
    `${image}`,
    `${image}:1@${strange}`,
    'Up/Case:1',
    'a/b:1:2',
    `a/b:${'x'.repeat(129)}`,
    'a/../b:1',
    '-a:1',
  ].map(tags => ({
    what: `the tag ${tags.slice(0, 40)}`,
    inputs: () => ({ tags, digests: lines(clean()) }),
    says: /^error BAD_INPUT: An entry of 'tags'/,
  })),
  {
    what: 'a platform that is none',
    inputs: () => ({ platforms: 'linux', digests: lines(clean()) }),
    says: /^error BAD_INPUT: An entry of 'platforms'/,
  },
  {
    what: 'an expected platform twice',
    inputs: () => ({ platforms: 'linux/arm64,linux/arm64/v8', digests: lines(clean()) }),
    says: /^error BAD_INPUT: An entry of 'platforms'/,
  },
  ...['manifest:a=b', 'no value', 'foo:a=b'].map(annotations => ({
    what: `the annotation ${annotations}`,
    inputs: () => ({ annotations, digests: lines(clean()) }),
    says: /^error BAD_INPUT: An entry of 'annotations'/,
  })),
  {
    what: 'no word for allow-skipped',
    inputs: () => ({ 'allow-skipped': '1', digests: lines(clean()) }),
    says: /^error BAD_INPUT: Input 'allow-skipped' is neither true nor false/,
  },
];

describe('nothing is tagged of', () => {
  test.each([...VERDICTS, ...PLATFORMS, ...REGISTRY, ...INPUTS])('$what', async ({ inputs, says }) => {
    const { job, said, found } = await mergeWith(await inputs());
    expect(said).toEqual([expect.stringMatching(says)]);
    expect(job.conclusion).toBe('failure');
    expect(job.outputs).toEqual({ digest: '' });
    expect(found).toBeUndefined();
  });

  test.each<[string, (token: string) => Inputs]>([
    ['tags', token => ({ tags: `localhost:5000/a:${token}` })],
    ['path', token => ({ path: `./${token}` })],
    ['digests', token => ({ digests: `localhost:5000/${token.toLowerCase()}@${strange}` })],
    ['annotations', token => ({ annotations: `a=${Buffer.from(`u:${token}`).toString('base64')}` })],
    ['builder', token => ({ builder: token })],
  ])('a token in any form in %s', async (input, inputs) => {
    const token = makeToken();
    const { job, said } = await mergeWith({ digests: lines(clean()), ...inputs(token) });
    expect(said).toEqual([expect.stringMatching(`^error BAD_INPUT: Input '${input}' holds what looks like`)]);
    const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '');
    expect(raw).not.toContain(token.slice(3, 20));
  });

  test('a token, which is nowhere shown', async () => {
    const token = makeToken();
    const { job, said } = await mergeWith({ digests: lines(clean()), annotations: `a=${token}` });
    expect(said).toEqual([
      expect.stringMatching(/^error BAD_INPUT: Input 'annotations' holds what looks like/),
    ]);
    const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '');
    expect(tracesOf(token, [asStored('raw', raw)])).toEqual([]);
  });
});

describe('what was not searched', () => {
  test('is merged when the user says so', async () => {
    const skipped = recordFor(image, arm64, {
      verdict: 'skipped',
      searched: '',
      reason: 'no secret was mounted',
    });
    const { job, found } = await mergeWith({
      digests: `${lines(skipped)}\n${image}@${amd64}`,
      'allow-skipped': 'true',
    });
    expect(job.conclusion).toBe('success');
    expect(platformsOf(found)).toHaveLength(2);
  });
});

interface BadFolder {
  readonly what: string;
  /** Puts something into a folder that has one good record. */
  readonly make: (path: string) => unknown;
  readonly says: RegExp;
}

const name = () => recordName(recordFor(image, arm64));
const put = (text: string | Buffer) => (path: string) => writeFileSync(join(path, name()), text);
const changed = (change: (text: string) => string) => (path: string) =>
  put(change(recordText(recordFor(image, arm64))))(path);

const FOLDERS: readonly BadFolder[] = [
  { what: 'an empty file', make: put(''), says: /it is no JSON/ },
  { what: 'half of a record', make: changed(text => text.slice(0, 80)), says: /it is no JSON/ },
  { what: 'a list', make: put('[]'), says: /it is no record/ },
  { what: 'null', make: put('null'), says: /it is no record/ },
  { what: 'bytes that are no text', make: put(Buffer.from([0xff, 0xfe, 0, 1])), says: /it is no JSON/ },
  {
    what: 'JSON of another tool',
    make: changed(text => text.replace('hf-secret-build', 'x')),
    says: /no record of/,
  },
  {
    what: 'a later version',
    make: changed(text => text.replace('"version":1', '"version":2')),
    says: /its version/,
  },
  {
    what: 'a verdict that there is not',
    make: changed(text => text.replace('"clean"', '"fine"')),
    says: /'verdict'/,
  },
  { what: 'no verdict', make: changed(text => text.replace('"verdict"', '"v"')), says: /'verdict'/ },
  {
    what: 'clean without a search',
    make: changed(text => text.replace('"reason":""', '"reason":"verify is off"')),
    says: /not searched/,
  },
  {
    what: 'the digest of another one',
    make: changed(text => text.replace(arm64, amd64)),
    says: /its name is that of another digest/,
  },
  {
    what: 'a digest that is none',
    make: changed(text => text.replace(arm64, '--dry-run')),
    says: /'digest'/,
  },
  {
    what: 'an image that is an option',
    make: changed(text => text.replace(`"${image}"`, '"--builder=x"')),
    says: /'images'/,
  },
  {
    what: 'an image that is a path',
    make: changed(text => text.replace(`"${image}"`, '"localhost:1/../../etc"')),
    says: /'images'/,
  },
  { what: 'no image', make: changed(text => text.replace(`"${image}"`, '')), says: /'images' is empty/ },
  {
    what: 'a file larger than a record',
    make: changed(text => text + ' '.repeat(65_536)),
    says: /too large/,
  },
  {
    what: 'a huge file',
    make: path => execFileSync('truncate', ['-s', '4G', join(path, name())]),
    says: /too large/,
  },
  {
    what: 'another file',
    make: path => writeFileSync(join(path, 'sha256-x.json'), '{}'),
    says: /it is no digest-file/,
  },
  {
    what: 'a name that is a command for the runner',
    make: path => writeFileSync(join(path, '##[error]x\n::error::y'), ''),
    says: /^error BAD_RECORD: ## \[error\]x ::error::y cannot be merged: it is no digest-file/,
  },
  { what: 'a link', make: path => symlinkSync('/etc/hostname', join(path, name())), says: /no regular file/ },
  {
    what: 'a folder behind a link',
    make: path => symlinkSync('/etc', join(path, 'more')),
    says: /no digest-file/,
  },
  {
    what: 'a pipe that nobody writes to',
    make: path => execFileSync('mkfifo', [join(path, name())]),
    says: /no regular file/,
  },
  {
    what: 'a record that is too deep',
    make: path => {
      mkdirSync(join(path, 'a/b/c/d'), { recursive: true });
    },
    says: /no digest-file/,
  },
  {
    what: 'more files than there are platforms',
    make: path => {
      for (let i = 0; i < 101; i++)
        writeFileSync(join(path, `sha256-${String(i).padStart(64, '0')}.json`), '{}');
    },
    says: /more than 100 files/,
  },
];

describe('a folder is refused with', () => {
  test.each(FOLDERS)('$what', async ({ make, says }) => {
    const path = folder([clean()]);
    make(path);
    const { said, found } = await mergeWith({ path });
    expect(said).toEqual([expect.stringMatching(says)]);
    expect(said[0]).toMatch(/^error BAD_RECORD: /);
    expect(found).toBeUndefined();
  });

  test('nothing in it', async () => {
    const path = mkdtempSync(join(tmpdir(), 'empty-'));
    disposables.push(() => rmSync(path, { recursive: true }));
    expect((await mergeWith({ path })).said).toEqual([
      expect.stringMatching(/^error BAD_RECORD: There is no digest/),
    ]);
    const missing = await mergeWith({ path: join(path, 'missing') });
    expect(missing.said).toEqual([
      expect.stringMatching(/^error BAD_INPUT: The folder of input 'path' cannot be read/),
    ]);
  });
});

describe('the registry', () => {
  test('cannot answer another image under a digest', async () => {
    const docker = new StandIn('case "$*" in *"--raw "*"@"*) printf "{}"; exit 0;; esac');
    disposables.push(() => docker.dispose());
    const { said, found } = await mergeWith({ digests: lines(clean()) }, { PATH: docker.path });
    expect(said).toEqual([
      expect.stringMatching(/^error BAD_RECORD: .*something else than what has this digest/),
    ]);
    expect(found).toBeUndefined();
  });

  test('must have what was merged under every tag', async () => {
    // Another job takes the tag away at once.
    const docker = new StandIn(`case "$*" in *"--raw ${image}:"*) printf '{"manifests":[]}'; exit 0;; esac`);
    disposables.push(() => docker.dispose());
    const { said, job } = await mergeWith({ digests: lines(clean()) }, { PATH: docker.path });
    expect(said).toEqual([expect.stringMatching(/^error PUSH_DIFFERS/)]);
    expect(job.outputs).toEqual({ digest: '' });
  });

  test('may fail once and is asked again', async () => {
    const docker = new StandIn(
      'case "$*" in *create*) test -e "$0.failed" || { touch "$0.failed"; echo "ERROR: failed to copy: unexpected status from PUT request: 503" >&2; exit 1; };; esac',
    );
    disposables.push(() => docker.dispose());
    const { job, found, digest } = await mergeWith({ digests: lines(clean()) }, { PATH: docker.path });
    expect(job.conclusion).toBe('success');
    expect(found?.digest).toBe(digest);
    expect(docker.calls().filter(call => call.includes(' create '))).toHaveLength(2);
  });

  test('that refuses ends the step', async () => {
    const docker = new StandIn('case "$*" in *create*) echo "ERROR: denied: no" >&2; exit 1;; esac');
    disposables.push(() => docker.dispose());
    const { said } = await mergeWith({ digests: lines(clean()) }, { PATH: docker.path });
    expect(said).toEqual([expect.stringMatching(/^error PUSH_FAILED: .*denied: no/)]);
  });
});

describe('a cancelled merge', () => {
  test('ends its tool, says so and gives no digest', async () => {
    const docker = new StandIn('case "$*" in *create*) exec sleep 300;; esac');
    disposables.push(() => docker.dispose());
    const tag = newTag();
    const running = startAction({
      actionDir: join(process.cwd(), 'merge'),
      with: { digests: lines(clean()), tags: tag },
      env: { PATH: docker.path },
    });
    while (!docker.calls().some(call => call.includes(' create '))) await sleep(50);
    running.cancel();
    const job = await running.result;
    disposables.push(job.dispose);
    expect(job.conclusion).toBe('cancelled');
    expect(job.outputs).toEqual({ digest: '' });
    expect(job.main.annotations.map(({ title }) => title)).toEqual(['hf-secret-build: CANCELLED']);
    expect(await job.orphans()).toEqual([]);
    expect(await indexAt(tag)).toBeUndefined();
  });
});

describe('a token that lies about in the job', () => {
  test('is masked and reaches no tool', async () => {
    const token = makeToken();
    const docker = new StandIn('env >> "$0.env"');
    disposables.push(() => docker.dispose());
    const { job } = await mergeWith(
      { digests: lines(clean()) },
      { PATH: docker.path, HF_TOKEN: token, OTHER: `x ${token}` },
    );
    expect(job.conclusion).toBe('success');
    const seen = execFileSync('cat', [join(docker.bin, 'docker.env')], { encoding: 'utf8' });
    expect(seen).not.toContain(token);
    expect(seen).not.toMatch(/^INPUT_/m);
    expect(readdirSync(job.temp).filter(entry => entry.startsWith('hf-secret-build'))).toEqual([]);
  });
});
