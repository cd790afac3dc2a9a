import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Matcher } from '../../src/scan/match/matcher.js';
import { makeNeedles, type Needle, tooShort } from '../../src/scan/needles/needles.js';
import {
  ENCODED,
  ENCODED_BY_PYTHON,
  formsFound,
  type Leak,
  needlesOf,
  OTHER_TOKEN,
  python,
  secret,
  TOKEN,
} from './needles-leaks.js';

/** The token behind 0 to 15 bytes, so that it begins at every place of a line of a dump. */
const texts = (token: string) =>
  Array.from({ length: 16 }, (_, before) =>
    Buffer.from(`${'TOKEN=header: xy'.slice(0, before)}${token} ...`),
  );

const matcher = new Matcher(needlesOf(TOKEN));
const formsIn = (leak: Buffer) => matcher.hitsIn(leak).map(({ needle }) => needle.form);

describe('a token is found in what writes it', () => {
  const all = [...texts(TOKEN), ...texts(OTHER_TOKEN)];
  const leaks: readonly (readonly [string, readonly [form: string, leak: Leak]])[] = [
    ...Object.entries(ENCODED),
    ...Object.entries(ENCODED_BY_PYTHON).map(
      ([name, [form, expression]]) =>
        [`Python: ${name}`, [form, (some: readonly Buffer[]) => python(expression, some)]] as const,
    ),
  ];

  test.each(leaks)('%s, at every place of a line', (_, [form, leak]) => {
    const forms = leak(all).map(formsIn);
    expect(forms).toHaveLength(32);
    expect(forms.slice(0, 16).flatMap((found, before) => (found.includes(form) ? [] : [before]))).toEqual([]);
    expect(forms.slice(16).flat()).toEqual([]); // the other token
  });

  test('any run of 16 characters of it', () => {
    for (let start = 0; start + 16 <= TOKEN.length; start++) {
      expect(formsIn(Buffer.from(`"${TOKEN.slice(start, start + 16)}" + `))).toContain('plain fragment');
    }
  });

  test('any run of 20 characters of its base64', () => {
    for (const before of ['', 'x', 'xy']) {
      const encoded = Buffer.from(before + TOKEN)
        .toString('base64')
        .replace(/=+$/, '');
      for (let start = before.length; start + 20 <= encoded.length - 1; start++) {
        expect(formsIn(Buffer.from(encoded.slice(start, start + 20)))).toContain('base64 fragment');
      }
    }
  });

  test('without its prefix', () => {
    for (const prefix of ['hf_', 'hf_oauth_', 'hf_jwt_', 'api_org_']) {
      expect(formsFound(`${prefix}${TOKEN.slice(3)}`, `token: ${TOKEN.slice(3)}`)).toContain(
        'without prefix',
      );
    }
  });

  test('its last four characters and its first ones are nobody’s', () => {
    expect(formsIn(Buffer.from(`hf_****${TOKEN.slice(-4)} ${TOKEN.slice(0, 11)}...`))).toEqual([]);
  });
});

describe('the needles of a token', () => {
  const needles = needlesOf(TOKEN);

  test('are few, long enough and all different', () => {
    expect(needles.length).toBeLessThanOrEqual(350);
    const bytesOf = ({ bytes, kind }: Needle) => `${kind === 'strand'} ${bytes.toString('latin1')}`;
    expect(new Set(needles.map(bytesOf)).size).toBe(needles.length);
    for (const { bytes, kind } of needles)
      expect(bytes.length).toBeGreaterThanOrEqual(kind === 'fragment' ? 12 : 34);
    expect(needles.filter(({ form, kind }) => form.endsWith(' fragment') !== (kind === 'fragment'))).toEqual(
      [],
    );
  });

  test('carry the id of the secret', () => {
    const two = makeNeedles([secret(TOKEN), { ...secret(TOKEN), id: 'two' }]);
    expect(two.filter(({ secret: id }) => id === 'one')).toHaveLength(needles.length);
    expect(two.filter(({ secret: id }) => id === 'two')).toHaveLength(needles.length);
  });

  test('are the same for a token with white space around it and for one inside another secret', () => {
    const bytes = (value: string, tokens: readonly string[] = []) =>
      new Set(needlesOf(value, tokens).map(needle => needle.bytes.toString('latin1')));
    expect(bytes(` ${TOKEN}\r\n`)).toEqual(bytes(TOKEN));
    const around = bytes(`machine huggingface.co login me password ${TOKEN}`, [TOKEN]);
    for (const one of bytes(TOKEN)) expect(around.has(one)).toBe(true);
  });

  test('of a token like a JWT are cut from its signature alone', () => {
    const json = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signature = createHash('sha512').update(TOKEN).digest('base64url');
    for (const prefix of ['hf_jwt_', 'hf_oauth_', '']) {
      const head = `${json({ alg: 'RS256', typ: 'JWT' })}.${json({ iss: 'https://huggingface.co', n: 1735689600 })}.`;
      const pieces = needlesOf(`${prefix}${head}${signature}`).filter(
        ({ form }) => form === 'plain fragment',
      );
      expect(pieces.length).toBeGreaterThan(3);
      for (const { bytes } of pieces) expect(signature).toContain(bytes.toString());
    }
  });
});

