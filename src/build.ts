import { untilCancelled } from './cancel.js';
import { dockerfileName } from './dockerfile/place.js';
import { usesActionsCache } from './engine/buildx/arguments.js';
import { withoutResults } from './engine/call.js';
import { chooseEngine } from './engine/choose.js';
import { type Builder, type Engine, withBuilder } from './engine/engine.js';
import { wantedReferences } from './engine/outputs.js';
import { isOwnRepository, readDockerfile, refuseContextAround } from './engine/target.js';
import { ActionError } from './errors.js';
import { type GateJob, rehearse, requireOpen, type Searched, tryOut } from './gate/gate.js';
import { openMemory } from './gate/memory.js';
import { gateProgress } from './gate/progress.js';
import type { Host } from './host.js';
import { obtainToken } from './hub/obtain-token.js';
import { hubAccess } from './hub/rows.js';
import { LogSecrets } from './log/log-secrets.js';
import { removeOutside } from './outside.js';
import { refuseSecretsInInputs } from './preflight/arguments.js';
import { type Preflight, preflight } from './preflight/preflight.js';
import { firstError } from './problem.js';
import { emptyReport, type Report } from './report/report.js';
import { sarif } from './report/sarif.js';
import { NO_OUTCOME, type Outcome, type Request } from './request.js';
import { inRunDirectory } from './run/in-run-directory.js';
import type { RunDirectory } from './run/run-directory.js';
import { ScanPool } from './scan/image/pool.js';
import { LIMITS } from './scan/walk/limits.js';
import { gitCredential } from './secret/mounts.js';
import { SecretFiles } from './secret/secret-files.js';
import { resolveSecrets, type Secrets } from './secret/secrets.js';
import { prepareSmokeTest } from './smoke/prepare.js';

/** One run of the line, with everything in place that its steps need. */
interface Line {
  readonly request: Request;
  readonly host: Host;
  readonly secrets: Secrets;
  readonly engine: Engine;
  readonly directory: RunDirectory;
  readonly builder: Builder;
}

/**
 * The line: the token and the other secrets, everything checked that can be known, secrets into private files, the
 * guarded build, the files removed, everything that would leave searched, and let out only then. Whatever happens,
 * secret files and image are gone when this returns or throws; the report stays until the job's post step.
 * @throws ActionError
 */
export async function build(request: Request, host: Host): Promise<Outcome> {
  return prepared(request, host, async line => {
    try {
      return await checkedBuild(line);
    } catch (error) {
      if (!host.cancel.aborted && !line.directory.hasReport()) concludeFailed(error, line);
      throw error;
    }
  });
}

/**
 * The line up to the checks, and what they found; nothing is built.
 * @throws ActionError what the line throws before its checks
 */
export async function check(request: Request, host: Host): Promise<Preflight> {
  return prepared(request, host, checks);
}

/** Makes everything ready that the checks and the build need, and leaves nothing of it. */
async function prepared<T>(asked: Request, host: Host, work: (line: Line) => Promise<T>): Promise<T> {
  const { env, cancel, journal } = host;
  const given = await obtainToken(asked, host);
  const secrets = secretsOf(given, host);
  refuseSecretsInInputs(given, secrets);
  const request = { ...given, build: withoutResults(given.build) };
  const engine = await untilCancelled(engineFor(request, { secrets, host }), cancel);
  const mounts = secrets.mounts.filter(({ input }) => input !== 'github-token' || engine.takesGitCredentials);
  const lifetime = {
    ...{ temp: host.temp, remember: host.remember, cancel, log: host.log.line },
    removeOutside: (path: string) => removeOutside(path, env),
  };
  const admit = (directory: RunDirectory) => {
    if (mounts.some(({ source }) => source.kind === 'value')) refuseContextAround(directory, engine.target);
    if (mounts.length > 0)
      host.log.line(`Secret mounts: ${mounts.map(({ id, input }) => `${id} (${input})`).join(', ')}`);
    journal.asked(wantedReferences(request.build));
  };
  return inRunDirectory(lifetime, admit, directory => {
    const files = new SecretFiles(mounts, directory);
    const builder = engine.open({
      request,
      workflow: host.workflow.run,
      directory,
      files,
      tools: toolsFor(secrets, host),
    });
    return withBuilder(builder, journal.tell, () =>
      work({ request, host, secrets, engine, directory, builder }),
    );
  });
}

