import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, testEngine } from '../engine/engine.js';
import { asStored, filesBelow, pushedContent, tracesOf } from '../engine/traces.js';
import { build, disposeAll, titles } from '../engines/build.js';
import { uploadsTo } from '../gate/observe.js';
import { left } from '../smoke/trial.js';
import { asEngine, builders, type Driver, usedNodes } from './builders.js';

// The whole line on every driver, with the newest buildx: what holds on one holds on all.

const { registry, baseImage } = testEngine();

const folders: string[] = [];
afterAll(async () => {
  await disposeAll();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A step that no other build has, on the machine's own platform whatever is built for. */
function dockerfile(command: string): string {
  return `FROM --platform=$BUILDPLATFORM ${baseImage} AS build
ARG TARGETARCH
RUN --network=none --mount=type=secret,id=hf_token,required=true : ${randomUUID()}; ${command}
FROM ${baseImage}
COPY --from=build /out /out
CMD ["sh", "-c", "test -s /out"]
`;
}

/** The same for machines that the base image is not for. */
const fromScratch = (command: string) =>
  dockerfile(command).replace(`FROM ${baseImage}\nCOPY`, 'FROM scratch\nCOPY');

async function run(driver: Driver, dockerfile: string, inputs: Readonly<Record<string, string>> = {}) {
  const [tag, token] = [makeTag(registry), makeToken()];
  const built = await build({
    engine: asEngine(driver),
    token,
    files: { Dockerfile: dockerfile },
    with: { push: 'true', tags: tag, ...inputs },
  });
  expect(tracesOf(token, [asStored('log', built.job.main.log)])).toEqual([]);
  return { ...built, tag, token };
}

interface Index {
  readonly manifests?: readonly { readonly platform: { readonly architecture: string } }[];
}

describe.each([...builders().drivers])('$name', driver => {
  test('a clean image is searched, tried out and pushed', async () => {
    const provenance = driver.platforms.length === 0 ? 'false' : 'mode=max';
    const { job, report, tag, token } = await run(driver, dockerfile('echo $TARGETARCH > /out'), {
      ...{ provenance, 'smoke-test': 'true', 'smoke-args': '--network none' },
    });
    expect(titles(job)).toEqual([]);
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toContain('Smoke test passed');
    expect(report).toMatchObject({ verdict: 'clean', unscanned: [] });
    const pushed = await pushedContent(tag);
    expect(tracesOf(token, pushed)).toEqual([]);
    expect(pushed.some(({ name }) => name.includes('in-toto'))).toBe(provenance !== 'false');
    expect(job.outputs['digest']).toMatch(/^sha256:/);
    expect(left(asEngine(driver))).toEqual([]);
  });

  test('a leak is found and kept back, in a layer and in the log', async () => {
    for (const [command, role] of [
      ['base64 < /run/secrets/hf_token > /out', 'layer'],
      ['cat /run/secrets/hf_token && echo well > /out', 'log'],
    ] as const) {
      const { job, report, tag } = await run(driver, dockerfile(command));
      expect(titles(job)).toContain('hf-secret-build: LEAK');
      expect(report).toMatchObject({ verdict: 'leak', findings: [{ role, secret: 'hf_token' }] });
      expect(uploadsTo(tag)).toEqual([]);
    }
  });

  test('its files are exported to this machine, and only when they are clean', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'files-'));
    folders.push(folder);
    const inputs = { push: 'false', tags: '', outputs: `type=local,dest=${folder}/out`, provenance: 'false' };
    const ill = await run(driver, fromScratch('cp /run/secrets/hf_token /out'), inputs);
    expect(titles(ill.job)).toContain('hf-secret-build: LEAK');
    expect(filesBelow(folder)).toEqual([]);
    const well = await run(driver, fromScratch('echo well > /out'), inputs);
    expect(well.job.conclusion).toBe('success');
    expect(readFileSync(join(folder, 'out/out'), 'utf8')).toBe('well\n');
  });

  // Not on drivers that build for their own platform alone.
  const platforms = driver.platforms.length > 1 ? [driver.platforms.join(',')] : [];
  for (const both of platforms) {
    test.each(['mode=max', 'false'])(`${both} leave as one index (provenance: %s)`, async provenance => {
      const { job, report, tag, token } = await run(driver, fromScratch('echo $TARGETARCH > /out'), {
        ...{ platforms: both, provenance },
      });
      expect(titles(job)).toEqual([]);
      expect(report).toMatchObject({ verdict: 'clean' });
      const pushed = await pushedContent(tag);
      const index = JSON.parse(String(pushed[0]?.bytes)) as Index;
      const names = index.manifests?.map(({ platform }) => platform.architecture) ?? [];
      expect(names.filter(name => name !== 'unknown')).toEqual(['amd64', 'arm64']);
      expect(names).toHaveLength(provenance === 'false' ? 2 : 4);
      expect(tracesOf(token, pushed)).toEqual([]);
      const metadata = JSON.parse(job.outputs['metadata'] ?? '') as Readonly<Record<string, unknown>>;
      expect(metadata['containerimage.digest']).toBe(job.outputs['digest']);
      if (driver.nodes.length > 0) expect(usedNodes(driver)).toEqual(driver.nodes);
    });

    test(`${both}: a leak in one of them keeps back both`, async () => {
      const leak = 'if [ $TARGETARCH = arm64 ]; then cat /run/secrets/hf_token; fi > /out';
      const { job, report, tag } = await run(driver, fromScratch(leak), { platforms: both });
      expect(titles(job)).toContain('hf-secret-build: LEAK');
      expect(report?.findings).toMatchObject([{ path: 'out', platform: 'linux/arm64' }]);
      expect(uploadsTo(tag)).toEqual([]);
    });

    test(`${both}: a cache that holds a leak is not exported`, async () => {
      const tag = makeTag(registry);
      const leak = 'cp /run/secrets/hf_token /left; echo well > /out';
      const { job, report } = await run(driver, fromScratch(leak), {
        ...{ platforms: both, provenance: 'false', 'cache-to': `type=registry,ref=${tag},mode=max` },
      });
      expect(titles(job)).toContain('hf-secret-build: LEAK');
      expect(report?.verdict).toBe('leak');
      expect(uploadsTo(tag)).toEqual([]);
    });
  }
});
