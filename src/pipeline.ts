import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChildEnvironment, childEnvironment } from './build/environment.js';
import { explainFailure } from './build/explain.js';
import { type BuildTools, guardedBuild } from './build/guarded.js';
import { readResults } from './build/results.js';
import { resolveBuildx } from './build/tool.js';
import { untilCancelled } from './cancel.js';
import { defaultProvenance } from './engine/attestations.js';
import { type BuildPlan, buildArguments, dependsOnVersion, type MountArgument } from './engine/buildx.js';
import { csvAttributes } from './engine/csv.js';
import { type GatedSecret, gatedBuild, reportedSecrets } from './gate/gate.js';
import { refuseTokensInArguments } from './preflight/arguments.js';
import { refuseContextAround, resolveTarget, type Target } from './preflight/target.js';
import { emptyReport, type Report } from './report/report.js';
import type { Outcome, Request, WorkflowRun } from './request.js';
import type { SecretMount } from './secret/mounts.js';
import type { Redact } from './secret/redact.js';
import { RunDirectory } from './secret/run-directory.js';
import { searchedValues } from './secret/searched.js';
import { hubTokens } from './secret/token.js';
import { SecretValue } from './secret/value.js';

/** What the line needs from the outside, so that it runs the same in a workflow and on a laptop. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** The directory under which the run's own private directory is made (RUNNER_TEMP). */
  readonly temp: string;
  /** Ends the line early; its reason is the error that the line throws. */
  readonly cancel: AbortSignal;
  readonly redact: Redact;
  /** Remembers the run's directory for the clean-up after a hard kill; called before the directory exists. */
  readonly remember: (directory: string) => void;
  readonly log: (line: string) => void;
  readonly notice: (text: string) => void;
  /** The program of the search's threads (scan-worker), and how many of them are to run. */
  readonly worker: string;
  readonly threads: number;
  /** Hears of the report, and of the file that it is in, as soon as there is one. */
  readonly conclude: (report: Report, file: string) => void;
}

/**
 * The line: token and secrets into private files, the guarded build, the files removed, everything that would
 * leave searched, and let out only then. Whatever happens, secret files and image are gone when this returns or
 * throws; the report stays until the job's post step.
 * @throws ActionError
 */
export async function build(request: Request, run: WorkflowRun, around: Surroundings): Promise<Outcome> {
  const tokens = hubTokens(request.mounts, { env: around.env, secretId: request.secretId });
  const env = childEnvironment(around.env, {
    tokens,
    usesActionsCache: [...request.build.cacheFrom, ...request.build.cacheTo].some(isActionsCache),
  });
  const { buildx, version } = await untilCancelled(
    resolveBuildx(dependsOnVersion(request.build, request.switches), env),
    around.cancel,
  );
  const target = resolveTarget(request, run, version);
  const mounts = allMounts(request, run, target.isOwnRepository);
  announce(mounts, around);
  if (tokens.length === 0) noticeMissingToken(request, around);

  const directory = RunDirectory.plan(around.temp);
  const files = mounts.map(mount => viaFileIfScrubbed(mount, { around, env }));
  if (files.some(({ source }) => source.kind === 'value')) refuseContextAround(directory, target);
  around.remember(directory.path);
  const removeSecrets = () => directory.removeSecrets();
  try {
    around.cancel.throwIfAborted();
    directory.create();
    around.cancel.addEventListener('abort', removeSecrets, { once: true });
    const plan: BuildPlan = {
      build: request.build,
      run,
      context: target.context,
      buildContexts: target.buildContexts,
      mounts: files.map(mount => toArgument(mount, directory)),
      provenance: defaultProvenance(request.build, run, request.switches.noDefaultAttestations),
      imageIdFile: directory.file('imageid'),
      metadataFile: directory.file('metadata.json'),
    };
    refuseTokensInArguments(tokens, buildArguments(plan));
    const job = {
      request,
      around,
      directory,
      plan,
      mounts: files,
      target,
      tools: { ...around, buildx, env },
    };
    const reason = reasonToSkip(request);
    return reason === '' ? await gated(job) : await ungated(job, reason);
  } finally {
    around.cancel.removeEventListener('abort', removeSecrets);
    directory.keepOnlyReport();
  }
}

/** One run of the line, with everything that its steps need. */
interface Job {
  readonly request: Request;
  readonly around: Surroundings;
  readonly directory: RunDirectory;
  readonly plan: BuildPlan;
  readonly mounts: readonly SecretMount[];
  readonly target: Target;
  readonly tools: BuildTools;
}

