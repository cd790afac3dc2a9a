import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bytesFrom, isGitPack, packInBundle, readGitPack } from '../../src/scan/archive/git-pack.js';
import { git, gitWithInput, objectsOf, readAllObjects } from './git-fixtures.js';
import { Collector, failingAt, inMemory, temporaryDirectory } from './random-access.js';

const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';
const COMMITS = 60;

/** A text whose lines have little in common, so that a delta of two versions copies and inserts. */
const linesOf = (seed: number) =>
  Array.from(
    { length: 200 },
    (_, index) => `${index} ${Math.imul(index + 1, seed * 2654435761).toString(36)}\n`,
  );

/** A repository with a history: a file that changes, a tag, subfolders. */
function repository(...options: readonly string[]): string {
  const directory = temporaryDirectory();
  git(directory, 'init', '-q', ...options, '.');
  const stream: string[] = [];
  const lines = linesOf(1);
  for (let commit = 1; commit <= COMMITS; commit++) {
    lines.splice((commit * 37) % 190, 1, `changed in ${commit}: ${commit * 7919}\n`);
    const text = commit === COMMITS ? [...lines, `${TOKEN.repeat(5)}\n`].join('') : lines.join('');
    stream.push(
      `commit refs/heads/main\ncommitter A <a@example.org> ${1600000000 + commit} +0000\ndata 5\nhello\n`,
    );
    for (const [name, content] of [
      ['a.txt', text],
      [`d${commit % 7}/b.txt`, linesOf(commit).join('')],
      ['empty', ''],
    ])
      stream.push(`M 100644 inline ${name}\ndata ${content?.length}\n${content}\n`);
  }
  stream.push('tag v1\nfrom refs/heads/main\ntagger A <a@example.org> 1600000000 +0000\ndata 4\ntag!\n');
  gitWithInput(directory, stream.join(''), 'fast-import', '--quiet');
  git(directory, 'repack', '-adfq', '--depth=50', '--window=20');
  return directory;
}

const source = repository();
const expected = objectsOf(source);

function packOf(directory: string): Buffer {
  const folder = join(directory, '.git/objects/pack');
  const [name, ...others] = readdirSync(folder).filter(file => file.endsWith('.pack'));
  expect(others).toEqual([]);
  return readFileSync(join(folder, name ?? ''));
}

function packed(...options: readonly string[]): Buffer {
  return gitWithInput(source, '', 'pack-objects', '-q', '--all', '--stdout', ...options);
}

const THIN = 'refs/heads/main\n^refs/heads/main~1\n';
const thin = (...options: readonly string[]) =>
  gitWithInput(source, THIN, 'pack-objects', '-q', '--revs', '--stdout', '--thin', ...options);

describe('packs of git are read as git reads them', () => {
  test.each([
    ['repacked, with deltas by offset', () => packOf(source)],
    ['with deltas by id', () => packed('--no-delta-base-offset')],
    ['without deltas', () => packed('--window=0', '--no-reuse-delta')],
    ['stored, not compressed', () => packed('--compression=0', '--no-reuse-object')],
    [
      'long chains',
      () => {
        git(source, 'repack', '-adfq', '--depth=1000', '--window=50');
        return packOf(source);
      },
    ],
  ])('%s', async (_, make) => {
    const pack = make();
    expect(isGitPack(pack)).toBe(true);
    const { objects, summaries, fault } = await readAllObjects(pack);
    expect(fault).toBe('clean');
    expect(summaries).toEqual(expected);
    expect(objects.every(({ sink }) => sink.ended === 1 && sink.closed === 1)).toBe(true);
    expect(new Set(objects.map(({ offset }) => offset)).size).toBe(objects.length);
  });

  test('there were deltas', () => {
    expect(packed('--no-delta-base-offset').length).toBeLessThan(
      packed('--window=0', '--no-reuse-delta').length * 0.6,
    );
  });

  test('a repository with SHA-256, deltas by offset and by id', async () => {
    const directory = repository('--object-format=sha256');
    const byId = gitWithInput(
      directory,
      '',
      'pack-objects',
      '-q',
      '--all',
      '--stdout',
      '--no-delta-base-offset',
    );
    for (const pack of [packOf(directory), byId]) {
      const { summaries, fault } = await readAllObjects(pack);
      expect([summaries, fault]).toEqual([objectsOf(directory), 'clean']);
    }
  });

  test('an empty pack', async () => {
    const pack = gitWithInput(source, '', 'pack-objects', '-q', '--stdout');
    expect(await readAllObjects(pack)).toEqual({ objects: [], summaries: [], fault: 'clean' });
  });

  test('sinks are waited for', async () => {
    expect(await readAllObjects(packOf(source), true)).toMatchObject({ summaries: expected, fault: 'clean' });
  });

  test('objects that nobody wants are skipped', async () => {
    const types = new Set<string>();
    await readGitPack(inMemory(packOf(source)), { object: ({ type }) => void types.add(type) });
    expect(types).toEqual(new Set(['commit', 'tree', 'blob', 'tag']));
  });
});

