import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ActionError } from '../../src/errors.js';
import {
  checkSecretId,
  envMounts,
  fileMounts,
  refuseDuplicates,
  type SecretMount,
  valueMounts,
} from '../../src/secret/mounts.js';

const RULES = { env: {}, secretId: 'hf_token' };
const SECRET = 'S3cr3tValueThatNobodyMayRead';
const folder = mkdtempSync(join(tmpdir(), 'mounts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function path(name: string): string {
  return join(folder, name);
}

function fileOf(name: string, text = SECRET): string {
  writeFileSync(path(name), text);
  return path(name);
}

function refusalOf(judge: () => unknown): ActionError {
  try {
    judge();
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

function textOf({ message, hint, stack, cause }: ActionError): string {
  return `${message} ${hint} ${stack} ${String(cause)}`;
}

/** The text of a refusal as a process of its own gives it, where errors of the system are real ones. */
function refusalInProcess(entry: string): string {
  const code = `
    import { fileMounts } from ${JSON.stringify(fileURLToPath(new URL('../../src/secret/mounts.js', import.meta.url)))};
    try { fileMounts([process.argv[1]]); } catch (error) { console.log(error.code, error.message); }`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code, entry], {
    encoding: 'utf8',
    cwd: folder,
  });
}

const valuesOf = (mounts: readonly SecretMount[]) =>
  mounts.map(({ id, source }) => [id, source.kind === 'value' ? source.value.reveal() : source]);

describe('the id of a secret', () => {
  test.each([
    'hf_token',
    'HF.TOKEN-1',
    'a',
    '.npmrc',
    'GIT_AUTH_TOKEN.github.com',
    'GIT_AUTH_TOKEN.host:8443',
  ])('%s is one', id => {
    expect(() => checkSecretId(id, 'secrets')).not.toThrow();
  });

  test.each([
    '',
    '.',
    '..',
    '...',
    'a/b',
    '../a',
    'a,src=/etc/shadow',
    'a=b',
    'a b',
    'a\nb',
    'a\n',
    'a"b',
    'ä',
    'a:80',
    'GIT_AUTH_TOKEN.host:x',
  ])('%j is none, and the refusal does not repeat it', id => {
    const refusal = refusalOf(() => checkSecretId(id, 'secret-id'));
    expect(refusal.code).toBe('BAD_SECRET');
    expect(refusal.message).toContain("Input 'secret-id'");
    if (id.length > 4) expect(textOf(refusal)).not.toContain(id);
  });
});

describe('secrets', () => {
  test('the value is taken as it is', () => {
    const entries = ['a=1=2,3', 'b= v ', 'c="q"', 'd=first\nsecond\n', ' e =x'];
    expect(valuesOf(valueMounts(entries, RULES))).toEqual([
      ['a', '1=2,3'],
      ['b', ' v '],
      ['c', '"q"'],
      ['d', 'first\nsecond\n'],
      ['e', 'x'],
    ]);
  });

  test('they print as three asterisks', () => {
    expect(JSON.stringify(valueMounts([`a=${SECRET}`], RULES))).not.toContain(SECRET);
  });

  test.each([
    ['no equals sign', SECRET, 'entry 2'],
    ['no id', `=${SECRET}`, 'entry 2'],
    ['an id that is none', `a/${SECRET}=${SECRET}`, "Input 'secrets'"],
    ['a path of RUNNER_TEMP', `a=/temp/${SECRET}`, "'a'"],
    ['a path of the workspace', `a=/workspace/${SECRET}`, "'a'"],
    ['a path of the home', `a=~/${SECRET}`, "'a'"],
    ['a path from here', `a=./${SECRET}`, "'a'"],
    ['a path of Windows', `a=C:\\${SECRET}`, "'a'"],
    ["docker's own syntax", `id=a,src=${SECRET}`, 'secret-files'],
    ["docker's own syntax for variables", `id=a,env=${SECRET}`, 'secret-envs'],
    ['a value that is too long', `a=${SECRET.repeat(20_000)}`, "'a'"],
  ])('%s is refused by place, without a byte of the value', (_, entry, place) => {
    const env = { RUNNER_TEMP: '/temp', GITHUB_WORKSPACE: '/workspace' };
    const refusal = refusalOf(() => valueMounts(['fine=fine', entry], { env, secretId: 'hf_token' }));
    expect(refusal.code).toBe('BAD_SECRET');
    expect(`${refusal.message} ${refusal.hint}`).toContain(place);
    expect(textOf(refusal)).not.toContain(SECRET);
  });

  test.each(['a=', 'a= ', 'a=\t\n'])('an empty value is refused: %j', entry => {
    expect(refusalOf(() => valueMounts([entry], RULES)).message).toContain('entry 1 is empty');
  });

  test('the path of a file that is there is refused wherever it is', () => {
    const refusal = refusalOf(() => valueMounts([`a=${fileOf('there')}`], RULES));
    expect(refusal.message).toContain('the path of a file');
  });

  test.each([
    'a=/9j/4AAQSkZJRgABAQ', // base64 of a picture
    'a=/no+such/path=',
    `a=/${'x'.repeat(5000)}`,
    'a=//server',
    'a=/nul\0byte',
    'a=.hidden',
    'a=~user',
    'a=/temp/line\nsecond',
  ])('what only resembles a path is a value: %.40j', entry => {
    expect(valueMounts([entry], { ...RULES, env: { RUNNER_TEMP: '/temp' } })).toHaveLength(1);
  });

  test.each([
    'hf_token=/path/to/file',
    'hf_token=/9j/4AAQSkZJRgABAQ', // a token of the Hub has no slash
    'hf_token=secrets/hf_token',
    'hf_token=$HOME/token',
    'hf_token=~/.huggingface/token',
    'hf_token=file:///tmp/token',
    'hf_token="/tmp/token"',
    'key=/path/to/file',
    'key=/var/secrets/token',
    'key=/github/home/token',
    'key=/mnt/x/y',
    "key='/tmp/x'",
    'key=file:///tmp/x',
    'key=$HOME/x',
  ])('a path is no value: %s', entry => {
    expect(refusalOf(() => valueMounts([entry], RULES)).message).toContain('is the path of a file');
  });

  test.each([
    'id=hf_token,src=/tmp/token',
    'type=file,id=hf_token,src=/tmp/token',
    'src=/tmp/token,id=hf_token',
    'type=env,id=hf_token,env=HF_TOKEN',
    'id=hf_token',
  ])("docker's own syntax is none of ours: %s", entry => {
    expect(refusalOf(() => valueMounts([entry], RULES)).message).toContain("docker's own syntax");
  });

  test.each(['id=a-value', 'env=production', 'type=x,y'])('an id of that name is one: %s', entry => {
    expect(valueMounts([entry], RULES)).toHaveLength(1);
  });

  test('the limit of BuildKit is inclusive and counts bytes', () => {
    expect(valueMounts([`a=${'x'.repeat(500 * 1024)}`], RULES)).toHaveLength(1);
    expect(() => valueMounts([`a=${'ü'.repeat(250 * 1024)}x`], RULES)).toThrow('512001 bytes');
  });
});

describe('secret-envs', () => {
  test('the name of the variable is kept, not its value', () => {
    const mounts = envMounts(['a=NAME', 'b=_x1'], { NAME: SECRET, _x1: 'v' });
    expect(mounts.map(({ id, source }) => [id, source])).toEqual([
      ['a', { kind: 'env', name: 'NAME' }],
      ['b', { kind: 'env', name: '_x1' }],
    ]);
    expect(JSON.stringify(mounts)).not.toContain(SECRET);
  });

  test.each([
    ['not set', {}],
    ['empty', { NAME: '' }],
  ])('a variable that is %s is refused', (state, env) => {
    const refusal = refusalOf(() => envMounts(['a=NAME'], env));
    expect(refusal.message).toContain(state);
    expect(refusal.message).toContain("'a'");
  });

  test.each([`a=${SECRET}!`, `a=1${SECRET}`, `a=$${SECRET}`, `a=NAME,${SECRET}`, `a=\${{ ${SECRET} }}`])(
    'what is no name is refused without being repeated: %j',
    entry => {
      expect(textOf(refusalOf(() => envMounts([entry], {})))).not.toContain(SECRET);
    },
  );

  test('a name that every object has is not set', () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(() => envMounts([`a=${name}`], Object.create(null) as Record<string, string>)).toThrow(
        'not set',
      );
    }
  });
});

