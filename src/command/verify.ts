import { childEnvironment } from '../build/environment.js';
import { findInstruction } from '../report/instruction.js';
import { type Report, type ReportedPlace, reportOf } from '../report/report.js';
import { type LayoutSearch, searchImageTar, searchLayout } from '../scan/layout-search.js';
import { LIMITS } from '../scan/limits.js';
import { makeNeedles } from '../scan/needles.js';
import { ScanPool } from '../scan/pool.js';
import type { Redact } from '../secret/redact.js';
import type { VerifyOptions } from './arguments.js';
import { counted, type Progress } from './progress.js';
import type { GivenSecrets } from './secrets.js';
import { type OpenTarget, openTarget, type Sources } from './target.js';

/** What a search needs from the outside. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: Sources['stdin'];
  /** Ends the tools of the engine. */
  readonly cancel: AbortSignal;
  /** The program of the search's threads (scan-worker), and how many of them there may be. */
  readonly worker: string;
  readonly threads: number;
  /** A private directory for what has to be read in any order; undefined: it is kept in memory or not searched. */
  readonly scratch: string | undefined;
  /** Called when the search begins; calls back to end. */
  readonly showProgress: (ask: () => Progress) => () => void;
}

/**
 * Searches the target for the secrets.
 * @throws ActionError for targets that cannot be opened, Error when reading fails or a thread dies
 */
export async function verify(
  { target }: Pick<VerifyOptions, 'target'>,
  secrets: GivenSecrets,
  around: Surroundings,
): Promise<Report> {
  const env = childEnvironment(around.env, { tokens: secrets.values, usesActionsCache: false });
  const opened = await openTarget(target, { ...around, env });
  const needles = makeNeedles(secrets.searched);
  const pool = new ScanPool({
    program: around.worker,
    threads: opened.kind === 'layout' ? around.threads : 1, // a stream is read in its order
    needles,
    limits: LIMITS,
    directory: around.scratch,
  });
  const start = performance.now();
  try {
    const search = await searchTarget(opened, { pool, around });
    const seconds = (performance.now() - start) / 1000;
    return redacted(makeReport(search, { secrets, patterns: needles.length, seconds }), secrets.redact);
  } finally {
    await pool.close();
  }
}

async function searchTarget(
  opened: OpenTarget,
  { pool, around }: { readonly pool: ScanPool; readonly around: Surroundings },
): Promise<LayoutSearch> {
  if (opened.kind === 'layout') {
    const stop = around.showProgress(() => pool.progress);
    return searchLayout(opened.directory, { pool }).finally(stop);
  }
  const { stream, taken } = counted(opened.stream);
  const stop = around.showProgress(() => ({ done: taken(), total: opened.size }));
  return searchImageTar(stream, pool).finally(stop);
}

function makeReport(
  search: LayoutSearch,
  { secrets, patterns, seconds }: { secrets: GivenSecrets; patterns: number; seconds: number },
): Report {
  const { roots } = search.layout;
  return reportOf(search, {
    image: roots.length === 1 ? (roots[0]?.digest ?? '') : '',
    secrets: secrets.reported,
    patterns,
    seconds,
    instruction: createdBy => findInstruction(secrets.redact(createdBy), { file: '', dockerfile: '' }),
  });
}

/** What an image says about itself may hold the secret anywhere. */
function redacted(report: Report, redact: Redact): Report {
  const place = <T extends ReportedPlace>(one: T): T => ({
    ...one,
    blob: redact(one.blob),
    platform: redact(one.platform),
    path: redact(one.path),
  });
  return {
    ...report,
    image: redact(report.image),
    findings: report.findings.map(place),
    unscanned: report.unscanned.map(place),
  };
}