describe('packs whose bases are elsewhere', () => {
  test('a thin pack: what the deltas insert comes whole', async () => {
    const { objects, fault } = await readAllObjects(thin());
    expect(fault).toBe('clean');
    const deltas = objects
      .filter(({ type }) => type === 'delta')
      .map(({ sink }) => sink.content.toString('latin1'));
    expect(deltas.some(text => text.includes(TOKEN.repeat(5)))).toBe(true);
    expect(deltas.every(text => text.length < 1000)).toBe(true);
    expect(objects.map(({ type }) => type)).toContain('commit');
  });

  test('a thin pack that a fetch completed: the bases are at the end', async () => {
    const directory = temporaryDirectory();
    git(directory, 'init', '-q', '.');
    // The repository knows what the pack leaves out.
    const before = gitWithInput(source, 'refs/heads/main~1\n', 'pack-objects', '-q', '--revs', '--stdout');
    gitWithInput(directory, before, 'unpack-objects', '-q');
    gitWithInput(directory, thin(), 'index-pack', '--fix-thin', '--stdin');
    const pack = packOf(directory);
    expect(pack.length).toBeGreaterThan(thin().length + 100);
    const { objects, fault } = await readAllObjects(pack);
    expect(fault).toBe('clean');
    expect(objects.map(({ type }) => type)).not.toContain('delta');
    const text = git(source, 'cat-file', 'blob', 'main:a.txt');
    expect(objects.some(({ sink }) => sink.content.equals(text))).toBe(true);
  });
});

describe('large objects', () => {
  const directory = temporaryDirectory();
  const size = (8 << 20) + 12_345;
  const noise = Buffer.from(
    Array.from({ length: 1 << 20 }, (_, index) => Math.imul(index, 2654435761) >>> 13),
  );
  git(directory, 'init', '-q', '.');
  const commit = (name: string, content: Buffer) => {
    writeFileSync(join(directory, name), content);
    git(directory, 'add', '.');
    git(directory, 'commit', '-q', '-m', name);
  };
  commit('zeros', Buffer.alloc(40 << 20));
  commit('noise', Buffer.concat(Array.from({ length: 9 }, () => noise)).subarray(0, size));
  commit('limit', noise.subarray(0, 1 << 20));

  test.each(['deflated', 'stored'])('come in pieces: %s', async how => {
    const options = how === 'stored' ? ['-c', 'pack.compression=0'] : [];
    git(directory, ...options, 'repack', '-adfFq', '--window=0');
    const { objects, summaries, fault } = await readAllObjects(packOf(directory), true);
    expect([summaries, fault]).toEqual([objectsOf(directory), 'clean']);
    const pieces = objects.flatMap(({ sink }) => sink.chunks.map(chunk => chunk.length));
    expect(Math.max(...pieces)).toBeLessThanOrEqual(8 << 20);
  });

  test('of a delta with a large base, what it inserts', async () => {
    const text = `${'x'.repeat(5000)}${TOKEN}`;
    commit('noise', Buffer.concat([readFileSync(join(directory, 'noise')), Buffer.from(text)]));
    git(directory, 'repack', '-adfq', '--window=10');
    const { objects, fault } = await readAllObjects(packOf(directory));
    expect(fault).toBe('clean');
    const deltas = objects.filter(({ type }) => type === 'delta');
    const blobs = objects.filter(({ sink }) => sink.content.includes(TOKEN));
    expect(blobs.length).toBe(1);
    expect(deltas.length).toBe(1);
  });
});