describe('secret-files', () => {
  test('a file and a link to it', () => {
    const file = fileOf('plain');
    symlinkSync(file, path('link'));
    const mounts = fileMounts([`a=${file}`, `b=${path('link')}`]);
    expect(mounts.map(({ source }) => source)).toEqual([
      { kind: 'file', path: file },
      { kind: 'file', path: path('link') },
    ]);
  });

  test.each(['with space', 'with,comma', 'with"quote', "with'quote", 'with=equals', 'mit-ümlaut-日本'])(
    'a file %s in its name',
    name => {
      const file = fileOf(name);
      expect(fileMounts([`a=${file}`])[0]?.source).toEqual({ kind: 'file', path: file });
    },
  );

  test('a pipe is refused without being opened', () => {
    execFileSync('mkfifo', [path('pipe')]);
    expect(() => fileMounts([`a=${path('pipe')}`])).toThrow('is not a regular file');
  });

  test('a folder is refused, also through a link', () => {
    mkdirSync(path('folder'));
    symlinkSync(path('folder'), path('link-to-folder'));
    expect(() => fileMounts([`a=${path('folder')}`])).toThrow('is not a regular file');
    expect(() => fileMounts([`a=${path('link-to-folder')}`])).toThrow('is not a regular file');
  });

  test('a device is refused', () => {
    expect(() => fileMounts(['a=/dev/zero'])).toThrow('is not a regular file');
  });

  test('an empty file is refused', () => {
    expect(() => fileMounts([`a=${fileOf('empty', '')}`])).toThrow('is empty');
  });

  test('the limit of BuildKit is inclusive', () => {
    const file = fileOf('large', '');
    truncateSync(file, 500 * 1024);
    expect(fileMounts([`a=${file}`])).toHaveLength(1);
    truncateSync(file, 500 * 1024 + 1);
    expect(() => fileMounts([`a=${file}`])).toThrow('512001 bytes');
  });

  test("docker's own syntax is refused", () => {
    expect(() => fileMounts([`id=a,src=${path('plain')}`])).toThrow("docker's own syntax");
  });

  test('a file that is missing, a dead link and a loop are told apart', () => {
    symlinkSync(path('nothing'), path('dead'));
    symlinkSync(path('loop'), path('loop'));
    expect(refusalInProcess(`a=${path('missing')}`)).toMatch(/^BAD_SECRET .*does not exist/);
    expect(refusalInProcess(`a=${path('dead')}`)).toMatch(/^BAD_SECRET .*does not exist/);
    expect(refusalInProcess(`a=${path('loop')}`)).toMatch(/^BAD_SECRET .*cannot be read \(ELOOP\)/);
  });

  test('a path that no system takes is a refusal', () => {
    expect(refusalInProcess(`a=/${'x'.repeat(5000)}`)).toMatch(/^BAD_SECRET .*\(ENAMETOOLONG\)/);
    expect(refusalInProcess(`a=${path('plain')}/below`)).toMatch(/^BAD_SECRET .*\(ENOTDIR\)/);
  });

  test('a relative path starts at the working directory', () => {
    fileOf('relative');
    expect(refusalInProcess('a=relative')).toBe('');
  });

  // Root may read everything.
  if (process.getuid?.() !== 0) {
    test('a file that this user cannot read is refused', () => {
      const file = fileOf('closed');
      chmodSync(file, 0o000);
      expect(refusalInProcess(`a=${file}`)).toMatch(/\(EACCES\)/);
    });
  }
});

