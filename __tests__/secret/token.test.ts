import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ActionError } from '../../src/errors.js';
import { hubTokens } from '../../src/secret/hub-tokens.js';
import type { SecretMount } from '../../src/secret/mounts.js';
import { searchedValues } from '../../src/secret/searched.js';
import { isNoToken, readToken } from '../../src/secret/token.js';
import { SecretValue } from '../../src/secret/value.js';

const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';

function refusalOf(text: string): ActionError {
  try {
    readToken(text);
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('the token was accepted');
}

const WRITTEN_END = 'a line break that was written out, as \\n or %0A';
const NAMED = 'a name in front of the token, as in NAME=…';

describe('a token', () => {
  test.each([TOKEN, `${TOKEN}\n`, `${TOKEN}\r\n`, ` \t${TOKEN} `, `\n\n${TOKEN}\n\n`, `\ufeff${TOKEN}`])(
    'outer white space goes: %j',
    text => {
      expect(readToken(text)?.reveal()).toBe(TOKEN);
    },
  );

  test.each(['', ' ', '\n', '\r\n\t'])('nothing but white space is no token: %j', text => {
    expect(readToken(text)).toBeUndefined();
  });

  test.each([
    'hf_jwt_eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln-bmF0_dXJl',
    `hf_oauth_${'x'.repeat(2000)}`,
    `api_org_${'y'.repeat(34)}`,
    'a-token-of-tomorrow!~',
    'hf_AbCdEfGhIjKlMnOpQrStUv-a/new+kind.of~token==',
    'dXNlcjpwYXNzd29yZA==',
    'user:password',
    'AKCp8-with=signs',
  ])('prefix and length are not judged: %.20s', text => {
    expect(readToken(text)?.reveal()).toBe(text);
  });

  test.each([
    ['a line feed', `${TOKEN}\nsecond`, 'a line break'],
    ['a carriage return', `${TOKEN}\rsecond`, 'a line break'],
    ['a line separator of Unicode', `${TOKEN}\u2028second`, 'a line break'],
    ['a next-line character', `${TOKEN}\u0085second`, 'a line break'],
    ['a space', `Bearer ${TOKEN}`, 'white space'],
    ['a tab', `${TOKEN}\tsecond`, 'white space'],
    ['a no-break space', `${TOKEN}\u00a0second`, 'white space'],
    ['an invisible space', `${TOKEN}\u200bsecond`, 'a character outside printable ASCII'],
    ['a NUL', `${TOKEN}\0second`, 'a character outside printable ASCII'],
    ['an escape', `\u001b[31m${TOKEN}`, 'a character outside printable ASCII'],
    ['an umlaut', `${TOKEN}ü`, 'a character outside printable ASCII'],
    ['double quotes around it', `"${TOKEN}"`, 'quotation marks around the token'],
    ['single quotes around it', `'${TOKEN}'`, 'quotation marks around the token'],
    ['backticks around it', `\`${TOKEN}\``, 'quotation marks around the token'],
    ['a written line feed', `${TOKEN}\\n`, WRITTEN_END],
    ['a written line end of Windows', `${TOKEN}\\r\\n`, WRITTEN_END],
    ['an escaped written line feed', `${TOKEN}\\\\n`, WRITTEN_END],
    ['a line feed of a URL', `${TOKEN}%0A`, WRITTEN_END],
    ['a line end of a URL', `${TOKEN}%0d%0a`, WRITTEN_END],
    ['a line feed of a URL in a URL', `${TOKEN}%250A`, WRITTEN_END],
    ['a written line feed of another token', 'a-token-of-tomorrow\\n', WRITTEN_END],
    ['its variable', `HF_TOKEN=${TOKEN}`, NAMED],
    ['its variable and quotes', `HF_TOKEN="${TOKEN}"`, NAMED],
    ['the variable of another token', 'HF_TOKEN=a-token-of-tomorrow', NAMED],
    ['its id', `hf_token=${TOKEN}`, NAMED],
    ['a key', `token:${TOKEN}`, NAMED],
    ['a scheme', `Bearer%20${TOKEN}`, 'more than the token alone'],
    ['JSON', `{"token":"${TOKEN}"}`, 'more than the token alone'],
    ['a URL', `https://user:${TOKEN}@huggingface.co`, 'more than the token alone'],
    ['a comma behind it', `${TOKEN},`, 'more than the token alone'],
    ['a quotation mark behind it', `${TOKEN}"`, 'more than the token alone'],
    ['brackets around it', `<${TOKEN}>`, 'more than the token alone'],
  ])('%s is refused by name', (_, text, fault) => {
    const refusal = refusalOf(text);
    expect(refusal.code).toBe('BAD_TOKEN');
    expect(refusal.message).toBe(`Input 'hf-token' contains ${fault}.`);
  });

  test.each([`${TOKEN}\nsecond`, `Bearer ${TOKEN}`, `"${TOKEN}"`, `${TOKEN}\0`, `A=${TOKEN}`, `${TOKEN}%0A`])(
    'a refusal holds nothing of the token: %j',
    text => {
      const { message, hint, stack, cause } = refusalOf(text);
      expect(`${message} ${hint} ${stack} ${String(cause)}`).not.toContain(TOKEN.slice(3, 15));
    },
  );
});

describe('what an expression leaves instead of a token', () => {
  test('`false`, of a condition that does not hold, is no token', () => {
    expect(readToken('false')).toBeUndefined();
  });

  test.each(['true', 'null', 'undefined', '0', '***', '$HF_TOKEN', '${HF_TOKEN}'])('%s is an error', text => {
    expect(() => readToken(text)).toThrow(`'${text}', which is no token`);
  });

  test.each(['false', 'true', '0', '***', '', ' '])('%j is not masked', text => {
    expect(isNoToken(text)).toBe(true);
  });

  test.each(['hf_xxxxxxxxxxxx', 'trueish-token'])('%s is a token', text => {
    expect(isNoToken(text)).toBe(false);
    expect(readToken(text)?.reveal()).toBe(text);
  });
});

describe('the tokens of the Hub among the mounts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'token-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fileOf = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const found = (mounts: readonly SecretMount[], env = {}) =>
    hubTokens(searchedValues(mounts, env), 'hf_token').map(token => token.reveal());
  const value = (id: string, text: string): SecretMount => ({
    id,
    input: 'secrets',
    source: { kind: 'value', value: new SecretValue(text) },
  });

  test('under the id of the token, whatever it looks like and wherever it comes from', () => {
    const file: SecretMount = {
      id: 'hf_token',
      input: 'secret-files',
      source: { kind: 'file', path: fileOf('token', 'not-from-the-hub\n') },
    };
    const env: SecretMount = {
      id: 'hf_token',
      input: 'secret-envs',
      source: { kind: 'env', name: 'MY_TOKEN' },
    };
    expect(found([value('hf_token', 'of my own mirror')])).toEqual(['of my own mirror']);
    expect(found([file])).toEqual(['not-from-the-hub']);
    expect(found([env], { MY_TOKEN: 'from-a-variable' })).toEqual(['from-a-variable']);
  });

  test.each([TOKEN, `${TOKEN}\n`, 'hf_jwt_eyJhbGciOi.J9-_x', 'api_org_AbCdEfGhIjKlMn'])(
    'under any id when it is written like one: %j',
    text => {
      expect(found([value('HF_TOKEN', text)])).toEqual([text.trim()]);
    },
  );

  test.each([
    ['a netrc', `machine huggingface.co\n  login user\n  password ${TOKEN}\n`, TOKEN],
    ['a .env', `HF_HOME=/cache\nHF_TOKEN="${TOKEN}"\n`, TOKEN],
    ['a URL', `https://user:${TOKEN}@huggingface.co/org/model`, TOKEN],
    [
      'a sentence',
      'token: hf_jwt_eyJhbGciOi.eyJzdWIiOiJ4In0.J9-_x.',
      'hf_jwt_eyJhbGciOi.eyJzdWIiOiJ4In0.J9-_x',
    ],
  ])('inside %s', (_, text, token) => {
    expect(found([value('other', text)])).toEqual([token]);
  });

  test.each([
    ['a netrc in base64', Buffer.from(`machine x login y password ${TOKEN}\n`).toString('base64')],
    ['a .env in UTF-16', Buffer.from(`\ufeffHF_TOKEN=${TOKEN}\r\n`, 'utf16le')],
  ])('inside %s', (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    expect(found([{ id: 'other', input: 'secret-files', source: { kind: 'file', path } }])).toEqual([TOKEN]);
  });

  test('no word that only begins like one', () => {
    const text = 'hf_hub_download_directory hf_transfer=1 mhf_AbCdEfGhIjKlMnOpQrStUvWxYz';
    expect(found([value('other', `${text}\n`)])).toEqual([]);
  });

  test('not what an expression leaves, nor other secrets, nor a file of several lines', () => {
    expect(found([value('hf_token', 'false'), value('npm', 'npm_AbCdEfGhIjKlMn')])).toEqual([]);
    expect(found([value('hf_token', '[a]\nconfiguration = file\n')])).toEqual([]);
  });
});
