import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { textForms } from '../../src/secret/forms.js';
import { redactor } from '../../src/secret/redact.js';
import { SecretValue } from '../../src/secret/value.js';

const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';
const formsOf = (text: string) => textForms(new SecretValue(text));

/** Bytes without a pattern, the same in every run. */
function noise(length: number, seed: string): Buffer {
  const blocks: Buffer[] = [];
  for (let number = 0; blocks.length * 32 < length; number++) {
    blocks.push(createHash('sha256').update(`${seed} ${number}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

interface Surrounding {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The token with 0 to 8 bytes before and behind it, with and without a line end. */
const surroundings: Surrounding[] = [];
for (let before = 0; before <= 8; before++) {
  for (let behind = 0; behind <= 8; behind++) {
    for (const end of ['', '\n', '\r\n']) {
      const name = `${before} before, ${behind} behind, ${JSON.stringify(end)}`;
      const parts = [noise(before, `before ${name}`), Buffer.from(TOKEN), noise(behind, `behind ${name}`)];
      surroundings.push({ name, bytes: Buffer.concat([...parts, Buffer.from(end)]) });
    }
  }
}

type Encoding = readonly [string, (bytes: Buffer) => string];
const encodings: readonly Encoding[] = [
  ['base64', bytes => bytes.toString('base64')],
  ['base64 without padding', bytes => bytes.toString('base64').replace(/=+$/, '')],
  ['base64 for URLs', bytes => bytes.toString('base64url')],
  ['hex', bytes => bytes.toString('hex')],
  ['upper-case hex', bytes => bytes.toString('hex').toUpperCase()],
];

describe('the forms of a secret', () => {
  test.each(encodings)('one is in the %s, whatever stands around the token', (_, encode) => {
    const forms = formsOf(TOKEN);
    const missed = surroundings.filter(({ bytes }) => !forms.some(form => encode(bytes).includes(form)));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  test.each(encodings)('what is left of the %s gives fewer than three bytes away', (_, encode) => {
    const redact = redactor(formsOf(TOKEN));
    for (const { bytes } of surroundings) {
      const text = encode(bytes);
      const shown = redact(text).replace('***', '').length;
      const perByte = text.length / bytes.length;
      expect(shown).toBeLessThanOrEqual(Math.ceil((bytes.length - TOKEN.length + 3) * perByte) + 3);
    }
  });

  test('user:token as HTTP clients encode it', () => {
    for (const user of ['', 'user', '__token__', 'oauth2', 'a']) {
      const header = Buffer.from(`${user}:${TOKEN}`).toString('base64');
      expect(redactor(formsOf(TOKEN))(header).length).toBeLessThan(header.length - 40);
    }
  });

  test('secrets of every length from the shortest that has encoded forms', () => {
    for (let length = 8; length <= 80; length++) {
      const text = noise(length, `text ${length}`).toString('base64').slice(0, length);
      const forms = formsOf(text);
      for (const prefix of ['', 'a', 'ab', 'abc']) {
        const encoded = Buffer.from(`${prefix}${text}xyz`).toString('base64');
        expect(forms.some(form => form !== text && encoded.includes(form))).toBe(true);
      }
    }
  });

  test('every form depends on the secret alone', () => {
    const others = [TOKEN.replace('AbC', 'XbC'), TOKEN.replace('fGh', 'fGX'), `${TOKEN.slice(0, -1)}X`];
    for (const other of others) {
      const encoded = encodings.map(([, encode]) => encode(Buffer.from(other))).join(' ');
      expect(formsOf(TOKEN).filter(form => encoded.includes(form))).toEqual([]);
    }
  });

  test('characters beyond ASCII count by their bytes', () => {
    const text = 'pässwörd-日本';
    const encoded = Buffer.from(`user:${text}`).toString('base64');
    expect(formsOf(text).some(form => encoded.includes(form))).toBe(true);
    expect(formsOf(text)).toContain(Buffer.from(text).toString('hex'));
  });

  test.each(['a first line\nand a second', 'a first line\r\nand a second\r\n', 'a first line\rand a second'])(
    'a text of several lines is masked line by line: %j',
    text => {
      const forms = formsOf(text);
      expect(forms).toContain('a first line');
      expect(forms).toContain('and a second');
      expect(forms.filter(form => /[\r\n]/.test(form))).toEqual([]);
    },
  );

  test('short lines of a long text are not masked', () => {
    const forms = formsOf('{\n  "key": "a long value",\n}\n---\n');
    expect(forms).toContain('"key": "a long value",');
    expect(forms).not.toContain('{');
    expect(forms).not.toContain('}');
    expect(forms).not.toContain('---');
  });

  test.each(['', ' ', '\n', 'a', 'true', 'False', '123', '{\n}\n'])(
    'a text too short to hide has none: %j',
    text => {
      expect(formsOf(text)).toEqual([]);
    },
  );

  test('encoded forms begin at eight bytes', () => {
    expect(formsOf('1234567')).toEqual(['1234567']);
    expect(formsOf('12345678')).toContain(Buffer.from('12345678').toString('hex'));
  });

  test('a large text has its lines but no encoded copies', () => {
    const line = 'x'.repeat(63);
    expect(formsOf(`${line}\n`.repeat(64)).length).toBeGreaterThan(1);
    expect(formsOf(`${line}\n`.repeat(65))).toEqual([line]);
  });

  test('no form comes twice, none is empty', () => {
    for (const text of ['12345678', '00000000', 'same line\nsame line', TOKEN]) {
      const forms = formsOf(text);
      expect(new Set(forms).size).toBe(forms.length);
      expect(forms).not.toContain('');
    }
  });

  test.each(['hf_', 'hf_oauth_', 'hf_jwt_', 'api_org_'])('%s is no secret, what follows it is', prefix => {
    const body = 'AbCdEfGhIjKlMnOpQrStUvWxYz-._12345';
    const redact = redactor(formsOf(`${prefix}${body}`));
    expect(redact(body)).toBe('***');
    expect(redact(`"${prefix}${body}"`)).toBe('"***"');
    for (const before of ['', 'x', 'xy', 'xyz']) {
      const encoded = Buffer.from(`${before}${body}`).toString('base64');
      expect(redact(encoded).length).toBeLessThan(encoded.length - 30);
    }
    expect(redact(`${prefix}another_token_of_somebody`)).toBe(`${prefix}another_token_of_somebody`);
  });

  test('a token inside a secret is redacted alone, also in a text too large for encoded copies', () => {
    for (const text of [`password ${TOKEN}`, `a=1\nTOKEN=${TOKEN}\n`, `# a line\n`.repeat(60) + TOKEN]) {
      const redact = redactor(formsOf(text));
      expect(redact(`- ${TOKEN} -`)).toBe('- *** -');
      expect(redact(`- ${TOKEN.slice(3)} -`)).toBe('- *** -');
      expect(redact(Buffer.from(TOKEN).toString('hex'))).toBe('***');
    }
  });

  test('a prefix with little behind it stays a part of the secret', () => {
    expect(formsOf('hf_1234')).toEqual(['hf_1234']);
    expect(formsOf('hf_jwt_1')).not.toContain('1');
  });

  test('reversed', () => {
    expect(redactor(formsOf(TOKEN))([...`a ${TOKEN} b`].reverse().join(''))).toBe('b *** a');
    expect(redactor(formsOf(TOKEN))([...TOKEN.slice(3)].reverse().join(''))).toBe('***');
  });

  test('a token is a form of itself', () => {
    expect(formsOf(TOKEN)).toContain(TOKEN);
    // Itself and its body, both reversed, in base64 at three alignments, and in hex in two cases.
    expect(formsOf(TOKEN)).toHaveLength(14);
  });
});

