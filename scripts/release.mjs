// What the release workflow asks about a tag:
//
//   node scripts/release.mjs check v1.2.3   fails unless package.json and CHANGELOG.md are of this version
//   node scripts/release.mjs notes v1.2.3   prints its part of CHANGELOG.md
//   node scripts/release.mjs major v1.2.3   prints v1, or nothing where a newer v1 is released
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [question = '', tag = ''] = process.argv.slice(2);
const version = /^v(\d+\.\d+\.\d+)$/.exec(tag)?.[1];
const answer = { check, notes, major }[question];
if (version === undefined || answer === undefined) {
  console.error('usage: node scripts/release.mjs check | notes | major v1.2.3');
  process.exit(2);
}
answer(version);

/** @param {string} version */
function check(version) {
  const { version: ours } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (ours !== version) fail(`The tag is v${version}, package.json says ${ours}.`);
  notesOf(version);
}

/** @param {string} version */
function notes(version) {
  console.log(notesOf(version));
}

/** @param {string} version */
function notesOf(version) {
  const parts = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m);
  const part = parts.find(text => text.startsWith(`${version} (`)) ?? '';
  const lines = part.split('\n').slice(1).join('\n').trim();
  if (lines === '') fail(`CHANGELOG.md says nothing of ${version}: it needs "## ${version} (date)".`);
  return lines;
}

/** @param {string} version */
function major(version) {
  const [first = ''] = version.split('.');
  const { status, stdout, stderr } = spawnSync('git', ['tag', '--list', `v${first}.*.*`], {
    encoding: 'utf8',
  });
  if (status !== 0) fail(stderr);
  const released = stdout.split('\n').filter(name => /^v\d+\.\d+\.\d+$/.test(name));
  const isOvertaken = released.some(other => compare(other, `v${version}`) > 0);
  if (!isOvertaken) console.log(`v${first}`);
}

/** @param {string} one @param {string} other */
function compare(one, other) {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
