import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { git } from './git-fixtures.js';
import { run, temporaryDirectory } from './random-access.js';
import { gaps, NO_TOKEN, places, searchBytes, TOKEN } from './searching.js';
import { member, pax } from './tar-read.js';
import { tarOf } from './wrapping.js';

type Make = (folder: string, secret: string) => void;

/** Where the token is, in a layer with the folder that this makes; the same without the token is clean. */
async function searchFolder(make: Make, ...options: readonly string[]): Promise<string[]> {
  const [found, clean] = [TOKEN, NO_TOKEN].map(secret => {
    const folder = temporaryDirectory();
    make(folder, secret);
    return searchBytes(tarOf(folder, ...options));
  });
  expect(await clean).toMatchObject({ findings: [], unscanned: [] });
  const result = await found;
  expect(result?.unscanned).toEqual([]);
  expect(new Set(result?.findings.map(({ secret }) => secret))).toEqual(new Set(['hf_token']));
  return result === undefined ? [] : places(result);
}

function python(folder: string, program: string, ...args: readonly string[]): void {
  run(folder, ['python3', '-c', program, ...args]);
}

describe('a token is found in a database', () => {
  const table = (secret: string) => `create table t(a); insert into t values('${secret}');`;

  test('as a value', async () => {
    const make: Make = (folder, secret) => run(folder, ['sqlite3', 'app.db', table(secret)]);
    expect(await searchFolder(make)).toEqual(['app.db content plain']);
  });

  test('in UTF-16', async () => {
    const make: Make = (folder, secret) => {
      run(folder, ['sqlite3', 'app.db', `pragma encoding='UTF-16le'; ${table(secret)}`]);
    };
    // A zero byte before it: it can be read in either order.
    expect(await searchFolder(make)).toEqual([expect.stringMatching(/^app\.db content utf-16[lb]e$/)]);
  });

  test('that has it in its log only', async () => {
    const program =
      'import os,sqlite3,sys\nd=sqlite3.connect("app.db")\nd.execute("pragma journal_mode=wal")\n' +
      'd.execute("create table t(a)")\nd.execute("insert into t values(?)",[sys.argv[1]])\nd.commit()\nos._exit(0)';
    const make: Make = (folder, secret) => {
      python(folder, program, secret);
      expect(readFileSync(join(folder, 'app.db')).includes(TOKEN)).toBe(false);
    };
    expect(await searchFolder(make)).toEqual(['app.db-wal content plain']);
  });
});

describe('a token is found in files of Python', () => {
  test('compiled', async () => {
    const make: Make = (folder, secret) => {
      writeFileSync(join(folder, 'm.py'), `T = "${secret}"\n`);
      python(
        folder,
        'import os,py_compile\npy_compile.compile("m.py","m.pyc",doraise=True)\nos.remove("m.py")',
      );
    };
    expect(await searchFolder(make)).toEqual(['m.pyc content plain']);
  });

  test('pickled', async () => {
    const program =
      'import pickle,sys\npickle.dump({"hub_token":sys.argv[1]},open("training_args.bin","wb"))';
    const make: Make = (folder, secret) => python(folder, program, secret);
    expect(await searchFolder(make)).toEqual(['training_args.bin content plain']);
  });
});

describe('a token that a later commit deletes is found', () => {
  const commits = (folder: string, secret: string) => {
    git(folder, 'init', '-q');
    for (const text of [`HF_TOKEN=${secret}\n`, 'HF_TOKEN=\n']) {
      writeFileSync(join(folder, '.env'), text);
      git(folder, 'add', '.env');
      git(folder, 'commit', '-qm', 'change');
    }
  };

  test('in a loose object', async () => {
    const [place, ...others] = await searchFolder(commits);
    expect(place).toMatch(/^\.git\/objects\/[0-9a-f]{2}\/[0-9a-f]{38}! content plain$/);
    expect(others).toEqual([]);
  });

  test('in a pack', async () => {
    const make: Make = (folder, secret) => {
      commits(folder, secret);
      git(folder, 'gc', '-q');
    };
    const [place, ...others] = await searchFolder(make);
    expect(place).toMatch(/^\.git\/objects\/pack\/pack-[0-9a-f]{40}\.pack!\/blob@\d+ content plain$/);
    expect(others).toEqual([]);
  });

  test('in a bundle', async () => {
    const make: Make = (folder, secret) => {
      const repository = temporaryDirectory();
      commits(repository, secret);
      git(repository, 'bundle', 'create', '-q', join(folder, 'repo.bundle'), '--all');
    };
    expect(await searchFolder(make)).toEqual([
      expect.stringMatching(/^repo\.bundle!\/blob@\d+ content plain$/),
    ]);
  });
});

