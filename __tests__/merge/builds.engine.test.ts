import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseRecord } from '../../src/merge/record.js';
import { testWithLayouts } from '../gate/with-layouts.js';
import { Builds, byDigest, indexAt, LEAKING, makeImage, merge } from './digests.js';
import { RemoteBuilder } from './remote-builder.js';

// The whole way: builds that push by digest, as matrix jobs do, their records as artifacts, and the merge.

const disposables: (() => unknown)[] = [];
let builder: RemoteBuilder;
beforeAll(async () => {
  builder = await RemoteBuilder.start();
});
afterAll(async () => {
  for (const dispose of disposables) await dispose();
  builder.dispose();
});

function newBuilds(): Builds {
  const builds = new Builds(builder);
  disposables.push(() => builds.dispose());
  return builds;
}

async function mergeFolder(path: string, inputs: Readonly<Record<string, string>>) {
  const merged = await merge({ with: { path, ...inputs } });
  disposables.push(merged.job.dispose);
  return merged;
}

describe('builds that push by digest', () => {
  testWithLayouts(
    'are merged, with their attestations, and nothing of a token is in the records',
    async () => {
      const image = makeImage();
      const builds = newBuilds();
      const jobs = [];
      for (const platforms of ['linux/amd64', 'linux/arm64'])
        jobs.push(
          await builds.run({ with: { platforms, outputs: byDigest(image), provenance: 'mode=max' } }),
        );
      for (const job of jobs) {
        expect(job.conclusion).toBe('success');
        expect(parseRecord(job.jobOutputs['digest-record'] ?? '')).toMatchObject({
          ...{ images: [image], digest: job.outputs['digest'], verdict: 'clean', reason: '' },
          searched: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
          toolVersion: (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
        });
      }
      const tag = `${image}:latest`;
      const merged = await mergeFolder(builds.artifacts, { tags: tag, platforms: 'linux/amd64,linux/arm64' });
      expect(merged.said).toEqual([]);
      const found = await indexAt(tag);
      expect(found?.digest).toBe(merged.digest);
      // Two images, each with its provenance.
      expect(found?.index.manifests.map(({ platform }) => platform?.architecture)).toEqual([
        ...['amd64', 'unknown', 'arm64', 'unknown'],
      ]);

      const list = jobs.map(job => job.outputs['digest-record']).join('\n');
      const again = await merge({ with: { digests: list, tags: `${image}:list` } });
      disposables.push(again.job.dispose);
      expect(again.digest).toBe(merged.digest);
    },
  );

  testWithLayouts(
    'of which one leaks are refused: under the gate it has no digest, under report its record says so',
    async () => {
      const image = makeImage();
      const builds = newBuilds();
      const run = (platforms: string, dockerfile: string | undefined, verify = 'gate') =>
        builds.run({
          ...(dockerfile === undefined ? {} : { dockerfile }),
          with: { platforms, verify, outputs: byDigest(image) },
        });
      await run('linux/amd64', undefined);
      const gated = await run('linux/arm64', LEAKING);
      expect(gated.conclusion).toBe('failure');
      expect(gated.outputs).toMatchObject({ verdict: 'leak', 'digest-file': '', 'digest-record': '' });
      const inputs = { tags: `${image}:1`, platforms: 'linux/amd64,linux/arm64' };
      const missing = await mergeFolder(builds.artifacts, inputs);
      expect(missing.said).toEqual([
        expect.stringMatching(/^error PLATFORMS: No digest is for linux\/arm64\./),
      ]);

      const reported = await run('linux/arm64', LEAKING, 'report');
      expect(reported.outputs).toMatchObject({ verdict: 'leak', digest: expect.stringMatching(/^sha256:/) });
      const leak = await mergeFolder(builds.artifacts, inputs);
      expect(leak.said).toEqual([expect.stringMatching(/^error LEAK: .* holds a secret/)]);
      expect(leak.said[0]).toContain(reported.outputs['digest']);
      expect(await indexAt(inputs.tags)).toBeUndefined();
    },
  );

  testWithLayouts('that mount nothing or search nothing say so', async () => {
    const image = makeImage();
    const builds = newBuilds();
    const off = await builds.run({
      with: { platforms: 'linux/arm64', verify: 'off', outputs: byDigest(image) },
    });
    expect(parseRecord(off.outputs['digest-record'] ?? '')).toMatchObject({
      ...{ verdict: 'skipped', reason: 'verify is off', searched: '', platforms: ['linux/arm64'] },
    });
    const none = await builds.run({
      dockerfile: 'FROM scratch\nCOPY Dockerfile /\n',
      with: {
        'hf-token': '',
        outputs: `type=image,push-by-digest=true,name-canonical=true,push=true`,
        tags: image,
      },
    });
    expect(parseRecord(none.outputs['digest-record'] ?? '')).toMatchObject({
      ...{ verdict: 'skipped', reason: 'no secret was mounted', images: [image], platforms: [] },
    });
    const inputs = { tags: `${image}:1` };
    const refused = await mergeFolder(builds.artifacts, inputs);
    expect(refused.said).toEqual([expect.stringMatching(/^error UNVERIFIED: .* was not searched/)]);
    const allowed = await mergeFolder(builds.artifacts, { ...inputs, 'allow-skipped': 'true' });
    expect(allowed.job.conclusion).toBe('success');
  });
});

test('a build that pushes under a tag has a record too, one that loads has none', async () => {
  const image = makeImage();
  const builds = newBuilds();
  const pushed = await builds.run({
    with: { builder: '', push: 'true', tags: `${image}:amd64,${image}:other`, provenance: 'false' },
  });
  const file = pushed.outputs['digest-file'] ?? '';
  expect(basename(file)).toBe(`${pushed.outputs['digest']?.replace(':', '-')}.json`);
  // Post removed it with everything else.
  expect(() => statSync(file)).toThrow(/ENOENT/);
  const merged = await mergeFolder(builds.artifacts, { tags: `${image}:1` });
  expect(merged.said).toEqual([]);
  const local = await builds.run({ with: { builder: '', outputs: 'type=cacheonly' } });
  expect(local.outputs).toMatchObject({ 'digest-file': '', 'digest-record': '' });
});
