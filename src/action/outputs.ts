import * as core from '@actions/core';
import type { Conclusion, Outcome } from '../request.js';

/**
 * Writes every output, also the empty ones: what the output file names wins over anything that slipped through
 * the log as `::set-output::`.
 */
export function writeOutputs(outcome: Outcome, conclusion: Conclusion): void {
  const { tokenSource, sarif, ...others } = conclusion;
  const outputs = { ...outcome, ...others, 'report-sarif': sarif, 'token-source': tokenSource };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  if (outcome.imageid !== '') core.info(`Image ID: ${outcome.imageid}`);
  if (outcome.digest !== '') core.info(`Digest: ${outcome.digest}`);
}