/** Every secret of the run: the user's, and the job's own token for the job's own repository. */
function secretsOf(request: Request, { env, workflow }: Host): Secrets {
  const { mounts, githubToken, secretId, build } = request;
  return resolveSecrets(
    {
      ...{ mounts, secretId },
      gitCredential: githubToken && gitCredential(workflow.run.serverUrl, githubToken),
      mountsGitCredential: isOwnRepository(request, workflow.run),
      usesActionsCache: usesActionsCache(build),
    },
    env,
  );
}

function engineFor(
  request: Request,
  { secrets, host }: { readonly secrets: Secrets; readonly host: Host },
): Promise<Engine> {
  return chooseEngine(request, {
    ...{ workflow: host.workflow.run, env: secrets.env, ownEnv: host.env },
    ...{ cancel: host.cancel, log: host.log.line },
    isGated: request.verify === 'gate' && reasonToSkip(request) === '',
  });
}

/** How the engine's tools are started, and their logs read. */
function toolsFor(secrets: Secrets, { cancel, log, journal }: Host) {
  const logSecrets = new LogSecrets(secrets.needles, log.redact);
  return {
    ...{ secrets: logSecrets, redact: logSecrets.hide, log: log.line, isRunnerLog: log.isRunner },
    ...{ drained: log.drained, onRun: journal.ran, cancel },
  };
}

async function checkedBuild(line: Line): Promise<Outcome> {
  const { request, builder } = line;
  if (await isSkipped(line)) return skip('there is no token, and on-missing-token is skip', line);
  const reason = reasonToSkip(request);
  const smokeTest = await smokeTestOf(line);
  if (reason === '' || smokeTest !== undefined) return gated(line, { reason, smokeTest });
  skip(reason, line);
  return outcomeOf(await builder.build());
}

/** What can be known before the build. Of the secrets, only credentials for Git contexts are in files meanwhile. */
async function checks({ request, host, secrets, engine, builder }: Line): Promise<Preflight> {
  const { cancel, log } = host;
  const work = preflight(request, {
    ...{ run: host.workflow.run, target: engine.target, search: secrets.search, token: secrets.tokens[0] },
    ...{ outline: builder.outline, cancel, log: (line: string) => log.line(log.redact(line)) },
  });
  return untilCancelled(work, cancel);
}

/**
 * Tells what the checks found.
 * @returns whether there is nothing to build without a token
 * @throws ActionError the first error of the checks
 */
async function isSkipped(line: Line): Promise<boolean> {
  const { journal } = line.host;
  const { problems, isSkipped } = await checks(line);
  journal.checked(problems, isSkipped ? [] : hubAccess(line.request.hub, problems));
  const error = firstError(problems);
  for (const problem of problems) if (problem !== error?.parts) journal.tell(problem);
  if (error !== undefined) throw error;
  return isSkipped;
}

/** Why nothing is searched; '' when it is. The job's own Git token alone is no reason to search. */
function reasonToSkip({ verify, build, mounts }: Request): string {
  if (verify === 'off') return 'verify is off';
  if (build.call !== '') return `call: ${build.call} makes no image`;
  return mounts.length === 0 ? 'no secret was mounted' : '';
}

/** What tries out the image before it leaves; undefined when nobody wants that. */
type SmokeTest = Awaited<ReturnType<typeof prepareSmokeTest>>;

