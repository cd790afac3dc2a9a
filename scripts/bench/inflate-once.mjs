// The bare inflate of a layout's blobs on all cores, largest first: what no search can be faster than.
import { openSync, readdirSync, readSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';

const CHUNK = 2 ** 18;

if (isMainThread) await coordinate(process.argv[2] ?? '');
else parentPort?.on('message', file => inflate(file).then(() => parentPort?.postMessage('done')));

/** @param {string} layout */
async function coordinate(layout) {
  const folder = join(layout, 'blobs/sha256');
  const queue = readdirSync(folder)
    .map(name => join(folder, name))
    .sort((a, b) => statSync(a).size - statSync(b).size);
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(new URL(import.meta.url)));
  await Promise.all(workers.map(worker => new Promise(resolve => worker.once('online', resolve))));
  const start = performance.now();
  await Promise.all(workers.map(worker => work(worker, queue)));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6 }));
  for (const worker of workers) await worker.terminate();
}

/**
 * @param {Worker} worker
 * @param {string[]} queue
 */
async function work(worker, queue) {
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    const done = new Promise(resolve => worker.once('message', resolve));
    worker.postMessage(file);
    await done;
  }
}

/** @param {string} file */
async function inflate(file) {
  const fd = openSync(file, 'r');
  const buffer = Buffer.allocUnsafe(CHUNK);
  const first = readSync(fd, buffer);
  if (buffer[0] !== 0x1f) return;
  const gunzip = createGunzip({ chunkSize: CHUNK });
  gunzip.on('data', () => {});
  const ended = new Promise(resolve => gunzip.once('end', resolve));
  for (let length = first; length > 0; length = readSync(fd, buffer)) {
    const chunk = Buffer.from(buffer.subarray(0, length));
    if (!gunzip.write(chunk)) await new Promise(resolve => gunzip.once('drain', resolve));
  }
  gunzip.end();
  await ended;
}
