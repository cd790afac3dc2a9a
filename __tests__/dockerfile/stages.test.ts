import { describe, expect, test } from '@jest/globals';
import { readDockerfile } from '../../src/dockerfile/instructions.js';
import { reachedFrom, runUsers } from '../../src/dockerfile/stages.js';

const STAGES = `FROM a AS Base
RUN base
FROM base AS one
RUN one
FROM --platform=$BUILDPLATFORM x AS two
RUN two
FROM y
RUN --mount=type=bind,from=one,target=/o three
FROM z AS copies
COPY --from=two /a /b
COPY --from=registry/image /c /d
FROM last-\${VARIANT}
COPY --from=3 /a /b
`;

function reached(target: string): string {
  const texts = [...reachedFrom(readDockerfile(STAGES), target)].map(({ text }) => text);
  return texts
    .filter(text => text.startsWith('RUN'))
    .map(text => text.split(' ').at(-1))
    .sort()
    .join(' ');
}

describe('what a target is built from', () => {
  test.each([
    ['base', 'base'],
    ['ONE', 'base one'],
    ['copies', 'two'],
    ['3', 'base one three'],
    ['', 'base one three'],
    ['nothing', ''],
    ['99', ''],
  ])('%s', (target, expected) => {
    expect(reached(target)).toBe(expected);
  });

  test('a stage that takes from itself ends', () => {
    expect(reachedFrom(readDockerfile('FROM a AS a\nCOPY --from=a x y\nRUN b'), 'a').size).toBe(2);
  });
});

describe('the user of a RUN', () => {
  const users = (text: string) =>
    Object.fromEntries([...runUsers(readDockerfile(text))].map(([{ text }, user]) => [text.slice(4), user]));

  test.each<[string, string, Readonly<Record<string, string>>]>([
    ['is not known at first', 'FROM a\nRUN a', {}],
    ['is that of USER', 'FROM a\nRUN a\nUSER app\nRUN b', { b: 'app' }],
    [
      'is root again',
      'FROM a\nUSER app\nUSER root\nRUN a\nUSER app\nUSER 0:0\nRUN b\nUSER x\nUSER root:root\nRUN c',
      {},
    ],
    ['has a group', 'FROM a\nUSER 1000:1000\nRUN a\nUSER "app"\nRUN b', { a: '1000:1000', b: 'app' }],
    ['may be a variable', 'FROM a\nUSER app\nUSER ${X}\nRUN a', {}],
    [
      'is inherited',
      'FROM a AS b\nUSER app\nFROM c\nRUN a\nFROM B\nRUN b\nFROM 0\nRUN c',
      { b: 'app', c: 'app' },
    ],
  ])('%s', (_, text, expected) => {
    expect(users(text)).toEqual(expected);
  });
});
