import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ScanPool } from '../../src/scan/image/pool.js';
import { layerWith, streamOf, withPool } from './layouts.js';
import { temporaryDirectory } from './random-access.js';
import { places, TOKEN } from './searching.js';
import { member } from './tar-read.js';
import { plainFile, zip } from './wrapping.js';

/** Writes a file that a worker can search. */
function task(content: Buffer | string, digest = '') {
  const file = join(temporaryDirectory(), 'blob');
  writeFileSync(file, content);
  return { file, digest };
}

/** A worker with another program. */
function program(text: string): string {
  const file = join(temporaryDirectory(), 'worker.mjs');
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${text}`);
  return file;
}

describe('workers', () => {
  const netrc = plainFile('netrc', TOKEN);

  test('search blobs, the largest first, and answer in the order of the tasks', async () => {
    const tasks = [10, 3000, 200, 40_000].map(size =>
      task(Buffer.concat([Buffer.alloc(size), Buffer.from(TOKEN)])),
    );
    const done: unknown[] = [];
    const search = (pool: ScanPool) =>
      Promise.all(tasks.map(one => pool.add(one).finally(() => done.push(one))));
    const results = await withPool(search, { threads: 1 });
    expect(results.map(({ findings }) => findings[0]?.offset)).toEqual([10, 3000, 200, 40_000]);
    expect(done).toEqual([tasks[3], tasks[1], tasks[2], tasks[0]]);
  });

  test('check digests, and keep what is too large for memory in their directory', async () => {
    const layer = Buffer.concat([member({ name: 'a.zip' }, zip(netrc).bytes), Buffer.alloc(1024)]);
    const digest = `sha256:${createHash('sha256').update(layer).digest('hex')}`;
    const wrong = `sha256:${'0'.repeat(64)}`;
    const tasks = [task(layer, digest), task(layer, wrong)];
    const results = await withPool(pool => pool.search(tasks), { limits: { retainedMemory: 0 } });
    expect(results.map(result => [places(result), result.unscanned.map(({ reason }) => reason)])).toEqual([
      [['a.zip!/netrc content plain'], []],
      [['a.zip!/netrc content plain'], ['damaged']],
    ]);
  });

  test('a search that fails leaves nobody waiting for what was still to be searched', async () => {
    await withPool(
      async pool => {
        const [failed, ...others] = await Promise.allSettled([
          pool.search([{ file: '/no/such/file', digest: '' }]),
          pool.add(task('one')),
          pool.add(task('another')),
        ]);
        expect(failed.status).toBe('rejected');
        expect(others.map(({ status }) => status)).toContain('rejected'); // and none is still pending
      },
      { threads: 1 },
    );
  });

  test('may be asked several things at once', async () => {
    const tar = Buffer.concat([member({ name: 'x' }, TOKEN), Buffer.alloc(1024)]);
    await withPool(
      async pool => {
        const [blobs, others, first, second] = await Promise.all([
          pool.search([task(layerWith('a', TOKEN)), task('text')]),
          pool.search([task('text'), task(layerWith('b', TOKEN))]),
          pool.searchTar(streamOf(tar, 100)),
          pool.searchTar(streamOf(tar, 700)),
        ]);
        expect(blobs.map(places)).toEqual([['a content plain'], []]);
        expect(others.map(places)).toEqual([[], ['b content plain']]);
        expect(second.files).toEqual(first.files);
        expect(first.files.map(({ result }) => places(result))).toEqual([['x content plain']]);
      },
      { threads: 1 },
    );
  });

  test('are waited for by a process that ends them when an answer is on its way', () => {
    const answers = program(
      "parentPort.on('message', () => parentPort.postMessage({ kind: 'searched', result: 1 }));",
    );
    const main = join(temporaryDirectory(), 'main.mjs');
    writeFileSync(
      main,
      `import { ScanPool } from '${new URL('../../src/scan/image/pool.js', import.meta.url)}';
const pause = new Int32Array(new SharedArrayBuffer(4));
for (let run = 0; run < 10; run++) {
  const pool = new ScanPool({ program: '${answers}', threads: 1, needles: [], limits: {}, directory: undefined });
  pool.add({ file: '${main}', digest: '' }).catch(() => {});
  await new Promise(resolve => setImmediate(resolve)); // the worker is asked now
  Atomics.wait(pause, 0, 0, 200); // it answers, and nobody listens yet
  await pool.close();
}
console.log('all ended');
`,
    );
    const { status, stdout, stderr } = spawnSync(process.execPath, [main], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: 'all ended\n' });
  });

  test('leave the chunks of a stream alone', async () => {
    const tar = Buffer.concat([member({ name: 'x' }, TOKEN), Buffer.alloc(1024)]);
    const copy = Buffer.from(tar);
    await withPool(pool => pool.searchTar(streamOf(tar, 300)));
    expect(tar).toEqual(copy);
  });
});

describe('a search fails', () => {
  const one = () => task('text');

  test('when a file is not there, and the others are left alone', async () => {
    await withPool(async pool => {
      await expect(pool.search([one(), { file: '/nowhere/blob', digest: '' }])).rejects.toThrow('ENOENT');
      await expect(pool.search([{ file: temporaryDirectory(), digest: '' }, one()])).rejects.toThrow(
        'is no file',
      );
      expect(await pool.search([one()])).toHaveLength(1);
    });
  });

  test.each([
    ['ends while it works', "parentPort.on('message', () => process.exit(0));"],
    ['ends at once', 'process.exit(0);'],
    ['throws while it works', "parentPort.on('message', () => { throw new Error('broken'); });"],
    ['throws at once', "throw new Error('broken');"],
    [
      'needs too much memory',
      "parentPort.on('message', () => { const all = []; for (;;) all.push(new Array(1e4).fill(0.5)); });",
    ],
  ])('when a worker %s', async (_, text) => {
    await withPool(
      async pool => {
        await expect(pool.search([one(), one()])).rejects.toThrow('a worker of the search died');
        await expect(pool.searchTar(streamOf(Buffer.alloc(1024), 512))).rejects.toThrow('died');
      },
      { program: program(text) },
    );
  });

  test('when there is no program', async () => {
    await withPool(pool => expect(pool.search([one()])).rejects.toThrow('a worker of the search died'), {
      program: '/nowhere/worker.mjs',
    });
  });

  test('when a worker gives a wrong answer', async () => {
    const wrong = program("parentPort.on('message', () => parentPort.postMessage({ kind: 'taken' }));");
    await withPool(pool => expect(pool.search([one()])).rejects.toThrow('wrong answer'), { program: wrong });
  });
});
