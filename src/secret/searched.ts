import { readFileSync } from 'node:fs';
import type { SecretMount } from './mounts.js';
import { isNoToken, tokensIn } from './token.js';

/** A mounted secret as the search takes it. */
export interface SearchedValue {
  readonly id: string;
  readonly value: Buffer;
  /** The tokens of the Hub in it. */
  readonly tokens: readonly Buffer[];
}

/** The bytes of every mounted secret, and the Hub's tokens inside them; words that are no secret are left out. */
export function searchedValues(
  mounts: readonly SecretMount[],
  env: Readonly<Record<string, string | undefined>>,
): SearchedValue[] {
  return mounts
    .map(mount => ({ id: mount.id, value: bytesOf(mount, env) }))
    .filter(({ value }) => !isNoToken(value.toString('latin1')))
    .map(({ id, value }) => ({
      id,
      value,
      tokens: tokensIn(value.toString('latin1')).map(token => Buffer.from(token, 'latin1')),
    }));
}

function bytesOf({ source }: SecretMount, env: Readonly<Record<string, string | undefined>>): Buffer {
  if (source.kind === 'value') return Buffer.from(source.value.reveal());
  return source.kind === 'env' ? Buffer.from(env[source.name] ?? '') : readFileSync(source.path);
}
