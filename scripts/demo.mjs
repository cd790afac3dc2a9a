// npm run demo: runs the action's own main and post on a real engine, then looks for the token everywhere; then
// builds an image that leaks, and shows that it is kept back.
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { engineVariables, ensureEngine } from './engine.mjs';
import { must, root } from './setup.mjs';

// A test that runs this has built already, and others use dist/ meanwhile.
if (process.env['HF_TEST_REGISTRY'] === undefined) must(process.execPath, ['scripts/build.mjs']);
const { runAction } = await import('../build/__tests__/runner/runner.js');
const { makeTag, makeToken } = await import('../build/__tests__/engine/engine.js');
const { asStored, filesBelow, pushedContent, tracesOf } = await import('../build/__tests__/engine/traces.js');

const engine = await ensureEngine();
Object.assign(process.env, engineVariables(engine));
try {
  const isFine = (await demo()) && (await leak());
  process.exitCode = isFine ? 0 : 1;
} finally {
  await engine.stop();
}

/** @returns {Promise<boolean>} whether all is as it should be */
async function demo() {
  const token = makeToken();
  const image = makeTag(engine.registry);
  heading('What the job page shows');
  const job = await runAction({
    actionDir: root,
    workspace: join(root, 'examples/demo'),
    with: {
      context: '.',
      'hf-token': token,
      'build-args': `BASE=${engine.baseImage}\nBUILD=${randomUUID()}`,
      push: 'true',
      tags: image,
      'no-cache': 'true',
    },
    secrets: [token],
  });
  console.log(indent(job.main.log));
  console.log(indent(job.post?.log ?? ''));
  if (job.conclusion !== 'success') return verdict(false, 'The build failed.');
  try {
    return verdict(report(token, image, job, await pushedContent(image)), job.outputs['digest'] ?? '');
  } finally {
    await job.dispose();
  }
}

/** @returns {Promise<boolean>} whether the image was kept back */
async function leak() {
  const token = makeToken();
  const image = makeTag(engine.registry);
  heading('A Dockerfile that writes the token to a file and deletes it in the next layer');
  const job = await runAction({
    actionDir: root,
    workspace: join(root, 'examples/demo'),
    with: {
      context: '.',
      file: 'Dockerfile.leak',
      'hf-token': token,
      'build-args': `BASE=${engine.baseImage}\nBUILD=${randomUUID()}`,
      push: 'true',
      tags: image,
    },
    secrets: [token],
  });
  const [, repository, tag] = /^[^/]+\/(.+):([^:]+)$/.exec(image) ?? [];
  const answer = await fetch(`http://${engine.registry}/v2/${repository}/manifests/${tag}`);
  for (const { title, message } of job.main.annotations.slice(-1))
    console.log(indent(`${title}: ${message}`));
  const results = [
    line(
      job.conclusion === 'failure' && job.outputs['verdict'] === 'leak',
      'the step failed with the verdict: leak',
    ),
    line(answer.status === 404, 'the registry has no such image'),
    line(tracesOf(token, [asStored('log', job.main.log)]).length === 0, 'the token is not in the log'),
  ];
  await job.dispose();
  return results.every(Boolean);
}

/**
 * @param {string} token
 * @param {string} image
 * @param {import('../build/__tests__/runner/runner.js').JobResult} job
 * @param {import('../build/__tests__/engine/traces.js').Stored[]} pushed
 */
function report(token, image, job, pushed) {
  heading('Was the secret there?');
  const hash = createHash('sha256').update(token).digest('hex').slice(0, 16);
  const seen = job.main.log.split(`37 bytes, sha256 ${hash}`).length - 1;
  const wasThere = line(seen === 2, `the build read the token as a file and as a variable (sha256 ${hash}…)`);

  heading('Is it anywhere now?');
  const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '') + (job.post?.raw ?? '');
  const bytes = pushed.reduce((sum, { bytes: { length } }) => sum + length, 0);
  const left = readdirSync(job.temp).filter(name => name.startsWith('hf-secret-build-'));
  const places = [
    {
      what: `in the registry, ${image}: ${pushed.length} manifests, configs, attestations and layers, ${(bytes / 1e6).toFixed(1)} MB`,
      things: pushed,
    },
    { what: 'in the log, raw, before any mask', things: [asStored('log', raw)] },
    {
      what: 'in state and outputs',
      things: [asStored('state', JSON.stringify([job.main.state, job.outputs]))],
    },
    {
      what: 'in a file under RUNNER_TEMP or the workspace',
      things: [...filesBelow(job.temp), ...filesBelow(job.workspace)],
    },
  ];
  const results = places.map(({ what, things }) => line(tracesOf(token, things).length === 0, `not ${what}`));
  results.push(line(left.length === 0, "nothing of the action's own is left under RUNNER_TEMP"));
  const control = Buffer.from(`machine huggingface.co password ${token}`).toString('base64');
  results.push(
    line(
      tracesOf(token, [asStored('control', control)]).length === 1,
      'control: a planted copy, in base64, is found by the same search',
    ),
  );
  return wasThere && results.every(Boolean);
}

/** @param {string} text */
function heading(text) {
  console.log(`\n== ${text}`);
}

/** @param {string} text */
function indent(text) {
  return text.trimEnd().replace(/^/gm, '   │ ');
}

/**
 * @param {boolean} isFine
 * @param {string} text
 */
function line(isFine, text) {
  console.log(`   ${isFine ? '✓' : '✗'} ${text}`);
  return isFine;
}

/**
 * @param {boolean} isFine
 * @param {string} detail
 */
function verdict(isFine, detail) {
  console.log(
    `\n${isFine ? 'The image was built and pushed, and the token stayed out of it.' : 'Something is wrong.'} ${detail}`,
  );
  return isFine;
}
