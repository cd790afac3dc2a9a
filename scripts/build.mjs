// npm run build: compiles the sources and tests (build/) and bundles the entries (dist/).
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensurePackages, must, root } from './setup.mjs';

/** Each entry becomes a bundle of its own, so that the post step loads nothing that it does not use. */
const ENTRIES = ['main', 'post', 'cli', 'merge', 'scan-worker'];

/** The entry that is started as a program of its own. */
const PROGRAM = 'cli/index.js';

/**
 * @actions/http-client, which comes with @actions/core, imports undici for `getAgentDispatcher` alone, a method
 * for octokit that nothing here calls. It would be four fifths of the bundle and a third of its start-up, so the
 * name is bound to a module that every Node has and that lacks its classes.
 */
const NEVER_CALLED = { undici: 'node:http' };

ensurePackages();
must(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.']);
removeOrphans();
const { default: ncc } = await import('@vercel/ncc');
const fresh = join(root, 'build/dist');
rmSync(fresh, { recursive: true, force: true });
for (const entry of ENTRIES) {
  const { code, assets } = await ncc(join(root, `build/src/${entry}.js`), {
    cache: false,
    quiet: true,
    externals: NEVER_CALLED,
    license: 'licenses.txt',
  });
  write(`${entry}/index.js`, code);
  write(`${entry}/package.json`, '{ "type": "module" }\n');
  for (const [name, { source }] of Object.entries(assets)) write(`${entry}/${name}`, source);
}
const raw = process.env['COVERAGE_RAW']; // scripts/coverage.mjs
if (raw !== undefined) {
  const { recordingBundles } = await import('./coverage/bundles.mjs');
  recordingBundles(fresh, { entries: ENTRIES, raw });
}
chmodSync(join(fresh, PROGRAM), 0o755);
// Only when all of it is there: a run of the action at this moment finds the old bundles or the new ones.
rmSync(join(root, 'dist'), { recursive: true, force: true });
renameSync(fresh, join(root, 'dist'));

/** What a source that is gone was compiled to goes as well: jest would run the tests among it. */
function removeOrphans() {
  for (const folder of ['src', '__tests__']) {
    for (const name of readdirSync(join(root, 'build', folder), { recursive: true, encoding: 'utf8' })) {
      const source = join(root, folder, name.replace(/(\.d\.ts|\.js)$/, '.ts'));
      if (!existsSync(source)) rmSync(join(root, 'build', folder, name), { recursive: true, force: true });
    }
  }
}

/**
 * @param {string} path
 * @param {string | Uint8Array} content
 */
function write(path, content) {
  mkdirSync(dirname(join(fresh, path)), { recursive: true });
  writeFileSync(join(fresh, path), content);
}
