import { statSync } from 'node:fs';
import type { Searched } from '../walk/finding.js';
import type { BlobTask } from './blob.js';
import { Thread, type WorkerAnswer, type WorkerSetup } from './thread.js';

export interface PoolOptions extends Omit<WorkerSetup, 'read'> {
  /** The file of the worker's program (scan-worker). */
  readonly program: string;
  /** One for each core. */
  readonly threads: number;
}

/** The search of an image that came as a tar stream. */
type Archive = WorkerAnswer & { readonly kind: 'archive' };

/** A blob that waits for a thread. */
interface Waiting {
  readonly task: BlobTask;
  readonly size: number;
  readonly resolve: (result: Searched) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Searches blobs on all cores. The workers start at once, so that they are ready when the build is done; a worker
 * that dies fails the search.
 */
export class ScanPool {
  readonly #threads: readonly Thread[];
  readonly #idle: Thread[];
  /** The largest last. */
  readonly #queue: Waiting[] = [];
  readonly #read = new BigUint64Array(new SharedArrayBuffer(8));
  #total = 0;
  /** Bytes of images that came as tar streams. */
  #streamed = 0;
  /** Images as tar streams are searched one after the other. */
  #archives: Promise<unknown> = Promise.resolve();

  constructor({ program, threads, ...options }: PoolOptions) {
    const setup = { ...options, read: this.#read };
    this.#threads = Array.from({ length: Math.max(1, threads) }, () => new Thread(program, setup));
    this.#idle = [...this.#threads];
  }

  /** Bytes that were to be searched, as they are stored, and how many of them were read; a stream's total is not known. */
  get progress(): { readonly done: number; readonly total: number } {
    const done = Number(Atomics.load(this.#read, 0)) + this.#streamed;
    return { done, total: this.#total };
  }

  /**
   * Searches the blobs, the largest first; the results are in the order of the tasks.
   * @throws Error when a file cannot be read or a worker dies
   */
  async search(tasks: readonly BlobTask[]): Promise<Searched[]> {
    try {
      return await Promise.all(tasks.map(task => this.add(task)));
    } catch (error) {
      // The other workers do not go on for nothing; who waits for what was still to be searched hears of it.
      for (const { reject } of this.#queue.splice(0)) reject(error);
      throw error;
    }
  }

  /**
   * Searches a blob as soon as a thread is free for it; of those that wait the largest goes first.
   * @throws Error when the file cannot be read or a worker dies
   */
  async add(task: BlobTask): Promise<Searched> {
    const size = sizeOf(task.file);
    this.#total += size;
    const result = new Promise<Searched>((resolve, reject) => {
      const after = this.#queue.findIndex(waiting => waiting.size > size);
      this.#queue.splice(after === -1 ? this.#queue.length : after, 0, { task, size, resolve, reject });
    });
    queueMicrotask(() => this.#feed()); // when all that come at once are in their order
    return result;
  }

  #feed(): void {
    while (this.#idle.length > 0) {
      const next = this.#queue.pop();
      const thread = next === undefined ? undefined : this.#idle.pop();
      if (next === undefined || thread === undefined) return;
      thread
        .blob(next.task)
        .then(next.resolve, next.reject)
        .finally(() => {
          this.#idle.push(thread);
          this.#feed();
        });
    }
  }

  /**
   * Searches an image that comes as a tar stream, in one worker.
   * @throws Error when the stream fails or the worker dies
   */
  searchTar(stream: AsyncIterable<Uint8Array>): Promise<Archive> {
    const search = this.#archives.then(() => this.#searchTar(stream));
    this.#archives = search.catch(() => {});
    return search;
  }

  async #searchTar(stream: AsyncIterable<Uint8Array>): Promise<Archive> {
    const [thread] = this.#threads;
    if (thread === undefined) throw new Error('the search has no worker');
    try {
      for await (const bytes of stream) {
        this.#streamed += bytes.length;
        await thread.ask({ kind: 'piece', bytes: new Uint8Array(bytes) });
      }
      const answer = await thread.ask({ kind: 'end' });
      if (answer.kind === 'archive') return answer;
      throw new Error('a worker of the search gave a wrong answer');
    } catch (error) {
      await thread.ask({ kind: 'restart' }).catch(() => {}); // what failed is told already
      throw error;
    }
  }

  /** Ends the workers, whatever they do. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map(thread => thread.end()));
  }
}

/** A pipe would be waited for, without end. */
function sizeOf(file: string): number {
  const stat = statSync(file);
  if (!stat.isFile()) throw new Error(`${file} is no file`);
  return stat.size;
}
