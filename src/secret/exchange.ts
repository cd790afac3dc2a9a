import { ActionError } from '../errors.js';
import type { SecretValue } from './value.js';

/** What the tokenless exchange works with. */
export interface ExchangeJob {
  readonly endpoint: string;
  /** Hub user, or repo with its namespace. */
  readonly resource: string;
  /** Mints the job's OIDC token for this audience. */
  readonly mintIdToken: (audience: string) => Promise<string>;
  /** True for a pull request from a fork, whose job may mint none. */
  readonly isFork: boolean;
  readonly cancel: AbortSignal;
}

/**
 * Exchanges the job's OIDC identity for a token of the Hub (RFC 8693; the Hub's Trusted Publishers).
 * @throws ActionError OIDC
 */
export async function exchangeToken(_job: ExchangeJob): Promise<SecretValue> {
  throw new ActionError({ code: 'OIDC', message: 'Not there yet.', hint: '' });
}
