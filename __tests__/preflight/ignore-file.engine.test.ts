import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { contextFiles } from '../../src/preflight/context-files.js';
import { readIgnoreRules } from '../../src/preflight/ignore-file.js';
import { makeWorkspace } from '../engine/engine.js';

// What the rules leave is compared with what the real builder takes by `COPY . /`.

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const FILES = [
  ...['.env', '.git/config', 'README.md', 'a+b.txt', 'aab.txt', 'app.py', 'secret(1).txt', 'x.log'],
  ...['docs/README.md', 'docs/deep/er/notes.md', 'docs/keep.md', 'Docs/upper.md', '#hash', ' space'],
  ...['node_modules/a/index.js', 'node_modules/b/keep/me.js', 'src/a.py', 'src/b/c.log', 'src/b/token'],
  ...['foo/bar/baz', 'foo/barn', '[x].txt', 'data/1.bin', 'data/22.bin', '!bang'],
];

const IGNORE_FILES: Readonly<Record<string, string>> = {
  'nothing ignored': '',
  comments: '# .env\n  # indented is a pattern\n#\n',
  'names at the root alone': '.git\nREADME.md\nx.log',
  'white space, slashes and dots': '  .env  \n/docs/\n./src/a.py\nfoo//bar\ndata/../aab.txt',
  'stars within a folder': '*.log\n*/*.md\n*.txt',
  'double stars': '**/*.log\n**/README.md\ndocs/**\n',
  'double stars in the middle': 'docs/**/notes.md\nnode_modules/**/me.js',
  exceptions: '*\n!src\n!docs/keep.md\nsrc/b',
  'exceptions below ignored folders': 'node_modules\n!node_modules/b/keep\ndocs/*\n!docs/deep/er',
  'the last line wins': '!*.md\n*.md\n!README.md',
  'an exception with a space': '*\n! app.py',
  'question marks and classes': 'data/?.bin\n[a-c]pp.py\nsrc/[!x]/token',
  'characters of regular expressions': 'a+b.txt\nsecret(1).txt\n.env',
  'escaped characters': '\\!bang\n\\[x].txt\n\\#hash',
  'Windows line ends and a byte order mark': '\ufeff.env\r\n*.log\r\n\r\n!x.log\r\n',
  'letters of another case': 'DOCS\nreadme.md',
  'all but one': '**\n!foo/bar/baz',
};

function workspace(ignoreFile: string, name = '.dockerignore'): string {
  const folder = makeWorkspace({ [name]: ignoreFile });
  folders.push(folder);
  for (const file of FILES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), file);
  }
  return folder;
}

/** The files that the real builder gets from a context. */
function sentFiles(context: string, dockerfile = 'FROM scratch\nCOPY . /\n'): string[] {
  const side = makeWorkspace({ Dockerfile: dockerfile });
  folders.push(side);
  const out = join(side, 'out');
  const args = [
    'buildx',
    'build',
    '-q',
    '-f',
    join(side, 'Dockerfile'),
    '-o',
    `type=local,dest=${out}`,
    context,
  ];
  execFileSync('docker', args, { stdio: 'pipe' });
  return readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map(name => relative(out, join(out, name)))
    .filter(name => statSync(join(out, name)).isFile())
    .sort();
}

const keptFiles = (context: string, ignoreFiles: readonly string[]) =>
  [...contextFiles(context, readIgnoreRules(ignoreFiles))].map(({ path }) => path).sort();

describe('the ignore file, as the real builder reads it', () => {
  test.each(Object.entries(IGNORE_FILES))('%s', (_, text) => {
    const context = workspace(text);
    expect(keptFiles(context, [join(context, '.dockerignore')])).toEqual(sentFiles(context));
  });
});

describe('the ignore file', () => {
  test('of the Dockerfile wins over that of the context', () => {
    const context = workspace('*');
    writeFileSync(join(context, 'Dockerfile.dockerignore'), '*\n!app.py');
    const files = ['Dockerfile.dockerignore', '.dockerignore'].map(name => join(context, name));
    expect(keptFiles(context, files)).toEqual(['app.py']);
  });

  test('that is no text ignores nothing', () => {
    const context = workspace('[');
    expect(keptFiles(context, [join(context, '.dockerignore')])).toContain('.env');
  });
});
