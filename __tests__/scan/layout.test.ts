import { randomBytes } from 'node:crypto';
import { appendFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { searchBlob } from '../../src/scan/image/blob.js';
import { blobPath, readLayout } from '../../src/scan/image/layout.js';
import { type LayoutSearch, searchImageTar, searchLayout } from '../../src/scan/image/layout-search.js';
import { Matcher } from '../../src/scan/match/matcher.js';
import { INDEX, LAYER, LayoutFolder, layerWith, OCI, streamOf, withPool } from './layouts.js';
import { temporaryDirectory } from './random-access.js';
import { NO_TOKEN, needles, TOKEN, toolsWith } from './searching.js';
import { member } from './tar-read.js';
import { filter } from './wrapping.js';

const search = (layout: LayoutFolder, files: readonly string[] = []) =>
  withPool(pool => searchLayout(layout.directory, { pool, files }));
const searchTar = (bytes: Buffer, length = 65_536) =>
  withPool(pool => searchImageTar(streamOf(bytes, length), pool));

const found = ({ findings }: LayoutSearch) =>
  findings
    .map(({ blob, path, form }) => `${blob.role} ${blob.platform} ${blob.layer} ${path} ${form}`)
    .sort();
const gaps = ({ unscanned }: LayoutSearch) =>
  unscanned.map(({ blob, path, reason }) => `${blob.role} ${path} ${reason}`).sort();

const ATTESTATION = { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } };
const ARM = { platform: { os: 'linux', architecture: 'arm64' } };

/** An index in the index, with an image, its attestation and a cache. */
function wholeLayout(secret: string): LayoutFolder {
  const layout = new LayoutFolder();
  const image = layout.image(
    [layout.blob(layerWith('a', 'text'), LAYER), layout.blob(layerWith('netrc', secret), LAYER)],
    ARM,
  );
  const statement = layout.json({ predicate: { args: secret } }, 'application/vnd.in-toto+json');
  const attestation = layout.image([statement], ATTESTATION);
  const cache = layout.json(
    {
      layers: [layout.blob(layerWith('cached', secret), LAYER)],
      config: layout.json({ records: [] }, 'application/vnd.buildkit.cacheconfig.v0'),
    },
    `${OCI}.image.manifest.v1+json`,
  );
  const inner = layout.json({ schemaVersion: 2, manifests: [image, attestation] }, INDEX);
  return layout.index([inner, cache]);
}

