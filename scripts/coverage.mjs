// npm run coverage: npm test with V8 counting what of src/ runs, in jest, in the action's own processes, and in the
// threads of the search. Arguments are passed on to jest: npm run coverage -- __tests__/secret
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mergeRecords } from './coverage/merge.mjs';
import { reportFile } from './coverage/report.mjs';
import { must, root, run } from './setup.mjs';

/** @typedef {import('./coverage/report.mjs').FileReport} FileReport */

/** What these leave out is said place by place: they stand between the secret and the world. */
const SECURITY = /^(secret|scan|gate|text)\/|^build\/(log-|guard|lines|hidden|environment)/;

const folder = join(root, 'build/coverage');
const raw = join(folder, 'raw');
rmSync(folder, { recursive: true, force: true });
mkdirSync(raw, { recursive: true });

const status = run(
  process.execPath,
  [
    'scripts/test.mjs',
    ...process.argv.slice(2),
    '--setupFilesAfterEnv',
    join(root, 'scripts/coverage/jest.mjs'),
  ],
  { ...process.env, COVERAGE_RAW: raw },
);
// The maps come from a second compilation: those who look at the first one's output find no trace of this.
must(process.execPath, [
  ...['node_modules/typescript/bin/tsc', '-p', '.', '--sourceMap', '--incremental', 'false'],
  ...['--tsBuildInfoFile', 'null', '--outDir', 'build/coverage/maps'],
]);
const reports = reportAll();
must(process.execPath, ['scripts/build.mjs']); // dist/ held what records
print(reports);
process.exitCode = status;

function reportAll() {
  const counted = mergeRecords(raw);
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => name.slice(0, -3));
  return names.sort().map(name => {
    const compiled = join(root, `build/src/${name}.js`);
    const map = join(folder, `maps/src/${name}.js.map`);
    return /** @type {const} */ ([name, reportFile({ compiled, map, counted: counted.get(compiled) })]);
  });
}

/** @param {(readonly [string, FileReport])[]} files */
function print(files) {
  const rooms = new Map(files.map(([name]) => [name.includes('/') ? dirname(name) : '(entries)', name]));
  console.log(`\n${row('room', ['lines', 'functions', 'branches'])}`);
  for (const room of rooms.keys()) {
    const own = files.filter(([name]) => (name.includes('/') ? dirname(name) : '(entries)') === room);
    console.log(row(room, shares(own.map(([, report]) => report))));
  }
  console.log(row('all', shares(files.map(([, report]) => report))));
  console.log('\nWhat did not run, in the code that keeps secrets (docs/coverage.md names the kinds):');
  for (const [name, { missed }] of files)
    if (SECURITY.test(name) && missed.length > 0) console.log(`  src/${name}.ts  ${missed.join(' ')}`);
}

/** @param {FileReport[]} reports */
function shares(reports) {
  return /** @type {const} */ (['lines', 'functions', 'branches']).map(kind => {
    const total = reports.reduce((sum, report) => sum + report[kind].total, 0);
    const missed = reports.reduce((sum, report) => sum + report[kind].missed, 0);
    return total === 0 ? '-' : `${((100 * (total - missed)) / total).toFixed(1)} % of ${total}`;
  });
}

/** @param {string} name @param {readonly string[]} cells */
function row(name, cells) {
  return `${name.padEnd(16)}${cells.map(cell => cell.padStart(18)).join('')}`;
}
