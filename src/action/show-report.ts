import * as core from '@actions/core';
import type { Report } from '../report/report.js';
import { findingSentence, gapSentence } from '../report/sentences.js';
import { harmless } from '../text/defuse.js';

/** GitHub shows ten annotations of a kind for each step; the rest is in the log. */
const MAX_ANNOTATIONS = 10;

/** Writes what the search came to into the log, and findings as annotations on the lines of the Dockerfile. */
export function showReport(report: Report): void {
  core.info(summaryLine(report));
  const short = report.secrets.filter(({ searched }) => !searched).map(({ id }) => id);
  if (short.length > 0 && report.verdict !== 'skipped')
    core.info(`Too short to be searched for (less than 8 bytes): ${short.join(', ')}.`);
  const title = 'hf-secret-build: LEAK';
  report.findings.forEach((finding, index) => {
    const sentence = harmless(findingSentence(finding));
    const at = finding.instruction;
    const place = at === null || at.line === 0 ? {} : { file: at.file, startLine: at.line };
    if (index < MAX_ANNOTATIONS) core.error(sentence, { title, ...place });
    else core.info(sentence);
  });
  report.unscanned.forEach((gap, index) => {
    const sentence = harmless(gapSentence(gap));
    if (index < MAX_ANNOTATIONS) core.warning(sentence, { title: 'hf-secret-build: UNVERIFIED' });
    else core.info(sentence);
  });
  if (report.more > 0) core.info(`${report.more} more.`);
}

function summaryLine({ verdict, reason, searched }: Report): string {
  if (verdict === 'skipped') return `Not searched: ${reason}.`;
  if (reason !== '') return `The image was not searched (${reason}): ${verdict}.`;
  const { blobs, known, bytes, patterns, seconds } = searched;
  const earlier = known === 0 ? '' : ` (${known} of them by an earlier run, see verify-cache)`;
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `Searched ${blobs} blobs${earlier}, ${size} unpacked, for ${patterns} patterns in ${seconds.toFixed(1)} s: ${verdict}.`;
}
