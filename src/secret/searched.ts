import { readFileSync } from 'node:fs';
import { type Contents, contentsOf } from './contents.js';
import type { SecretMount } from './mounts.js';
import { isNoToken } from './token.js';

/** A secret as the search takes it: its bytes, and what they hold. */
export interface SearchedValue extends Contents {
  readonly id: string;
  readonly value: Buffer;
}

/** The bytes of every mounted secret, and what is inside them; words that are no secret are left out. */
export function searchedValues(
  mounts: readonly SecretMount[],
  env: Readonly<Record<string, string | undefined>>,
): SearchedValue[] {
  return mounts
    .map(mount => ({ id: mount.id, value: bytesOf(mount, env) }))
    .filter(({ value }) => !isNoToken(value.toString('latin1')))
    .map(({ id, value }) => ({ id, value, ...contentsOf(value) }));
}

function bytesOf({ source }: SecretMount, env: Readonly<Record<string, string | undefined>>): Buffer {
  if (source.kind === 'value') return Buffer.from(source.value.reveal());
  return source.kind === 'env' ? Buffer.from(env[source.name] ?? '') : readFileSync(source.path);
}
