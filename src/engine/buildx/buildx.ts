import type { Target } from '../../request.js';
import type { ChildEnvironment } from '../../secret/environment.js';
import type { Tool } from '../../tool/find.js';
import type { BuildTools } from '../../tool/run.js';
import type { Builder, Engine, RunJob } from '../engine.js';
import type { EngineKind } from '../engines.js';
import type { BuildPlan } from '../plan.js';
import { type BuildResults, readResults } from '../results.js';
import { withRetries } from '../retries.js';
import { readDockerfile } from '../target.js';
import { askBuildx } from './ask.js';
import { defaultProvenance } from './attestations.js';
import { explainFailure } from './explain.js';
import { removeRecord } from './history.js';
import { outlineArguments } from './outline.js';
import { readOutline } from './outline-answer.js';
import { isUnpackFailure } from './refusals.js';
import { fromCache, rehearse } from './rehearse.js';
import { release } from './release.js';
import { guardedBuild } from './run.js';

/** How buildx is started. */
interface Start {
  readonly tool: Tool;
  readonly kind: EngineKind;
  readonly env: ChildEnvironment;
}

/** docker buildx. */
export function buildxEngine({ kind, tool, env }: Start, target: Target): Engine {
  return {
    target,
    takesGitCredentials: true,
    open: job => builderOf({ ...job.tools, tool, env }, { job, target, prune: kind.prune }),
  };
}

function builderOf(
  tools: BuildTools,
  { job, target, prune }: { readonly job: RunJob; readonly target: Target; readonly prune: string },
): Builder {
  const { request, directory, files } = job;
  const { pushRetries } = request;
  const unmounted = planOf(job, target);
  const dockerfile = readDockerfile(request, target);
  return {
    tools,
    prune,
    sparesKnown: true,
    runsWith: 'docker',
    outline: async () =>
      readOutline(
        await askBuildx(outlineArguments({ ...unmounted, mounts: files.writeGitCredentials() }), tools),
      ),
    rehearse: async ({ pool, known, listener, exported }) => {
      const plan = { ...unmounted, mounts: files.write() };
      const layout = directory.file('layout');
      const forgetSecrets = () => {
        exported();
        files.remove();
      };
      const releaseMounts = () => files.writeGitCredentials();
      const rehearsal = await rehearse({
        ...{ plan, tools: { ...tools, ...listener }, pool, known, layout, dockerfile },
        ...{ forgetSecrets, releaseMounts },
      });
      return {
        ...rehearsal,
        release: () =>
          release({ plan: { ...unmounted, mounts: releaseMounts() }, tools, rehearsal, layout, pushRetries }),
      };
    },
    build: () => plainBuild({ ...unmounted, mounts: files.write() }, { tools, request, target, files }),
    removeRecord: since => removeRecord({ ...tools, plan: unmounted, since }),
    cleanUp: async () => undefined,
  };
}

interface PlainBuild extends Pick<RunJob, 'request' | 'files'> {
  readonly tools: BuildTools;
  readonly target: Target;
}

/** A build without a search, tried again from the cache where the engine lost what it was unpacking. */
async function plainBuild(
  plan: BuildPlan,
  { tools, request, target, files }: PlainBuild,
): Promise<BuildResults> {
  let { build } = plan;
  const attempt = () => {
    const exit = guardedBuild({ ...plan, build }, tools);
    build = fromCache(build);
    return exit;
  };
  const { pushRetries } = request;
  const exit = await withRetries(attempt, { tools, pushRetries, isRetried: isUnpackFailure });
  files.remove();
  tools.cancel.throwIfAborted();
  if (exit.code !== 0) {
    const dockerfile = readDockerfile(request, target);
    throw explainFailure(exit, { call: plan.build.call, dockerfile });
  }
  return readResults(plan, tools.redact);
}

/** What buildx is asked to build, without secrets. */
function planOf({ request, workflow, directory }: RunJob, target: Target): BuildPlan {
  const { build, switches } = request;
  return {
    build,
    run: workflow,
    context: target.context,
    buildContexts: target.buildContexts,
    mounts: [],
    provenance: defaultProvenance(build, workflow, switches.noDefaultAttestations),
    imageIdFile: directory.file('imageid'),
    metadataFile: directory.file('metadata.json'),
  };
}