describe('two secrets under one id', () => {
  const [one, two] = [...valueMounts([`a=${SECRET}`], RULES), ...envMounts(['a=NAME'], { NAME: SECRET })];

  test('are refused by the names of both inputs', () => {
    const refusal = refusalOf(() => refuseDuplicates([one, two].filter(mount => mount !== undefined)));
    expect(refusal.message).toBe("The secret id 'a' is given twice, by 'secrets' and by 'secret-envs'.");
  });

  test('ids differ by case', () => {
    expect(() => refuseDuplicates(valueMounts(['a=1', 'A=2'], RULES))).not.toThrow();
  });
});

describe('a secret in the wrong place', () => {
  const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';
  const told = (run: () => unknown): string => {
    const refusal = refusalOf(run);
    return `${refusal.message} ${refusal.hint}`;
  };

  test('a token where secret-envs wants a name is not repeated', () => {
    expect(told(() => envMounts([`hf_token=${TOKEN}`], {}))).not.toContain(TOKEN);
  });

  test('a token where secret-files wants a path is not repeated', () => {
    expect(told(() => fileMounts([`hf_token=${TOKEN}`]))).not.toContain(TOKEN);
  });

  test.each(['=', '=='])('the last line of an unquoted base64 secret is no id (%s)', padding => {
    const entries = ['key=QUFBQUFBQUFB', `U0VDUkVUTElORQ${padding}`];
    expect(told(() => valueMounts(entries, RULES))).not.toContain('U0VDUkVUTElORQ');
  });
});
