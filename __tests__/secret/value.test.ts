import { format, inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { SecretValue } from '../../src/secret/value.js';

const TEXT = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';
const secret = new SecretValue(TEXT);

describe('a secret value', () => {
  test('its text comes out through reveal()', () => {
    expect(secret.reveal()).toBe(TEXT);
  });

  test.each([
    ['a template', `${secret}`],
    ['a concatenation', `a ${secret}`.concat(String(secret))],
    ['a join', [secret, secret].join(' ')],
    ['JSON', JSON.stringify({ deep: [secret] })],
    ['JSON of an object as a key', JSON.stringify({ [String(secret)]: 1 })],
    ['util.inspect', inspect({ deep: { secret } }, { depth: 9, showHidden: true })],
    ['util.inspect without its own printer', inspect(secret, { customInspect: false, showHidden: true })],
    ['util.format', format('%s %o %O %j %d', secret, secret, secret, secret, secret)],
    ['its properties', JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret)])],
    ['a spread', inspect({ ...secret })],
    ['a structured clone', inspect(structuredClone({ secret }), { showHidden: true })],
    ['an error about it', inspect(new Error(`no ${secret}`, { cause: secret }))],
  ])('%s does not show it', (_, shown) => {
    expect(shown).not.toContain(TEXT);
    expect(shown).not.toContain(TEXT.slice(3, 12));
  });

  test('it prints as three asterisks', () => {
    expect([`${secret}`, JSON.stringify(secret), inspect(secret)]).toEqual(['***', '"***"', '***']);
  });
});
