import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../processes.mjs';
import { root } from '../setup.mjs';

/** What a checkout of this repository needs to have. */
const REPOSITORY = ['action.yml', 'merge', 'dist', 'examples', '.github/workflows/build.yml'];

/** Runners of GitHub that this machine takes the place of. */
const RUNNERS = ['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-24.04-arm'];

/** @typedef {{ registry: string, baseImage: string }} Where */

/**
 * A repository of its own, with the token in a file beside it, and what act is told.
 * @typedef {{ folder: string, home: string, repository: string, image: string, token: string }} Stage
 */

/**
 * Installs a program from its module.
 * @param {string} module
 * @param {string} folder
 * @throws {Error} when Go cannot
 */
export function goInstall(module, folder) {
  const env = { ...process.env, GOBIN: join(folder, 'bin') };
  const { status } = spawnSync('go', ['install', module], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`go cannot install ${module}`);
}

/**
 * Makes what act runs in. It copies the whole of a repository, ignored files too: so this is a small one.
 * @param {string} folder
 * @param {Where} where
 * @returns {Stage}
 */
export function prepare(folder, { registry, baseImage: base }) {
  const [repository, home] = [join(folder, 'repository'), join(folder, 'home')];
  for (const path of [repository, home]) mkdirSync(path);
  for (const name of REPOSITORY) cpSync(join(root, name), join(repository, name), { recursive: true });
  const author = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost'];
  for (const args of ['init -q', 'add -A', 'commit -q -m Copy'])
    spawnSync('git', [...author, ...args.split(' ')], { cwd: repository });
  const letters = randomBytes(96)
    .toString('base64')
    .replace(/[^A-Za-z]/g, '');
  const token = `hf_${letters.slice(0, 34)}`; // the usual form
  const image = `${registry}/act/${randomBytes(6).toString('hex')}`;
  const secrets = `HF_TOKEN=${token}\nGITHUB_TOKEN=ghs_${letters.slice(-36)}\n`;
  writeFileSync(join(folder, 'secrets'), secrets, { mode: 0o600 });
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ inputs: { base, image } }));
  return { folder, home, repository, image, token };
}

/**
 * Runs a workflow of examples/act, and prints its log when it fails.
 * @param {string} workflow
 * @param {Stage} stage
 * @param {Record<string, string>} [env] of the whole run
 */
export function runAct(workflow, { folder, home, repository }, env = {}) {
  const args = [
    ...['workflow_dispatch', '--directory', repository, '--workflows', `examples/act/${workflow}`],
    ...['--eventpath', join(folder, 'event.json'), '--secret-file', join(folder, 'secrets')],
    ...['--env', 'HF_HUB_OFFLINE=1', '--no-cache-server'],
    ...RUNNERS.flatMap(name => ['--platform', `${name}=-self-hosted`]),
    ...replacements(repository).flatMap(replacement => ['--local-repository', replacement]),
  ];
  const { isFine, stdout, stderr } = ask(join(folder, 'bin/act'), args, { HOME: home, ...env });
  if (!isFine) console.log(stdout + stderr);
  return { isFine, log: stdout + stderr };
}

/** The actions of the reusable workflow: this repository's own as it stands here, and stand-ins for others. @param {string} repository */
function replacements(repository) {
  const workflow = readFileSync(join(root, '.github/workflows/build.yml'), 'utf8');
  const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
  const foreign = used.filter(action => !action.startsWith('org/'));
  const standIn = (/** @type {string} */ action) =>
    /(upload|download)-artifact/.exec(action)?.[1] ?? 'nothing';
  return [
    `org/hf-secret-build@v1=${repository}`,
    ...[...new Set(foreign)].map(
      action => `${action}=${join(root, 'scripts/e2e/stand-ins', standIn(action))}`,
    ),
  ];
}
