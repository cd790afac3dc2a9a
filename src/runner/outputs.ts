import * as core from '@actions/core';
import type { Conclusion, Outcome, RecordedDigest } from '../request.js';

/**
 * Writes every output, also the empty ones: what the output file names wins over anything that slipped through
 * the log as `::set-output::`.
 */
export function writeOutputs(results: Outcome & RecordedDigest, conclusion: Conclusion): void {
  const { digestFile, digestRecord, ...outcome } = results;
  const { tokenSource, sarif, ...others } = conclusion;
  const records = { 'digest-file': digestFile, 'digest-record': digestRecord };
  const outputs = { ...outcome, ...others, 'report-sarif': sarif, 'token-source': tokenSource, ...records };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  if (outcome.imageid !== '') core.info(`Image ID: ${outcome.imageid}`);
  if (outcome.digest !== '') core.info(`Digest: ${outcome.digest}`);
}
