import {
  chmodSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineSources, withSuite, writeAptSettings } from './apt-sources.mjs';
import { findCommand, run, tail } from './commands.mjs';
import { EngineError } from './error.mjs';

/** @typedef {{ id: string, version: string, codename: string }} Release */
/** @typedef {{ log: (line: string) => void, simulate?: boolean }} Options simulate: resolve, install nothing */

const INSTALL_LIMIT_MS = 15 * 60_000;
const POLICY = '/usr/sbin/policy-rc.d';

/** bookworm's docker.io is 20.10, without buildx; forky's packages want no newer libc than bookworm's. */
const NEWER_SUITE = 'forky';
const FROM_NEWER_SUITE = ['docker.io', 'docker-cli', 'docker-buildx', 'containerd'];

/**
 * Why packages cannot be installed here, or undefined where they can.
 * @returns {string | undefined}
 */
export function whyNoInstall() {
  if (process.platform !== 'linux' || findCommand('apt-get') === undefined)
    return 'this is not Debian or Ubuntu';
  return process.getuid?.() === 0 ? undefined : 'this user is not root';
}

/**
 * Installs packages of the distribution. The machine's apt settings stay as they are; no service is started.
 * @param {readonly string[]} names
 * @param {Options} options
 * @throws {EngineError} with the end of apt's output and the name of its log
 */
export async function installPackages(names, { log, simulate = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'hf-secret-build-apt-'));
  chmodSync(folder, 0o755); // apt downloads as the user _apt
  const logFile = `${folder}.log`;
  log(`engine: installing ${names.join(', ')} (log: ${logFile})`);
  try {
    await install(names, { folder, logFile, simulate });
    rmSync(logFile); // it stays where an error names it
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} names @param {{ folder: string, logFile: string, simulate: boolean }} how */
async function install(names, { folder, logFile, simulate }) {
  const release = readRelease(readFileSync('/etc/os-release', 'utf8'));
  const plan = planInstall(names, release, folder);
  await apt([...plan.options, 'update'], logFile);
  const wanted = await existing(plan, names, release);
  const freeServices = simulate ? () => {} : holdServices();
  try {
    const options = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
    await apt(
      [...plan.options, 'install', ...(simulate ? ['--simulate'] : []), ...options, ...wanted],
      logFile,
    );
  } finally {
    freeServices();
  }
}

/**
 * @param {string} text of /etc/os-release
 * @returns {Release}
 */
function readRelease(text) {
  /** @param {string} key */
  const value = key => new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(text)?.[1] ?? '';
  return { id: value('ID'), version: value('VERSION_ID'), codename: value('VERSION_CODENAME') };
}

/** @param {readonly string[]} names @param {Release} release @param {string} folder */
function planInstall(names, release, folder) {
  const isOld = release.id === 'debian' && release.version === '12';
  if (!isOld || !names.some(name => FROM_NEWER_SUITE.includes(name))) return { options: [], suite: '' };
  const extra = withSuite(machineSources(), { from: release.codename, to: NEWER_SUITE });
  if (extra.length === 0) {
    throw new EngineError('missing', `No apt source of this machine has ${release.codename} main.`, {
      hint: 'Add one, or install Docker with buildx.',
    });
  }
  return { options: writeAptSettings(folder, extra, NEWER_SUITE), suite: NEWER_SUITE };
}

/**
 * The package names as apt-get wants them. Ubuntu has the client in docker.io and no package docker-cli; any
 * other that the release lacks is an error.
 * @param {{ options: readonly string[], suite: string }} plan
 * @param {readonly string[]} names
 * @param {Release} release
 */
async function existing({ options, suite }, names, release) {
  const found = new Set(
    (await run('apt-cache', [...options, 'policy', ...names])).stdout.match(
      /^\S+(?=:\n.*\n {2}Candidate: (?!\(none\)))/gm,
    ),
  );
  const lacking = names.filter(name => !found.has(name) && name !== 'docker-cli');
  if (lacking.length > 0) {
    throw new EngineError(
      'missing',
      `${release.id} ${release.version} has no package ${lacking.join(', ')}.`,
      {
        hint: 'Take Debian 12 or Ubuntu 24.04, or newer, or install Docker with buildx.',
      },
    );
  }
  const isNewer = (/** @type {string} */ name) => suite !== '' && FROM_NEWER_SUITE.includes(name);
  return names.filter(name => found.has(name)).map(name => (isNewer(name) ? `${name}/${suite}` : name));
}

/** @param {readonly string[]} args @param {string} logFile */
async function apt(args, logFile) {
  const out = openSync(logFile, 'a');
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const { code } = await run('apt-get', ['-q', ...args], {
    env,
    timeoutMs: INSTALL_LIMIT_MS,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  if (code === 0) return;
  const verb = args.includes('update') ? 'update' : 'install';
  throw new EngineError('missing', `apt-get ${verb} failed; the end of ${logFile}:\n${tail(logFile)}\n`, {
    hint: "Check the machine's apt sources and its line to them.",
  });
}

/**
 * Keeps the packages' own services from starting: an engine of the machine's, and a registry open to all on
 * port 5000, are not what was asked for. See invoke-rc.d(8); containers mostly have such a file already.
 *
 * The file ends its own effect: should this process be killed, the next package that asks finds it free.
 * @returns {() => void} ends it
 */
function holdServices() {
  if (existsSync(POLICY)) return () => {};
  const text = `#!/bin/sh\nkill -0 ${process.pid} 2>/dev/null && exit 101\nrm -f ${POLICY}\nexit 0\n`;
  writeFileSync(POLICY, text, { mode: 0o755 });
  return () => rmSync(POLICY, { force: true });
}
