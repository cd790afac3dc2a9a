import { LogGuard } from '../../src/log/guard.js';
import { type LogFinding, LogReader, type ReadLog } from '../../src/log/log-reader.js';
import { LogSecrets } from '../../src/log/log-secrets.js';
import { makeNeedles } from '../../src/scan/needles/needles.js';
import { contentsOf } from '../../src/secret/contents.js';
import { textForms } from '../../src/secret/forms.js';
import { redactor } from '../../src/secret/redact.js';
import { SecretValue } from '../../src/secret/value.js';

/** The secrets of a run, as the pipeline makes them. */
export function logSecrets(...values: readonly string[]): LogSecrets {
  const forms = values.flatMap(value => textForms(new SecretValue(value)));
  const secrets = values.map((value, index) => ({
    id: `secret${index}`,
    value: Buffer.from(value),
    ...contentsOf(Buffer.from(value)),
  }));
  return new LogSecrets(makeNeedles(secrets), redactor(forms));
}

/** Writes into two streams, one after the other as given. */
export type Writes = readonly (readonly ['out' | 'err', string | Uint8Array])[];

/** What the log of a build looks like. */
export interface SeenLog extends ReadLog {
  /** What reached the step's log, the bracket and groups left out. */
  readonly lines: readonly string[];
  /** Everything that reached it. */
  readonly all: readonly string[];
  readonly findings: readonly LogFinding[];
}

/** Reads what a child writes as the build does. */
export function readLog(writes: Writes, secrets: LogSecrets): SeenLog {
  const all: string[] = [];
  const findings: LogFinding[] = [];
  const guard = new LogGuard({ isRunnerLog: true, resumeToken: 'f3b1', write: line => void all.push(line) });
  const reader = new LogReader({ secrets, guard, onFinding: finding => void findings.push(finding) });
  for (const [stream, text] of writes) reader[stream].push(Buffer.from(text as string));
  const log = reader.end();
  guard.release();
  guard.close();
  const lines = all.filter(line => !/^::(stop-commands::|f3b1::|group::|endgroup::)/.test(line));
  return { ...log, all, lines, findings };
}
