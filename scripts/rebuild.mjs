// A part of npm run check: builds a second time, in a folder of another name and depth, and compares every byte of
// dist/. Who has the sources and the lockfile can tell that dist/ is made from them.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './setup.mjs';

const elsewhere = join(root, 'build/twice/another folder');

rmSync(elsewhere, { recursive: true, force: true });
for (const file of sources()) {
  mkdirSync(dirname(join(elsewhere, file)), { recursive: true });
  cpSync(join(root, file), join(elsewhere, file), { preserveTimestamps: true }); // else packages seem outdated
}
copyPackages();
const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], {
  cwd: elsewhere,
  env: { ...process.env, TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8' },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const differing = status === 0 ? compare() : ['(it cannot be built there)'];
rmSync(dirname(elsewhere), { recursive: true, force: true });
if (differing.length > 0) {
  console.error(`dist/ comes out otherwise in another folder: ${differing.join(', ')}`);
  process.exit(1);
}

/** What git has, as it is in the work tree; and what it would take. */
function sources() {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  const files = stdout.split('\0').filter(file => file !== '' && !file.startsWith('dist/'));
  return files.filter(file => statSync(join(root, file), { throwIfNoEntry: false }) !== undefined);
}

/** By links, which GNU's cp can make. A link to the whole folder would show in the bundle, as the bundler resolves it. */
function copyPackages() {
  const [from, to] = [join(root, 'node_modules'), join(elsewhere, 'node_modules')];
  if (spawnSync('cp', ['-al', from, to], { stdio: 'ignore' }).status === 0) return;
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

function compare() {
  const ours = contentOf(join(root, 'dist'));
  const theirs = contentOf(join(elsewhere, 'dist'));
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter(name => {
    const other = theirs.get(name);
    return other === undefined || ours.get(name)?.equals(other) !== true;
  });
}

/** @param {string} folder @returns {Map<string, Buffer>} */
function contentOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length), readFileSync(path)];
    }),
  );
}