describe('redaction of secrets that are no tokens', () => {
  const redact = (text: string, ...secrets: string[]) =>
    redactor(secrets.flatMap(one => textForms(new SecretValue(one))))(text);

  test('base64 of a secret whose file ends in a newline, printed without it', () => {
    const encoded = Buffer.from('p4ssw0rd-of-mine1').toString('base64');
    expect(redact(encoded, 'p4ssw0rd-of-mine1\n')).not.toBe(encoded);
  });

  test('base64 of one line of a secret of several lines', () => {
    const encoded = Buffer.from('user:p4ssw0rd-of-mine').toString('base64');
    expect(redact(encoded, 'first line\np4ssw0rd-of-mine\n')).not.toBe(encoded);
  });

  test('base64 for URLs of a secret beyond letters and digits', () => {
    const text = '?>?>~~~ÿÿ>>>???p4ss';
    expect(redact(Buffer.from(text).toString('base64url'), text)).toContain('***');
  });

  test('a secret inside JSON', () => {
    const text = 'pa"ss\\word-of-mine';
    expect(redact(JSON.stringify({ arg: text }), text)).toBe('{"arg":"***"}');
  });

  test('two secrets that overlap in the text', () => {
    expect(redact(`Bearer ${TOKEN} x`, 'Bearer hf_AbC', TOKEN)).toBe('*** x');
  });

  test('texts too short to be a secret are left alone', () => {
    expect(redact('false true 1', 'false', 'true', '1')).toBe('false true 1');
  });

  test('a form may hold the characters of a regular expression', () => {
    expect(redact('x a.b*c(d)[e]\\ y aXbbc', 'a.b*c(d)[e]\\')).toBe('x *** y aXbbc');
  });
});

describe('what a secret holds', () => {
  const redact = (text: string, secret: string) => redactor(formsOf(secret))(text);
  const netrc = 'machine example.com\nlogin somebody\npassword hunter2!\n';

  test.each([
    ['a password of a netrc', netrc, 'hunter2!'],
    ['a netrc in base64', Buffer.from(netrc).toString('base64'), 'hunter2!'],
    ['a token in base64', Buffer.from(`HF_TOKEN=${TOKEN}`).toString('base64'), TOKEN],
    ['a short password that is no word', 'DB_USER=me\nDB_PASSWORD=a1b2c3\n', 'a1b2c3'],
    ['an escaped password', '{"password":"pa\\u0022ss-word"}', 'pa"ss-word'],
  ])('is hidden alone: %s', (_, secret, inner) => {
    expect(redact(`<${inner}>`, secret)).toBe('<***>');
  });

  test('leaves the words of its text alone', () => {
    const encoded = Buffer.from(netrc).toString('base64');
    expect(redact('machine example.com login somebody', encoded)).toBe('machine example.com login somebody');
    expect(redact('postgres', Buffer.from('DB_PASSWORD=postgres\n').toString('base64'))).toBe('postgres');
  });
});
