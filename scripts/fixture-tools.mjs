// The tools that make fixtures: archives come from the programs that people use, not from our own code.
import { findCommand } from './engine/commands.mjs';
import { EngineError } from './engine/error.mjs';
import { installPackages, whyNoInstall } from './engine/packages.mjs';

/** @type {Readonly<Record<string, string>>} command → package of Debian and Ubuntu that has it */
const TOOLS = {
  '7z': 'p7zip-full',
  ar: 'binutils',
  arj: 'arj',
  bsdtar: 'libarchive-tools',
  busybox: 'busybox',
  bzip2: 'bzip2',
  compress: 'ncompress',
  cpio: 'cpio',
  'dpkg-deb': 'dpkg',
  git: 'git',
  gzip: 'gzip',
  jq: 'jq',
  lrzip: 'lrzip',
  lz4: 'lz4',
  lzip: 'lzip',
  lzop: 'lzop',
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

/**
 * Installs the tools that are missing, where that can be done.
 * @param {(line: string) => void} log
 * @returns {Promise<string[]>} the commands that are missing still
 */
export async function ensureFixtureTools(log) {
  const missing = missingTools();
  if (missing.length === 0 || whyNoInstall() !== undefined) return missing;
  await installPackages([...new Set(missing.map(name => TOOLS[name] ?? name))], { log });
  return missingTools();
}

/** Chromium under the names of distributions and of Google. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * Installs the browser that shows summaries, and its letters, where there is none and that can be done. The tests
 * that need one fail without it.
 * @param {(line: string) => void} log
 */
export async function ensureBrowser(log) {
  if (BROWSERS.some(name => findCommand(name) !== undefined) || whyNoInstall() !== undefined) return;
  const fonts = ['fonts-dejavu-core', 'fonts-liberation', 'fonts-noto-color-emoji'];
  await installPackages(['chromium', ...fonts], { log });
}

function missingTools() {
  return Object.keys(TOOLS).filter(name => findCommand(name) === undefined);
}

/**
 * The error for a machine where the tools are missing.
 * @param {readonly string[]} missing
 */
export function lackingTools(missing) {
  return new EngineError('missing', `Tools that make fixtures are missing: ${missing.join(', ')}.`, {
    hint: `Install ${[...new Set(missing.map(name => TOOLS[name]))].join(' ')}.`,
  });
}
