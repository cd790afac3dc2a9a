import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/**
 * The rooms from the bottom up, and which others each may know: none that stands below it in this list, so there are
 * no circles and no arrows upwards. A room is a folder of src, or a file there that is no entry. What imports types
 * alone counts like any other import.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  cancel: [],
  version: [],
  wording: [],
  errors: ['wording'],
  text: ['errors'],
  scan: [],
  secret: ['wording', 'errors', 'scan'],
  request: ['secret'],
  problem: ['wording', 'errors', 'request'],
  log: ['wording', 'text', 'scan', 'secret'],
  tool: ['errors', 'secret', 'log'],
  entry: ['errors', 'tool'],
  run: ['wording', 'errors', 'secret', 'tool'],
  hub: ['cancel', 'wording', 'errors', 'secret', 'request', 'problem'],
  dockerfile: ['wording', 'errors', 'text', 'scan', 'secret', 'request', 'problem'],
  engine: [
    ...['cancel', 'wording', 'errors', 'text', 'scan', 'secret', 'request', 'log', 'tool'],
    ...['run', 'dockerfile'],
  ],
  preflight: ['wording', 'errors', 'text', 'scan', 'secret', 'request', 'problem', 'hub', 'dockerfile'],
  report: [
    ...['version', 'wording', 'errors', 'text', 'scan', 'secret', 'request', 'log', 'tool'],
    ...['dockerfile'],
  ],
  gate: ['cancel', 'errors', 'scan', 'secret', 'request', 'log', 'tool', 'engine', 'report'],
  smoke: ['wording', 'errors', 'text', 'scan', 'secret', 'request', 'tool', 'engine'],
  outside: ['engine', 'smoke'],
  host: ['secret', 'request', 'run', 'report', 'gate'],
  build: [
    ...['cancel', 'errors', 'scan', 'secret', 'request', 'problem', 'log', 'run', 'hub'],
    ...['dockerfile', 'engine', 'preflight', 'report', 'gate', 'smoke', 'outside', 'host'],
  ],
  merge: [
    ...['cancel', 'version', 'errors', 'text', 'secret', 'request', 'log', 'tool', 'engine'],
    ...['report'],
  ],
  runner: [
    ...['wording', 'errors', 'text', 'secret', 'request', 'problem', 'hub', 'engine', 'report'],
    ...['smoke'],
  ],
  cli: [
    ...['wording', 'errors', 'text', 'scan', 'secret', 'request', 'problem', 'tool', 'hub'],
    ...['engine', 'report', 'gate', 'smoke', 'host', 'build'],
  ],
};

/** The entries are wiring: they may know every room. */
const ENTRIES = ['main', 'post', 'cli', 'merge', 'scan-worker'];

/** The rooms within scan, in the same order: each may know those before it. */
const SCAN = ['needles', 'match', 'decode', 'archive', 'walk', 'image'];

interface Source {
  /** Path in src. */
  readonly file: string;
  readonly text: string;
}

const sources: readonly Source[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => ({ file, text: readFileSync(join('src', file), 'utf8') }));

/** Undefined for an entry. */
function roomOf(file: string): string | undefined {
  const [first = '', ...rest] = file.split('/');
  const name = first.replace(/\.ts$/, '');
  return rest.length === 0 && ENTRIES.includes(name) ? undefined : name;
}

function importsOf({ text }: Source): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport) '([^']+)'|\bimport\('([^']+)'\)/g)].map(
    ([, from, called]) => from ?? called ?? '',
  );
}

/** The files of src that a file imports. */
function filesImportedBy(source: Source): string[] {
  return importsOf(source)
    .filter(name => name.startsWith('.'))
    .map(name => relative('src', join('src', dirname(source.file), name)).replace(/\.js$/, '.ts'));
}

/** `file -> file` of each import that a room may not have. */
function strangersIn(all: readonly Source[]): string[] {
  return all.flatMap(source => {
    const room = roomOf(source.file);
    if (room === undefined) return [];
    return filesImportedBy(source)
      .filter(file => roomOf(file) !== room && !ROOMS[room]?.includes(roomOf(file) ?? ''))
      .map(file => `${source.file} -> ${file}`);
  });
}

/** Rooms that know one which stands below them in the list. */
function upwardIn(rooms: typeof ROOMS): string[] {
  const order = Object.keys(rooms);
  return Object.entries(rooms).flatMap(([room, known]) =>
    known.filter(other => order.indexOf(other) >= order.indexOf(room)).map(other => `${room} -> ${other}`),
  );
}

/** The files that import each other in a circle, of each circle the first that was met. */
function circlesIn(all: readonly Source[]): string[] {
  const imports = new Map(all.map(source => [source.file, filesImportedBy(source)]));
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (file: string, way: readonly string[]) => {
    if (state.get(file) === 'open') circles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
    if (state.has(file)) return;
    state.set(file, 'open');
    for (const next of imports.get(file) ?? []) visit(next, [...way, file]);
    state.set(file, 'done');
  };
  for (const file of imports.keys()) visit(file, []);
  return circles;
}

