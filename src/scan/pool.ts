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
}

/** What a worker is asked: to search a file, or the next piece of an image as a tar stream. */
export type WorkerQuestion =
  | { readonly kind: 'blob'; readonly task: BlobTask }
  /** Forgets what there is of an image. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' };

/** A worker's answer to a question. */
export type WorkerAnswer =
  | { readonly kind: 'searched'; readonly result: Searched }
  | { readonly kind: 'taken' }
  | { readonly kind: 'archive'; readonly files: readonly SearchedFile[]; readonly result: Searched }
  | { readonly kind: 'failed'; readonly message: string };

export interface PoolOptions extends WorkerSetup {
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
  readonly #threads: readonly Thread[];
  /** Images as tar streams are searched one after the other. */
  #archives: Promise<unknown> = Promise.resolve();

  constructor({ program, threads, ...setup }: PoolOptions) {
    this.#threads = Array.from({ length: Math.max(1, threads) }, () => new Thread(program, setup));
  }

  /**
   * Searches the blobs, the largest first; the results are in the order of the tasks.
   * `onDone` hears of each finished task.
   * @throws Error when a file cannot be read or a worker dies
   */
  async search(tasks: readonly BlobTask[], onDone: (task: BlobTask) => void = () => {}): Promise<Searched[]> {
    const queue = tasks
      .map((task, index) => ({ task, index, size: statSync(task.file).size }))
      .sort((a, b) => a.size - b.size);
    const results: Searched[] = new Array(tasks.length);
    const work = async (thread: Thread): Promise<void> => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        results[next.index] = await thread.blob(next.task);
        onDone(next.task);
      }
    };
    try {
      await Promise.all(this.#threads.map(work));
    } catch (error) {
      queue.length = 0; // the other workers do not go on for nothing
      throw error;
    }
    return results;
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
      for await (const bytes of stream) await thread.ask({ kind: 'piece', bytes: Uint8Array.from(bytes) });
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

type Archive = WorkerAnswer & { readonly kind: 'archive' };

/** One worker; it is asked one thing at a time. */
class Thread {
  readonly #worker: Worker;
  #last: Promise<unknown> = Promise.resolve();
  /** Why it died. */
  #fault: Error | undefined;

  constructor(program: string, setup: WorkerSetup) {
    this.#worker = new Worker(program, {
      workerData: setup,
      env: {},
      argv: [],
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    // While nothing is asked of it, it does not keep the process alive; its death is told to the next question.
    this.#worker.on('error', error => (this.#fault ??= died(error)));
    this.#worker.on('exit', () => (this.#fault ??= died()));
    this.#worker.unref();
  }

  async blob(task: BlobTask): Promise<Searched> {
    const answer = await this.ask({ kind: 'blob', task });
    if (answer.kind === 'searched') return answer.result;
    throw new Error('a worker of the search gave a wrong answer');
  }

  /** @throws Error when the search fails or the worker dies */
  ask(question: WorkerQuestion): Promise<WorkerAnswer> {
    const answer = this.#last.then(() => this.#ask(question));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async end(): Promise<void> {
    this.#worker.ref(); // or the process could end while it waits for this
    await this.#worker.terminate();
  }

  #ask(question: WorkerQuestion): Promise<WorkerAnswer> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const settle = (action: () => void) => {
        worker
          .off('message', onMessage)
          .off('error', onError)
          .off('messageerror', onError)
          .off('exit', onExit);
        worker.unref();
        action();
      };
      const onMessage = (answer: WorkerAnswer) =>
        settle(() => (answer.kind === 'failed' ? reject(new Error(answer.message)) : resolve(answer)));
      const onError = (error: unknown) => settle(() => reject(died(error)));
      const onExit = () => settle(() => reject(this.#fault ?? died()));
      worker.on('message', onMessage).on('error', onError).on('messageerror', onError).on('exit', onExit);
      worker.ref();
      if (this.#fault !== undefined) onExit();
      else if (question.kind === 'piece')
        worker.postMessage(question, [question.bytes.buffer as ArrayBuffer]);
      else worker.postMessage(question);
    });
  }
}

function died(cause?: unknown): Error {
  return new Error('a worker of the search died', { cause });
}
