// Packages of Debian and Ubuntu. The machine's apt settings stay as they are, and no service is started.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, findCommand, MachineError } from './processes.mjs';

const APT = '/etc/apt';
const POLICY = '/usr/sbin/policy-rc.d';

/** bookworm has no buildx; forky's packages want no newer libc than bookworm's. */
const NEWER = { suite: 'forky', packages: ['docker.io', 'docker-cli', 'docker-buildx', 'containerd'] };

/** @returns {string | undefined} why nothing can be installed here */
export function whyNoInstall() {
  if (findCommand('apt-get') === undefined) return 'this is not Debian or Ubuntu';
  return process.getuid?.() === 0 ? undefined : 'this user is not root';
}

/**
 * @param {readonly string[]} names
 * @param {(line: string) => void} log
 * @throws {MachineError} with the reason, and the packages to install by hand
 */
export function installPackages(names, log) {
  const why = whyNoInstall();
  if (why !== undefined)
    throw new MachineError(`Install ${names.join(' ')}: it cannot be done for you, since ${why}.`);
  log(`Installing ${names.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'hf-secret-build-apt-'));
  chmodSync(folder, 0o755); // apt downloads as the user _apt
  const freeServices = holdServices();
  try {
    apt(['update']);
    const isOld = names.some(name => name === 'docker-buildx' && !isKnown(name));
    const options = isOld ? newerSuite(folder) : [];
    if (isOld) apt([...options, 'update']);
    const suite = (/** @type {string} */ name) =>
      isOld && NEWER.packages.includes(name) ? `/${NEWER.suite}` : '';
    // Ubuntu has the client in docker.io and no package docker-cli.
    const wanted = names.filter(name => name !== 'docker-cli' || isOld || isKnown(name));
    const args = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
    apt([...options, 'install', ...args, ...wanted.map(name => `${name}${suite(name)}`)]);
  } finally {
    freeServices();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Descriptions and icons are most of the download. */
const SMALL = ['Acquire::Languages=none', 'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false'];

/** @param {readonly string[]} args */
function apt(args) {
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const { isFine, stdout, stderr } = ask(
    'apt-get',
    ['-q', ...SMALL.flatMap(option => ['-o', option]), ...args],
    env,
  );
  if (!isFine) throw new MachineError(`apt-get failed:\n${`${stdout}${stderr}`.slice(-2000)}`);
}

/** @param {string} name */
function isKnown(name) {
  return /Candidate: (?!\(none\))/.test(ask('apt-cache', ['policy', name], { LC_ALL: 'C' }).stdout);
}

/**
 * The machine's own sources and, for what is named alone, those of its release with another suite.
 * @param {string} folder
 * @returns {string[]} options of apt
 */
function newerSuite(folder) {
  const [parts, pins, lists] = [join(folder, 'sources'), join(folder, 'pins'), join(folder, 'lists')];
  mkdirSync(join(lists, 'partial'), { recursive: true });
  cpSync(join(APT, 'sources.list.d'), parts, { recursive: true });
  cpSync(join(APT, 'preferences.d'), pins, { recursive: true });
  for (const [form, text] of Object.entries(withSuite(NEWER.suite)))
    writeFileSync(join(parts, `newer.${form}`), text);
  // Below 100: no installed package is ever replaced by that suite's unless it is named.
  writeFileSync(join(pins, 'newer'), `Package: *\nPin: release n=${NEWER.suite}\nPin-Priority: 50\n`);
  return [
    ...['-o', `Dir::Etc::sourceparts=${parts}`, '-o', `Dir::Etc::preferencesparts=${pins}`],
    ...['-o', `Dir::State::lists=${lists}`, '-o', 'Dir::Cache::pkgcache=', '-o', 'Dir::Cache::srcpkgcache='],
  ];
}

/**
 * The source of the release's main component, in both forms that apt knows (sources.list(5)); security, updates and
 * backports have no like in the other suite.
 * @param {string} suite
 * @returns {Record<'sources' | 'list', string>}
 */
function withSuite(suite) {
  const codename = /^VERSION_CODENAME="?(\w+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  const files = readdirSync(join(APT, 'sources.list.d')).map(name => join(APT, 'sources.list.d', name));
  /** @param {string} end */
  const text = end =>
    [join(APT, 'sources.list'), ...files]
      .filter(file => file.endsWith(end) && existsSync(file))
      .map(file => readFileSync(file, 'utf8').replace(/^#.*\n/gm, ''))
      .join('\n\n');
  const stanza = text('.sources')
    .split(/\n\s*\n/)
    .find(part => new RegExp(`^Suites:.*\\b${codename}(\\s|$)`, 'm').test(part));
  const line = text('.list')
    .split('\n')
    .find(part => new RegExp(`^deb\\s.*\\s${codename}\\s+main`).test(part));
  return {
    sources: stanza?.replace(/^Suites:.*$/m, `Suites: ${suite}`).concat('\n') ?? '',
    list: line?.replace(new RegExp(`\\s${codename}\\s.*`), ` ${suite} main\n`) ?? '',
  };
}

/**
 * Keeps the packages' own services from starting: an engine of the machine's, and a registry open to all on port 5000,
 * are not what was asked for. See invoke-rc.d(8). The file ends its own effect, should this process be killed.
 * @returns {() => void} ends it
 */
function holdServices() {
  if (existsSync(POLICY)) return () => {};
  const text = `#!/bin/sh\nkill -0 ${process.pid} 2>/dev/null && exit 101\nrm -f ${POLICY}\nexit 0\n`;
  writeFileSync(POLICY, text, { mode: 0o755 });
  return () => rmSync(POLICY, { force: true });
}
