import type { ShowGateProgress } from './gate/progress.js';
import type { Problem } from './preflight/problem.js';
import type { Report } from './report/report.js';
import type { Journal } from './report/story.js';
import type { ReportFiles, TokenSource } from './request.js';
import type { Redact } from './secret/redact.js';
import type { RunDirectory } from './secret/run-directory.js';
import type { SecretValue } from './secret/value.js';

/** What the line needs from the outside, so that it runs the same in a workflow and on a laptop. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** The directory under which the run's own private directory is made (RUNNER_TEMP). */
  readonly temp: string;
  /** Ends the line early; its reason is the error that the line throws. */
  readonly cancel: AbortSignal;
  readonly redact: Redact;
  /** Keeps a secret that came up on the way out of the log. */
  readonly mask: (secret: SecretValue) => void;
  /** Mints the job's OIDC token for an audience. */
  readonly mintIdToken: (audience: string) => Promise<string>;
  /** Remembers the run's directory for the clean-up after a hard kill; called before the directory exists. */
  readonly remember: (directory: RunDirectory) => void;
  readonly log: (line: string) => void;
  /** Whether a runner reads the log and obeys workflow commands in it. */
  readonly isRunnerLog: boolean;
  /** Shows how far export and search are, while they go on. */
  readonly showProgress?: ShowGateProgress;
  /** Tells when the log takes lines again; undefined when it does now. */
  readonly drained: () => Promise<unknown> | undefined;
  readonly tell: (problem: Problem) => void;
  /** The program of the search's threads (scan-worker), and how many of them are to run. */
  readonly worker: string;
  readonly threads: number;
  /** Hears where the token came from. */
  readonly foundToken: (source: TokenSource) => void;
  /** Takes down what happens, for who tells it at the end. */
  readonly journal: Pick<Journal, 'asked' | 'checked' | 'problems' | 'ran'>;
  /** Hears of the report, and of the files that it is in, as soon as there is one. */
  readonly conclude: (report: Report, files: ReportFiles) => void;
}
