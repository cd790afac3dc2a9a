import { ActionError } from '../errors.js';
import type { Report } from '../report/report.js';
import { findingSentence, gapSentence } from '../report/sentences.js';

/** The error that keeps the gate shut; `prune` is the command that empties the engine's cache. */
export function blocked(report: Report, prune: string): ActionError {
  return report.verdict === 'leak' ? leak(report, prune) : unverified(report);
}

function leak({ findings, more }: Report, prune: string): ActionError {
  const [first] = findings;
  const others = findings.length + more - 1;
  const place = first === undefined ? '' : findingSentence(first);
  return new ActionError({
    code: 'LEAK',
    message: `${place}${others > 0 ? ` ${others} more in the log and the report.` : ''} Nothing was pushed, loaded or exported.`,
    hint: `Change that instruction so that it leaves the secret nowhere: read it by RUN --mount=type=secret, delete what it was written to in the same RUN. The copy stays in the cache of the builder: prune it (${prune}) and rotate the token at https://huggingface.co/settings/tokens if others use that builder.`,
  });
}

function unverified({ unscanned, more }: Report): ActionError {
  const [first] = unscanned;
  const others = unscanned.length + more - 1;
  const place = first === undefined ? '' : gapSentence(first);
  return new ActionError({
    code: 'UNVERIFIED',
    message: `${place}${others > 0 ? ` ${others} more in the log and the report.` : ''} Nothing was pushed, loaded or exported.`,
    hint: 'What cannot be searched is not clean. Remove that file from the image or store it in a format that can be read, or set verify: report to push all the same.',
  });
}
