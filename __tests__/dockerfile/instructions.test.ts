import { describe, expect, test } from '@jest/globals';
import { readDockerfile } from '../../src/dockerfile/instructions.js';

const read = (text: string) =>
  readDockerfile(text).instructions.map(({ line, end, text }) => `${line}-${end} ${text}`);

describe('the instructions of a Dockerfile', () => {
  test.each<[string, string, readonly string[]]>([
    ['comments and empty lines', '# a\n\nFROM a\n  # b\nRUN b\n', ['3-3 FROM a', '5-5 RUN b']],
    ['continued lines', 'RUN a \\\n  && b \\  \n  && c\nRUN d', ['1-3 RUN a   && b   && c', '4-4 RUN d']],
    ['no space at the line end', 'RUN a\\\nb', ['1-2 RUN ab']],
    ['an escaped escape', 'RUN a \\\\\nRUN b', ['1-1 RUN a \\\\', '2-2 RUN b']],
    [
      'comments and empty lines in between',
      'RUN a \\\n# x\n\n  # y\n  b\nUSER c',
      ['1-5 RUN a   b', '6-6 USER c'],
    ],
    ['another escape', '# escape=`\nRUN a `\n  b\\\nUSER c', ['2-3 RUN a   b\\', '4-4 USER c']],
    ['directives before it', '# syntax=x/y:1\n# escape = `\nRUN a `\n b', ['3-4 RUN a  b']],
    [
      'an escape directive too late',
      '# a comment\n# escape=`\nRUN a `\nUSER c',
      ['3-3 RUN a `', '4-4 USER c'],
    ],
    ['Windows line ends', 'FROM a\r\nRUN b \\\r\n c\r\n', ['1-1 FROM a', '2-3 RUN b  c']],
    ['a byte order mark', '\ufeff# escape=`\nRUN a `\nb', ['2-3 RUN a b']],
    ['a here-document', 'RUN <<EOF\nUSER x\nEOF\nUSER y', ['1-3 RUN <<EOF', '4-4 USER y']],
    [
      'two of them',
      'COPY <<A <<-"B C" /d/\nFROM x\nA\n\tRUN y\n\tB C\nUSER y',
      ['1-5 COPY <<A <<-"B C" /d/', '6-6 USER y'],
    ],
    ['one behind continued lines', "RUN a \\\n <<'E'\nUSER x\nE\nUSER y", ["1-4 RUN a  <<'E'", '5-5 USER y']],
    ['one in ONBUILD', 'ONBUILD RUN <<E\nUSER x\nE\nUSER y', ['1-3 ONBUILD RUN <<E', '4-4 USER y']],
    ['one that does not end', 'RUN <<E\nUSER x\n', ['1-3 RUN <<E']],
    [
      'what is none',
      'RUN cat <<< x\nRUN echo "<<E" $((1<<2)) \\<<E\nLABEL a=<<E',
      ['1-1 RUN cat <<< x', '2-2 RUN echo "<<E" $((1<<2)) \\<<E', '3-3 LABEL a=<<E'],
    ],
    ['nothing', '', []],
    ['an end in the middle', 'RUN a \\', ['1-1 RUN a']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('have their names in capital letters', () => {
    expect(readDockerfile('from a\nRun b').instructions.map(({ name }) => name)).toEqual(['FROM', 'RUN']);
  });
});
