import { instructionFinder } from '../report/instruction.js';
import { type Report, reportOf } from '../report/report.js';
import { type LayoutSearch, searchImageTar, searchLayout } from '../scan/image/layout-search.js';
import { ScanPool } from '../scan/image/pool.js';
import { hider } from '../scan/match/hide.js';
import { makeNeedles, type Needle } from '../scan/needles/needles.js';
import { LIMITS } from '../scan/walk/limits.js';
import { childEnvironment } from '../secret/environment.js';
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
    return makeReport(search, { secrets, needles, seconds });
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
  { secrets, needles, seconds }: { secrets: GivenSecrets; needles: readonly Needle[]; seconds: number },
): Report {
  const { roots } = search.layout;
  const hide = hider(needles);
  return reportOf(search, {
    image: roots.length === 1 ? (roots[0]?.digest ?? '') : '',
    secrets: secrets.reported,
    patterns: needles.length,
    seconds,
    instruction: instructionFinder({ file: '', dockerfile: '' }),
    hide: text => hide(secrets.redact(text)),
  });
}
