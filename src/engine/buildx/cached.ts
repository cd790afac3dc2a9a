import type { BuildTools } from '../../tool/run.js';
import type { BuildPlan } from '../plan.js';
import { requireCached } from './compare.js';
import { explainFailure } from './explain.js';
import { cacheInputs } from './rehearsal-inputs.js';
import { type GuardedExit, guardedBuild } from './run.js';

/**
 * A build whose cache export only the builder can make. It sends what the steps made, so they have to come from the
 * cache: a build without a result finds out before anything is sent, and the real one is ended at a step that runs.
 * @throws ActionError PUSH_DIFFERS when a step runs
 */
export async function buildCached(plan: BuildPlan, tools: BuildTools): Promise<GuardedExit> {
  tools.log('Making sure that every step is in the cache before the cache is exported.');
  const tried = await guardedBuild(
    { ...plan, build: { ...cacheInputs(plan.build), cacheFrom: plan.build.cacheFrom } },
    { ...tools, log: () => {} },
  );
  tools.cancel.throwIfAborted();
  // A step that runs again may well fail: the secrets are gone.
  requireCached([...tried.ranSteps, ...(tried.failed === undefined ? [] : [tried.failed.name])]);
  if (tried.code !== 0) throw explainFailure(tried, { call: '', dockerfile: undefined });
  const ran: string[] = [];
  const stop = new AbortController();
  const onStep = (step: string) => {
    ran.push(step);
    stop.abort();
  };
  const cancel = AbortSignal.any([tools.cancel, stop.signal]);
  const exit = await guardedBuild(plan, { ...tools, cancel, onStep });
  tools.cancel.throwIfAborted();
  requireCached(ran, exit.code === 0 ? ' The cache that it is in was exported.' : '');
  return exit;
}