const filesThat = (holds: (source: Source) => boolean) => sources.filter(holds).map(({ file }) => file);
const importing = (name: string) => filesThat(source => importsOf(source).includes(name));
const importedIn = (room: string) => sources.filter(({ file }) => roomOf(file) === room).flatMap(importsOf);

describe('the rooms of src', () => {
  test('are those of the list, and each knows only what stands above it there', () => {
    const rooms = new Set(sources.map(({ file }) => roomOf(file)).filter(room => room !== undefined));
    expect(rooms).toEqual(new Set(Object.keys(ROOMS)));
    expect(upwardIn(ROOMS)).toEqual([]);
    expect(strangersIn(sources)).toEqual([]);
  });

  test('none of the arrows that the list allows is without use', () => {
    const used = new Set(
      sources.flatMap(source =>
        filesImportedBy(source).map(file => `${roomOf(source.file)} -> ${roomOf(file)}`),
      ),
    );
    const allowed = Object.entries(ROOMS).flatMap(([room, known]) =>
      known.map(other => `${room} -> ${other}`),
    );
    expect(allowed.filter(arrow => !used.has(arrow))).toEqual([]);
  });

  test('those within scan as well', () => {
    const inside = sources.filter(({ file }) => file.startsWith('scan/'));
    const within = (file: string) => SCAN.indexOf(file.split('/')[1] ?? '');
    expect(new Set(inside.map(({ file }) => file.split('/')[1]))).toEqual(new Set(SCAN));
    const upwards = inside.flatMap(source =>
      filesImportedBy(source)
        .filter(file => within(file) > within(source.file))
        .map(file => `${source.file} -> ${file}`),
    );
    expect(upwards).toEqual([]);
  });

  test('no file imports itself by way of others', () => {
    expect(circlesIn(sources)).toEqual([]);
  });

  test('a planted circle, an arrow upwards and a stranger are found', () => {
    const planted = (file: string, name: string): Source => ({ file, text: `import { a } from '${name}';` });
    const round = [planted('scan/a.ts', './b.js'), planted('scan/b.ts', './a.js')];
    expect(circlesIn([...sources, ...round])).toContain('scan/a.ts -> scan/b.ts -> scan/a.ts');
    expect(strangersIn([planted('scan/a.ts', '../gate/gate.js')])).toEqual(['scan/a.ts -> gate/gate.ts']);
    const typed: Source = { file: 'secret/a.ts', text: "import type { Host } from '../host.js';" };
    expect(strangersIn([typed])).toEqual(['secret/a.ts -> host.ts']);
    expect(strangersIn([{ file: 'log/a.ts', text: "await import('../tool/run.js');" }])).toEqual([
      'log/a.ts -> tool/run.ts',
    ]);
    expect(upwardIn({ ...ROOMS, text: ['gate'] })).toEqual(['text -> gate']);
  });

  test('only the entries and runner speak with the runner and read the environment', () => {
    const others = (file: string) => !['runner', undefined].includes(roomOf(file));
    expect(importing('@actions/core').filter(others)).toEqual([]);
    expect(filesThat(({ file, text }) => others(file) && text.includes('process.env'))).toEqual([]);
  });

  test('only tool starts processes', () => {
    const starters = ['node:child_process', '@actions/exec'].flatMap(importing);
    expect(starters.filter(file => roomOf(file) !== 'tool')).toEqual([]);
    expect(starters.length).toBeGreaterThan(0);
  });

  test('only hub speaks HTTP, but for the smoke test, which asks the container', () => {
    const http = /^(@actions\/http-client|node:(http|https|http2|net|tls|dgram|dns))$/;
    const speaking = filesThat(source => importsOf(source).some(name => http.test(name)));
    expect(new Set(speaking.map(roomOf))).toEqual(new Set(['hub', 'smoke']));
  });

  test('scan knows nothing but bytes: no process, no network, no package of the runner', () => {
    const strange = /^(@actions\/|node:(child_process|dgram|dns|http|http2|https|net|os|process|tls)$)/;
    expect(importedIn('scan').filter(name => strange.test(name))).toEqual([]);
  });

  test('a secret is revealed only where it has to be', () => {
    expect(filesThat(({ text }) => text.includes('.reveal()')).sort()).toEqual([
      'hub/access-check.ts', // to ask the Hub about the token
      'run/run-directory.ts', // the secret file
      'secret/environment.ts', // to keep the token out of the environment
      'secret/forms.ts', // masks and redaction
      'secret/searched.ts', // the needles of the search
    ]);
  });
});
