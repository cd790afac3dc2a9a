import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { httpStatus, socketOf } from './client.mjs';
import { findCommand, sleep, tail } from './commands.mjs';
import { EngineError } from './error.mjs';
import { canOverlay, requireCgroups, requireMounts, unmountAll } from './kernel.mjs';
import { livePid, processesOf, spawnBackground, terminate } from './processes.mjs';
import { readOr } from './state.mjs';

/**
 * @typedef {object} Place
 * @property {string} folder
 * @property {(line: string) => void} log
 * @property {'containerd' | 'classic'} [store] where it keeps its images; containerd unless it is said
 * @property {boolean} [isSecond] another daemon has the machine's network: this one leaves it as it is
 */

const START_LIMIT_MS = 60_000;
const NO_IPTABLES = ['--iptables=false', '--ip6tables=false'];

/** What to try in turn where the machine's network cannot be set up; builds work with each. */
const NETWORKS = [
  { args: [], note: '' },
  {
    args: NO_IPTABLES,
    note: 'iptables cannot be used here: a RUN step reaches other machines only with --network=host',
  },
  {
    args: [...NO_IPTABLES, '--bridge=none'],
    note: 'no network bridge can be made here: a build with RUN steps needs --network=host',
  },
];

/** No rule of the first daemon's is touched, and its bridge is shared: one without a bridge would remove it. */
const SECOND = [{ args: NO_IPTABLES, note: 'another engine has the network' }];

/**
 * Whether our own daemon lives and answers.
 * @param {string} folder
 * @returns {Promise<boolean>}
 */
export async function daemonAnswers(folder) {
  return livePid(pidFile(folder), `${folder}/`) !== undefined && (await ping(folder));
}

/**
 * What does not work with the running daemon's network; empty where all does.
 * @param {string} folder
 * @returns {string}
 */
export function networkNote(folder) {
  return readOr(join(folder, 'network-note'), '');
}

/**
 * Starts containerd and dockerd on the state folder, after ending what a killed run left there.
 * @param {Place} place
 * @throws {EngineError} with the end of the log, once dockerd has died or 60 s have passed
 */
export async function startDaemon(place) {
  const { folder, log } = place;
  await stopDaemon(folder);
  await requireMounts(folder);
  requireCgroups();
  await startContainerd(folder);
  await writeConfig(place);
  for (const network of place.isSecond ? SECOND : NETWORKS) {
    if (!mayUse(network)) break;
    if (await tryDaemon(folder, network.args)) {
      writeFileSync(join(folder, 'network-note'), network.note);
      return;
    }
    if (!isNetworkTrouble(folder)) break;
    log(
      `engine: dockerd does not start with ${network.args.join(' ') || 'its usual network'}; trying with less`,
    );
  }
  await failStart(folder, 'dockerd');
}

/**
 * Ends every process that works on the state folder and unmounts everything below it.
 * @param {string} folder
 */
export async function stopDaemon(folder) {
  const dockerd = livePid(pidFile(folder), `${folder}/`);
  if (dockerd !== undefined) await terminate([dockerd]);
  // dockerd first, then its servants: it ends containers in order as long as containerd answers.
  await terminate(processesOf(folder));
  await unmountAll(folder);
  for (const name of ['docker.pid', 'docker.sock', 'exec', 'network-note']) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * containerd is always our own: left alone, dockerd would join the machine's where one runs, and leave its
 * images and containers there.
 * @param {string} folder
 */
async function startContainerd(folder) {
  mkdirSync(join(folder, 'exec'), { recursive: true, mode: 0o700 });
  const config = join(folder, 'containerd.toml');
  writeFileSync(config, containerdConfig(folder));
  const logFile = join(folder, 'containerd.log');
  const command = findCommand('containerd') ?? 'containerd';
  const daemon = spawnBackground(command, ['--config', config], { stdout: logFile, stderr: logFile });
  if (!(await appears(daemon, async () => existsSync(containerdSocket(folder)))))
    await failStart(folder, 'containerd');
}

/** @param {string} folder */
function containerdConfig(folder) {
  return [
    'version = 2',
    `root = ${JSON.stringify(join(folder, 'data', 'containerd'))}`,
    `state = ${JSON.stringify(join(folder, 'exec', 'containerd'))}`,
    'disabled_plugins = ["io.containerd.grpc.v1.cri"]', // it listens on a port
    '[grpc]',
    `address = ${JSON.stringify(containerdSocket(folder))}`,
    '',
  ].join('\n');
}

/**
 * The image store is containerd's: the OCI exporter and attestations need it. No insecure registry is named:
 * dockerd takes all of 127.0.0.0/8 for such, whatever port the registry gets after a restart.
 * @param {Place} place
 */
async function writeConfig({ folder, store = 'containerd' }) {
  const isContainerd = store === 'containerd';
  const driver = (await canOverlay(folder)) ? {} : { 'storage-driver': isContainerd ? 'native' : 'vfs' };
  writeFileSync(
    configFile(folder),
    JSON.stringify({ features: { 'containerd-snapshotter': isContainerd }, ...driver }),
  );
}

/** @param {string} folder @param {readonly string[]} networkArgs */
async function tryDaemon(folder, networkArgs) {
  const logFile = join(folder, 'dockerd.log');
  const args = [
    ...['--config-file', configFile(folder), '--containerd', containerdSocket(folder)],
    ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
    ...['--pidfile', pidFile(folder), '-H', `unix://${socketOf(folder)}`],
    ...networkArgs,
  ];
  const daemon = spawnBackground(findCommand('dockerd') ?? 'dockerd', args, {
    stdout: logFile,
    stderr: logFile,
  });
  if (await appears(daemon, () => ping(folder))) return true;
  await terminate([daemon.pid].filter(Boolean));
  return false;
}

/** @param {import('./processes.mjs').Background} daemon @param {() => Promise<boolean>} isUp */
async function appears(daemon, isUp) {
  const end = Date.now() + START_LIMIT_MS;
  while (!(await isUp())) {
    if (daemon.died() || Date.now() > end) return false;
    await sleep(50);
  }
  return true;
}

/** A daemon without a bridge removes docker0, which may be another daemon's. @param {{ args: readonly string[] }} network */
function mayUse(network) {
  return !network.args.includes('--bridge=none') || !readOr('/proc/net/dev', '').includes('docker0:');
}

/** @param {string} folder */
function isNetworkTrouble(folder) {
  return /iptables|ip6tables|nftables|network controller|bridge|docker0/i.test(
    tail(join(folder, 'dockerd.log'), 3),
  );
}

/** @param {string} folder @param {'dockerd' | 'containerd'} program @returns {Promise<never>} */
async function failStart(folder, program) {
  await stopDaemon(folder);
  const logFile = join(folder, `${program}.log`);
  throw new EngineError('failed', `${program} does not start; the end of ${logFile}:\n${tail(logFile)}\n`, {
    hint: 'A container needs the rights of --privileged to run an engine.',
  });
}

/** @param {string} folder */
async function ping(folder) {
  return (await httpStatus({ socketPath: socketOf(folder), path: '/_ping' })) === 200;
}

/** @param {string} folder */
function pidFile(folder) {
  return join(folder, 'docker.pid');
}

/** @param {string} folder */
function configFile(folder) {
  return join(folder, 'daemon.json');
}

/** @param {string} folder */
function containerdSocket(folder) {
  return join(folder, 'exec', 'containerd.sock');
}
