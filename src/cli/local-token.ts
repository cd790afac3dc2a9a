import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ActionError, errnoOf, messageOf } from '../errors.js';
import type { Problem } from '../problem.js';
import { type LocalSource, MAX_SECRET_BYTES } from '../secret/mounts.js';
import { readToken } from '../secret/token.js';
import type { SecretValue } from '../secret/value.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the token is looked for. */
export interface TokenPlaces {
  /** '' when it was not given. */
  readonly tokenFile: string;
  readonly env: Environment;
  readonly home: string;
}

/** The token of this machine's user. */
export interface LocalToken {
  readonly value: SecretValue;
  readonly source: LocalSource;
  /** What is wrong with the place that it was in. */
  readonly problems: readonly Problem[];
}

type Place = { readonly source: LocalSource } & ({ readonly text: string } | { readonly path: string });

/**
 * The first token that is there, in huggingface_hub's order, which `--token-file` precedes and the folder of its
 * first versions ends. Empty texts and files that are not there fall through; a file that was named may not.
 * @throws ActionError BAD_TOKEN or BAD_SECRET, which never holds the token
 */
export function findLocalToken(where: TokenPlaces): LocalToken | undefined {
  for (const place of placesOf(where)) {
    const found = 'path' in place ? fromFile(place) : { text: place.text, problems: [] };
    const value = readToken(found?.text ?? '', place.source);
    if (value !== undefined) return { value, source: place.source, problems: found?.problems ?? [] };
    if (place.source === '--token-file')
      throw badToken('--token-file holds no token.', 'Is it the right file?');
  }
  return undefined;
}

function placesOf({ tokenFile, env, home }: TokenPlaces): Place[] {
  const files: [LocalSource, string | undefined, string][] = [
    ['HF_TOKEN_PATH', env['HF_TOKEN_PATH'], ''],
    ['$HF_HOME/token', env['HF_HOME'], 'token'],
    ['$XDG_CACHE_HOME/huggingface/token', env['XDG_CACHE_HOME'], 'huggingface/token'],
    ['~/.cache/huggingface/token', home, '.cache/huggingface/token'],
    ['~/.huggingface/token', home, '.huggingface/token'],
  ];
  return [
    ...(tokenFile === '' ? [] : [{ source: '--token-file' as const, path: tokenFile }]),
    { source: 'HF_TOKEN', text: env['HF_TOKEN'] ?? '' },
    { source: 'HUGGING_FACE_HUB_TOKEN', text: env['HUGGING_FACE_HUB_TOKEN'] ?? '' },
    ...files.flatMap(([source, folder, name]) =>
      folder ? [{ source, path: join(folder.replace(/^~(?=\/|$)/, home), name) }] : [],
    ),
  ];
}

function fromFile({ source, path }: { readonly source: LocalSource; readonly path: string }) {
  try {
    const stat = statSync(path);
    if (stat.isFile() && stat.size > MAX_SECRET_BYTES) throw badToken(`${source} is no file of a token.`, '');
    return { text: readFileSync(path, 'utf8'), problems: stat.isFile() ? openTo(stat.mode, source) : [] };
  } catch (error) {
    if (error instanceof ActionError) throw error;
    const code = errnoOf(error);
    if (source !== '--token-file' && /^(ENOENT|ENOTDIR)$/.test(code)) return undefined;
    throw new ActionError({
      code: 'BAD_SECRET',
      message: `The token's file (${source}) cannot be read (${code || messageOf(error)}).`,
      hint: 'Relative paths start at the working directory. Without it: HF_TOKEN, or --token-file PATH.',
      cause: error,
    });
  }
}

function openTo(mode: number, source: LocalSource): Problem[] {
  if (process.platform === 'win32' || (mode & 0o077) === 0) return [];
  return [
    {
      level: 'warning',
      code: 'BAD_TOKEN',
      message: `Other users of this machine may read the token's file (${source}): its mode is ${(mode & 0o777).toString(8)}.`,
      hint: 'Run chmod 600 on it.',
    },
  ];
}

function badToken(message: string, hint: string): ActionError {
  return new ActionError({ code: 'BAD_TOKEN', message, hint });
}