describe('a layout', () => {
  test('is searched down to layers, attestations and cache, and each finding says where it is', async () => {
    const result = await search(wholeLayout(TOKEN));
    expect(gaps(result)).toEqual([]);
    expect(found(result)).toEqual([
      'attestation  1  plain',
      'cache layer  1 cached plain',
      'layer linux/arm64 2 netrc plain',
    ]);
    expect(result.findings.find(({ blob }) => blob.role === 'layer')?.blob.createdBy).toBe('RUN step 2');
    expect(result.verdict).toBe('leak');
  });

  test('without the token is clean', async () => {
    expect(await search(wholeLayout(NO_TOKEN))).toMatchObject({
      verdict: 'clean',
      findings: [],
      unscanned: [],
    });
  });

  test('as a tar stream gives the same', async () => {
    const layout = wholeLayout(TOKEN);
    const [one, other] = [await search(layout), await searchTar(layout.tar)];
    const byPlace = ({ findings }: LayoutSearch) =>
      [...findings].sort((a, b) => `${a.blob.digest}${a.path}`.localeCompare(`${b.blob.digest}${b.path}`));
    expect(byPlace(other)).toEqual(byPlace(one));
    expect(other.layout.blobs).toEqual(expect.arrayContaining([...one.layout.blobs]));
    expect(await searchTar(wholeLayout(NO_TOKEN).tar, 1000)).toMatchObject({
      verdict: 'clean',
      unscanned: [],
    });
  });

  test('with a blob that nothing names: it is searched', async () => {
    const layout = wholeLayout(NO_TOKEN);
    layout.blob(layerWith('left', TOKEN), LAYER);
    expect(found(await search(layout))).toEqual(['unreferenced  0 left plain']);
  });

  test('with other files: they are searched', async () => {
    const layout = wholeLayout(NO_TOKEN)
      .file('ingest/upload/data', TOKEN)
      .file('blobs/sha256/no-digest', TOKEN);
    const metadata = join(temporaryDirectory(), 'metadata.json');
    writeFileSync(metadata, `{"a":"${TOKEN}"}`);
    layout.file('manifest.json', `[{"Config":"${TOKEN}"}]`);
    expect(found(await search(layout, [metadata]))).toEqual([
      'document  0 another file of the layout plain',
      'document  0 another file of the layout plain',
      'document  0 manifest.json plain',
      'document  0 metadata.json plain',
    ]);
  });

  test('with a blob that is missing is not clean', async () => {
    const layout = new LayoutFolder();
    const layer = layout.blob(layerWith('a', NO_TOKEN), LAYER);
    layout.index([layout.image([layer])]);
    rmSync(blobPath(layout.directory, layer.digest));
    const results = [await search(layout), await searchTar(layout.tar)];
    for (const result of results) {
      expect(gaps(result)).toEqual(['layer  missing']);
      expect(result.verdict).toBe('unverified');
    }
  });

  test('as a compressed tar stream counts each copy in the compressed bytes once', async () => {
    const layout = new LayoutFolder();
    // Among noise the literals are not coded.
    const noise = randomBytes(100_000);
    const content = Buffer.concat([noise, Buffer.from(TOKEN), noise.reverse()]);
    layout.index([layout.image([layout.blob(content, `${OCI}.image.layer.v1.tar`)])]);
    const { findings } = await searchTar(filter(layout.tar, ['zstd', '-qc']));
    const packed = findings.filter(({ path }) => path === 'the image archive');
    expect(packed.map(({ form, count }) => [form, count])).toEqual([['plain', 1]]);
  });

  test('with an encrypted layer is not clean', async () => {
    const layout = new LayoutFolder();
    layout.index([layout.image([layout.blob('looks like anything', `${LAYER}+encrypted`)])]);
    for (const result of [await search(layout), await searchTar(layout.tar)]) {
      expect(gaps(result)).toEqual(['layer  encrypted']);
      expect(result.verdict).toBe('unverified');
    }
  });

  test('with annotations, links and data in its descriptors: they are searched', async () => {
    const layout = new LayoutFolder();
    const layer = { urls: [`https://u:${TOKEN}@example.org/l`], annotations: { a: `b ${TOKEN}` } };
    const inner = layout.image([layout.blob(layerWith('a', NO_TOKEN), LAYER, layer)]);
    const data = Buffer.from(`{"token": "${TOKEN}"}`).toString('base64');
    layout.index([layout.json({ manifests: [inner] }, INDEX, { data, annotations: { c: TOKEN } })]);
    expect(found(await search(layout))).toEqual([
      'document  0 index.json base64',
      'document  0 index.json plain',
      'manifest  0  plain',
    ]);
  });

  test('with a blob whose bytes are others is not clean', async () => {
    const layout = new LayoutFolder();
    const layer = layout.blob('some text', LAYER);
    layout.index([layout.image([layer])]);
    appendFileSync(blobPath(layout.directory, layer.digest), '!');
    for (const result of [await search(layout), await searchTar(layout.tar)]) {
      expect(gaps(result)).toEqual(['layer  damaged']);
    }
  });

  test('that is empty is not clean', async () => {
    const layout = new LayoutFolder().index([]);
    for (const result of [await search(layout), await searchTar(layout.tar)]) {
      expect(gaps(result)).toEqual(['document  missing']);
      expect(result.verdict).toBe('unverified');
    }
  });

  test('whose index is no JSON, or is not there, fails', async () => {
    await expect(search(new LayoutFolder().file('index.json', '[1'))).rejects.toThrow('no JSON object');
    await expect(search(new LayoutFolder())).rejects.toThrow('ENOENT');
    const broken = new LayoutFolder().file('index.json', '{"a":');
    await expect(searchTar(broken.tar)).rejects.toThrow('no JSON object');
  });

  test('whose indexes name each other again and again is read once', () => {
    const digests = Array.from({ length: 5 }, (_, index) => `sha256:${String(index).repeat(64)}`);
    const documents = new Map(
      digests.map((digest, index) => {
        const child = { digest: digests[(index + 1) % 5], mediaType: INDEX };
        return [digest, Buffer.from(JSON.stringify({ manifests: new Array(1000).fill(child) }))] as const;
      }),
    );
    let reads = 0;
    const layout = readLayout({
      index: Buffer.from(JSON.stringify({ manifests: [{ digest: digests[0], mediaType: INDEX }] })),
      digests,
      document: digest => {
        reads++;
        return documents.get(digest);
      },
    });
    expect(layout.blobs.map(({ role }) => role)).toEqual(new Array(5).fill('index'));
    expect(reads).toBe(5);
  });
});

