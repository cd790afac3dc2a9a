// The workflows of examples/act in act, on the real engine: somebody else's runner executes main, post and the steps
// around them. And the examples' workflows under the newest actionlint. Both are built from their modules.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineVariables, ensureEngine } from '../engine.mjs';
import { must, root } from '../setup.mjs';

const ACT = 'github.com/nektos/act@v0.2.87';
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

/** What a checkout of this repository needs to have. */
const REPOSITORY = ['action.yml', 'merge', 'dist', 'examples'];

const ACT_LIMIT_MS = 300_000;

/** @typedef {{ registry: string, baseImage: string, env: Record<string, string> }} Where */
/** @typedef {{ folder: string, repository: string, where: Where, image: string, token: string }} Stage */

/**
 * Lints and runs the examples' workflows, and prints what holds and what does not.
 * @returns {Promise<number>} an exit code
 */
export async function runActExamples() {
  must(process.execPath, ['scripts/build.mjs']);
  const folder = mkdtempSync(join(tmpdir(), 'act-'));
  const engine = await ensureEngine();
  try {
    for (const module of [ACT, ACTIONLINT]) goInstall(module, folder);
    const where = { registry: engine.registry, baseImage: engine.baseImage, env: engineVariables(engine) };
    const stage = prepare(folder, where);
    const results = [lint(folder), ...(await matrix(stage)), ...(await merge(stage))];
    return results.every(Boolean) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await engine.stop();
  }
}

/** @param {string} module @param {string} folder */
function goInstall(module, folder) {
  const env = { ...process.env, GOBIN: join(folder, 'bin') };
  const { status } = spawnSync('go', ['install', module], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`go cannot install ${module}`);
}

/** A repository of its own: act copies the whole of one, ignored files too. @param {string} folder @param {Where} where @returns {Stage} */
function prepare(folder, where) {
  const repository = join(folder, 'repository');
  mkdirSync(repository);
  mkdirSync(join(folder, 'home'));
  for (const name of REPOSITORY) cpSync(join(root, name), join(repository, name), { recursive: true });
  const name = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost'];
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    [...name, 'commit', '-q', '-m', 'Copy'],
  ])
    spawnSync('git', args, { cwd: repository });
  const image = `${where.registry}/act/${randomBytes(6).toString('hex')}`;
  // The usual form, and no word in it that would be masked elsewhere.
  const token = `hf_${randomBytes(64)
    .toString('base64')
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 34)}`;
  writeFileSync(join(folder, 'secrets'), `HF_TOKEN=${token}\n`, { mode: 0o600 });
  const inputs = { base: where.baseImage, image };
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ inputs }));
  return { folder, repository, where, image, token };
}

/** @param {string} folder */
function lint(folder) {
  const files = ['examples/workflows', 'examples/act'].flatMap(name =>
    readdirSync(join(root, name))
      .filter(file => file.endsWith('.yml'))
      .map(file => join(name, file)),
  );
  const args = ['-shellcheck=', '-pyflakes=', ...files, '.github/workflows/build.yml'];
  const { status, stdout } = spawnSync(join(folder, 'bin/actionlint'), args, { cwd: root, encoding: 'utf8' });
  return said(status === 0, `actionlint has nothing to say about ${files.length + 1} workflows${stdout}`);
}

/** @param {string} workflow @param {Stage} stage */
function runAct(workflow, { folder, repository, where }) {
  const args = [
    ...[
      'workflow_dispatch',
      '--workflows',
      `examples/act/${workflow}`,
      '--eventpath',
      join(folder, 'event.json'),
    ],
    ...['--platform', 'ubuntu-latest=-self-hosted', '--secret-file', join(folder, 'secrets')],
    ...['--env', 'HF_HUB_OFFLINE=1', '--no-cache-server'],
  ];
  const { PATH = '', DOCKER_CONFIG } = process.env;
  const { status, stdout, stderr } = spawnSync(join(folder, 'bin/act'), args, {
    cwd: repository,
    env: { PATH, HOME: join(folder, 'home'), ...(DOCKER_CONFIG ? { DOCKER_CONFIG } : {}), ...where.env },
    encoding: 'utf8',
    timeout: ACT_LIMIT_MS,
    maxBuffer: 64 * 2 ** 20,
  });
  const log = stdout + stderr;
  if (status !== 0) console.log(log);
  return { status, log };
}

/** Two images at the same time, one without the token. @param {Stage} stage */
async function matrix(stage) {
  const { image, token, folder } = stage;
  const { pushedContent, tracesOf, asStored } = await import('../../build/__tests__/engine/traces.js');
  const { status, log } = runAct('matrix.yml', stage);
  const results = [said(status === 0, 'act runs the matrix to its end')];
  for (const [name, verdict] of [
    ['with-token', 'clean'],
    ['without-token', 'skipped'],
  ]) {
    const [, digest = ''] =
      new RegExp(`outputs of ${name}: ${verdict} (sha256:[0-9a-f]{64}) `).exec(log) ?? [];
    results.push(
      said(digest !== '', `${name}: later steps see the verdict ${verdict}, the digest, the report`),
    );
    results.push(
      said((await digestOf(`${image}-${name}`, '1')) === digest, `${name}: the registry has that digest`),
    );
    const pushed = digest === '' ? [] : await pushedContent(`${image}-${name}:1`);
    const isClean = pushed.length > 0 && tracesOf(token, pushed).length === 0;
    results.push(said(isClean, `${name}: the token is in nothing of what was pushed`));
  }
  const posts = log.split('Success - Post ./').length - 1;
  results.push(said(posts === 2, 'post ran in both jobs'));
  results.push(
    said(tracesOf(token, [asStored('log', unmasked(log))]).length === 0, 'the token is not in the log'),
  );
  return [...results, leavesNothing(folder)];
}

/** A build and a merge in one job. @param {Stage} stage */
async function merge(stage) {
  const { status, log } = runAct('merge.yml', stage);
  const [, digest = ''] = /merged into (sha256:[0-9a-f]{64})/.exec(log) ?? [];
  const found = await digestOf(`${stage.image}-merged`, '1');
  return [
    said(status === 0, 'act runs the merge to its end'),
    said(
      digest !== '' && found === digest,
      'the registry has the index under its tag, with the digest of the output',
    ),
    leavesNothing(stage.folder),
  ];
}

/** act shows commands that mask something as they are, at times. @param {string} log */
function unmasked(log) {
  return log.replace(/^.*::add-mask::.*$/gm, '');
}

/** @param {string} folder */
function leavesNothing(folder) {
  const left = readdirSync(join(folder, 'home'), { recursive: true, encoding: 'utf8' });
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
