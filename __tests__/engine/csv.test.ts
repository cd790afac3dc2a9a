import { describe, expect, test } from '@jest/globals';
import { ActionError } from '../../src/errors.js';
import { csvAttributes, csvField, csvFields } from '../../src/text/csv.js';

describe('the fields of a flag', () => {
  test.each([
    ['', []],
    ['a', ['a']],
    ['type=image,name=a', ['type=image', 'name=a']],
    ['type=image,"name=a,b"', ['type=image', 'name=a,b']],
    [' type = image , push = true ', ['type = image', 'push = true']],
    ['a,,b', ['a', '', 'b']],
    ['"a=""b"""', ['a="b"']],
    ['name=a"b', ['name=a"b']],
    ['#a=b', ['#a=b']],
  ])('%j', (text, fields) => {
    expect(csvFields(text)).toEqual(fields);
  });

  test('a quotation mark that does not end is refused without repeating the text', () => {
    let refusal: unknown;
    try {
      csvFields('type=image,"name=S3cr3t');
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(ActionError);
    const { code, message, hint } = refusal as ActionError;
    expect(code).toBe('BAD_INPUT');
    expect(`${message} ${hint}`).not.toContain('S3cr3t');
  });
});

describe('the attributes of a flag', () => {
  test.each([
    [
      'type=image,push=true',
      [
        ['type', 'image'],
        ['push', 'true'],
      ],
    ],
    ['a = b ', [['a', 'b']]],
    ['a=b=c', [['a', 'b=c']]],
    ['./out', [['./out', '']]],
    ['=a', [['', 'a']]],
    ['a=', [['a', '']]],
    ['"annotation.k=a,b"', [['annotation.k', 'a,b']]],
  ])('%j', (text, attributes) => {
    expect(csvAttributes(text).map(({ key, value }) => [key, value])).toEqual(attributes);
  });
});

describe('a field written for a flag', () => {
  test.each(['src=/a/b', 'src=/with space', "src=/it's", 'src=/ümlaut', 'src=#', 'src=a=b'])(
    'stays as it is: %s',
    text => {
      expect(csvField(text)).toBe(text);
    },
  );

  test.each(['src=/a,b', 'src=/a"b', '"', ',', 'src=/a,"b",c', 'src=/a\nb', 'src=/a\r\nb'])(
    'is read back as one field: %j',
    text => {
      expect(csvFields(`id=x,${csvField(text)}`)).toEqual(['id=x', text]);
    },
  );
});
