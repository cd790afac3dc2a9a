import { untilCancelled } from '../cancel.js';
import { messageOf } from '../errors.js';
import { failedSearch, type LayoutSearch } from '../scan/image/layout-search.js';

/** Runs a search, no longer than until the cancellation; one that fails has verified nothing. */
export async function timed(
  work: () => Promise<LayoutSearch>,
  cancel: AbortSignal,
): Promise<{ readonly search: LayoutSearch; readonly seconds: number }> {
  const start = performance.now();
  const search = await untilCancelled(work(), cancel).catch(error => {
    cancel.throwIfAborted();
    return failedSearch(messageOf(error));
  });
  return { search, seconds: (performance.now() - start) / 1000 };
}
