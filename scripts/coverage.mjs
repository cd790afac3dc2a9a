// npm run coverage: npm test with V8 counting what of src/ runs, in jest, in the action's own processes, and in the
// threads of the search. Arguments are passed on to jest: npm run coverage -- __tests__/secret
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { must, root, run } from './setup.mjs';

const folder = join(root, 'build/coverage');
const raw = join(folder, 'raw');
rmSync(folder, { recursive: true, force: true });
mkdirSync(raw, { recursive: true });

const env = { ...process.env, COVERAGE_RAW: raw };
const setup = ['--setupFilesAfterEnv', join(root, 'scripts/coverage/jest.mjs')];
const status = run(process.execPath, ['scripts/test.mjs', ...process.argv.slice(2), ...setup], env);
// The maps come from a second compilation: those who look at the first one's output find no trace of this.
must(process.execPath, [
  ...['node_modules/typescript/bin/tsc', '-p', '.', '--sourceMap', '--incremental', 'false'],
  ...['--tsBuildInfoFile', 'null', '--outDir', 'build/coverage/maps'],
]);
writeFileSync(join(raw, 'maps.json'), JSON.stringify({ result: [], 'source-map-cache': maps() }));
must(process.execPath, ['scripts/build.mjs']); // dist/ held what records
must(process.execPath, [
  ...['node_modules/c8/bin/c8.js', 'report', '--temp-directory', raw, '--reporter', 'text'],
  ...['--include', 'src/**', '--exclude-after-remap'],
]);
process.exitCode = status;

/** The source maps by the compiled files' addresses, as V8's own records have them. */
function maps() {
  const names = readdirSync(join(root, 'build/src'), { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    names
      .filter(name => name.endsWith('.js'))
      .map(name => {
        const compiled = join(root, 'build/src', name);
        const data = JSON.parse(readFileSync(join(folder, `maps/src/${name}.map`), 'utf8'));
        const sources = [join(root, 'src', name.replace(/\.js$/, '.ts'))];
        const lineLengths = readFileSync(compiled, 'utf8')
          .split('\n')
          .map(line => line.length);
        return [pathToFileURL(compiled).href, { lineLengths, data: { ...data, sources, sourceRoot: '' } }];
      }),
  );
}
