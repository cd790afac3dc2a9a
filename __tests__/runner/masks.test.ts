import { afterEach, describe, expect, test } from '@jest/globals';
import { Fixtures } from './fixture.js';
import { Masks } from './masks.js';

const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYz01234567';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

function masked(secret: string, text: string): string {
  const masks = new Masks();
  masks.add(secret);
  return masks.apply(text);
}

describe('encodings', () => {
  test.each([
    ['at alignment 0', base64(TOKEN), '***'],
    ['at alignment 1', base64(`a${TOKEN}`), `${base64(`a${TOKEN.slice(0, 2)}`)}***`],
    ['at alignment 2', base64(`ab${TOKEN}`), `${base64(`ab${TOKEN[0]}`)}***`],
  ])('base64 %s is masked', (_, text, expected) => {
    expect(masked(TOKEN, text)).toBe(expected);
  });

  test.each([
    ['base64 with a line feed', base64(`${TOKEN}\n`)],
    ['base64 without padding', base64(TOKEN).replaceAll('=', '')],
    ['hex', Buffer.from(TOKEN).toString('hex')],
    ['reversed', [...TOKEN].reverse().join('')],
    ['upper case', TOKEN.toUpperCase()],
  ])('%s stays visible, as it does in the runner', (_, text) => {
    expect(TOKEN).toHaveLength(37);
    expect(masked(TOKEN, text)).toBe(text);
  });

  test.each([
    ['JSON', 'pass"word\\1\t\u0085', 'pass\\"word\\\\1\\t\\u0085'],
    ['an argument', 'pass"word', 'pass\\"word'],
    ['an expression', "pass'word", "pass''word"],
    ['a URI', "p ss/w'rd!*ä~", 'p%20ss%2Fw%27rd%21%2A%C3%A4~'],
    ['XML', `<a>&"'`, '&lt;a&gt;&amp;&quot;&apos;'],
    ['a quoted value', '"password"', 'password'],
    ['before an ampersand', 'secret1&secret2&secret3', 'secret1&secret2&'],
    ['after an ampersand', 'secret1&secret2&secret3', 'secret3'],
    ['before a coloured ampersand', 'secret1&+secret2', 'secret1&+'],
    ['after a coloured ampersand', 'secret1&+secret2', 'ecret2'],
  ])('%s', (_, secret, text) => {
    expect(masked(secret, `<<${text}>>`)).toBe('<<***>>');
  });

  test.each([
    ['a short quoted value', '"passwo"', 'passwo'],
    ['a short part before an ampersand', 'abcd&secret3', 'abcd&'],
    ['a short part after an ampersand', 'secret3&abcde', 'abcde'],
  ])('%s stays visible', (_, secret, text) => {
    expect(masked(secret, text)).toBe(text);
  });

  test('overlapping and touching secrets become one', () => {
    const masks = new Masks();
    for (const secret of ['abcabc', 'cde', 'fgh']) masks.add(secret);
    expect(masks.apply('-abcabcabcdefgh-fgh')).toBe('-***-***');
  });
});

describe('in a job', () => {
  const fixtures = new Fixtures();
  afterEach(() => fixtures.clean());

  test('a value is hidden from its registration on, with each of its lines, in post and the summary too', async () => {
    const job = await fixtures.run({
      main: `
        say('early line-one\\n');
        say('::add-mask::line-one%0D%0A  line-two  %0A%0A\\n');
        say('late line-one line-two ' + Buffer.from('line-two').toString('base64') + '\\n::add-mask:: %0A\\n');
        tell('STEP_SUMMARY', 'x line-two\\ny');
      `,
      post: "say('line-two\\n')",
    });
    expect(job.main.masks).toEqual(['line-one\r\n  line-two  \n\n', 'line-one', 'line-two']);
    expect(job.main.log).toContain('early line-one\nlate *** *** ***\nWarning: ');
    expect(job.main.summary).toBe('x ***\ny\n');
    expect(job.post?.log).toBe('Post job cleanup.\n***\n');
    expect(job.post?.raw).toBe('line-two\n');
  });

  test('secrets and the token are hidden from the start', async () => {
    const auth = base64('x-access-token:ghs_abcdefgh');
    const job = await fixtures.run(
      { main: `say('a TOPSECRET b second ghs_abcdefgh ${auth}')` },
      { secrets: [' TOPSECRET\nsecond \n'], github: { token: 'ghs_abcdefgh' } },
    );
    expect(job.main.log).toContain('a *** b *** *** ***\n');
    expect(job.main.masks).toEqual([]);
  });

  test('outputs that hold a mask do not leave the job', async () => {
    const job = await fixtures.run({
      main: "tell('OUTPUT', 'good=1\\nbad=a-hunter22\\nempty=\\n')",
      post: "say('::add-mask::hunter22\\n')",
    });
    expect(job.outputs).toEqual({ good: '1', bad: 'a-hunter22', empty: '' });
    expect(job.jobOutputs).toEqual({ good: '1' });
    expect(job.completeLog).toBe(
      "Set output 'good'\nWarning: Skip output 'bad' since it may contain secret.\n",
    );
  });
});
