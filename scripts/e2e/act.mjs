// The workflows of examples/act in act, on the real engine: somebody else's runner executes main, post, the steps
// around them and the reusable workflow. And the examples' workflows under the newest actionlint. Both programs are
// built from their modules.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineVariables, ensureEngine } from '../engine.mjs';
import { must, root } from '../setup.mjs';
import { goInstall, prepare, runAct } from './act-runner.mjs';

/** @typedef {import('./act-runner.mjs').Stage} Stage */

const ACT = 'github.com/nektos/act@v0.2.87';
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

/**
 * Lints and runs the examples' workflows, and prints what holds and what does not.
 * @returns {Promise<number>} an exit code
 */
export async function runActExamples() {
  must(process.execPath, ['scripts/build.mjs']);
  const folder = mkdtempSync(join(tmpdir(), 'act-'));
  const engine = await ensureEngine();
  Object.assign(process.env, engineVariables(engine));
  try {
    for (const module of [ACT, ACTIONLINT]) goInstall(module, folder);
    const stage = prepare(folder, engine);
    const results = [lint(folder)];
    for (const part of [matrix, merge, reusable]) results.push(...(await part(stage)), leavesNothing(stage));
    return results.every(Boolean) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await engine.stop();
  }
}

/** @param {string} folder */
function lint(folder) {
  const files = ['examples/workflows', 'examples/act', '.github/workflows'].flatMap(name =>
    readdirSync(join(root, name))
      .filter(file => file.endsWith('.yml'))
      .map(file => join(name, file)),
  );
  const args = ['-shellcheck=', '-pyflakes=', ...files];
  const { status, stdout } = spawnSync(join(folder, 'bin/actionlint'), args, { cwd: root, encoding: 'utf8' });
  return said(status === 0, `actionlint has nothing to say about ${files.length} workflows${stdout}`);
}

/** Two images at the same time, one without the token. @param {Stage} stage */
async function matrix(stage) {
  const { isFine, log } = runAct('matrix.yml', stage);
  const results = [said(isFine, 'act runs the matrix to its end')];
  for (const [name = '', verdict = ''] of [
    ['with-token', 'clean'],
    ['without-token', 'skipped'],
  ]) {
    const gave = new RegExp(`outputs of ${name}: ${verdict} (sha256:[0-9a-f]{64}) `).exec(log)?.[1] ?? '';
    results.push(
      said(gave !== '', `${name}: later steps see the verdict ${verdict}, the digest and the report`),
      ...(await isInRegistry(`${stage.image}-${name}`, gave, stage)),
    );
  }
  const posts = log.split('Success - Post ./').length - 1;
  return [...results, said(posts === 2, 'post ran in both jobs'), await isNotIn(log, stage)];
}

/** A build and a merge in one job. @param {Stage} stage */
async function merge(stage) {
  const { isFine, log } = runAct('merge.yml', stage);
  const gave = /merged into (sha256:[0-9a-f]{64})/.exec(log)?.[1] ?? '';
  return [
    said(isFine, 'act runs the merge to its end'),
    ...(await isInRegistry(`${stage.image}-merged`, gave, stage)),
  ];
}

/** The reusable workflow, on a builder that pushes by digest. @param {Stage} stage */
async function reusable(stage) {
  const { RemoteBuilder } = await import('../../build/__tests__/merge/remote-builder.js');
  const artifacts = join(stage.folder, 'artifacts');
  mkdirSync(artifacts);
  const builder = await RemoteBuilder.start();
  try {
    const env = { ...builder.env, BUILDX_BUILDER: builder.name, ARTIFACTS: artifacts };
    const { isFine, log } = runAct('reusable.yml', stage, env);
    const gave = /the call gave (sha256:[0-9a-f]{64})/.exec(log)?.[1] ?? '';
    // In one folder: act knows no strategy.job-index, which keeps the artifacts' names apart on GitHub.
    const uploaded = readdirSync(artifacts, { recursive: true, encoding: 'utf8' });
    const records = uploaded.filter(name => name.endsWith('.json')).length;
    return [
      said(isFine, 'act runs the reusable workflow to its end'),
      said(records === 2, 'each platform uploaded its record'),
      ...(await isInRegistry(`${stage.image}-reusable`, gave, stage)),
      await isNotIn(log, stage),
    ];
  } finally {
    builder.dispose();
  }
}

/** @param {string} image @param {string} digest @param {Stage} stage */
async function isInRegistry(image, digest, { token }) {
  const { pushedContent, tracesOf } = await import('../../build/__tests__/engine/traces.js');
  const name = image.replace(/^.*\/[0-9a-f]+-/, '');
  const isThere = digest !== '' && (await digestOf(image, '1')) === digest;
  const pushed = isThere ? await pushedContent(`${image}:1`) : [];
  const isClean = pushed.length > 0 && tracesOf(token, pushed).length === 0;
  return [
    said(isThere, `${name}: the registry has what the output says, ${digest.slice(0, 19)}…`),
    said(isClean, `${name}: the token is in none of its ${pushed.length} parts`),
  ];
}

/** act shows commands that mask something as they are, at times. @param {string} log @param {Stage} stage */
async function isNotIn(log, { token }) {
  const { asStored, tracesOf } = await import('../../build/__tests__/engine/traces.js');
  const shown = asStored('log', log.replace(/^.*::add-mask::.*$/gm, ''));
  return said(tracesOf(token, [shown]).length === 0, 'the token is not in the log');
}

/** @param {Stage} stage */
function leavesNothing({ home }) {
  const left = readdirSync(home, { recursive: true, encoding: 'utf8' });
  return said(!left.some(name => name.includes('hf-secret-build-')), 'nothing of a run is left after post');
}

/** @param {string} image @param {string} tag @returns {Promise<string>} '' when it is not there */
async function digestOf(image, tag) {
  const [host, ...path] = image.split('/');
  const docker = ['docker.distribution.manifest.list.v2', 'docker.distribution.manifest.v2'];
  const kinds = ['oci.image.index.v1', 'oci.image.manifest.v1', ...docker];
  const accept = kinds.map(kind => `application/vnd.${kind}+json`).join(', ');
  const url = `http://${host}/v2/${path.join('/')}/manifests/${tag}`;
  const { headers } = await fetch(url, { method: 'HEAD', headers: { accept } });
  return headers.get('docker-content-digest') ?? '';
}

/** @param {boolean} isFine @param {string} text */
function said(isFine, text) {
  console.log(`   ${isFine ? '✓' : '✗'} ${text}`);
  return isFine;
}
