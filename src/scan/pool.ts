import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { BlobTask } from './blob.js';
import type { Searched } from './finding.js';
import type { SearchedFile } from './image-tar.js';
import type { Limits } from './limits.js';
import type { Needle } from './needles.js';

/** What a worker is started with. The needles stay in the memory of this process. */
export interface WorkerSetup {
  readonly needles: readonly Needle[];
  readonly limits: Limits;
  readonly directory: string | undefined;
  /** A counter that all workers add to: bytes of files that they have read. */
  readonly read: BigUint64Array;
}

/** What a worker is asked: to search a file, or the next piece of an image as a tar stream. */
export type WorkerQuestion =
  | { readonly kind: 'blob'; readonly task: BlobTask }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' };

/** A worker's answer to a question. */
export type WorkerAnswer =
  | { readonly kind: 'searched'; readonly result: Searched }
  | { readonly kind: 'taken' }
  | { readonly kind: 'archive'; readonly files: readonly SearchedFile[]; readonly result: Searched }
  | { readonly kind: 'failed'; readonly message: string };

export interface PoolOptions extends Omit<WorkerSetup, 'read'> {
  /** The file of the worker's program (scan-worker). */
  readonly program: string;
  /** One for each core. */
  readonly threads: number;
}

/** A worker that needs more than this is broken: what it keeps by design is a fraction. */
const MAX_HEAP_MB = 512;

/**
 * Searches blobs on all cores. The workers start at once, so that they are ready when the build is done; a worker
 * that dies fails the search.
 */
export class ScanPool {
  readonly #workers: readonly Worker[];
  readonly #read = new BigUint64Array(new SharedArrayBuffer(8));
  #total = 0;

  constructor({ program, threads, ...options }: PoolOptions) {
    const setup = { ...options, read: this.#read };
    this.#workers = Array.from({ length: Math.max(1, threads) }, () => startWorker(program, setup));
  }

  /** Bytes of the files that `search` was asked for, as they are stored, and how many of them were read. */
  get progress(): { readonly done: number; readonly total: number } {
    return { done: Number(Atomics.load(this.#read, 0)), total: this.#total };
  }

  /**
   * Searches the blobs, the largest first; the results are in the order of the tasks.
   * `onDone` hears of each finished task.
   * @throws Error when a file cannot be read or a worker dies
   */
  async search(tasks: readonly BlobTask[], onDone: (task: BlobTask) => void = () => {}): Promise<Searched[]> {
    const queue = tasks
      .map((task, index) => ({ task, index, size: sizeOf(task.file) }))
      .sort((a, b) => a.size - b.size);
    this.#total += queue.reduce((sum, { size }) => sum + size, 0);
    const results: Searched[] = new Array(tasks.length);
    const work = async (worker: Worker): Promise<void> => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        const answer = await ask(worker, { kind: 'blob', task: next.task });
        if (answer.kind === 'searched') results[next.index] = answer.result;
        onDone(next.task);
      }
    };
    await Promise.all(this.#workers.map(work));
    return results;
  }

  /**
   * Searches an image that comes as a tar stream, in one worker.
   * @throws Error when the stream fails or the worker dies
   */
  async searchTar(stream: AsyncIterable<Uint8Array>): Promise<WorkerAnswer & { readonly kind: 'archive' }> {
    const [worker] = this.#workers;
    if (worker === undefined) throw new Error('the search has no worker');
    for await (const bytes of stream) await ask(worker, { kind: 'piece', bytes: new Uint8Array(bytes) });
    const answer = await ask(worker, { kind: 'end' });
    if (answer.kind !== 'archive') throw new Error('a worker of the search gave a wrong answer');
    return answer;
  }

  /** Ends the workers, whatever they do. */
  async close(): Promise<void> {
    await Promise.all(
      this.#workers.map(worker => {
        worker.ref(); // or the process could end while it waits for this
        return worker.terminate();
      }),
    );
  }
}

/** A pipe would be waited for, without end. */
function sizeOf(file: string): number {
  const stat = statSync(file);
  if (!stat.isFile()) throw new Error(`${file} is no file`);
  return stat.size;
}

function startWorker(program: string, setup: WorkerSetup): Worker {
  const worker = new Worker(program, {
    workerData: setup,
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  // While nothing is asked of it, its death is noticed by the next question; it does not keep the process alive.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}

function ask(worker: Worker, question: WorkerQuestion): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      action();
    };
    const onMessage = (answer: WorkerAnswer) =>
      settle(() => (answer.kind === 'failed' ? reject(new Error(answer.message)) : resolve(answer)));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('a worker of the search ended')));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.ref();
    if (worker.threadId === -1) onExit();
    else if (question.kind === 'piece') worker.postMessage(question, [question.bytes.buffer]);
    else worker.postMessage(question);
  });
}
