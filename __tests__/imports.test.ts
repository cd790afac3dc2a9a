import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';

// Who may know whom. The rooms are the folders of src; an entry or the pipeline is a room of its own.

const ENTRIES = ['main', 'post', 'cli', 'merge', 'scan-worker'];
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
  main: ['action', 'build', 'entry', 'errors', 'pipeline', 'record', 'report', 'request', 'secret'],
  post: ['action', 'build', 'errors', 'secret'],
  cli: ['build', 'command', 'entry', 'errors', 'report', 'request', 'secret', 'version'],
  merge: ['action', 'entry', 'errors', 'join', 'secret'],
  'scan-worker': ['scan'],
  surroundings: ['gate', 'preflight', 'report', 'request', 'secret'], // types only
  job: ['surroundings', 'build', 'engine', 'errors', 'gate', 'preflight', 'report', 'request', 'secret'],
  pipeline: [
    'surroundings',
    'job',
    'build',
    'cancel',
    'engine',
    'errors',
    'gate',
    'preflight',
    'request',
    'secret',
    'smoke',
  ],
  action: ['engine', 'errors', 'preflight', 'record', 'report', 'request', 'secret', 'text'],
  command: [
    ...[
      'surroundings',
      'build',
      'engine',
      'errors',
      'pipeline',
      'preflight',
      'report',
      'request',
      'scan',
      'secret',
      'text',
    ],
    'gate', // types only
  ],
  entry: ['errors', 'secret'], // what entries share
  preflight: ['cancel', 'hub', 'dockerfile', 'engine', 'errors', 'request', 'scan', 'secret', 'text'],
  join: ['build', 'cancel', 'engine', 'errors', 'gate', 'record', 'request', 'secret', 'text'],
  record: ['engine', 'report', 'request', 'version'], // of report and request, types only
  gate: ['build', 'cancel', 'engine', 'errors', 'report', 'request', 'scan'],
  report: ['build', 'dockerfile', 'errors', 'request', 'scan', 'text', 'version'], // of build, errors and scan, types only
  smoke: ['build', 'engine', 'errors', 'gate', 'request', 'scan', 'text'], // of gate, types only
  build: ['engine', 'errors', 'request', 'scan', 'secret', 'text'],
  engine: ['errors', 'request'],
  dockerfile: [],
  scan: [],
  secret: ['errors', 'hub'],
  hub: [],
  text: [],
  request: ['engine', 'secret'], // types only
  cancel: [],
  version: [],
  errors: [],
};

interface Source {
  readonly file: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: readonly Source[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => {
    const text = readFileSync(join('src', file), 'utf8');
    return {
      file,
      room: roomOf(file),
      text,
      imports: [...text.matchAll(/ from '([^']+)'/g)].map(match => match[1] ?? ''),
    };
  });

function roomOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.[jt]s$/, '');
}

function roomsImportedBy({ file, room, imports }: Source): string[] {
  return imports
    .filter(name => name.startsWith('.'))
    .map(name => roomOf(relative('src', join('src', dirname(file), name))))
    .filter(other => other !== room);
}

const filesThat = (holds: (source: Source) => boolean) => sources.filter(holds).map(({ file }) => file);
const importing = (name: string) => filesThat(({ imports }) => imports.includes(name));

describe('the rooms of src', () => {
  test('each knows only those that it may know', () => {
    expect(new Set(sources.map(({ room }) => room))).toEqual(new Set(Object.keys(MAY_KNOW)));
    for (const source of sources) {
      const strangers = roomsImportedBy(source).filter(other => !MAY_KNOW[source.room]?.includes(other));
      expect({ file: source.file, strangers }).toEqual({ file: source.file, strangers: [] });
    }
  });

  test('only the entries and action speak with the runner and read the environment', () => {
    const rooms = new Set(['action', ...ENTRIES]);
    expect(importing('@actions/core').filter(file => !rooms.has(roomOf(file)))).toEqual([]);
    expect(filesThat(({ room, text }) => !rooms.has(room) && text.includes('process.env'))).toEqual([]);
  });

  test('only build starts processes', () => {
    const starters = ['node:child_process', '@actions/exec'].flatMap(importing);
    expect(starters.filter(file => roomOf(file) !== 'build')).toEqual([]);
    expect(starters.length).toBeGreaterThan(0);
  });

  test('engine is pure: values in, arguments out', () => {
    const outside = sources.filter(({ room }) => room === 'engine').flatMap(({ imports }) => imports);
    expect(outside.filter(name => name.startsWith('node:') || name.startsWith('@actions/'))).toEqual([]);
  });

  test('scan knows nothing but bytes: no process, no network, no package of the runner', () => {
    const outside = sources.filter(({ room }) => room === 'scan').flatMap(({ imports }) => imports);
    const strange = /^(@actions\/|node:(child_process|dgram|dns|http|http2|https|net|os|process|tls)$)/;
    expect(outside.filter(name => strange.test(name))).toEqual([]);
  });

  test('a secret is revealed only where it has to be', () => {
    expect(filesThat(({ text }) => text.includes('.reveal()')).sort()).toEqual([
      'build/environment.ts', // to keep the token out of the environment
      'preflight/hub.ts', // to ask the Hub about the token
      'secret/forms.ts', // masks and redaction
      'secret/run-directory.ts', // the secret file
      'secret/searched.ts', // the needles of the search
      'secret/token.ts', // which secrets are tokens of the Hub
    ]);
  });
});
