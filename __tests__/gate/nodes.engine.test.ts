import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect } from '@jest/globals';
import { makeTag, makeToken, testEngine } from '../engine/engine.js';
import { pushedContent, tracesOf } from '../engine/traces.js';
import { build, disposeAll, titles } from '../engines/build.js';
import { uploadsTo } from './observe.js';
import { StandIn } from './stand-in.js';
import { testWithLayouts } from './with-layouts.js';

// buildx with platforms on several nodes of a builder. scripts/e2e.mjs has real ones; here a docker says what
// buildx says then.

afterAll(disposeAll);

const { registry, baseImage } = testEngine();
const BUILDX = { name: 'buildx', program: 'docker', inputs: {}, env: {} } as const;
const PLATFORMS = 'linux/amd64,linux/arm64';

const REFUSAL = `case "$*" in *type=oci*)
  case "$*" in *${PLATFORMS}*) echo 'ERROR: failed to build: oci for multi-node builds currently not supported' >&2; exit 1 ;; esac ;;
esac`;

/** One step for each platform, on the machine's own. */
function dockerfile(command: string): string {
  return `FROM --platform=$BUILDPLATFORM ${baseImage} AS build
ARG TARGETARCH
RUN --network=none --mount=type=secret,id=hf_token,required=true : ${randomUUID()}; ${command}
FROM scratch
COPY --from=build /out /out
`;
}

async function run(command: string, inputs: Readonly<Record<string, string>> = {}) {
  const [tag, token] = [makeTag(registry), makeToken()];
  const standIn = new StandIn(REFUSAL);
  const built = await build({
    engine: BUILDX,
    standIn,
    token,
    files: { Dockerfile: dockerfile(command) },
    with: { push: 'true', tags: tag, platforms: PLATFORMS, ...inputs },
  });
  return { ...built, tag, token, standIn };
}

interface Index {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly manifests: readonly { readonly platform: { readonly architecture: string } }[];
}

describe('platforms on several nodes', () => {
  testWithLayouts('are built, joined, searched and pushed as one index', async () => {
    for (const provenance of ['false', 'mode=max']) {
      const { job, report, tag, token, standIn } = await run('echo $TARGETARCH > /out', {
        ...{ provenance, annotations: 'index:org.example.kind=fruit\nmanifest:org.example.name=kiwi' },
      });
      expect(titles(job)).toEqual([]);
      expect(job.main.log).toContain('The platforms are on several nodes');
      expect(report).toMatchObject({ verdict: 'clean', image: expect.stringMatching(/^sha256:/) });
      expect(standIn.calls().filter(call => call.includes('type=cacheonly'))).toHaveLength(1);
      const pushed = await pushedContent(tag);
      const index = JSON.parse(String(pushed[0]?.bytes)) as Index;
      const names = index.manifests
        .map(({ platform }) => platform.architecture)
        .filter(name => name !== 'unknown');
      expect(names).toEqual(['amd64', 'arm64']);
      expect(index.manifests).toHaveLength(provenance === 'false' ? 2 : 4);
      expect(index.annotations).toEqual({ 'org.example.kind': 'fruit' });
      expect(String(pushed[1]?.bytes)).toContain('"org.example.name"');
      expect(tracesOf(token, pushed)).toEqual([]);
      const metadata = JSON.parse(job.outputs['metadata'] ?? '') as Readonly<Record<string, unknown>>;
      expect(metadata['containerimage.digest']).toBe(job.outputs['digest']);
    }
  });

  testWithLayouts('are kept back when one of them holds the secret', async () => {
    const leak = 'if [ $TARGETARCH = arm64 ]; then cat /run/secrets/hf_token; fi > /out';
    const { job, report, tag, token } = await run(leak);
    expect(titles(job)).toContain('hf-secret-build: LEAK');
    expect(report?.findings).toMatchObject([{ path: 'out', platform: 'linux/arm64' }]);
    expect(uploadsTo(tag)).toEqual([]);
    expect(job.main.log).not.toContain(token);
  });
});