function smokeTestOf({ request, builder, directory, host, secrets }: Line): Promise<SmokeTest> {
  const layout = directory.file('layout');
  const { smoke, build } = request;
  return prepareSmokeTest(smoke, {
    ...{ platforms: build.platforms, builder, search: secrets.search },
    ...{ env: host.env, directory: directory.path, layout },
  });
}

/** The build that is kept back and searched; one without secrets too when it is to be tried out. */
async function gated(
  line: Line,
  { reason, smokeTest }: { readonly reason: string; readonly smokeTest: SmokeTest },
): Promise<Outcome> {
  const { request, host, secrets, directory, builder, engine } = line;
  const conclude = (report: Report) => (reason === '' ? concludeWith(report, line) : skip(reason, line));
  const mode = request.verify === 'report' || reason !== '' ? 'report' : 'gate';
  const job: GateJob = { builder, mode, secrets, dockerfile: readDockerfile(request, engine.target) };
  const layout = directory.file('layout');
  const { program, threads, showProgress } = host.search;
  const memory = openMemory({
    ...{ folder: builder.sparesKnown ? request.verifyCache : '', build: request.build, layout },
    ...{ basis: { needles: secrets.needles, program }, log: host.log.line },
  });
  // The threads start while the build runs, and are ready when it is done.
  const pool = new ScanPool({
    ...{ program, threads, needles: secrets.needles, limits: LIMITS, directory: directory.scratch() },
  });
  try {
    // A smoke test runs the whole image.
    const known = smokeTest === undefined ? memory.known : [];
    const { ask, exported } = gateProgress(layout, pool);
    const stopProgress = showProgress?.(ask) ?? (() => {});
    const searched = await rehearse(job, { pool, known, exported }).finally(stopProgress);
    conclude(searched.report);
    const rehearsed = await requireOpen(searched, job);
    if (smokeTest !== undefined) await requireWell(smokeTest, { searched, job, conclude, rehearsed });
    const remember = memory.keep(rehearsed.search, known);
    const outcome = outcomeOf(await rehearsed.release());
    remember();
    return outcome;
  } finally {
    await pool.close();
  }
}

/** @throws ActionError for an image that gives a secret away when it runs, or does not run as it should */
async function requireWell(
  smokeTest: NonNullable<SmokeTest>,
  {
    searched,
    rehearsed,
    job,
    conclude,
  }: {
    readonly searched: Searched;
    readonly rehearsed: NonNullable<Searched['rehearsed']>;
    readonly job: GateJob;
    readonly conclude: (report: Report) => void;
  },
): Promise<void> {
  const { report, failure } = await tryOut(tools => smokeTest(rehearsed, tools), {
    report: searched.report,
    job,
  });
  if (report !== undefined) conclude(report);
  if (failure !== undefined) throw failure;
}

/** A step that fails before its search has a report all the same: later steps find it where they look for it. */
function concludeFailed(error: unknown, line: Line): void {
  const isLeak = error instanceof ActionError && error.isLeak;
  const verdict = isLeak ? 'leak' : 'unverified';
  const reason = isLeak ? 'a secret is in what would be built' : 'the step failed before the search';
  concludeWith(emptyReport(verdict, { reason, secrets: line.secrets.reported }), line);
}

/** Concludes a run without a search. */
function skip(reason: string, line: Line): Outcome {
  concludeWith(emptyReport('skipped', { reason, secrets: line.secrets.reported }), line);
  return NO_OUTCOME;
}

/** Writes the report into its files, and makes it known. */
function concludeWith(report: Report, { request, host, engine, directory }: Line): void {
  const { journal, log } = host;
  const dockerfile = dockerfileName(request.build.file, engine.target);
  const findings = sarif({ report, told: journal.problems, dockerfile });
  journal.concluded(report, {
    report: directory.writeReport(`${JSON.stringify(report, null, 2)}\n`),
    sarif: directory.writeSarif(log.redact(`${JSON.stringify(findings, null, 2)}\n`)),
  });
}

function outcomeOf({ imageid, digest, metadata }: Outcome): Outcome {
  return { imageid, digest, metadata };
}
