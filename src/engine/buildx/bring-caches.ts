import { existsSync } from 'node:fs';
import { untilCancelled } from '../../cancel.js';
import { ActionError, messageOf } from '../../errors.js';
import type { Delivery } from '../delivery.js';
import { cacheBlobs, copyCache, isLayerIndex } from './cache-copy.js';
import { type CachePlace, cacheExports, cacheName, cachePlace } from './cache-export.js';
import { pushFailed } from './explain.js';
import { pushFromLayout } from './push-layout.js';
import type { ReleaseJob } from './release-job.js';

/**
 * Brings the searched cache itself to where the user wants it.
 * @returns the exports that only the builder can make
 * @throws ActionError PUSH_FAILED or STORAGE
 */
export async function bringCaches(job: ReleaseJob, delivery: Delivery): Promise<string[]> {
  const left: string[] = [];
  for (const entry of cacheExports(job.plan.build)) {
    const place = hasCache(job) ? cachePlace(entry, job.plan.build) : undefined;
    const isThere = place !== undefined && (await bring(job, place));
    if (!isThere) left.push(entry);
    else delivery.add(cacheName(entry));
  }
  return left;
}

function hasCache({ rehearsal, layout }: ReleaseJob): boolean {
  const { kept, outcome } = rehearsal;
  if (kept !== 'layout' || !existsSync(layout)) return false;
  return cacheBlobs({ layout, digest: outcome.cacheDigest }) !== undefined;
}

/** @returns false when the builder has to do it */
async function bring(job: ReleaseJob, place: CachePlace): Promise<boolean> {
  try {
    return place.type === 'local' ? await copy(job, place) : await push(job, place);
  } catch (error) {
    job.tools.cancel.throwIfAborted();
    if (!place.isOptional) throw error;
    job.tools.log(`The cache was not exported, which ignore-error allows: ${messageOf(error)}`);
    return true;
  }
}

async function copy({ layout, rehearsal, tools }: ReleaseJob, { to, tag }: CachePlace): Promise<boolean> {
  const { cancel } = tools;
  const digest = rehearsal.outcome.cacheDigest;
  tools.log(`Exporting the searched cache to ${tools.redact(to)}.`);
  const work = copyCache({ layout, digest }, { folder: to, tag, cancel });
  await untilCancelled(work, cancel).catch((cause: unknown) => {
    cancel.throwIfAborted();
    throw new ActionError({
      code: 'STORAGE',
      message: `The searched cache cannot be written to ${tools.redact(to)}: ${messageOf(cause)}.`,
      hint: 'Is there space, and may this user write there?',
      cause,
    });
  });
  return true;
}

async function push(job: ReleaseJob, { to }: CachePlace): Promise<boolean> {
  if (isLayerIndex({ layout: job.layout, digest: job.rehearsal.outcome.cacheDigest })) return false;
  const exit = await pushFromLayout(job, { references: [to], digest: job.rehearsal.outcome.cacheDigest });
  if (exit === undefined) return false;
  if (exit.code !== 0) throw pushFailed(exit, { what: 'The cache' });
  return true;
}
