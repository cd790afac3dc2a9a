import { Worker } from 'node:worker_threads';
import type { Needle } from '../needles/needles.js';
import type { Searched } from '../walk/finding.js';
import type { Limits } from '../walk/limits.js';
import type { BlobTask } from './blob.js';
import type { SearchedFile } from './image-tar.js';

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
  /** Forgets what there is of an image. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' };

/** A worker's answer to a question. */
export type WorkerAnswer =
  | { readonly kind: 'searched'; readonly result: Searched }
  | { readonly kind: 'taken' }
  | { readonly kind: 'archive'; readonly files: readonly SearchedFile[]; readonly result: Searched }
  | { readonly kind: 'failed'; readonly message: string };

/** A worker that needs more than this is broken: what it keeps by design is a fraction. */
const MAX_HEAP_MB = 512;

/** One worker; it is asked one thing at a time. */
export class Thread {
  readonly #worker: Worker;
  #last: Promise<unknown> = Promise.resolve();
  /** Why it died. */
  #fault: Error | undefined;
  #isEnding = false;

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

  /** @throws Error when the file cannot be read or the worker dies */
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
    this.#isEnding = true;
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
        // An answer that comes while the worker is ended must not let go of the process that waits for the end.
        if (!this.#isEnding) worker.unref();
        action();
      };
      const onMessage = (answer: WorkerAnswer) =>
        settle(() => (answer.kind === 'failed' ? reject(new Error(answer.message)) : resolve(answer)));
      const onError = (error: unknown) => settle(() => reject(died(error)));
      const onExit = () => settle(() => reject(this.#fault ?? died()));
      worker.on('message', onMessage).on('error', onError).on('messageerror', onError).on('exit', onExit);
      worker.ref();
      if (this.#fault !== undefined) onExit();
      else worker.postMessage(question, question.kind === 'piece' ? [question.bytes.buffer] : []);
    });
  }
}

function died(cause?: unknown): Error {
  return new Error('a worker of the search died', { cause });
}
