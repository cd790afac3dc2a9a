// The programs that tests run besides the engine. Fixtures come from what people use, not from our own code.
import { installPackages, whyNoInstall } from './packages.mjs';
import { findCommand, MachineError } from './processes.mjs';

/** Chromium under the names of distributions and of Google. */
const BROWSER = 'chromium|chromium-browser|google-chrome|google-chrome-stable|chrome';
const FONTS = 'fonts-dejavu-core fonts-liberation fonts-noto-color-emoji';

/** @typedef {Readonly<Record<string, string>>} Tools a program, or several that do → packages of Debian and Ubuntu */

/** @type {Tools} */
export const BROWSERS = { [BROWSER]: `chromium ${FONTS}` };

/** @type {Tools} what makes and reads fixtures */
export const FIXTURE_TOOLS = {
  ...BROWSERS,
  '7z': 'p7zip-full',
  ar: 'binutils',
  arj: 'arj',
  bsdtar: 'libarchive-tools',
  busybox: 'busybox-static',
  bzip2: 'bzip2',
  compress: 'ncompress',
  cpio: 'cpio',
  'dpkg-deb': 'dpkg',
  gcc: 'gcc',
  git: 'git',
  gzip: 'gzip',
  jq: 'jq',
  lrzip: 'lrzip',
  lz4: 'lz4',
  lzip: 'lzip',
  lzop: 'lzop',
  mksquashfs: 'squashfs-tools',
  openssl: 'openssl',
  perl: 'perl',
  pigz: 'pigz',
  python3: 'python3',
  rg: 'ripgrep',
  rpmbuild: 'rpm',
  sqlite3: 'sqlite3',
  'ssh-keygen': 'openssh-client',
  tar: 'tar',
  xxd: 'xxd',
  hexdump: 'bsdextrautils',
  xz: 'xz-utils',
  zip: 'zip',
  zstd: 'zstd',
};

/** @type {Tools} the second engine, and what installs the client of the Hub */
export const ENGINE_TOOLS = {
  podman: 'podman uidmap fuse-overlayfs',
  buildah: 'buildah',
  'pip3|pip': 'python3-pip',
};

/**
 * Installs the programs that are missing.
 * @param {Tools} tools
 * @param {(line: string) => void} log
 * @throws {MachineError} where that cannot be done
 */
export function ensureTools(tools, log) {
  const missing = missingOf(tools);
  if (missing.length === 0) return;
  if (whyNoInstall() === undefined) installPackages(missing, log);
  const still = missingOf(tools);
  if (still.length > 0)
    throw new MachineError(`Programs are missing, and ${whyNoInstall()}: install ${still.join(' ')}.`);
}

/** @param {Tools} tools @returns {string[]} packages */
function missingOf(tools) {
  const isThere = (/** @type {string} */ names) => names.split('|').some(name => findCommand(name));
  return Object.entries(tools).flatMap(([names, packages]) => (isThere(names) ? [] : packages.split(' ')));
}
