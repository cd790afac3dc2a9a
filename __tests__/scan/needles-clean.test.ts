import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Matcher } from '../../src/scan/match/matcher.js';
import { makeNeedles, type SearchedSecret } from '../../src/scan/needles/needles.js';
import { contentsOf } from '../../src/secret/contents.js';
import { Random } from './matcher-naive.js';

// A false alarm on a clean image would be the end of the gate. So: everything that is installed here.

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Of 2.5 GB that were searched once, nothing was found either; this much takes a few seconds. */
const MAX_BYTES = 250e6;

const random = new Random(20250101);
const drawn = (length: number, alphabet: string) => random.bytes(length, alphabet).toString();
const times = (count: number, make: (number: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at));

const RANDOM_VALUES = [
  ...times(30, () => `hf_${drawn(34, LETTERS)}`),
  ...times(
    3,
    () => `hf_jwt_eyJhbGciOiJSUzI1NiJ9.${drawn(200, LETTERS)}.${drawn(342, `${LETTERS}0123456789-_`)}`,
  ),
  ...times(15, number => drawn(16 + number, `${LETTERS}0123456789`)),
  ...times(15, () => drawn(40, '0123456789abcdef')),
  ...times(15, () => drawn(24, `${LETTERS}0123456789!#$%&*+-./:;<=>?@^_~`)),
];

/** Of these the whole may be in an innocent file, pieces never are searched. */
const PREDICTABLE_VALUES = [
  'hf_abcdefghijklmnopqrstuvwxyz12345678',
  'hf_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh',
  'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh',
  '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',
  'hf_0123456789abcdef0123456789abcdef01',
  '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',
  `hf_${'x'.repeat(34)}`,
  `hf_${'0'.repeat(34)}`,
  'hf_exampleexampleexampleexampleexampl',
  'hf_MyFakeTokenForDocsThatIsNotRealXyZ',
  'production-database-password',
  'P@ssw0rd-2024-Prod!',
  'x86_64-linux-gnu-gcc-13.2.0',
  'https://user:Passw0rd123456789@registry.example.com/v2/x86_64',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'machine huggingface.co\nlogin somebody\npassword correct-horse-battery-staple\n',
  '{"type":"service_account","auth_uri":"https://accounts.google.com/o/oauth2/auth","universe_domain":"googleapis.com"}',
];

const KEYS = [
  ['genpkey', '-algorithm', 'RSA'],
  ['genpkey', '-algorithm', 'RSA', '-aes256', '-pass', 'pass:x'],
  ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  ['genpkey', '-algorithm', 'ed25519'],
];

/** The files of these folders, links not followed. */
function* files(folders: readonly string[]): Generator<string> {
  const left = [...folders];
  for (let folder = left.pop(); folder !== undefined; folder = left.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) left.push(join(folder, entry.name));
      if (entry.isFile()) yield join(folder, entry.name);
    }
  }
}

/** What is found in the files, and how many bytes they are. */
function searchAll(matcher: Matcher, folders: readonly string[], limit: number) {
  const buffer = Buffer.allocUnsafe(1 << 20);
  const found = new Set<string>();
  let searched = 0;
  for (const path of files(folders)) {
    const search = matcher.search(({ needle }) =>
      found.add(`${needle.secret} ${needle.kind} ${needle.form} ${path}`),
    );
    const file = openSync(path, 'r');
    for (let read = -1; read !== 0; search.push(buffer.subarray(0, read))) read = readSync(file, buffer);
    closeSync(file);
    search.end();
    searched += search.searched;
    if (searched > limit) break;
  }
  return { found: [...found], searched };
}

/** Files of settings with secrets in them; what stands around those is in every other such file. */
const passwords = [
  'hunter2!',
  'Sommer2024!',
  's3cr3t-pw',
  'letmein99!',
  'password',
  'postgres',
  'sunshine',
  '12345678',
];
const base64 = (text: string) => Buffer.from(text).toString('base64');
const certificate = () =>
  execFileSync('sh', ['-c', "sed '/END/q' /etc/ssl/certs/ca-certificates.crt"], { encoding: 'utf8' });

const SETTINGS = (key: string): readonly string[] => [
  ...passwords.map(password => `machine huggingface.co\n  login somebody\n  password ${password}\n`),
  ...passwords.map(
    password => `[global]\nindex-url = https://__token__:${password}@pypi.org/simple\ntimeout = 60\n`,
  ),
  ...passwords.map(password =>
    JSON.stringify({ auths: { 'ghcr.io': { auth: base64(`user:${password}`) } } }),
  ),
  ...passwords.map(
    password =>
      `kind: Secret\ndata:\n  username: ${base64('administrator')}\n  password: ${base64(password)}\n`,
  ),
  'POSTGRES_USER=postgres\nPOSTGRES_PASSWORD=postgres\nMINIO_SECRET_KEY=minioadmin\nLOG_LEVEL=info\nAUTH_METHOD=client_secret_basic\n',
  'SECRET_KEY=changeme\nAPI_TOKEN=your_token_here\nSORT_KEY=created_at\nAUTH_USER_MODEL=accounts.User\nSSH_KEY=id_ed25519\n',
  '{"tokenizer_class":"LlamaTokenizer","pad_token":"<|endoftext|>","add_bos_token":true,"model_max_length":1000000000}',
  '# The password: ask the administrator.\ntoken: see the documentation\npassphrase: this is not the real one\n',
  `{"type":"service_account","private_key":${JSON.stringify(key)},"token_uri":"https://oauth2.googleapis.com/token"}`,
  `users:\n- user:\n    client-certificate-data: ${base64(certificate())}\n    client-key-data: ${base64(key)}\n`,
  `kind: Secret\ndata:\n  ca.crt: ${base64(certificate())}\n  locale: ${base64('en_US.UTF-8')}\n`,
  `registry=https://npm.example.com/\n_auth=${base64('admin:password')}\nalways-auth=true\ncafile=/etc/ssl/certs/ca-certificates.crt\n`,
];

describe('what is installed here', () => {
  const pems = KEYS.map(args =>
    execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString(),
  );
  const secretsOf = (name: string, values: readonly string[]): SearchedSecret[] =>
    values.map((value, at) => ({ id: `${name} ${at}`, value: Buffer.from(value), tokens: [] }));
  const folders = execFileSync('python3', ['-c', 'import os; print(os.path.dirname(os.__file__))'], {
    encoding: 'utf8',
  });

  test('has no form of a value that was drawn at random, and no piece of any', () => {
    const secrets = [
      ...secretsOf('random', [...RANDOM_VALUES, ...pems]),
      ...secretsOf('predictable', PREDICTABLE_VALUES),
    ];
    const needles = makeNeedles(secrets).filter(
      ({ secret, kind }) => secret.startsWith('random') || kind !== 'whole',
    );
    const { found, searched } = searchAll(
      new Matcher(needles),
      ['/usr/share', '/usr/lib', '/usr/bin', folders.trim()],
      MAX_BYTES,
    );
    expect(found).toEqual([]);
    expect(searched).toBeGreaterThan(20e6);
  });

  test('has nothing of what settings hold around their secrets, and no word behind the name of one', () => {
    const secrets = SETTINGS(pems[0] ?? '').map((text, at) => ({
      ...{ id: `settings ${at}`, value: Buffer.from(text) },
      ...contentsOf(Buffer.from(text)),
    }));
    const { found } = searchAll(
      new Matcher(makeNeedles(secrets)),
      ['/usr/share', '/usr/lib', '/usr/bin', '/etc/ssl'],
      MAX_BYTES,
    );
    expect(found).toEqual([]);
  });
});