describe('a token is found in what an archive says of a file', () => {
  const file = (folder: string, name: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'content');
  };

  test.each(['gnu', 'pax', 'ustar', 'v7'])('the name (%s)', async format => {
    const make: Make = (folder, secret) => file(folder, `cache/${secret}.json`);
    expect(await searchFolder(make, `--format=${format}`)).toEqual(['cache/*** header plain']);
  });

  test.each(['gnu', 'pax', 'ustar'])('a long name (%s)', async format => {
    const make: Make = (folder, secret) => file(folder, `${'d'.repeat(60)}/${secret}/${'f'.repeat(60)}`);
    const found = await searchFolder(make, `--format=${format}`);
    expect(found).toContain(`${'d'.repeat(60)}/***/${'f'.repeat(60)} header plain`);
    for (const place of found) expect(place).not.toContain(TOKEN.slice(3, 10));
  });

  test('the target of a symbolic link, and of a hard link', async () => {
    const make: Make = (folder, secret) => symlinkSync(`/run/${secret}`, join(folder, 'link'));
    expect(await searchFolder(make)).toEqual(['link header plain']);
    const archive = (secret: string) =>
      Buffer.concat([member({ name: 'hard', flag: '1', link: `x/${secret}` }), Buffer.alloc(1024)]);
    expect(places(await searchBytes(archive(TOKEN)))).toEqual(['hard header plain']);
    expect(places(await searchBytes(archive(NO_TOKEN)))).toEqual([]);
  });

  test('a PAX comment, and an extended attribute of GNU tar', async () => {
    const archive = (secret: string) =>
      Buffer.concat([pax({ comment: `by ${secret}` }), member({ name: 'a' }, 'a'), Buffer.alloc(1024)]);
    expect(places(await searchBytes(archive(TOKEN)))).toEqual(['a header plain']);
    const make: Make = folder => file(folder, 'a');
    const folder = temporaryDirectory();
    make(folder, '');
    for (const [secret, found] of [
      [TOKEN, ['a header plain']],
      [NO_TOKEN, []],
    ] as const) {
      const bytes = tarOf(folder, '--format=pax', `--pax-option=SCHILY.xattr.user.token:=${secret}`);
      expect(places(await searchBytes(bytes))).toEqual(found);
    }
  });

  test('an extended attribute as libarchive writes it', async () => {
    const value = Buffer.from(`a\n${TOKEN}`).toString('base64');
    const archive = Buffer.concat([pax({ 'LIBARCHIVE.xattr.user.t': value }), member({ name: 'a' })]);
    expect(places(await searchBytes(archive))).toEqual(
      expect.arrayContaining(['a header base64', 'a header plain']),
    );
  });

  test('a name in a zip, and its comment', async () => {
    const make: Make = (folder, secret) => {
      const inner = temporaryDirectory();
      file(inner, `${secret}.txt`);
      writeFileSync(join(folder, 'a.zip'), run(inner, ['zip', '-qr', '-', ...readdirSync(inner)]));
    };
    expect(await searchFolder(make)).toEqual(['a.zip!/*** header plain']);
  });

  test('and none of these places repeats it', async () => {
    const name = `${TOKEN}.zip`;
    const folder = temporaryDirectory();
    writeFileSync(join(folder, name), Buffer.from(`PK\x03\x04 damaged zip with ${TOKEN}`));
    const result = await searchBytes(tarOf(folder));
    expect(JSON.stringify(result)).not.toContain(TOKEN.slice(3, 12));
    expect(gaps(result)).toEqual(['*** truncated']);
    expect(places(result)).toEqual(['*** content plain', '*** header plain']);
  });
});
