import { accessSync, constants, statSync } from 'node:fs';
import { ActionError, errnoOf } from '../errors.js';
import { SecretValue } from './value.js';

/** The inputs that a secret can come from. */
export type SecretInput = 'hf-token' | 'secrets' | 'secret-envs' | 'secret-files' | 'github-token';

/** One secret that the build can mount: `--mount=type=secret,id=<id>`. */
export interface SecretMount {
  readonly id: string;
  readonly input: SecretInput;
  readonly source:
    | { readonly kind: 'value'; readonly value: SecretValue }
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'env'; readonly name: string };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** BuildKit refuses larger secrets (session/secrets/secretsprovider: MaxSecretSize), after the build has begun. */
const MAX_SECRET_BYTES = 500 * 1024;

/** Ids that BuildKit mounts as one file name under /run/secrets; dots alone would be a directory. */
const SECRET_ID = /^(?!\.+$)[A-Za-z0-9_.-]+$/;

/** BuildKit's own ids for Git contexts carry a host, with its port where it has one. */
const GIT_AUTH_ID = /^GIT_AUTH_(TOKEN|HEADER)\.[A-Za-z0-9.-]+:\d+$/;

/**
 * Checks an id of a secret mount.
 * @throws ActionError BAD_SECRET
 */
export function checkSecretId(id: string, input: string): void {
  if (SECRET_ID.test(id) || GIT_AUTH_ID.test(id)) return;
  throw new ActionError({
    code: 'BAD_SECRET',
    message: `Input '${input}': ${id === '' ? 'an empty text' : 'one of the given ids'} is no id of a secret mount.`,
    hint: 'Use letters, digits, `_`, `.` and `-` only, as in the Dockerfile: RUN --mount=type=secret,id=hf_token.',
  });
}

/**
 * `secrets`: one `id=value` an entry, the value taken as it is.
 * @throws ActionError BAD_SECRET, which names the entry by its number and id, never by its value
 */
export function valueMounts(entries: readonly string[], env: Environment): SecretMount[] {
  return entries.map((entry, index) => {
    const { id, value } = splitEntry(entry, { input: 'secrets', number: index + 1 });
    refuseBuildxSyntax(id, value);
    checkSecretId(id, 'secrets');
    refusePath(id, value, env);
    checkSize(Buffer.byteLength(value), `Input 'secrets': the value of '${id}'`);
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
        `Input 'secret-envs': what follows '${id}=' is no name of an environment variable.`,
        'Write id=NAME and set NAME in the `env:` of the step; a value itself belongs into `secrets`.',
      );
    }
    if (!env[name]) {
      // The name is not repeated: a token that was put here by mistake would be a valid name.
      throw badSecret(
        `Input 'secret-envs': the environment variable for the id '${id}' is ${env[name] === '' ? 'empty' : 'not set'}.`,
        "Set it in the `env:` of the step; pull requests from forks have no secrets. A value itself belongs into 'secrets'.",
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
        "Input 'secret-files' is written in docker's own syntax (id=…,src=…).",
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
      `Input '${at.input}': entry ${at.number} has no '='.`,
      'Write id=value. A value of several lines is quoted as a whole: "id=first line…last line".',
    );
  }
  const id = entry.slice(0, cut).trim();
  const value = entry.slice(cut + 1);
  if (id === '') throw badSecret(`Input '${at.input}': entry ${at.number} has no id.`, 'Write id=value.');
  // The id is not repeated: it may be the last line of a base64 text of several lines, `=` being its padding.
  if (/^[\s=]*$/.test(value)) {
    throw badSecret(
      `Input '${at.input}': entry ${at.number} is empty.`,
      'Is the repository secret set? Pull requests from forks and Dependabot have none. If the entry is the rest of a value of several lines, quote that value as a whole.',
    );
  }
  return { id, value };
}

function refuseBuildxSyntax(id: string, value: string): void {
  if (id !== 'id' || !/,\s*(src|source|env|type)=/.test(value)) return;
  const input = /,\s*env=/.test(value) ? 'secret-envs' : 'secret-files';
  throw badSecret(
    "Input 'secrets' is written in docker's own syntax (id=…,src=…) and would become a secret named 'id'.",
    `Use hf-token: \${{ secrets.HF_TOKEN }} for the Hugging Face token, or '${input}' with ${input === 'secret-envs' ? 'id=NAME' : 'id=path'}.`,
  );
}

/** `secrets: hf_token=/path/to/file` passes the path itself as the secret: a mistake that fails late. */
function refusePath(id: string, value: string, env: Environment): void {
  if (!looksLikePath(value.trim(), env)) return;
  throw badSecret(
    `Input 'secrets': the value of '${id}' is the path of a file; 'secrets' takes the secret itself.`,
    `Use hf-token: \${{ secrets.HF_TOKEN }} for the Hugging Face token, or secret-files: ${id}=<path> for a file.`,
  );
}

function looksLikePath(value: string, env: Environment): boolean {
  if (/[\r\n]/.test(value)) return false;
  if (/^(~|\.{1,2})[/\\]|^[A-Za-z]:[/\\]/.test(value)) return true;
  if (!value.startsWith('/')) return false;
  const homes = [env['RUNNER_TEMP'], env['GITHUB_WORKSPACE'], env['HOME'], '/tmp', '/home', '/run', '/root'];
  return homes.some(home => home && value.startsWith(`${home}/`)) || isFile(value);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // not there, or no possible path at all (too long, NUL): then it is a value
  }
}

function checkFile(id: string, path: string): void {
  // A secret that was put here by mistake is not repeated as if it were a path.
  const shown = /[/\\.]/.test(path) && path.length < 256 ? `, ${path},` : '';
  const what = `Input 'secret-files': the file for '${id}'${shown}`;
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    const why = errnoOf(error) === 'ENOENT' ? 'does not exist' : `cannot be read (${errnoOf(error)})`;
    throw badSecret(
      `${what} ${why}.`,
      'Relative paths start at the workspace; a step before this one must make the file.',
    );
  }
  const stat = statSync(path);
  if (!stat.isFile())
    throw badSecret(`${what} is not a regular file.`, 'Name a file, not a folder or a device.');
  if (stat.size === 0) throw badSecret(`${what} is empty.`, 'Was the secret that it is made from set?');
  checkSize(stat.size, what);
}

function checkSize(bytes: number, what: string): void {
  if (bytes <= MAX_SECRET_BYTES) return;
  throw badSecret(
    `${what} has ${bytes} bytes; BuildKit takes at most ${MAX_SECRET_BYTES}.`,
    'Pass large files through the build context or a bind mount.',
  );
}

function badSecret(message: string, hint: string): ActionError {
  return new ActionError({ code: 'BAD_SECRET', message, hint });
}
