import { closeSync, openSync, readSync } from 'node:fs';
import { ActionError, errnoOf, messageOf } from '../errors.js';
import { type SearchedSecret, tooShort } from '../scan/needles/needles.js';
import { contentsOf } from '../secret/contents.js';
import { textIn } from '../secret/decode.js';
import { textForms } from '../secret/forms.js';
import { checkSecretId, MAX_SECRET_BYTES } from '../secret/mounts.js';
import { type Redact, redactor } from '../secret/redact.js';
import type { SearchedValue } from '../secret/searched.js';
import type { ReportedSecret } from '../secret/secrets.js';
import { isNoToken, readToken } from '../secret/token.js';
import { SecretValue } from '../secret/value.js';
import { csvAttributes } from '../text/csv.js';
import type { VerifyOptions } from './arguments.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A secret that was given, and how. */
type GivenSecret = SearchedValue & { readonly input: string };

/** Everything that is searched for. */
export interface GivenSecrets {
  readonly searched: readonly SearchedSecret[];
  readonly reported: readonly ReportedSecret[];
  /** The same as objects that do not print. */
  readonly values: readonly SecretValue[];
  readonly redact: Redact;
}

/**
 * The secrets of HF_TOKEN, `--token-file` and every `--secret`: all that were given are searched for. White space
 * around them is left out, and the tokens of the Hub inside them (a netrc, a .env) count by themselves as well.
 * @throws ActionError BAD_INPUT, BAD_SECRET or BAD_TOKEN, which never holds a value
 */
export function givenSecrets(options: VerifyOptions, env: Environment): GivenSecrets {
  const secrets = [
    ...fromEnvironment(env),
    ...(options.tokenFile === '' ? [] : [fromTokenFile(options.tokenFile)]),
    ...options.secrets.map(entry => fromEntry(entry, env)),
  ];
  if (secrets.length === 0) throw nothingGiven();
  refuseSameIds(secrets);
  refuseShort(secrets);
  const values = secrets.map(({ value }) => new SecretValue(textIn(value)));
  return {
    searched: secrets,
    reported: secrets.map(({ id, input, unsearched }) => ({
      ...{ id, input, searched: true },
      ...(unsearched.length === 0 ? {} : { unsearched }),
    })),
    values,
    redact: redactor([...new Set(values.flatMap(textForms))]),
  };
}

function fromEnvironment({ HF_TOKEN: text = '' }: Environment): GivenSecret[] {
  const bytes = Buffer.from(text);
  return isAbsent(text) ? [] : [tokenOf(bytes, { id: 'hf_token', input: 'HF_TOKEN' })];
}

/** Also what a workflow's condition leaves where it does not hold. */
function isAbsent(text: string): boolean {
  return ['', 'false'].includes(text.trim());
}

function fromTokenFile(path: string): GivenSecret {
  const bytes = readSecretFile(path, '--token-file');
  return tokenOf(bytes, { id: 'token-file', input: '--token-file' });
}

/** A token alone, or a text with tokens in it. */
function tokenOf(bytes: Buffer, { id, input }: Pick<GivenSecret, 'id' | 'input'>): GivenSecret {
  const secret = secretOf(bytes, { id, input });
  if (secret.tokens.length === 0) readToken(bytes.toString('utf8'), input); // it has to be one alone
  return secret;
}

/** The keys of docker's own flag are taken, so that the same text does for both. */
function fromEntry(entry: string, env: Environment): GivenSecret {
  const fields = new Map(attributesOf(entry).map(({ key, value }) => [key, value]));
  const id = fields.get('id') ?? '';
  const path = fields.get('src') || fields.get('source') || '';
  const name = fields.get('env') ?? '';
  const isKnown = [...fields.keys()].every(key => /^(id|src|source|env|type)$/.test(key));
  if (!isKnown || id === '' || (path === '') === (name === '')) throw badEntry();
  checkSecretId(id, 'secrets');
  const place = { id, input: '--secret' };
  if (path !== '') return secretOf(readSecretFile(path, `--secret id=${id}`), place);
  return secretOf(Buffer.from(variable(name, { id, env })), place);
}

function attributesOf(entry: string): { key: string; value: string }[] {
  try {
    return csvAttributes(entry);
  } catch {
    throw badEntry();
  }
}

function variable(name: string, { id, env }: { readonly id: string; readonly env: Environment }): string {
  const text = env[name];
  if (text) return text;
  // The name is not repeated: it may be the secret itself, in the wrong place.
  throw badSecret(
    `--secret id=${id}: this environment variable is ${text === '' ? 'empty' : 'not set'}.`,
    'Set it, and write its name: --secret id=ID,env=NAME.',
  );
}

function secretOf(bytes: Buffer, { id, input }: Pick<GivenSecret, 'id' | 'input'>): GivenSecret {
  const text = bytes.toString('latin1');
  const where = input === '--secret' ? `--secret id=${id}` : input;
  if (isNoToken(text)) throw badSecret(`${where} holds no secret.`, 'Is it what it should be?');
  return { id, input, value: bytes, ...contentsOf(bytes) };
}

function readSecretFile(path: string, input: string): Buffer {
  const bytes = readLimited(path, input);
  if (bytes.length <= MAX_SECRET_BYTES) return bytes;
  throw badSecret(
    `${input}: the file is larger than ${MAX_SECRET_BYTES} bytes.`,
    'Name the file of a secret.',
  );
}

/** A pipe of the shell is read as well, and /dev/zero not for ever. */
function readLimited(path: string, input: string): Buffer {
  const buffer = Buffer.alloc(MAX_SECRET_BYTES + 1);
  let length = 0;
  try {
    const file = openSync(path, 'r');
    try {
      for (let read = -1; read !== 0; length += read) {
        read = readSync(file, buffer, length, buffer.length - length, null);
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw badSecret(
      `${input}: the file cannot be read (${errnoOf(error) || messageOf(error)}).`,
      'Relative paths start at the working directory.',
      error,
    );
  }
  return buffer.subarray(0, length);
}

function refuseSameIds(secrets: readonly GivenSecret[]): void {
  const ids = secrets.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  throw badSecret(
    `The secret id '${twice}' is given twice.`,
    'Give each secret an id of its own; the one of HF_TOKEN is hf_token, the one of --token-file token-file.',
  );
}

function refuseShort(secrets: readonly GivenSecret[]): void {
  const [short] = tooShort(secrets);
  if (short === undefined) return;
  throw badSecret(
    `The secret '${short}' is so short that it would be found everywhere.`,
    'Give one of at least 8 bytes.',
  );
}

function nothingGiven(): ActionError {
  return badSecret(
    'There is no secret to search for.',
    'Set HF_TOKEN, or give --token-file PATH or --secret id=ID,src=PATH.',
  );
}

function badEntry(): ActionError {
  return badSecret('--secret is not written as it has to be.', 'Write id=ID,src=PATH or id=ID,env=NAME.');
}

function badSecret(message: string, hint: string, cause?: unknown): ActionError {
  return new ActionError({ code: 'BAD_SECRET', message, hint, cause });
}
