// npm run check: types of sources, tests and scripts, lint and format, that everything is used, that README.md and
// docs/ are what action.yml and the sources make of them, and that dist/ is what the sources build.
import { spawnSync } from 'node:child_process';
import { must, root } from './setup.mjs';

must(process.execPath, ['scripts/build.mjs']); // its compiler checks the types of sources and tests
must(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'scripts']);
must(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']);
must(process.execPath, ['scripts/docs.mjs', '--check']);
// Files, exports and packages that nobody uses; then again without the tests: what only they use says @internal.
must(process.execPath, ['node_modules/knip/bin/knip.js', '--no-progress']);
must(process.execPath, ['node_modules/knip/bin/knip.js', '--no-progress', '--production']);
must(process.execPath, ['scripts/rebuild.mjs']);
checkDist();
console.log('Types, lint, format, uses, docs and dist/ are as they should be.');

/** The build has just made dist/ anew: what git sees there now is not what was committed. */
function checkDist() {
  const { stdout } = spawnSync('git', ['status', '--porcelain', '--', 'dist'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (stdout === '') return;
  console.error(`dist/ is not what the sources build. Run npm run build and commit dist/:\n${stdout}`);
  process.exit(1);
}
