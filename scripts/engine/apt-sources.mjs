import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** @typedef {{ file: string, text: string }} Source */

/**
 * The machine's own apt source of its release, with another suite in place of it; empty where there is none.
 *
 * Only entries for the release itself are taken, and only those with the component main: security, updates
 * and backports have no like in the other suite, and other archives have other components.
 * @param {readonly Source[]} sources
 * @param {{ from: string, to: string }} suites
 * @returns {Source[]} at most one for each form that apt knows, named as apt wants
 */
export function withSuite(sources, { from, to }) {
  const deb822 = sources.filter(isDeb822).flatMap(source => stanzas(source.text, from, to));
  const classic = sources.filter(source => !isDeb822(source)).flatMap(source => lines(source.text, from, to));
  return [
    { file: `${to}.sources`, text: [...new Set(deb822)].join('\n\n') },
    { file: `${to}.list`, text: [...new Set(classic)].join('\n') },
  ]
    .filter(source => source.text !== '')
    .map(source => ({ ...source, text: `${source.text}\n` }));
}

/**
 * The machine's apt sources.
 * @param {string} [etc] apt's folder of settings
 * @returns {Source[]} file is a full path
 */
export function machineSources(etc = '/etc/apt') {
  const parts = list(join(etc, 'sources.list.d')).filter(name => /\.(list|sources)$/.test(name));
  return ['sources.list', ...parts.map(name => join('sources.list.d', name))]
    .map(name => ({ file: join(etc, name), text: read(join(etc, name)) }))
    .filter(source => source.text !== '');
}

/**
 * Lays out apt settings of our own in a folder: the machine's, and another suite that gives only what is asked
 * for by name. Nothing under /etc is touched, so nothing needs to be undone there.
 * @param {string} folder
 * @param {readonly Source[]} extra
 * @param {string} suite
 * @returns {string[]} the options that make apt use them
 */
export function writeAptSettings(folder, extra, suite) {
  const parts = join(folder, 'sources.list.d');
  const pins = join(folder, 'preferences.d');
  const lists = join(folder, 'lists');
  for (const path of [parts, pins, join(lists, 'partial')]) mkdirSync(path, { recursive: true });
  for (const { file } of machineSources()) {
    if (basename(file) !== 'sources.list') copyFileSync(file, join(parts, basename(file)));
  }
  for (const name of list('/etc/apt/preferences.d'))
    copyFileSync(join('/etc/apt/preferences.d', name), join(pins, name));
  for (const { file, text } of extra) writeFileSync(join(parts, `hf-secret-build-${file}`), text);
  // Below 100: no installed package is ever replaced by that suite's unless it is named.
  writeFileSync(join(pins, 'hf-secret-build'), `Package: *\nPin: release n=${suite}\nPin-Priority: 50\n`);
  return [
    ...['-o', `Dir::Etc::sourceparts=${parts}`, '-o', `Dir::Etc::preferencesparts=${pins}`],
    // Descriptions and icons are most of the download.
    ...['-o', 'Acquire::Languages=none', '-o', 'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false'],
    ...['-o', `Dir::State::lists=${lists}`, '-o', 'Dir::Cache::pkgcache=', '-o', 'Dir::Cache::srcpkgcache='],
  ];
}

/** deb822: stanzas of `Field: value`, a blank line between them; sources.list(5). @param {string} text @param {string} from @param {string} to */
function stanzas(text, from, to) {
  const plain = text.replace(/^#.*\n?/gm, '');
  return plain
    .split(/\n\s*\n/)
    .map(stanza => stanza.trim())
    .filter(stanza => words(stanza, 'Types').includes('deb') && words(stanza, 'Suites').includes(from))
    .filter(stanza => words(stanza, 'Components').includes('main') && !/^Enabled:\s*no/im.test(stanza))
    .map(stanza => stanza.replace(/^Suites:.*$/im, `Suites: ${to}`).replace(/^Types:.*$/im, 'Types: deb'));
}

/** @param {string} stanza @param {string} field */
function words(stanza, field) {
  return new RegExp(`^${field}:(.*)$`, 'im').exec(stanza)?.[1]?.trim().split(/\s+/) ?? [];
}

/** `deb [options] address suite component…` @param {string} text @param {string} from @param {string} to */
function lines(text, from, to) {
  return text.split('\n').flatMap(line => {
    const [, start, suite, components] =
      /^(deb\s+(?:\[[^\]]*\]\s+)?\S+)\s+(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
    return suite === from && /(^|\s)main(\s|$)/.test(components ?? '') ? [`${start} ${to} main`] : [];
  });
}

/** @param {Source} source */
function isDeb822({ file }) {
  return file.endsWith('.sources');
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
