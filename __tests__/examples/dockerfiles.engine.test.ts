import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attempt, cleanAttempts } from '../engine/attempt.js';
import { makeTag, makeToken, testEngine } from '../engine/engine.js';
import { asStored, pushedContent, tracesOf } from '../engine/traces.js';
import { DownloadHub } from '../hub/download-hub.js';
import { makePipImage, PrivateIndex } from './private-index.js';

// The Dockerfiles of examples/ as they stand, with images of this machine in the place of the public ones that their
// first stages name, and a Hub and an index on loopback.

const MODEL = 'nvidia/Nemotron-3-Nano-30B-A3B';
const RUN = randomUUID();
const token = makeToken();
const { baseImage, registry } = testEngine();
const hubImage = process.env['HF_TEST_HUB_IMAGE'] ?? '';
let hub: DownloadHub;
let index: PrivateIndex;

beforeAll(async () => {
  const files = {
    'config.json': JSON.stringify({ model_type: 'nemotron', run: RUN }),
    'model.safetensors': `weights ${RUN}`,
  };
  hub = await DownloadHub.start({ model: MODEL, files, token, strangersToken: makeToken() });
  index = await PrivateIndex.start();
});
afterAll(async () => {
  hub.stop();
  index.stop();
  await cleanAttempts();
});

/** The files of an example. */
function filesOf(example: string): Record<string, string> {
  const folder = join('examples', example);
  return Object.fromEntries(
    readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

interface Build {
  readonly example: string;
  /** Stages that an image of this machine takes the place of. */
  readonly stages: Readonly<Record<string, string>>;
  readonly with: Readonly<Record<string, string>>;
}

/** The build's network is the host's, where Hub and index are. */
function build({ example, stages, with: inputs }: Build) {
  const contexts = Object.entries(stages).map(([stage, image]) => `${stage}=docker-image://${image}`);
  return attempt({
    files: filesOf(example),
    with: {
      'build-contexts': contexts.join('\n'),
      'build-args': `HF_ENDPOINT=${hub.endpoint}`,
      ...{ network: 'host', allow: 'network.host', 'no-cache': 'true' },
      ...inputs,
    },
  });
}

type Built = Awaited<ReturnType<typeof build>>;

/** Expects that the image was pushed, holds what was downloaded, and no secret. */
async function expectClean({ job, said, tag }: Built, secret: string, content: string): Promise<void> {
  expect(said.filter(line => line.startsWith('error'))).toEqual([]);
  expect(job.outputs['verdict']).toBe('clean');
  const pushed = await pushedContent(tag);
  expect(pushed.filter(({ bytes }) => bytes.includes(content)).length).toBeGreaterThan(0);
  const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '');
  expect(tracesOf(secret, [...pushed, asStored('raw', raw)])).toEqual([]);
}

describe('the example', () => {
  test.each([
    { example: 'nemotron', file: 'Dockerfile.hf', content: `weights ${RUN}`, stages: { client: hubImage } },
    {
      ...{ example: 'nemotron', file: 'Dockerfile.podman', content: `weights ${RUN}` },
      stages: { client: hubImage },
    },
    { example: 'vllm', file: '', content: `weights ${RUN}`, stages: { client: hubImage, server: hubImage } },
    { example: 'multi-stage', file: '', content: '{"type": "nemotron"}', stages: { client: hubImage } },
  ])('$example $file is built with the token', async ({ example, file, content, stages }) => {
    const built = await build({ example, stages, with: { 'hf-token': token, file } });
    await expectClean(built, token, content);
    // Nothing of what a client of the Hub keeps, and no warning that a reader of the example would meet.
    expect(built.said.filter(line => !line.startsWith('notice'))).toEqual([]);
  });

  test('multi-stage ships nothing else of the model', async () => {
    const built = await build({
      ...{ example: 'multi-stage', stages: { client: hubImage } },
      with: { 'hf-token': token },
    });
    const pushed = await pushedContent(built.tag);
    expect(pushed.filter(({ bytes }) => bytes.includes(RUN))).toEqual([]);
  });

  test.each(['nemotron', 'vllm', 'multi-stage'])('%s is not built without the token', async example => {
    const file = example === 'nemotron' ? 'Dockerfile.hf' : '';
    const built = await build({ example, stages: { client: hubImage, server: hubImage }, with: { file } });
    expect(built.said).toEqual([expect.stringMatching(/^error NO_TOKEN/)]);
  });

  test('pip is built with the address of a private index', async () => {
    const python = makeTag(registry);
    makePipImage(hubImage, python);
    const built = await build({
      ...{ example: 'pip', stages: { python } },
      with: { secrets: `pip_index=${index.url}`, 'build-args': '' },
    });
    await expectClean(built, index.password, 'from the private index');
    expect(index.requests).toContain('known: /simple/acme-models/');
  });

  test('web is built without a token', async () => {
    const built = await build({ example: 'web', stages: { nginx: baseImage }, with: { 'build-args': '' } });
    expect(built.job.conclusion).toBe('success');
    expect(built.job.outputs['verdict']).toBe('skipped');
  });
});
