import { askBuildx } from './build/ask.js';
import { childEnvironment, podmanEnvironment } from './build/environment.js';
import type { BuildTools } from './build/guarded.js';
import { LogSecrets } from './build/log-secrets.js';
import { allMounts, isGitCredential, mountArguments, viaFileIfScrubbed } from './build/mounts.js';
import { removeOutside } from './build/outside.js';
import { resolveEngine } from './build/podman.js';
import { untilCancelled } from './cancel.js';
import { type BuildPlan, dependsOnVersion, usesActionsCache } from './engine/buildx.js';
import { refuseForPodman, refusePrivateContext } from './engine/podman-inputs.js';
import { wantedReferences } from './engine/release.js';
import { buildxEngine, cleanedUp } from './gate/engine.js';
import { type GatedSecret, type GateJob, gatedBuild } from './gate/gate.js';
import { podmanEngine } from './gate/podman.js';
import { conclude, concludeFailed, type Job, planWith, skip } from './job.js';
import { refuseSecretsInInputs } from './preflight/arguments.js';
import { hubAccess } from './preflight/hub-rows.js';
import { obtainToken } from './preflight/obtain-token.js';
import { type Preflight, preflight } from './preflight/preflight.js';
import { firstError } from './preflight/problem.js';
import { SecretSearch } from './preflight/secret-search.js';
import { readDockerfile, refuseContextAround, resolveTarget } from './preflight/target.js';
import type { Outcome, Request, WorkflowRun } from './request.js';
import { inPrivate } from './secret/in-private.js';
import type { SecretMount } from './secret/mounts.js';
import { RunDirectory } from './secret/run-directory.js';
import { type SearchedValue, searchedValues } from './secret/searched.js';
import { hubTokens } from './secret/token.js';
import { prepareSmokeTest } from './smoke/prepare.js';
import type { Surroundings } from './surroundings.js';

/** Podman has nothing like buildx's outline: of its Dockerfiles only the text is judged. */
const NO_ANSWER = { code: -1, stdout: '', stderr: 'Podman makes none' };

/**
 * The line: the token and the other secrets, everything checked that can be known, secrets into private files, the
 * guarded build, the files removed, everything that would leave searched, and let out only then. Whatever happens,
 * secret files and image are gone when this returns or throws; the report stays until the job's post step.
 * @throws ActionError
 */
export async function build(asked: Request, run: WorkflowRun, around: Surroundings): Promise<Outcome> {
  return prepared(asked, run, around, checkedBuild);
}

/**
 * The line up to the checks, and what they found; nothing is built.
 * @throws ActionError what the line throws before its checks
 */
export async function check(asked: Request, run: WorkflowRun, around: Surroundings): Promise<Preflight> {
  return prepared(asked, run, around, checks);
}

/** Makes everything ready that the checks and the build need, and leaves nothing of it. */
async function prepared<T>(
  asked: Request,
  run: WorkflowRun,
  around: Surroundings,
  work: (job: Job) => Promise<T>,
): Promise<T> {
  const request = await obtainToken(asked, run, around);
  const tokens = hubTokens(request.mounts, { env: around.env, secretId: request.secretId });
  const env = childEnvironment(around.env, {
    tokens,
    usesActionsCache: usesActionsCache(request.build),
  });
  const values = searchedValues(allMounts(request, run, true), around.env);
  const search = new SecretSearch(values, request.secretId);
  refuseSecretsInInputs(request, search, env);
  const needsVersion = dependsOnVersion(request.build, request.switches);
  const { kind, buildx, version } = await untilCancelled(
    resolveEngine(request.engine, { needsVersion, env, log: around.log }),
    around.cancel,
  );
  const target = resolveTarget(request, run, version);
  if (kind.speaks === 'podman') {
    refusePrivateContext(run, target.isOwnRepository);
    refuseForPodman(request.build, request.verify === 'gate' && reasonToSkip(request) === '');
  }
  const mounts = allMounts(request, run, target.isOwnRepository && kind.speaks === 'buildx').map(mount =>
    viaFileIfScrubbed(mount, { env: around.env, child: env }),
  );
  const directory = RunDirectory.plan(around.temp);
  if (mounts.some(({ source }) => source.kind === 'value')) refuseContextAround(directory, target);
  announce(mounts, around);
  const secrets = gatedSecrets(values, mounts);
  const needles = search.needles.filter(({ secret }) => secrets.some(({ id }) => id === secret));
  const logSecrets = new LogSecrets(needles, around.redact);
  const { journal } = around;
  journal.asked(wantedReferences(request.build));
  const tools: BuildTools = {
    ...{ ...around, buildx, secrets: logSecrets, redact: logSecrets.hide },
    env: kind.speaks === 'podman' ? podmanEnvironment(env) : env,
    onRun: journal.ran,
  };
  const engine = kind.speaks === 'podman' ? podmanEngine(directory.path, around.env) : buildxEngine;
  const job: Job = {
    request,
    run,
    around,
    directory,
    mounts,
    secrets,
    search,
    tokens,
    target,
    tools,
    engine,
    prune: kind.prune,
  };
  const left = (path: string) => removeOutside(path, around.env);
  return inPrivate(directory, { ...around, left }, () => cleanedUp(engine, around.tell, () => work(job)));
}

