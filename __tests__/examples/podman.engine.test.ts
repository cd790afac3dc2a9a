import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeTag, makeToken, testEngine } from '../engine/engine.js';
import { asStored, pushedContent, tracesOf } from '../engine/traces.js';
import { build, disposeAll } from '../engines/build.js';
import { testPodman } from '../engines/engines.js';
import { DownloadHub } from '../hub/download-hub.js';

const found = testPodman();
if (found === undefined)
  throw new Error('These tests need Podman. Run them by `npm test`, which installs it.');
const engine = found;
const token = makeToken();
const WEIGHTS = `weights ${randomUUID()}`;
let hub: DownloadHub;
beforeAll(async () => {
  const files = { 'config.json': '{}', 'model.safetensors': WEIGHTS };
  const model = 'nvidia/Nemotron-3-Nano-30B-A3B';
  hub = await DownloadHub.start({ model, files, token, strangersToken: makeToken() });
});
afterAll(async () => {
  hub.stop();
  await disposeAll();
});

test("the example for Podman is built by it, with this machine's image in the place of the public one", async () => {
  const Dockerfile = readFileSync('examples/nemotron/Dockerfile.podman', 'utf8').replace(
    /^FROM python:.*\n.*\n/m,
    `FROM ${process.env['HF_TEST_HUB_IMAGE']} AS client\n`,
  );
  const tag = makeTag(testEngine().registry);
  const { job } = await build({
    engine,
    token,
    files: { Dockerfile },
    with: { push: 'true', tags: tag, 'build-args': `HF_ENDPOINT=${hub.endpoint}`, network: 'host' },
  });
  expect(job.main.annotations.filter(({ level }) => level === 'error')).toEqual([]);
  expect(job.outputs['verdict']).toBe('clean');
  const pushed = await pushedContent(tag);
  expect(pushed.filter(({ bytes }) => bytes.includes(WEIGHTS)).length).toBeGreaterThan(0);
  const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '');
  expect(tracesOf(token, [...pushed, asStored('raw', raw)])).toEqual([]);
});
