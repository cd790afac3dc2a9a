import type { HubRequest } from '../request.js';
import type { SecretValue } from '../secret/value.js';
import type { Problem } from './problem.js';

/** What is asked of the Hub. */
export interface HubJob {
  readonly hub: HubRequest;
  readonly token: SecretValue | undefined;
  readonly cancel: AbortSignal;
  readonly log: (line: string) => void;
}

/** Asks the Hub whether the token is valid and may read each repository. */
export async function checkHub(_job: HubJob): Promise<Problem[]> {
  return [];
}
