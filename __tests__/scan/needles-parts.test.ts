import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Matcher } from '../../src/scan/match/matcher.js';
import { formsFound, needlesOf, OTHER_TOKEN, TOKEN } from './needles-leaks.js';

const RANDOM = 'fG7kPq2ZtX9vLw4RbN8sYh3M';
const OTHER = 'Qz8TmW4nKx7RcV2bLs9JyH5d';

describe('values inside a secret are found alone', () => {
  test.each([
    ['.env', `# settings\nUSER=somebody\nAPI_KEY="${RANDOM}"\nMODE=production\n`],
    ['netrc', `machine example.com\n  login somebody-with-a-long-name\n  password ${RANDOM}\n`],
    [
      'JSON',
      JSON.stringify({ user: 'somebody', clientSecret: RANDOM, scopes: ['read:everything'] }, null, 2),
    ],
    ['YAML', `users:\n  - name: somebody-with-a-name\n    token: ${RANDOM}\n`],
    ['URL', `https://somebody:${RANDOM}@example.com/a/path/of/some/length`],
    ['connection string', `Endpoint=https;AccountName=somebody;AccountKey=${RANDOM};Suffix=core.example.com`],
    ['list', `${OTHER}\n  - ${RANDOM}\n`],
  ])('%s', (_, text) => {
    expect(formsFound(text, `  other: '${RANDOM}'`)).toEqual(['plain part']);
    expect(formsFound(text, JSON.stringify({ x: Buffer.from(`:${RANDOM}`).toString('base64') }))).toEqual([
      'base64 part',
    ]);
    expect(formsFound(text, Buffer.from(RANDOM, 'utf16le'))).toEqual(['utf-16 part']);
    expect(formsFound(text, text)).toContain('plain');
  });

  test('lines and names that anybody may have are not', () => {
    const text = [
      'machine huggingface.co',
      'login somebody-with-a-long-name',
      'endpoint = https://huggingface.co/api/models',
      'AZURE_TENANT_ID=8d3a5f0e-4b7c-4e2d-9a61-0c5f7b2e9d14',
      `REQUEST_ID=${OTHER}`,
      `certificate-authority-data: ${OTHER}`,
      `imageDigest: sha256:${'3f7a9c2e5b8d1046'.repeat(4)}`,
      'greeting="hello-and-welcome-to-this-place"',
      'path: /usr/lib/x86_64-linux-gnu/libssl.so.3',
    ];
    const needles = needlesOf(text.join('\n'));
    for (const line of text) expect(new Matcher(needles).hitsIn(Buffer.from(`${line}\n`))).toEqual([]);
    expect(needles.filter(({ kind }) => kind === 'fragment')).toEqual([]);
  });

  test('a token in a secret is found as if it were one', () => {
    const netrc = `machine huggingface.co\nlogin me\npassword ${TOKEN}\n`;
    const matcher = new Matcher(needlesOf(netrc, [TOKEN]));
    const forms = (leak: Buffer) => matcher.hitsIn(leak).map(({ needle }) => needle.form);
    expect(forms(Buffer.from(TOKEN.slice(3)))).toContain('without prefix');
    expect(forms(Buffer.from(Buffer.from(TOKEN).toString('hex')))).toContain('hex');
    expect(forms(Buffer.from(TOKEN.slice(10, 26)))).toContain('plain fragment');
    expect(forms(Buffer.from(OTHER_TOKEN))).toEqual([]);
  });
});

describe('values of any size', () => {
  test('long ones are found by their middle, in every form', () => {
    const text = Array.from({ length: 900 }, (_, line) => `line ${line * line} with ümlauts`).join('\n');
    const needles = needlesOf(text);
    expect(Math.max(...needles.map(({ bytes }) => bytes.length))).toBe(1024);
    const forms = (leak: Buffer | string) => formsFound(text, leak);
    expect(forms(`before ${text} behind`)).toContain('plain');
    expect(forms(JSON.stringify(`before ${text} behind`))).toContain('json');
    expect(forms(text.replaceAll('\n', '\r\n'))).toContain('crlf');
    for (const before of ['', 'x', 'xy']) {
      expect(forms(Buffer.from(before + text).toString('base64'))).toContain('base64');
    }
    expect(forms(Buffer.from(text).toString('hex'))).toContain('hex');
    expect(forms(Buffer.from(text, 'utf16le'))).toContain('utf-16le');
  });

  test('500 KiB that are no text, with padding in the middle', () => {
    const value = Buffer.alloc(500 * 1024);
    for (let at = 0; at < 200_000; at++) value[at] = Math.imul(at, 0x9e3779b1) >>> 13;
    const needles = needlesOf(value);
    expect(needles.length).toBeGreaterThan(20);
    expect(new Matcher(needles).hitsIn(Buffer.alloc(100_000))).toEqual([]);
    expect(formsFound(value, Buffer.concat([Buffer.from('x'), value]))).toContain('plain');
    expect(formsFound(value, value.toString('base64'))).toContain('base64');
  });

  test('texts that take a bad pattern long do not', () => {
    for (const text of ['a', '=', ' ', '\n', 'a=', '://a:', '- ', '-----BEGIN PRIVATE KEY-----\n', '"\'']) {
      expect(needlesOf(text.repeat(500_000 / text.length)).length).toBeGreaterThanOrEqual(0);
    }
  });

  test('every value of eight bytes has needles of eight and more', () => {
    for (const value of ['12345678', '????????', '\0\0\0\0\0\0\0\0', 'ÿÿÿÿ', '"""""\\\\\\', '%%%%%%%%']) {
      const needles = needlesOf(value);
      expect(needles.length).toBeGreaterThan(20);
      for (const { bytes } of needles) expect(bytes.length).toBeGreaterThanOrEqual(8);
      expect(formsFound(value, `a ${value} b`)).toContain('plain');
    }
  });
});

