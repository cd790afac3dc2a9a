// npm run docs: writes what in README.md and docs/ is made from action.yml and from the sources.
// With --check, as npm run check calls it, nothing is written: what is not as it should be is an error.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputTable, outputTable } from './docs/action-tables.mjs';
import { troubleshooting } from './docs/error-codes.mjs';
import { root } from './setup.mjs';

const README = 'README.md';
const TROUBLESHOOTING = 'docs/troubleshooting.md';

/** `<!-- generated: inputs action.yml own -->` … `<!-- end -->` */
const SLOT = /(<!-- generated: (\w+) (\S+)(?: (\w+))? -->\n)[\s\S]*?(<!-- end -->)/g;

const isCheck = process.argv.includes('--check');
const stale = [
  [README, withTables(read(README))],
  [TROUBLESHOOTING, troubleshooting()],
].filter(([file = '', text = '']) => read(file) !== text);

if (isCheck && stale.length > 0) {
  console.error(
    `Not as action.yml and the sources have it: ${stale.map(([file]) => file).join(', ')}. Run npm run docs.`,
  );
  process.exit(1);
}
for (const [file = '', text = ''] of stale) {
  writeFileSync(join(root, file), text);
  console.log(`${file} is written anew.`);
}

/** @param {string} file */
function read(file) {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/**
 * The text with every slot filled.
 * @param {string} text
 */
function withTables(text) {
  return text.replace(SLOT, (_, head, kind, file, which, end) => {
    const yaml = read(file);
    if (yaml === '') throw new Error(`${README} wants a table of ${file}, which is not there.`);
    const table = kind === 'inputs' ? inputTable(yaml, which) : outputTable(yaml);
    return `${head}\n${table}\n${end}`;
  });
}