describe('bundles', () => {
  test.each(['2', '3'])('version %s', async version => {
    const bytes = git(source, 'bundle', 'create', '-q', `--version=${version}`, '-', '--all');
    const offset = packInBundle(inMemory(bytes)) ?? -1;
    expect(bytes.toString('latin1', offset, offset + 4)).toBe('PACK');
    expect(await readAllObjects(bytesFrom(inMemory(bytes), offset))).toMatchObject({
      summaries: expected,
      fault: 'clean',
    });
  });

  test('with a prerequisite', async () => {
    const bytes = git(source, 'bundle', 'create', '-q', '-', '^main~1', 'main');
    const { fault, objects } = await readAllObjects(
      bytesFrom(inMemory(bytes), packInBundle(inMemory(bytes)) ?? -1),
    );
    expect([fault, objects.length > 2]).toEqual(['clean', true]);
  });

  test('with many references', () => {
    const references = `${'0'.repeat(40)} refs/heads/x\n`.repeat(60_000);
    for (const shift of [0, 1, 2, 3, 4]) {
      const head = `# v2 git bundle\n${'-'.repeat(shift)}${references}`;
      const padded = `${head}${'y'.repeat((1 << 20) * 4 - head.length + 13 + shift)}\n\n`;
      expect(packInBundle(inMemory(Buffer.from(`${padded}PACK\0\0\0\x02`)))).toBe(padded.length);
    }
  });

  test('what is none', () => {
    for (const text of [
      '',
      '# v2 git bundle',
      '# v2 git bundle\n',
      '# v2 git bundle\nPACK',
      '# v4 git bundle\n\nPACK',
    ])
      expect(packInBundle(inMemory(Buffer.from(text)))).toBe(undefined);
    expect(packInBundle(inMemory(Buffer.from('# v2 git bundle\n\nPACK\0\0\0\x05')))).toBe(undefined);
  });
});

describe('errors of others come out as they are', () => {
  const pack = packed('--no-delta-base-offset');

  test('of the handler', async () => {
    const error = new Error('handler');
    const object = () => {
      throw error;
    };
    await expect(readGitPack(inMemory(pack), { object })).rejects.toBe(error);
  });

  test.each(['write', 'end'] as const)('of %s of a sink, which is closed', async method => {
    for (const fail of [
      (error: Error) => Promise.reject(error),
      (error: Error) => {
        throw error;
      },
    ]) {
      const error = new Error('sink');
      const sink = new Collector();
      sink[method] = () => fail(error);
      await expect(readGitPack(inMemory(pack), { object: () => sink })).rejects.toBe(error);
      expect(sink.closed).toBe(1);
    }
  });

  test('of every read', async () => {
    const error = new Error('read');
    const large = Buffer.concat([Buffer.alloc(9 << 20), Buffer.from('end')]);
    const directory = temporaryDirectory();
    git(directory, 'init', '-q', '.');
    gitWithInput(directory, large, 'hash-object', '-w', '--stdin');
    const [id] = git(directory, 'cat-file', '--batch-all-objects', '--batch-check').toString().split(' ');
    const stored = gitWithInput(directory, `${id}\n`, 'pack-objects', '-q', '--stdout', '--compression=0');
    for (const bytes of [pack, thin(), stored]) {
      const all = failingAt(bytes, { read: -1, error });
      await readAllObjects(all);
      expect(all.reads).toBeGreaterThan(4);
      for (let read = 0; read < all.reads; read++) {
        const sinks: Collector[] = [];
        const object = () => sinks[sinks.push(new Collector()) - 1];
        await expect(readGitPack(failingAt(bytes, { read, error }), { object })).rejects.toBe(error);
        expect(sinks.every(({ closed }) => closed === 1)).toBe(true);
      }
    }
  });
});
