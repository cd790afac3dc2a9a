import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { holdsTokenShape, tokenShapesIn } from '../../src/scan/needles/token-shape.js';
import { Random } from './matcher-naive.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const random = new Random(20250616);
const drawn = (length: number, alphabet: string) => random.bytes(length, alphabet).toString();
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const TOKEN = `hf_${drawn(34, LETTERS)}`;

describe('what is written like a token of the Hub', () => {
  test.each([
    ['of a user', () => `hf_${drawn(34, LETTERS)}`],
    ['with digits', () => `hf_${drawn(34, LETTERS + DIGITS)}`],
    ['of an organisation', () => `api_org_${drawn(34, LETTERS)}`],
    ['of a Trusted Publisher (user)', () => `hf_oauth_${drawn(120, `${LETTERS}${DIGITS}_-`)}`],
    [
      'of a Trusted Publisher (repository)',
      () => `hf_jwt_${base64('{"alg":"RS256"}')}.${base64('{"sub":"x"}')}.${drawn(86, LETTERS + DIGITS)}`,
    ],
  ])('%s is found, 2,000 of 2,000', (_, make) => {
    const missed = Array.from({ length: 2000 }, make).filter(token => !holdsTokenShape(`A=${token}`));
    expect(missed).toEqual([]);
  });

  test.each(['toLowerCase', 'toUpperCase'] as const)('in another case is found: %s', fold => {
    const all = Array.from({ length: 2000 }, () => `hf_${drawn(34, LETTERS)}`[fold]());
    expect(all.filter(token => !holdsTokenShape(token)).length).toBeLessThan(10);
  });

  test.each<[string, string, string]>([
    ['a URL', `https://user:${TOKEN}@huggingface.co/a/b`, 'plain'],
    ['a name in front', `MY_${TOKEN}`, 'plain'],
    ['more behind', `${TOKEN}_old`, 'plain'],
    ['a literal line break in front', `a\\n${TOKEN}\\n`, 'plain'],
    ['an escaped sign in front', `a%3D${TOKEN}%0A`, 'plain'],
    [
      'every character percent-encoded',
      [...Buffer.from(TOKEN)].map(one => `%${one.toString(16)}`).join(''),
      'escaped',
    ],
    ['its underscore percent-encoded', TOKEN.replace('_', '%5f'), 'escaped'],
    ['twice percent-encoded', TOKEN.replace('_', '%255F'), 'escaped'],
    ['escapes of JSON', TOKEN.replace('_', '\\u005F'), 'escaped'],
    ['hex', `0x${Buffer.from(TOKEN).toString('hex')}`, 'hex'],
    ['hex in capitals', Buffer.from(`a:${TOKEN}`).toString('hex').toUpperCase(), 'hex'],
    ['base64', base64(TOKEN), 'base64'],
    ['base64, phase 1', `Basic ${base64(`:${TOKEN}`)}`, 'base64'],
    ['base64, phase 2', base64(`user:${TOKEN}\n`), 'base64'],
    ['base64 of base64', base64(base64(`u:${TOKEN}`)), 'base64'],
    ['base64 of UTF-16', base64(Buffer.from(TOKEN, 'utf16le')), 'base64'],
    ['base64 that begins somewhere', `abc${base64(`{"auth":"${TOKEN}"}`)}`, 'base64'],
    ['base64 over several lines', base64(`${'a'.repeat(40)} ${TOKEN}`).replace(/.{64}/g, '$&\n'), 'base64'],
  ])('%s', (_, text, form) => {
    expect(tokenShapesIn(`first line\n${text}`).map(shape => shape.form)).toEqual(
      expect.arrayContaining([form]),
    );
  });

  test('each is told with its place', () => {
    const other = `hf_${drawn(34, LETTERS)}`;
    const text = `# ${TOKEN}\n${base64(other)} =\n${other}`;
    expect(tokenShapesIn(text)).toEqual([
      { form: 'plain', offset: 2 },
      { form: 'base64', offset: text.indexOf(base64(other)) },
      { form: 'plain', offset: text.indexOf(other) },
    ]);
  });
});

describe('what is none', () => {
  test.each([
    `hf_${'x'.repeat(34)}`,
    `hf_${'X'.repeat(34)}`,
    `hf_${'0'.repeat(34)}`,
    `hf_${'*'.repeat(34)}`,
    'hf_your_token_here',
    'hf_YourTokenHereYourOwnTokenGoesHereX',
    'hf_yourHuggingFaceTokenGoesRightInHere',
    'hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAB12',
    'hf_abcdefghijklmnopqrstuvwxyz12345678',
    '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',
    'hf_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh',
    'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh',
    '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',
    'hf_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7',
    'hf_1234567890abcdefghijklmnopqrstuvwx',
    'hf_0123456789abcdef0123456789abcdef01',
    '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',
    'hf_exampleexampleexampleexampleexampl',
    'hf_TestTokenTestTokenTestTokenTestTok',
    'hf_thisisafaketokenfortestingonlyabcd',
    'hf_MyFakeTokenForDocsThatIsNotRealXyZ',
    'HF_REPLACEMEWITHTHEONEFROMYOURSETTINGS',
    'hf_deadbeefdeadbeefdeadbeefdeadbeefde',
    'cache-hf_9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'hf_hub_download_directory',
    'hf_DownloadAllTheModelsFromTheHubPlease',
    'hf_oauth_client_credentials_endpoint_of_the_service',
    'hf_oauth_callback.handler.test.ts',
    'hf_jwt_verification_key_rotation_interval_seconds',
    'HF_HUB_ENABLE_HF_TRANSFER=1',
    'hf_****AbCd',
    '${HF_TOKEN}',
    `npm_${drawn(36, LETTERS)}`,
    `ghp_${drawn(36, LETTERS)}`,
    `sha256:${drawn(64, `${DIGITS}abcdef`)}`,
    base64('hf_your_token_here, or whatever you call it, stands in this line'),
    base64(`hf_${'x'.repeat(34)}`),
  ])('%s', text => {
    expect(tokenShapesIn(`A=${text}`)).toEqual([]);
  });

  test('random base64, of which 2 MB are read', () => {
    const found = Array.from({ length: 100 }, () => drawn(20_000, `${LETTERS}${DIGITS}-_`)).flatMap(
      tokenShapesIn,
    );
    expect(found).toEqual([]);
  });

  test('the sources of what is installed here', () => {
    const files = readdirSync('node_modules', { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(md|json|ts|js|mjs)$/.test(name))
      .slice(0, 3000);
    const found = files.filter(name => {
      try {
        return holdsTokenShape(readFileSync(join('node_modules', name), 'utf8').slice(0, 200_000));
      } catch {
        return false; // a folder of this name
      }
    });
    expect(found).toEqual([]);
    expect(files.length).toBe(3000);
  });
});
