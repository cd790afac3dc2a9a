import { expect, test } from '@jest/globals';
import { contentsOf } from '../../src/secret/contents.js';
import { SecretSearch } from '../../src/secret/secret-search.js';

const RANDOM = 'fG7kPq2ZtX9vLw4RbN8sYh3M';

const searchFor = (text: string) => {
  const value = Buffer.from(text);
  return new SecretSearch([{ id: 'one', value, ...contentsOf(value) }], 'hf_token');
};

test('a password that was thought up, inside a file of settings, is found and no proof by itself', () => {
  const text = `DB_PASSWORD=hunter2-hunter\nAPI_KEY=${RANDOM}\n`;
  const search = searchFor(text);
  expect(search.first('RUN echo hunter2-hunter')).toMatchObject({ secret: 'one', isTelling: false });
  expect(search.first(`RUN echo ${RANDOM}`)).toMatchObject({ secret: 'one', isTelling: true });
  expect(search.first(text)?.secret).toBe('one');
});