/** Why nothing is searched; '' when it is. The job's own Git token alone is no reason to search. */
function reasonToSkip({ verify, build, mounts }: Request): string {
  if (verify === 'off') return 'verify is off';
  if (build.call !== '' && build.call !== 'build') return `call: ${build.call} makes no image`;
  return mounts.length === 0 ? 'no secret was mounted' : '';
}

async function gated({ request, around, directory, plan, mounts, target, tools }: Job): Promise<Outcome> {
  const secrets = gatedSecrets(mounts, around);
  return gatedBuild({
    plan,
    tools,
    secrets,
    mode: request.verify === 'report' ? 'report' : 'gate',
    pushRetries: request.pushRetries,
    layout: directory.file('layout'),
    scratch: directory.scratch(),
    worker: around.worker,
    threads: around.threads,
    dockerfile: readDockerfile(request, target),
    forgetSecrets: () => directory.removeSecrets(),
    releaseMounts: () => {
      const credentials = mounts.filter(({ id }) => id.startsWith('GIT_AUTH_'));
      if (credentials.length > 0) directory.reopenSecrets();
      return credentials.map(mount => toArgument(mount, directory));
    },
    conclude: report => conclude(report, { around, directory }),
  });
}

/** A plain build: nothing is searched, and the report says so. */
async function ungated({ plan, tools, around, directory, mounts }: Job, reason: string): Promise<Outcome> {
  const secrets = reportedSecrets(gatedSecrets(mounts, around));
  conclude(emptyReport('skipped', { reason, secrets }), { around, directory });
  const exit = await guardedBuild(plan, tools);
  directory.removeSecrets();
  around.cancel.throwIfAborted();
  if (exit.code !== 0) throw explainFailure(exit, plan.build.call);
  const { imageid, digest, metadata } = readResults(plan, around.redact);
  return { imageid, digest, metadata };
}

function conclude(
  report: Report,
  { around, directory }: { readonly around: Surroundings; readonly directory: RunDirectory },
): void {
  around.conclude(report, directory.writeReport(`${JSON.stringify(report, null, 2)}\n`));
}

function gatedSecrets(mounts: readonly SecretMount[], { env }: Surroundings): GatedSecret[] {
  const inputs = new Map(mounts.map(({ id, input }) => [id, input]));
  return searchedValues(mounts, env).map(secret => ({ ...secret, input: inputs.get(secret.id) ?? '' }));
}

/** The text of a Dockerfile on this machine; undefined for one in a Git repository. */
function readDockerfile(
  { build }: Request,
  { context }: Target,
): { file: string; dockerfile: string } | undefined {
  const file = build.file || join(context, 'Dockerfile');
  try {
    return { file, dockerfile: readFileSync(file, 'utf8') };
  } catch {
    return undefined;
  }
}

/** Every secret of the build: the user's, and the job's token for the job's own repository. */
function allMounts(request: Request, run: WorkflowRun, isOwnRepository: boolean): SecretMount[] {
  const mounts = [...request.mounts];
  if (request.githubToken === undefined || !isOwnRepository) return mounts;
  const gitId = `GIT_AUTH_TOKEN.${new URL(run.serverUrl).host}`;
  if (!mounts.some(({ id }) => id === 'GIT_AUTH_TOKEN' || id === gitId)) {
    mounts.push({ id: gitId, input: 'github-token', source: { kind: 'value', value: request.githubToken } });
  }
  return mounts;
}

/** A variable that holds a token does not reach buildx (see childEnvironment): its secret goes through a file. */
function viaFileIfScrubbed(
  mount: SecretMount,
  { around, env }: { readonly around: Surroundings; readonly env: ChildEnvironment },
): SecretMount {
  if (mount.source.kind !== 'env' || Object.hasOwn(env, mount.source.name)) return mount;
  return { ...mount, source: { kind: 'value', value: new SecretValue(around.env[mount.source.name] ?? '') } };
}

function toArgument({ id, source }: SecretMount, directory: RunDirectory): MountArgument {
  if (source.kind === 'env') return { id, env: source.name };
  return { id, src: source.kind === 'file' ? source.path : directory.writeSecret(source.value) };
}

function announce(mounts: readonly SecretMount[], around: Surroundings): void {
  if (mounts.length === 0) return;
  around.log(`Secret mounts: ${mounts.map(({ id, input }) => `${id} (${input})`).join(', ')}`);
}

function noticeMissingToken({ secretId, mounts }: Request, around: Surroundings): void {
  if (mounts.some(({ id }) => id === secretId)) return;
  around.notice(
    `Input 'hf-token' is empty: the build runs without the secret mount '${secretId}'. Repository secrets are not available to pull requests from forks and from Dependabot.`,
  );
}

function isActionsCache(entry: string): boolean {
  return csvAttributes(entry).some(({ key, value }) => key === 'type' && value === 'gha');
}