describe('private keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'needles-'));
  const keys: { readonly name: string; readonly key: string; readonly publics: readonly string[] }[] = [];

  beforeAll(() => {
    const openssl = (...args: string[]) =>
      execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    const generate: Readonly<Record<string, readonly string[]>> = {
      RSA: ['genpkey', '-algorithm', 'RSA'],
      'RSA (PKCS #1)': ['genrsa', '-traditional', '2048'],
      'RSA, encrypted': ['genpkey', '-algorithm', 'RSA', '-aes256', '-pass', 'pass:x'],
      EC: ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
      'EC (SEC 1)': ['ecparam', '-name', 'secp384r1', '-genkey', '-noout'],
      Ed25519: ['genpkey', '-algorithm', 'ed25519'],
    };
    for (const [name, args] of Object.entries(generate)) {
      const key = openssl(...args).toString();
      writeFileSync(join(folder, 'key'), key);
      const publics = [
        openssl('pkey', '-in', 'key', '-passin', 'pass:x', '-pubout'),
        openssl('req', '-x509', '-new', '-key', 'key', '-passin', 'pass:x', '-subj', '/CN=nobody'),
      ];
      keys.push({ name, key, publics: publics.map(String) });
    }
    for (const type of ['ed25519', 'rsa', 'ecdsa']) {
      execFileSync('ssh-keygen', [
        '-q',
        '-t',
        type,
        '-N',
        '',
        '-C',
        'somebody@somewhere',
        '-f',
        join(folder, type),
      ]);
      const read = (name: string) => readFileSync(join(folder, name), 'utf8');
      keys.push({ name: `OpenSSH ${type}`, key: read(type), publics: [read(`${type}.pub`)] });
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are found whole, indented, and in lines of 64 characters and more', () => {
    for (const { name, key } of keys) {
      const body = key
        .split('\n')
        .filter(line => !line.includes('-'))
        .join('');
      const copies = [64, 70, 72, 76, 100, 5000].map(width =>
        (body.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n   '),
      );
      const forms = [key.replaceAll('\n', '\n  '), ...copies].map(copy =>
        formsFound(key, copy).includes('plain part'),
      );
      expect({ name, forms, whole: formsFound(key, key).includes('plain') }).toEqual({
        name,
        forms: forms.map(() => true),
        whole: true,
      });
    }
  });

  test('inside JSON and a kubeconfig', () => {
    const { key = '' } = keys[0] ?? {};
    const json = JSON.stringify({ type: 'service_account', private_key_id: OTHER, private_key: key });
    expect(formsFound(json, key)).toContain('plain part');
    expect(formsFound(json, OTHER)).toEqual([]);
    const config = `users:\n- name: me\n  user:\n    client-key-data: ${Buffer.from(key).toString('base64')}\n`;
    expect(formsFound(config, key)).toContain('plain part');
  });

  test('are not what everybody may have: public keys, certificates, other keys', () => {
    for (const { name, key, publics } of keys) {
      const bundle = [...publics, key, ...publics].join('');
      const others = keys.filter(other => other.key !== key).map(other => other.key);
      const innocent = Buffer.from([...publics, ...others].join('\n'));
      for (const value of [key, bundle]) {
        const found = new Matcher(needlesOf(value)).hitsIn(innocent).map(({ needle }) => needle.form);
        expect({ name, found }).toEqual({ name, found: [] });
      }
      expect(formsFound(bundle, bundle)).toContain('plain');
    }
  });

  test('are cut where they share no bytes with their public key, in whatever place of a base64 text', () => {
    for (const { name, key, publics } of keys) {
      const bodies = publics.map(one => one.replace(/-----[^-]+-----|^ssh-\S+ |^ecdsa-\S+ | \S+@\S+$/gm, ''));
      const known = Buffer.concat(bodies.map(body => Buffer.from(body, 'base64')));
      expect(known.length).toBeGreaterThan(50);
      const pieces = needlesOf(key).filter(({ form }) => form === 'plain part');
      const shared = pieces.filter(({ bytes }) =>
        sharesBytes(Buffer.from(bytes.toString(), 'base64'), known),
      );
      expect({ name, shared: shared.length }).toEqual({ name, shared: 0 });
    }
  });

  test('have a handful of pieces each', () => {
    for (const { name, key } of keys) {
      const pieces = needlesOf(key).filter(({ form }) => form === 'plain part').length;
      expect({ name, few: pieces >= 1 && pieces <= 16 }).toEqual({ name, few: true });
    }
  });
});

function sharesBytes(piece: Buffer, known: Buffer): boolean {
  for (let at = 0; at + 8 <= piece.length; at++) if (known.includes(piece.subarray(at, at + 8))) return true;
  return false;
}