async function checkedBuild(job: Job): Promise<Outcome> {
  try {
    const isSkipped = await requireNoErrors(job);
    if (isSkipped) return skip('there is no token, and on-missing-token is skip', job);
    const plan = planWith(job.mounts, job);
    const reason = reasonToSkip(job.request);
    const tryOut = await smokeTestOf(job);
    const isHeldBack = reason === '' || tryOut !== undefined;
    return await (isHeldBack ? gated(plan, { ...job, reason, tryOut }) : ungated(plan, { ...job, reason }));
  } catch (error) {
    if (!job.around.cancel.aborted && !job.directory.hasReport()) concludeFailed(error, job);
    throw error;
  }
}

/** What can be known before the build. Of the secrets, only credentials for Git contexts are in files meanwhile. */
async function checks(job: Job): Promise<Preflight> {
  const { around, tools, tokens } = job;
  const plan = planWith(job.mounts.filter(isGitCredential), job);
  const ask = async (args: readonly string[]) =>
    job.engine === buildxEngine ? askBuildx(args, tools) : NO_ANSWER;
  const [token] = tokens;
  const log = (line: string) => around.log(around.redact(line));
  const work = preflight({ ...job, plan, token, ask, cancel: around.cancel, log });
  return untilCancelled(work, around.cancel);
}

/**
 * Tells what the checks found.
 * @returns whether there is nothing to build without a token
 * @throws ActionError the first error of the checks
 */
async function requireNoErrors(job: Job): Promise<boolean> {
  const { problems, isSkipped } = await checks(job);
  job.around.journal.checked(problems, isSkipped ? [] : hubAccess(job.request.hub, problems));
  const error = firstError(problems);
  for (const problem of problems) if (problem.message !== error?.message) job.around.tell(problem);
  if (error !== undefined) throw error;
  return isSkipped;
}

/** Why nothing is searched; '' when it is. The job's own Git token alone is no reason to search. */
function reasonToSkip({ verify, build, mounts }: Request): string {
  if (verify === 'off') return 'verify is off';
  if (build.call !== '' && build.call !== 'build') return `call: ${build.call} makes no image`;
  return mounts.length === 0 ? 'no secret was mounted' : '';
}

/** What tries out the image before it leaves; undefined when nobody wants that. */
function smokeTestOf({ request, engine, tools, directory, around, search }: Job): Promise<GateJob['tryOut']> {
  return prepareSmokeTest({
    ...{
      request,
      tools,
      search,
      env: around.env,
      directory: directory.path,
      layout: directory.file('layout'),
    },
    engine: engine === buildxEngine ? 'buildx' : 'podman',
  });
}

/** The build that is kept back and searched; one without secrets too when it is to be tried out. */
async function gated(
  plan: BuildPlan,
  job: Job & Pick<GateJob, 'tryOut'> & { readonly reason: string },
): Promise<Outcome> {
  const { reason, tryOut } = job;
  const { request, around, directory, mounts, secrets, target, tools, engine } = job;
  return gatedBuild({
    engine,
    prune: job.prune,
    plan,
    tools,
    secrets,
    mode: request.verify === 'report' || reason !== '' ? 'report' : 'gate',
    pushRetries: request.pushRetries,
    layout: directory.file('layout'),
    scratch: directory.scratch(),
    verifyCache: request.verifyCache,
    worker: around.worker,
    threads: around.threads,
    dockerfile: readDockerfile(request, target),
    forgetSecrets: () => directory.removeSecrets(),
    releaseMounts: () => {
      const credentials = mounts.filter(isGitCredential);
      if (credentials.length > 0) directory.reopenSecrets();
      return mountArguments(credentials, directory);
    },
    showProgress: around.showProgress,
    conclude: report => void (reason === '' ? conclude(report, job) : skip(reason, job)),
    tryOut,
  });
}

/** A plain build: nothing is searched, and the report says so. */
async function ungated(plan: BuildPlan, job: Job & { readonly reason: string }): Promise<Outcome> {
  const { tools, directory, request, engine } = job;
  skip(job.reason, job);
  const { imageid, digest, metadata } = await engine.build({
    plan,
    tools,
    dockerfile: readDockerfile(request, job.target),
    pushRetries: request.pushRetries,
    forgetSecrets: () => directory.removeSecrets(),
  });
  return { imageid, digest, metadata };
}

/** Those of the values that are mounted. */
function gatedSecrets(values: readonly SearchedValue[], mounts: readonly SecretMount[]): GatedSecret[] {
  const inputs = new Map(mounts.map(({ id, input }) => [id, input]));
  return values.flatMap(secret => {
    const input = inputs.get(secret.id);
    return input === undefined ? [] : { ...secret, input };
  });
}

function announce(mounts: readonly SecretMount[], around: Surroundings): void {
  if (mounts.length === 0) return;
  around.log(`Secret mounts: ${mounts.map(({ id, input }) => `${id} (${input})`).join(', ')}`);
}
