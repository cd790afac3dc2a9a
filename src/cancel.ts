import { once } from 'node:events';

/** Waits for work, but no longer than until the cancellation, which it then throws; the work is left alone. */
export async function untilCancelled<T>(work: Promise<T>, cancel: AbortSignal): Promise<T> {
  cancel.throwIfAborted();
  const over = new AbortController();
  work.catch(() => {}); // nobody waits for it after a cancellation
  try {
    return await Promise.race([
      work,
      once(cancel, 'abort', { signal: over.signal }).then(() => Promise.reject(cancel.reason)),
    ]);
  } finally {
    over.abort();
  }
}
