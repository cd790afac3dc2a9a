import { readFileSync } from 'node:fs';
import { ActionError } from '../errors.js';
import {
  checkSecretId,
  envMounts,
  fileMounts,
  type LocalSource,
  type SecretMount,
  tokenMount,
} from '../secret/mounts.js';
import { readToken } from '../secret/token.js';
import { csvAttributes } from '../text/csv.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What `--secret` is read with. */
export interface SecretPlaces {
  readonly env: Environment;
  /** The id of the token: what is mounted under it loses the newline that files end in. */
  readonly secretId: string;
}

/**
 * The secrets of `--secret`, as docker writes them: `id=ID,src=PATH`, `id=ID,env=NAME`, or `id=NAME` alone for the
 * variable of this name.
 * @throws ActionError BAD_SECRET or BAD_TOKEN, which never holds a value
 */
export function givenMounts(entries: readonly string[], places: SecretPlaces): SecretMount[] {
  return entries.map(entry => asTrimmed(mountOf(entry, places.env), places));
}

function mountOf(entry: string, env: Environment): SecretMount {
  const fields = new Map(attributesOf(entry).map(({ key, value }) => [key, value]));
  const id = fields.get('id') ?? '';
  const isVariable = fields.get('type') === 'env';
  const source = fields.get('src') || fields.get('source') || '';
  const path = isVariable ? '' : source;
  const given = fields.get('env') || (isVariable ? source : '');
  const isKnown = [...fields.keys()].every(key => /^(id|src|source|env|type)$/.test(key));
  if (!isKnown || id === '' || (path !== '' && given !== '')) throw badEntry();
  checkSecretId(id, 'secrets');
  const name = path === '' && given === '' && env[id] !== undefined ? id : given;
  if (path === '' && name === '') throw badEntry();
  const [mount] = path === '' ? envMounts([`${id}=${name}`], env) : fileMounts([`${id}=${path}`]);
  if (mount === undefined) throw badEntry();
  return { ...mount, input: '--secret' };
}

function asTrimmed(mount: SecretMount, { env, secretId }: SecretPlaces): SecretMount {
  const { id, source } = mount;
  if (id !== secretId || source.kind === 'value') return mount;
  const text = source.kind === 'env' ? (env[source.name] ?? '') : readFileSync(source.path, 'utf8');
  const token = readToken(text, `--secret id=${id}`);
  if (token === undefined) throw badEntry();
  return tokenMount(id, token, '--secret' satisfies LocalSource);
}

function attributesOf(entry: string): { key: string; value: string }[] {
  try {
    return csvAttributes(entry);
  } catch {
    throw badEntry();
  }
}

function badEntry(): ActionError {
  return new ActionError({
    code: 'BAD_SECRET',
    message: '--secret is not written as it has to be, or names what is not there.',
    hint: 'Write id=ID,src=PATH or id=ID,env=NAME.',
  });
}
