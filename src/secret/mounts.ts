import { accessSync, constants, statSync } from 'node:fs';
import { ActionError, errnoOf } from '../errors.js';
import { holdsTokenShape } from '../scan/needles/token-shape.js';
import type { Vocabulary, Wording } from '../wording.js';
import { holdsPath, isPath } from './path-like.js';
import { SecretValue } from './value.js';

/** The inputs that a secret can come from. */
type SecretInput =
  | 'hf-token'
  | 'hf-oidc-resource'
  | 'secrets'
  | 'secret-envs'
  | 'secret-files'
  | 'github-token'
  | LocalSource;

/** Where the secrets of a build on one's own machine come from. */
export type LocalSource =
  | '--token-file'
  | '--secret'
  | 'HF_TOKEN'
  | 'HUGGING_FACE_HUB_TOKEN'
  | 'HF_TOKEN_PATH'
  | '$HF_HOME/token'
  | '$XDG_CACHE_HOME/huggingface/token'
  | '~/.cache/huggingface/token'
  | '~/.huggingface/token';

/** One secret that the build can mount: `--mount=type=secret,id=<id>`. */
export interface SecretMount {
  readonly id: string;
  readonly input: SecretInput;
  readonly source:
    | { readonly kind: 'value'; readonly value: SecretValue }
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'env'; readonly name: string };
}

/** The keys of docker's `--secret` flag. */
const BUILDX_KEYS = new Set(['id', 'type', 'src', 'source', 'env']);

type Environment = Readonly<Record<string, string | undefined>>;

/** BuildKit refuses larger secrets (session/secrets/secretsprovider: MaxSecretSize), after the build has begun. */
export const MAX_SECRET_BYTES = 500 * 1024;

/** Ids that BuildKit mounts as one file name under /run/secrets; dots alone would be a directory. */
const SECRET_ID = /^(?!\.+$)[A-Za-z0-9_.-]+$/;

/** BuildKit's own ids for Git contexts carry a host, with its port where it has one. */
const GIT_AUTH_ID = /^GIT_AUTH_(TOKEN|HEADER)\.[A-Za-z0-9.-]+:\d+$/;

/** The mount of the Hugging Face token itself. */
export function tokenMount(
  id: string,
  value: SecretValue,
  input: 'hf-token' | 'hf-oidc-resource' | LocalSource = 'hf-token',
): SecretMount {
  return { id, input, source: { kind: 'value', value } };
}

/** The credential that BuildKit uses for Git contexts of this server. */
export function gitCredential(serverUrl: string, value: SecretValue): SecretMount {
  const id = `GIT_AUTH_TOKEN.${new URL(serverUrl).host}`;
  return { id, input: 'github-token', source: { kind: 'value', value } };
}

/**
 * Checks an id of a secret mount.
 * @throws ActionError BAD_SECRET
 */
export function checkSecretId(id: string, input: string): void {
  // A token is one by its letters: `secrets: <token>=hf_token`, the wrong way round.
  if ((SECRET_ID.test(id) || GIT_AUTH_ID.test(id)) && !holdsTokenShape(id)) return;
  // An id is not repeated: out of `secrets` it may be a part of a secret.
  throw new ActionError({
    code: 'BAD_SECRET',
    message: say =>
      `${say.input(input)}: ${input === 'secret-id' ? 'this' : 'one of the given ids'} is no id of a secret mount.`,
    hint: 'Use letters, digits, `_`, `.` and `-` only, as in the Dockerfile: RUN --mount=type=secret,id=hf_token.',
  });
}

/** What the values of `secrets` are judged by. */
export interface ValueRules {
  readonly env: Environment;
  /** The id of the Hugging Face token, which never looks like a path. */
  readonly secretId: string;
}

/**
 * `secrets`: one `id=value` an entry, the value taken as it is.
 * @throws ActionError BAD_SECRET, which names the entry by its number and id, never by its value
 */
export function valueMounts(entries: readonly string[], rules: ValueRules): SecretMount[] {
  return entries.map((entry, index) => {
    refuseBuildxSyntax(entry, rules.secretId);
    const { id, value } = splitEntry(entry, { input: 'secrets', number: index + 1 });
    checkSecretId(id, 'secrets');
    refusePath(id, value, rules);
    checkSize(Buffer.byteLength(value), say => `${say.input('secrets')}: the value of '${id}'`);
    return { id, input: 'secrets', source: { kind: 'value', value: new SecretValue(value) } };
  });
}

/**
 * `secret-envs`: one `id=NAME` an entry, NAME being a variable of the step's environment.
 * @throws ActionError BAD_SECRET when NAME is not set or empty
 */
export function envMounts(entries: readonly string[], env: Environment): SecretMount[] {
  return entries.map((entry, index) => {
    const { id, value: name } = splitEntry(entry, { input: 'secret-envs', number: index + 1 });
    checkSecretId(id, 'secret-envs');
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw badSecret(
        say => `${say.input('secret-envs')}: what follows '${id}=' is no name of an environment variable.`,
        say => `Write id=NAME, the name of a variable. ${say.setVariable}`,
      );
    }
    if (!env[name]) {
      // The name is not repeated: a token that was put here by mistake would be a valid name.
      throw badSecret(
        say =>
          `${say.input('secret-envs')}: the environment variable for the id '${id}' is ${env[name] === '' ? 'empty' : 'not set'}.`,
        say => say.setVariable,
      );
    }
    return { id, input: 'secret-envs', source: { kind: 'env', name } };
  });
}

