import type { ShowGateProgress } from './gate/progress.js';
import type { Journal } from './report/journal.js';
import type { WorkflowRun } from './request.js';
import type { RunDirectory } from './run/run-directory.js';
import type { Redact } from './secret/redact.js';
import type { SecretValue } from './secret/value.js';

/** What the line needs from the outside, so that it runs the same in a workflow and on a laptop. */
export interface Host {
  readonly env: NodeJS.ProcessEnv;
  /** The directory under which the run's own private directory is made (RUNNER_TEMP). */
  readonly temp: string;
  /** Ends the line early; its reason is the error that the line throws. */
  readonly cancel: AbortSignal;
  readonly log: Log;
  /** Takes down what happens, and shows what is said to the user. */
  readonly journal: Journal;
  readonly workflow: Workflow;
  readonly search: SearchThreads;
  /** Remembers the run's directory for the clean-up after a hard kill; called before the directory exists. */
  readonly remember: (directory: RunDirectory) => void;
}

/** Where lines go that are not addressed to anybody. */
interface Log {
  readonly line: (text: string) => void;
  /** Whether a runner reads the log and obeys workflow commands in it. */
  readonly isRunner: boolean;
  /** Tells when the log takes lines again; undefined when it does now. */
  readonly drained: () => Promise<unknown> | undefined;
  readonly redact: Redact;
  /** Keeps a secret that came up on the way out of the log. */
  readonly mask: (secret: SecretValue) => void;
}

/** The workflow run that this is a part of. */
interface Workflow {
  readonly run: WorkflowRun;
  /** Mints the job's OIDC token for an audience. */
  readonly mintIdToken: (audience: string) => Promise<string>;
}

/** How the search runs. */
interface SearchThreads {
  /** The program of its threads (scan-worker). */
  readonly program: string;
  readonly threads: number;
  /** Shows how far export and search are, while they go on. */
  readonly showProgress?: ShowGateProgress;
}
