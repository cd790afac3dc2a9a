import { execFileSync } from 'node:child_process';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { contentsOf } from '../../src/secret/contents.js';

const TOKEN = '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';
const PASSWORD = 'hunter2!';
const NETRC = `machine example.com\n  login somebody-else\n  password ${PASSWORD}\n`;
const TOKEN_NETRC = `machine huggingface.co login somebody password ${TOKEN}\n`;

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const wrapped = (text: string, width: number) => text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
const valuesIn = (secret: string | Buffer) => contentsOf(Buffer.from(secret)).values.map(String);
const tokensIn = (secret: string | Buffer) => contentsOf(Buffer.from(secret)).tokens.map(String);
const unsearchedIn = (secret: string | Buffer) => contentsOf(Buffer.from(secret)).unsearched;
const dockerConfig = (auth: string) =>
  JSON.stringify({ auths: { 'ghcr.io': { auth } }, credsStore: 'desktop' });

describe('what is encoded', () => {
  test.each<[string, string | Buffer]>([
    ['base64', base64(TOKEN_NETRC)],
    ['base64 without padding', base64(TOKEN_NETRC).replaceAll('=', '')],
    ['base64 for URLs', Buffer.from(`?>?>~~ ${TOKEN_NETRC}`).toString('base64url')],
    ['base64 in lines of 76', `${wrapped(base64(`${TOKEN_NETRC}# ${'padding '.repeat(20)}`), 76)}\n`],
    [
      'base64 in a YAML block',
      `data:\n  netrc: |\n    ${wrapped(base64(TOKEN_NETRC), 64).replaceAll('\n', '\n    ')}\n`,
    ],
    ['base64 with a byte-order mark', `\ufeff${base64(TOKEN_NETRC)}`],
    ['base64 of UTF-16, as PowerShell has it', base64(Buffer.from(TOKEN_NETRC, 'utf16le'))],
    ['hex', Buffer.from(TOKEN_NETRC).toString('hex')],
    ['hex in upper case', Buffer.from(TOKEN_NETRC).toString('hex').toUpperCase()],
    ['gzip', gzipSync(TOKEN_NETRC)],
    ['gzip in base64', gzipSync(TOKEN_NETRC).toString('base64')],
    ['zlib in base64', deflateSync(TOKEN_NETRC).toString('base64')],
    ['base64 of base64 of base64', base64(base64(base64(TOKEN_NETRC)))],
    ['base64 in a field', `OTHER=1\nNETRC_B64=${base64(TOKEN_NETRC)}\n`],
    ['JSON in a string of JSON', JSON.stringify({ config: JSON.stringify({ inner: `x\n${TOKEN}` }) })],
    ['JSON in a string, as base64', base64(JSON.stringify({ inner: `\u0001\t${base64(TOKEN_NETRC)}` }))],
  ])('%s holds a token', (_, secret) => {
    expect(tokensIn(secret)).toEqual([TOKEN]);
  });

  test.each<[string, string]>([
    ['auth of a Docker config', dockerConfig(base64(`somebody:${PASSWORD}`))],
    ['auth of a robot of Harbor', dockerConfig(base64(`robot$ci:${PASSWORD}`))],
    ['_auth of npm', `_auth=${base64(`somebody:${PASSWORD}`)}\nalways-auth=true\nemail=me@example.com\n`],
    ['basic authentication in a curlrc', `header = "Authorization: Basic ${base64(`me:${PASSWORD}`)}"\n`],
    [
      'a Docker config in a Kubernetes secret',
      `kind: Secret\ndata:\n  .dockerconfigjson: ${base64(dockerConfig(base64(`me:${PASSWORD}`)))}\n`,
    ],
  ])('%s is its password', (_, secret) => {
    expect(valuesIn(secret)).toEqual([PASSWORD]);
  });

  test('a short encoded text is searched as it is as well: it may only look encoded', () => {
    for (const secret of [
      `//npm.example.com/:_password="${base64(PASSWORD)}"\n`,
      `password: ${base64(PASSWORD)}\n`,
    ]) {
      expect(valuesIn(secret)).toEqual([PASSWORD, base64(PASSWORD)]);
    }
  });

  test('the private key of a service account is a key with line ends', () => {
    const key = execFileSync('openssl', ['genpkey', '-algorithm', 'RSA'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const account = { type: 'service_account', private_key_id: '0'.repeat(40), private_key: key.toString() };
    expect(valuesIn(JSON.stringify(account))).toEqual([key.toString().trim()]);
    expect(valuesIn(base64(JSON.stringify(account)))).toEqual([key.toString().trim()]);
    expect(valuesIn(`users:\n- user:\n    client-key-data: ${base64(key)}\n`)).toEqual([
      key.toString().trim(),
    ]);
  });

  test('what says nothing secret is not searched', () => {
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----\n';
    const jwt = `${base64('{"alg":"HS256","typ":"JWT"}')}.${base64('{"sub":"1234567890","name":"nobody"}')}.`;
    for (const secret of [
      `cluster:\n    certificate-authority-data: ${base64(certificate)}\n    server: https://10.0.0.1:6443\n`,
      `data:\n  username: ${base64('administrator')}\n  locale: ${base64('en_US.UTF-8')}\n`,
      `${jwt.replaceAll('=', '')}kWvQzRbTnYxGmLpDsHcJfAqEoZuBtIyVwM0123456789`,
      'a sentence of words, authorization and administration included',
    ]) {
      expect(valuesIn(secret)).toEqual([]);
    }
  });

  test('bombs and endless nesting come to an end', () => {
    const bomb = gzipSync(Buffer.alloc(50e6));
    expect(valuesIn(bomb)).toEqual([]);
    expect(valuesIn(base64(bomb))).toEqual([]);
    let nested = TOKEN_NETRC;
    for (let level = 0; level < 12; level++) nested = base64(nested);
    expect(tokensIn(nested)).toEqual([]);
    for (const text of [
      'password=',
      '"\\',
      '//a:b@',
      'QUJD',
      'machine x password y ',
      '<a>',
      'x: "',
      '://',
      '?a=b&',
    ]) {
      expect(valuesIn(text.repeat(100_000 / text.length)).length).toBeLessThan(64);
    }
  });
});

describe('a value behind the name of a secret', () => {
  test.each<[string, string, (readonly string[])?]>([
    ['netrc', NETRC],
    ['netrc in one line', `machine x login me password ${PASSWORD} machine y login you`],
    ['pip.conf', `[global]\nindex-url = https://somebody:${PASSWORD}@pypi.example.com/simple\n`],
    ['.env', `DB_USER=somebody\nDB_PASSWORD=${PASSWORD}\nPORT=8080\n`],
    ['.env in quotes, with a comment', `export API_TOKEN="${PASSWORD}" # the token\n`],
    ['JSON', JSON.stringify({ username: 'somebody-else', clientSecret: PASSWORD })],
    ['JSON, indented', JSON.stringify({ a: { accessToken: PASSWORD, n: 1 } }, null, 2)],
    ['YAML', `database:\n  user: somebody-else\n  password: ${PASSWORD}\n`],
    ['YAML in single quotes', `passwd: '${PASSWORD}'\n`],
    [
      'a list of variables',
      `env:\n- name: DB_PASSWORD\n  value: "${PASSWORD}"\n- name: HOST\n  value: somewhere\n`,
    ],
    ['INI', `[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${PASSWORD}\n`],
    ['.my.cnf', `[client]\nuser=somebody-else\npassword=${PASSWORD}\n`],
    ['.pypirc', `[pypi]\nusername = __token__\npassword = ${PASSWORD}\n`],
    ['.pgpass', `localhost:5432:database:somebody:${PASSWORD}\n`],
    ['a connection string', `Server=tcp:db,1433;User ID=somebody;Password=${PASSWORD};Encrypt=True`],
    ['libpq', `host=localhost user=somebody password=${PASSWORD} dbname=database`],
    ['Maven', `<server><username>somebody</username><password>${PASSWORD}</password></server>`],
    ['NuGet', `<add key="ClearTextPassword" value="${PASSWORD}" />`],
    ['a URL', `https://somebody-else:${PASSWORD}@example.com/path`],
    ['a URL without a user', `redis://:${PASSWORD}@redis:6379/0`],
    ['a parameter of a URL', `https://example.com/feed?access_token=${PASSWORD}&page=2`],
    ['user:password', `somebody-else:${PASSWORD}`],
    ['a curlrc', `user = "somebody-else:${PASSWORD}"\n`],
    ['TOML', `[registry]\ntoken = "${PASSWORD}"\n`],
  ])('is a secret of its own: %s', (_, secret) => {
    expect(valuesIn(secret)).toEqual([PASSWORD]);
    expect(valuesIn(base64(secret))).toEqual([PASSWORD]);
  });

  test('is taken without the escapes of its format', () => {
    expect(valuesIn('https://me:p%40ss%2Fw0rd@example.com')).toEqual(['p%40ss%2Fw0rd', 'p@ss/w0rd']);
    expect(valuesIn(JSON.stringify({ password: 'pa"ss\\w0rd' }))).toEqual(['pa"ss\\w0rd']);
    expect(valuesIn("password: 'it''s-a-secret'\n")).toContain("it's-a-secret");
    expect(valuesIn('<password>a&amp;b&lt;c-d-e</password>')).toContain('a&b<c-d-e');
  });

  test.each([
    [
      'names of users, places and kinds',
      'user: somebody-else\nauth_type: client_secret_basic\ntoken_url: /oauth/token1\n',
    ],
    ['files', 'password_file: /run/secrets/password-1\nSSH_KEY=/root/.ssh/id_ed25519\n'],
    ['variables', 'TOKEN=${HF_TOKEN_OF_ORG}\nPASSWORD={{ vault_password_1 }}\nsecret: <your secret 1>\n'],
    ['switches', 'secret: false\ntoken: required\nauth: disabled\nkey: undefined\n'],
    ['fillers', 'machine x login y password x-oauth-basic\nhttps://oauth2:x-access-token@example.com\n'],
    ['identifiers', 'sort_key: created_at\nkey: last-modified\nauth: oauth2-client\n'],
    [
      'settings of a tokenizer',
      '{"tokenizer_class":"BertTokenizerFast","max_tokens":12345678,"token_type_ids":true}',
    ],
    ['public keys', `public_key: ${base64('a public key of no matter which kind')}\n`],
  ])('is none: %s', (_, secret) => {
    expect(contentsOf(Buffer.from(secret))).toMatchObject({ values: [], unsearched: [] });
  });

  test.each([
    ['short', 'DB_PASSWORD=a1b2c3\n', ['DB_PASSWORD']],
    ['short, in a URL', 'https://me:a1b2c3@example.com', ['password']],
    ['an everyday word', 'machine x login me password sunshine\n', ['password']],
    ['a name of software', 'POSTGRES_PASSWORD=postgres\n', ['POSTGRES_PASSWORD']],
    ['a placeholder', 'SECRET_KEY=changeme\nAPI_TOKEN=your-token-here\n', ['SECRET_KEY', 'API_TOKEN']],
    ['a number', 'pwd: 12345678\n', ['pwd']],
    ['a remark', '# password: ask the administrator of the host\n', ['password']],
  ])('is named and not searched where it is %s', (_, secret, names) => {
    expect(valuesIn(secret)).toEqual([]);
    expect(unsearchedIn(secret)).toEqual(names);
  });

  test('has a name that is shown only when it is one', () => {
    expect(unsearchedIn(`${TOKEN}.token=abc`)).toEqual(['a field']);
  });
});

describe('a text beyond ASCII', () => {
  const value = 'pässwörd-1';
  const writings = [value, value.normalize('NFD'), Buffer.from(value, 'latin1')].map(one => Buffer.from(one));

  test.each<[string, string | Buffer]>([
    ['a password', value],
    ['a password in Latin-1', Buffer.from(value, 'latin1')],
    ['a password, decomposed', value.normalize('NFD')],
    ['a field', `DB_PASSWORD=${value}\n`],
    ['a field in Latin-1', Buffer.from(`DB_PASSWORD=${value}\n`, 'latin1')],
    ['a field in UTF-16', Buffer.from(`\ufeffDB_PASSWORD=${value}\r\n`, 'utf16le')],
  ])('is searched as UTF-8 in both normal forms and as Latin-1: %s', (_, secret) => {
    const all = [Buffer.from(secret), ...contentsOf(Buffer.from(secret)).values];
    for (const writing of writings) expect(all.some(one => one.equals(writing))).toBe(true);
  });

  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(`\ufeff${PASSWORD}`)],
    ['UTF-16', Buffer.from(`\ufeff${PASSWORD}\r\n`, 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(`\ufeff${PASSWORD}\r\n`, 'utf16le').swap16()],
    ['UTF-16 without the mark', Buffer.from(PASSWORD, 'utf16le')],
  ])('a byte-order mark is no part of it: %s', (_, secret) => {
    expect(valuesIn(secret)).toContain(PASSWORD);
  });

  test('a token in UTF-16 is a token', () => {
    expect(tokensIn(Buffer.from(`\ufeff${TOKEN}\r\n`, 'utf16le'))).toEqual([TOKEN]);
  });
});