/**
 * `secret-files`: one `id=path` an entry, relative paths from the working directory.
 * @throws ActionError BAD_SECRET when the file cannot be read, is empty or too large for BuildKit
 */
export function fileMounts(entries: readonly string[]): SecretMount[] {
  return entries.map((entry, index) => {
    const { id, value: path } = splitEntry(entry, { input: 'secret-files', number: index + 1 });
    if (id === 'id' && /(^|,)(src|source)=/.test(path)) {
      throw badSecret(
        say => `${say.input('secret-files')} is written in docker's own syntax (id=…,src=…).`,
        'Write id=path, for example hf_token=./token.',
      );
    }
    checkSecretId(id, 'secret-files');
    checkFile(id, path);
    return { id, input: 'secret-files', source: { kind: 'file', path } };
  });
}

/**
 * Refuses two secrets under one id: BuildKit would silently take one of them.
 * @throws ActionError BAD_SECRET
 */
export function refuseDuplicates(mounts: readonly SecretMount[]): void {
  const seen = new Map<string, SecretInput>();
  for (const { id, input } of mounts) {
    const earlier = seen.get(id);
    if (earlier !== undefined) {
      throw badSecret(
        `The secret id '${id}' is given twice, by '${earlier}' and by '${input}'.`,
        'Keep one of them.',
      );
    }
    seen.set(id, input);
  }
}

function splitEntry(
  entry: string,
  at: { readonly input: SecretInput; readonly number: number },
): { id: string; value: string } {
  const cut = entry.indexOf('=');
  if (cut === -1) {
    throw badSecret(
      say => `${say.input(at.input)}: entry ${at.number} has no '='.`,
      'Write id=value. A value of several lines is quoted as a whole: "id=first line…last line".',
    );
  }
  const id = entry.slice(0, cut).trim();
  const value = entry.slice(cut + 1);
  if (id === '')
    throw badSecret(say => `${say.input(at.input)}: entry ${at.number} has no id.`, 'Write id=value.');
  // The id is not repeated: it may be the last line of a base64 text of several lines, `=` being its padding.
  if (/^[\s=]*$/.test(value)) {
    throw badSecret(
      say => `${say.input(at.input)}: entry ${at.number} is empty.`,
      'Is the secret set? Pull requests from forks and Dependabot have none. If the entry is the rest of a value of several lines, quote that value as a whole.',
    );
  }
  return { id, value };
}

/** `type=file,id=hf_token,src=…` is how docker's own flag is written; here it would become a secret named `type`. */
function refuseBuildxSyntax(entry: string, secretId: string): void {
  const keys = entry.split(',').map(field => field.split('=', 1)[0]?.trim().toLowerCase() ?? '');
  const isBareId = entry.trim() === `id=${secretId}`;
  if (!isBareId && (keys.length < 2 || !keys.includes('id') || !keys.every(key => BUILDX_KEYS.has(key))))
    return;
  const [input, form] = keys.includes('env') ? ['secret-envs', 'id=NAME'] : ['secret-files', 'id=path'];
  throw badSecret(
    say => `${say.input('secrets')} is written in docker's own syntax (id=…,src=…); it takes id=value.`,
    say => `Use ${say.giveToken} for the Hugging Face token, or '${say.name(input)}' with ${form}.`,
  );
}

/** `secrets: hf_token=/path/to/file` passes the path itself as the secret: a mistake that fails late. */
function refusePath(id: string, value: string, { env, secretId }: ValueRules): void {
  const text = value.trim();
  if (!(id === secretId ? holdsPath(text) : isPath(text, env))) return;
  throw badSecret(
    say =>
      `${say.input('secrets')}: the value of '${id}' is the path of a file; '${say.name('secrets')}' takes the secret itself.`,
    say =>
      `Use ${say.giveToken} for the Hugging Face token, or ${say.set('secret-files', `${id}=<path>`)} for a file.`,
  );
}

function checkFile(id: string, path: string): void {
  // The path is not repeated: it may be the secret itself, in the wrong place.
  const what = (say: Vocabulary) => `${say.input('secret-files')}: the file for '${id}'`;
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    const why = errnoOf(error) === 'ENOENT' ? 'does not exist' : `cannot be read (${errnoOf(error)})`;
    throw badSecret(
      say => `${what(say)} ${why}.`,
      say => say.relativePaths,
    );
  }
  const stat = statSync(path);
  if (!stat.isFile())
    throw badSecret(say => `${what(say)} is not a regular file.`, 'Name a file, not a folder or a device.');
  if (stat.size === 0)
    throw badSecret(say => `${what(say)} is empty.`, 'Was the secret that it is made from set?');
  checkSize(stat.size, what);
}

function checkSize(bytes: number, what: (say: Vocabulary) => string): void {
  if (bytes <= MAX_SECRET_BYTES) return;
  throw badSecret(
    say => `${what(say)} has ${bytes} bytes; BuildKit takes at most ${MAX_SECRET_BYTES}.`,
    'Pass large files through the build context or a bind mount.',
  );
}

function badSecret(message: Wording, hint: Wording): ActionError {
  return new ActionError({ code: 'BAD_SECRET', message, hint });
}
