import { expect, test } from '@jest/globals';
import { hider } from '../../src/scan/match/hide.js';
import { makeNeedles } from '../../src/scan/needles/needles.js';

const TOKEN = Buffer.from('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');
const hide = hider(makeNeedles([{ id: 'a', value: TOKEN, tokens: [TOKEN] }]));
const base64 = (text: string) => Buffer.from(text).toString('base64');

test('hides the words that hold a secret, in whatever form', () => {
  const twice = base64(base64(`user:${TOKEN.toString()}`));
  expect(hide(`RUN echo ${TOKEN.toString()} | x --y=${twice} z`)).toBe('RUN echo *** | x *** z');
});

test('hides all when the secret goes over several words', () => {
  const dump = [...TOKEN].map(byte => byte.toString(16)).join(' ');
  expect(hide(`RUN echo ${dump}`)).toBe('***');
});

test('leaves other texts alone', () => {
  expect(hide('RUN pip install hf_transfer')).toBe('RUN pip install hf_transfer');
});
