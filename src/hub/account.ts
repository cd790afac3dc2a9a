import type { Problem } from '../problem.js';
import type { HubAnswer } from './client.js';

/** What whoami-v2 tells of a token. */
export interface Account {
  /** '' where it is not told. */
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** A build that begins now may still run when the token ends within this time, in milliseconds. */
const SOON_MS = 60 * 60 * 1000;

/** Names on the Hub; what is anything else is not repeated. */
const NAME = /^[\w.-]{1,96}$/;

/** Reads the answer of whoami-v2: https://huggingface.co/docs/hub/api. */
export function accountOf(answer: HubAnswer, now: number): Account {
  const name = textAt(answer.json, 'name');
  const problems = [...writes(answer.json), ...endsSoon(answer.json, now)];
  return { name: NAME.test(name) ? name : '', problems };
}

/** A token in a build only has to read. */
function writes(account: unknown): Problem[] {
  const token = valueAt(account, 'auth', 'accessToken');
  const role = textAt(token, 'role');
  const isWriting = role === 'write' || (role === 'fineGrained' && permissionsOf(token).some(isWrite));
  if (!isWriting) return [];
  return [
    {
      level: 'notice',
      code: 'HUB_SCOPE',
      message: 'The token may write to the Hub; a build that downloads needs one that reads.',
      hint: 'Make a token of the type "Read", or a fine-grained one for these repositories, and store that.',
    },
  ];
}

function permissionsOf(token: unknown): string[] {
  const grained = valueAt(token, 'fineGrained');
  const scoped = listAt(grained, 'scoped').flatMap(scope => listAt(scope, 'permissions'));
  return [...scoped, ...listAt(grained, 'global')].filter((one): one is string => typeof one === 'string');
}

function isWrite(permission: string): boolean {
  return /(^|\.)(write|manage|admin|delete)$/.test(permission);
}

function endsSoon(account: unknown, now: number): Problem[] {
  const end = Date.parse(textAt(account, 'auth', 'expiresAt'));
  if (Number.isNaN(end) || end - now > SOON_MS) return [];
  return [
    {
      level: 'warning',
      code: 'HUB_TOKEN',
      message: `The token ends at ${new Date(end).toISOString()}: a download after that fails.`,
      hint: 'Make a new one if the build takes longer.',
    },
  ];
}

function textAt(value: unknown, ...keys: readonly string[]): string {
  const found = valueAt(value, ...keys);
  return typeof found === 'string' ? found : '';
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const found = valueAt(value, key);
  return Array.isArray(found) ? found : [];
}

function valueAt(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}
