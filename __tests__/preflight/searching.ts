import { SecretSearch } from '../../src/secret/secret-search.js';

/** A token of the usual form. */
export const TOKEN = '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';

/** A search for these values by their ids; the token's id is `hf_token`. */
export function searchFor(secrets: Readonly<Record<string, string>> = { hf_token: TOKEN }): SecretSearch {
  const values = Object.entries(secrets).map(([id, value]) => ({
    id,
    value: Buffer.from(value),
    tokens: value.includes(TOKEN) ? [Buffer.from(TOKEN)] : [],
  }));
  return new SecretSearch(values, 'hf_token');
}