describe('what could be guessed is not cut', () => {
  test.each([
    'hf_abcdefghijklmnopqrstuvwxyz12345678',
    'hf_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh',
    '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',
    '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',
    `hf_${'x'.repeat(34)}`,
    `hf_${'0'.repeat(34)}`,
    'hf_exampleexampleexampleexampleexampl',
    'hf_deadbeefdeadbeefdeadbeefdeadbeefde',
    'hf_TestTokenTestTokenTestTokenTestTok',
  ])('%s: neither in pieces nor without its prefix', token => {
    const needles = needlesOf(token);
    expect(needles.filter(({ kind, form }) => kind !== 'whole' || form === 'without prefix')).toEqual([]);
    expect(new Matcher(needles).hitsIn(Buffer.from(`abc${token.slice(3)}abc`))).toEqual([]);
    expect(formsFound(token, Buffer.from(token).toString('base64'))).toEqual(['base64']);
  });

  test.each([
    'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh',
    'hf_YourTokenHereYourOwnTokenGoesHereX',
    'hf_MyFakeTokenForDocsThatIsNotRealXyZ',
    'hf_thisisafaketokenfortestingonlyabcd',
    'production-database-password',
    'correct-horse-battery-staple-42',
    'P@ssw0rd-2024-Prod!',
    'MySecretPassword123',
    'Python3.11.4-x86_64',
    'x86_64-linux-gnu-gcc-13.2.0',
    'https://registry.example.com/v2/x86_64',
    'a sentence of Words And numb3rs 12 and more',
    Buffer.from('user:a-password-of-words').toString('base64'),
    Buffer.from('a text that is written in hex').toString('hex'),
  ])('%s', value => {
    expect(needlesOf(value).filter(({ kind }) => kind !== 'whole')).toEqual([]);
  });

  test.each(['ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'wJq2rXUtnF9MI7K7Mb3NGbPxRf1CYzKXQ8hLw0Zt'])(
    '%s is drawn at random: a piece of it is found',
    value => {
      expect(formsFound(value, `"${value.slice(6, 30)}"`)).toContain('plain fragment');
    },
  );
});

describe('values that are too short', () => {
  test('are named and not searched', () => {
    const values = ['1234567', ' 1234567\n', '', '12345678', 'pässwö'];
    const secrets = values.map((value, at) => ({ ...secret(value), id: String(at) }));
    expect(tooShort(secrets)).toEqual(['0', '1', '2']);
    expect(new Set(makeNeedles(secrets).map(needle => needle.secret))).toEqual(new Set(['3', '4']));
  });

  test('have the tokens in them searched all the same', () => {
    const found = makeNeedles([{ id: 'one', value: Buffer.alloc(0), tokens: [Buffer.from(TOKEN)] }]);
    expect(found).toHaveLength(needlesOf(TOKEN).length);
  });
});

describe('what a secret holds', () => {
  const inner = (values: readonly (string | Buffer)[], texts: readonly string[] = []) =>
    new Matcher(
      makeNeedles([
        {
          ...secret('the whole of a secret'),
          values: values.map(one => Buffer.from(one as string)),
          texts: texts.map(one => Buffer.from(one)),
        },
      ]),
    );
  const found = (matcher: Matcher, text: string | Buffer) =>
    matcher.hitsIn(Buffer.from(text as string)).map(({ needle }) => [needle.secret, needle.form]);

  test('is searched in every form under the id of the secret, however little random it looks', () => {
    const matcher = inner(['hunter22']);
    expect(found(matcher, '  password: hunter22\n')).toEqual([['one', 'plain']]);
    expect(found(matcher, Buffer.from('me:hunter22').toString('base64'))).toEqual([['one', 'base64']]);
    expect(found(matcher, Buffer.from('hunter22').toString('hex'))).toEqual([['one', 'hex']]);
    expect(found(matcher, Buffer.from('hunter22', 'utf16le'))).toEqual([['one', 'utf-16le']]);
  });

  test('is searched in the usual forms where it is the ninth and later', () => {
    const values = Array.from({ length: 40 }, (_, number) => `password-${number + 100}`);
    const matcher = inner(values);
    for (const value of values) expect(found(matcher, `=${value};`)).toHaveLength(1);
    for (const value of values)
      expect(found(matcher, Buffer.from(`x:${value}`).toString('base64'))).toHaveLength(1);
    expect(matcher.needleCount).toBeLessThan(2000);
  });

  test('is searched in pieces where it was drawn at random; of a text only such parts are', () => {
    const random = 'fG7kPq2ZtX9vLw4RbN8sYh3M';
    expect(found(inner([random]), random.slice(4, 20)).length).toBeGreaterThan(0);
    const text = inner([], [`some words\nkey: ${random}\n`]);
    expect(found(text, random)).toEqual([['one', 'plain part']]);
    expect(found(text, 'some words\nkey:')).toEqual([]);
  });

  test.each([
    ['behind a byte-order mark', `\ufeff${'fG7kPq2ZtX9vLw4RbN8sYh3M'}`],
    ['before a letter beyond ASCII', `${'fG7kPq2ZtX9vLw4RbN8sYh3M'}ü`],
    ['between bytes of Latin-1', Buffer.from('äfG7kPq2ZtX9vLw4RbN8sYh3Mü', 'latin1')],
  ])('is searched in pieces %s', (_, value) => {
    const needles = needlesOf(value);
    expect(needles.filter(({ form }) => form === 'plain fragment').length).toBeGreaterThan(3);
    expect(found(new Matcher(needles), 'Pq2ZtX9vLw4RbN8s').length).toBeGreaterThan(0);
  });

  test('is searched in a file of settings with such letters', () => {
    const text = 'fG7kPq2ZtX9vLw4RbN8sYh3M';
    expect(formsFound(`\ufeffNAME=Jürgen\nAPI_KEY=${text}\n`, `x ${text}`)).toEqual(['plain part']);
    expect(formsFound(`\ufeff${text}\nmore\n`, `x ${text}`)).toEqual(['plain part']);
  });
});