describe("docker's own archive", () => {
  const archive = (secret: string, names: readonly string[]) =>
    Buffer.concat([
      member({ name: 'a/layer.tar' }, member({ name: 'netrc' }, `${secret}\n`)),
      member({ name: 'b.json' }, '{"config":{}}'),
      member({ name: 'manifest.json' }, JSON.stringify([{ Config: 'b.json', Layers: names }])),
      Buffer.alloc(1024),
    ]);

  test('is searched under its names', async () => {
    expect(found(await searchTar(archive(TOKEN, ['a/layer.tar'])))).toEqual([
      'document  0 a/layer.tar!/netrc plain',
    ]);
    expect(await searchTar(archive(NO_TOKEN, ['a/layer.tar']))).toMatchObject({ verdict: 'clean' });
  });

  test('that lacks a layer, or its list, is not clean', async () => {
    expect(gaps(await searchTar(archive(NO_TOKEN, ['a/layer.tar', 'c/layer.tar'])))).toEqual([
      'document the image archive missing',
    ]);
    const withoutList = archive(NO_TOKEN, []).subarray(0, 2560);
    expect(gaps(await searchTar(withoutList))).toEqual(['document  missing']);
  });

  test('that is cut off anywhere is not clean', async () => {
    const whole = wholeLayout(NO_TOKEN).tar;
    await withPool(async pool => {
      for (let length = 0; length <= whole.indexOf('index.json') + 512; length += 128) {
        const cut = searchImageTar(streamOf(whole.subarray(0, length), 4096), pool);
        const verdict = await cut.then(({ verdict }) => verdict).catch(() => 'failed');
        expect(verdict).not.toBe('clean');
      }
    });
  });

  test('whose stream fails fails, and the next one is searched from its beginning', async () => {
    const layout = wholeLayout(TOKEN);
    async function* failing() {
      yield layout.tar.subarray(0, 3000);
      throw new Error('the stream broke');
    }
    await withPool(async pool => {
      await expect(searchImageTar(failing(), pool)).rejects.toThrow('the stream broke');
      expect(found(await searchImageTar(streamOf(layout.tar, 5000), pool))).toHaveLength(3);
    });
  });

  test('the token in the name of a file is not repeated', async () => {
    const bytes = Buffer.concat([
      archive(NO_TOKEN, ['a/layer.tar']).subarray(0, -1024),
      member({ name: `${TOKEN}/x` }),
    ]);
    const result = await searchTar(bytes);
    expect(found(result)).toEqual(['document  0 the image archive!/***/x plain']);
    expect(JSON.stringify(result)).not.toContain(TOKEN.slice(3, 12));
  });
});

describe('a file that changes while it is searched', () => {
  /** Truncates the file when the search of it has begun. */
  class Truncating extends Matcher {
    constructor(private readonly file: string) {
      super(needles);
    }

    override search(onHit: Parameters<Matcher['search']>[0]) {
      truncateSync(this.file, 1_500_000);
      return super.search(onHit);
    }
  }

  test.each(['', `sha256:${'0'.repeat(64)}`])('is not clean (digest "%s")', async digest => {
    const file = join(temporaryDirectory(), 'blob');
    writeFileSync(file, Buffer.alloc(3_000_000, 'text '));
    const { unscanned } = await searchBlob(
      { file, digest },
      { ...toolsWith(), matcher: new Truncating(file) },
    );
    expect(unscanned).toContainEqual(expect.objectContaining({ path: '', reason: 'truncated' }));
  });
});
