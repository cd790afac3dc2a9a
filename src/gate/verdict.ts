import type { RecordRemoval } from '../engine/engine.js';
import { ActionError, type Place } from '../errors.js';
import type { Report, ReportedPlace } from '../report/report.js';
import { findingSentence, gapSentence } from '../report/sentences.js';

/** What the error that keeps the gate shut speaks of. */
interface Blocking {
  /** The command that empties the engine's cache. */
  readonly prune: string;
  /** What became of the engine's record of a build whose log held a secret. */
  readonly record: RecordRemoval | undefined;
}

/** The error that keeps the gate shut. */
export function blocked(report: Report, { prune, record }: Blocking): ActionError {
  if (record !== undefined) return leakInLog(report, record);
  return report.verdict === 'leak' ? leak(report, prune) : unverified(report);
}

function leakInLog({ findings, more }: Report, record: RecordRemoval): ActionError {
  const [first] = findings;
  const others = findings.length + more - 1;
  const place = first === undefined ? '' : findingSentence(first);
  return new ActionError({
    code: 'LEAK',
    message: `${place}${others > 0 ? ` ${others} more in the log and the report.` : ''} This log shows *** instead. ${recordSentence(record)} Nothing was pushed, loaded or exported.`,
    hint: "Keep that command from printing the secret (set -x, a verbose client, a trace of its error). Rotate the token at https://huggingface.co/settings/tokens: the builder had it outside of the mount, and its daemon's own logs may have it too.",
    ...placeOf(first),
  });
}

/** The line of the Dockerfile that made it, where it is known. */
function placeOf(found: ReportedPlace | undefined): { readonly place?: Place } {
  const at = found?.instruction ?? null;
  return at === null || at.line === 0 ? {} : { place: { file: at.file, line: at.line } };
}

/** The error of an image that gives a secret away when it runs. */
export function printedByContainer([first]: Report['findings']): ActionError {
  const what = first === undefined ? 'a secret' : `the secret '${first.secret}' (${first.form})`;
  return new ActionError({
    code: 'LEAK',
    message: `In the smoke test the container printed ${what}: the image holds it in a form that the search does not find. Nothing was pushed, loaded or exported.`,
    hint: 'Look for what keeps it: an encrypted or compressed file, a program that has it in pieces. Rotate the token at https://huggingface.co/settings/tokens if others use that builder.',
  });
}

function recordSentence(record: RecordRemoval): string {
  switch (record.kind) {
    case 'none':
      return '';
    case 'removed':
      return "The builder's record of this build, which held the raw log, was removed.";
    case 'kept':
      return `The builder's record of this build holds the raw log and could not be removed: docker buildx history rm ${record.ref.split('/').at(-1)}.`;
    case 'unknown':
      return "The builder's record of this build may hold the raw log, and was not removed, since it cannot be told from those of other builds: docker buildx history ls.";
  }
}

function leak({ findings, more }: Report, prune: string): ActionError {
  const [first] = findings;
  const others = findings.length + more - 1;
  const place = first === undefined ? '' : findingSentence(first);
  return new ActionError({
    code: 'LEAK',
    message: `${place}${others > 0 ? ` ${others} more in the log and the report.` : ''} Nothing was pushed, loaded or exported.`,
    hint: `Change that instruction so that it leaves the secret nowhere: read it by RUN --mount=type=secret, delete what it was written to in the same RUN. The copy stays in the cache of the builder: prune it (${prune}) and rotate the token at https://huggingface.co/settings/tokens if others use that builder.`,
    ...placeOf(first),
  });
}

function unverified({ unscanned, more }: Report): ActionError {
  const [first] = unscanned;
  const others = unscanned.length + more - 1;
  const place = first === undefined ? '' : gapSentence(first);
  return new ActionError({
    code: 'UNVERIFIED',
    message: `${place}${others > 0 ? ` ${others} more in the log and the report.` : ''} Nothing was pushed, loaded or exported.`,
    hint: say =>
      `What cannot be searched is not clean. Remove that file from the image or store it in a format that can be read, or set ${say.set('verify', 'report')} to push all the same.`,
    ...placeOf(first),
  });
}
