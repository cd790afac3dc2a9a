import { describe, expect, test } from '@jest/globals';
import { type ListGrammar, parseList } from '../../src/runner/list.js';

const LINES: ListGrammar = { commas: 'keep', quotes: 'csv', whiteSpace: 'trim' };
const BOTH: ListGrammar = { commas: 'split', quotes: 'csv', whiteSpace: 'trim' };
const RAW: ListGrammar = { commas: 'keep', quotes: 'none', whiteSpace: 'trim' };
const SECRETS: ListGrammar = { commas: 'keep', quotes: 'csv', whiteSpace: 'keep' };

interface Row {
  readonly name: string;
  readonly grammar: ListGrammar;
  readonly text: string;
  readonly entries: readonly string[];
}

// What docker/build-push-action makes of these texts.
const rows: readonly Row[] = [
  { name: 'nothing', grammar: LINES, text: '', entries: [] },
  { name: 'white space alone', grammar: LINES, text: ' \n\t\n', entries: [] },
  { name: 'one entry', grammar: LINES, text: 'a=1', entries: ['a=1'] },
  { name: 'lines', grammar: LINES, text: 'a=1\nb=2', entries: ['a=1', 'b=2'] },
  { name: 'lines of Windows', grammar: LINES, text: 'a=1\r\nb=2\r\n', entries: ['a=1', 'b=2'] },
  { name: 'lines of an old Mac', grammar: LINES, text: 'a=1\rb=2', entries: ['a=1', 'b=2'] },
  { name: 'empty lines between entries', grammar: LINES, text: '\na\n\n \n b\n', entries: ['a', 'b'] },
  { name: 'commas in a list of lines', grammar: LINES, text: 'a=1,2,3', entries: ['a=1,2,3'] },
  { name: 'commas that end an entry', grammar: BOTH, text: 'a,b', entries: ['a', 'b'] },
  { name: 'commas and lines', grammar: BOTH, text: 'a,b\nc', entries: ['a', 'b', 'c'] },
  { name: 'commas without an entry', grammar: BOTH, text: 'a,,b, ,', entries: ['a', 'b'] },
  { name: 'spaces around commas', grammar: BOTH, text: ' a , b ', entries: ['a', 'b'] },
  { name: 'a line quoted as a whole still splits', grammar: BOTH, text: '"a,b"', entries: ['a', 'b'] },
  { name: 'a quoted entry beside others does not', grammar: BOTH, text: '"a,b",c', entries: ['a,b', 'c'] },
  { name: 'a quote behind a space', grammar: BOTH, text: 'a, "b,c"', entries: ['a', '"b', 'c"'] },
  { name: 'single quotes', grammar: BOTH, text: "'a,b'", entries: ["'a", "b'"] },
  {
    name: 'a quoted entry of several lines',
    grammar: LINES,
    text: '"a=1\n\n2"\nb',
    entries: ['a=1\n\n2', 'b'],
  },
  {
    name: 'a quoted entry keeps its own line ends',
    grammar: LINES,
    text: '"a=1\r\n2"\r\nb',
    entries: ['a=1\r\n2', 'b'],
  },
  { name: 'doubled quotes', grammar: LINES, text: '"a=""b"""', entries: ['a="b"'] },
  { name: 'quotes inside an entry', grammar: LINES, text: 'a="b"', entries: ['a="b"'] },
  { name: 'a lone quote inside an entry', grammar: LINES, text: 'a"b', entries: ['a"b'] },
  { name: 'text behind a closing quote', grammar: LINES, text: '"a=b"c', entries: ['"a=b"c'] },
  { name: 'a number sign is no comment', grammar: LINES, text: '#a=b\nc=#d', entries: ['#a=b', 'c=#d'] },
  { name: 'a backslash escapes nothing', grammar: LINES, text: 'a=\\n\\,', entries: ['a=\\n\\,'] },
  {
    name: 'quotes fall away around a field of buildx',
    grammar: LINES,
    text: 'type=image,"name=a,b"',
    entries: ['type=image,name=a,b'],
  },
  {
    name: 'quotes of outputs stay for buildx',
    grammar: RAW,
    text: 'type=image,"name=a,b"\ntype=oci,dest="x',
    entries: ['type=image,"name=a,b"', 'type=oci,dest="x'],
  },
  { name: 'white space at the ends of a secret', grammar: SECRETS, text: ' a= v \n', entries: [' a= v '] },
  { name: 'a secret that ends in a line', grammar: SECRETS, text: '"a=v\n"\n', entries: ['a=v\n'] },
  { name: 'secrets on lines of Windows', grammar: SECRETS, text: 'a=1\r\nb=2\r\n', entries: ['a=1', 'b=2'] },
];

describe('a list input', () => {
  test.each(rows)('$name', ({ grammar, text, entries }) => {
    expect(parseList(text, grammar)).toEqual(entries);
  });

  test.each([BOTH, LINES, SECRETS])('a quote that does not end is an error: %j', grammar => {
    expect(() => parseList('a=1\n"b=2', grammar)).toThrow();
  });

  test('ten thousand entries', () => {
    const entries = Array.from({ length: 10_000 }, (_, number) => `key${number}=a, "b" c`);
    expect(parseList(entries.join('\n'), LINES)).toEqual(entries);
  });
});
