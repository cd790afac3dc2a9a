import * as core from '@actions/core';
import type { Problem } from '../problem.js';
import type { Instruction, Report } from '../report/report.js';
import { findingSentence, gapSentence, unsearchedParts } from '../report/sentences.js';
import { harmless } from '../text/defuse.js';
import { bytesText } from '../text/words.js';

/** Writes what the search came to into the log, and tells findings and gaps on their lines of the Dockerfile. */
export function showReport(report: Report, tell: (problem: Problem) => void): void {
  core.info(summaryLine(report));
  const short = report.secrets.filter(({ searched }) => !searched).map(({ id }) => id);
  if (short.length > 0 && report.verdict !== 'skipped')
    core.info(`Too short to be searched for (less than 8 bytes): ${short.join(', ')}.`);
  const parts = unsearchedParts(report.secrets);
  if (parts !== '' && report.verdict !== 'skipped')
    core.info(`Not searched for, being short or an everyday word: ${harmless(parts)}.`);
  for (const finding of report.findings) {
    const message = harmless(findingSentence(finding));
    tell({ level: 'error', code: 'LEAK', message, hint: '', ...placeOf(finding.instruction) });
  }
  for (const gap of report.unscanned) {
    const message = harmless(gapSentence(gap));
    tell({ level: 'warning', code: 'UNVERIFIED', message, hint: '', ...placeOf(gap.instruction) });
  }
  if (report.more > 0) core.info(`${report.more} more.`);
}

function placeOf(instruction: Instruction | null): Pick<Problem, 'place'> {
  if (instruction === null || instruction.line === 0) return {};
  return { place: { file: instruction.file, line: instruction.line } };
}

function summaryLine({ verdict, reason, searched }: Report): string {
  if (verdict === 'skipped') return `Not searched: ${reason}.`;
  if (reason !== '') return `The image was not searched (${reason}): ${verdict}.`;
  const { blobs, known, bytes, patterns, seconds } = searched;
  const earlier = known === 0 ? '' : ` (${known} of them by an earlier run, see verify-cache)`;
  return `Searched ${blobs} blobs${earlier}, ${bytesText(bytes)} unpacked, for ${patterns} patterns in ${seconds.toFixed(1)} s: ${verdict}.`;
}
